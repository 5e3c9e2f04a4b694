import Glibc

/// A log's segments and lines for those who read: `RecordLog` for a replay, and without the lock, also while a daemon writes,
/// `rawi tail` and `rawi verify`.
package struct LogReader {
    let log: String
    let folder: String
    let files: any FileSystem
    /// Those that are here, in order, each once, whether or not it is compressed.
    let segments: [SegmentName]
    /// What is listed of this log, whether or not the file is still here.
    let manifest: [String: ManifestEntry]
    /// What was acknowledged of segments that are not listed yet, where that is known.
    var ends: [String: Int] = [:]
    /// Whether there is a link to the open segment.
    var hasLink = true

    /// What counts of a segment.
    func lines(of name: SegmentName, from start: Int = 0) throws(StoreError) -> CountedLines {
        let entry = manifest[name.file]
        return try CountedLines(
            files: files, folder: folder, segment: name.file, from: start,
            end: entry?.bytes ?? ends[name.file] ?? .max, stopSeq: entry == nil ? try firstSeq(after: name) : nil)
    }

    /// The first number in the segments that follow: from the line on that carries it, what stands in the ones before was
    /// never acknowledged, and written again.
    func firstSeq(after name: SegmentName) throws(StoreError) -> Int? {
        for later in segments where later.number > name.number {
            if let entry = manifest[later.file] {
                if entry.firstSeq > 0 { return entry.firstSeq }
                continue
            }
            var lines = try SegmentLines(files: files, folder: folder, segment: later.file)
            while let piece = try lines.piece() {
                if case .line(_, let bytes) = piece, let seq = LineHead.seq(bytes) { return seq }
            }
        }
        return nil
    }

    /// With those that were taken elsewhere, in order.
    var allSegments: [SegmentName] {
        let here = Set(segments.map(\.file))
        let gone = manifest.values.filter { $0.retired != nil && !here.contains($0.segment) }
        return (segments + gone.compactMap { SegmentName($0.segment, log: log) }).sorted {
            ($0.number, $0.file) < ($1.number, $1.file)
        }
    }

    /// What the manifest says of a segment that is not here: taken elsewhere also since this was made.
    func retiredEntry(_ name: SegmentName) throws(StoreError) -> ManifestEntry? {
        if let entry = manifest[name.file], entry.retired != nil { return entry }
        return try Manifest.read(folder: folder, files: files)[name.file].flatMap { $0.retired == nil ? nil : $0 }
    }

    /// The newest complete lines of the segments before `open` (its file name; nil: of all), the oldest first, without their
    /// `\n`. Segments are read from the newest on, and only as many as it takes. What cannot be read is left out: that is
    /// for `StoreVerifier` to name.
    package func last(_ count: Int, before open: String? = nil) throws(StoreError) -> [[UInt8]] {
        guard count > 0 else { return [] }
        let limit = open.flatMap { name in segments.first { $0.file == name }?.number } ?? .max
        var lines: [[UInt8]] = []
        for segment in segments.reversed() where segment.number < limit && lines.count < count {
            lines = try newest(count - lines.count, of: segment) + lines
        }
        return lines
    }

    private func newest(_ count: Int, of segment: SegmentName) throws(StoreError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        do throws(StoreError) {
            var reader = try self.lines(of: segment)
            while let piece = try reader.piece() {
                guard case .line(_, let bytes) = piece, LineHead.seq(bytes) != nil else { continue }
                lines.append(bytes.withoutNewline)
                // Not one by one: removing from the front moves all the others.
                if lines.count >= count * 2 + 64 { lines.removeFirst(lines.count - count) }
            }
        } catch {
            // Taken elsewhere since the folder was listed.
            guard case .io(_, ENOENT) = error else { throw error }
            return []
        }
        return Array(lines.suffix(count))
    }
}

extension LogReader {
    /// As the folder is now.
    ///
    /// - Parameter log: `records` or `events`.
    package init(_ log: String, folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) {
        var names: [String: SegmentName] = [:]
        var hasLink = false
        for name in try files.list(folder) {
            if let segment = SegmentName(name, log: log) { names[segment.file] = segment }
            if name == RecordLog.currentName(log) { hasLink = true }
        }
        // After the list: what goes in between was listed in the manifest before.
        let manifest = try Manifest.read(folder: folder, files: files).filter { SegmentName($0.key, log: log) != nil }
        let segments = names.values.sorted { ($0.number, $0.file) < ($1.number, $1.file) }
        self.init(
            log: log, folder: folder, files: files, segments: segments, manifest: manifest, hasLink: hasLink)
    }
}

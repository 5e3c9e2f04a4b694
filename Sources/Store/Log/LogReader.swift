import Glibc

/// A log's segments and lines for those who only look: without the lock, also while a daemon writes.
package struct LogReader {
    private let folder: String
    private let log: String
    private let files: any FileSystem

    /// - Parameter log: `records` or `events`.
    package init(_ log: String, folder: String, files: any FileSystem = DiskFiles()) {
        self.folder = folder
        self.log = log
        self.files = files
    }

    /// In order, each once, whether or not it is compressed.
    func segments() throws(StoreError) -> [SegmentName] {
        var names: [String: SegmentName] = [:]
        for name in try files.list(folder) {
            if let segment = SegmentName(name, log: log) { names[segment.file] = segment }
        }
        return names.values.sorted { ($0.number, $0.file) < ($1.number, $1.file) }
    }

    /// The newest complete lines of the segments before `open` (its file name; nil: of all), the oldest first, without their
    /// `\n`. Segments are read from the newest on, and only as many as it takes. What cannot be read is left out: that is
    /// for `StoreVerifier` to name.
    package func last(_ count: Int, before open: String? = nil) throws(StoreError) -> [[UInt8]] {
        guard count > 0 else { return [] }
        let manifest = try Manifest.read(folder: folder, files: files)
        let all = try segments()
        let limit = open.flatMap { SegmentName($0, log: log)?.number } ?? .max
        var lines: [[UInt8]] = []
        for segment in all.reversed() where segment.number < limit && lines.count < count {
            let end = manifest[segment.file]?.bytes ?? .max
            lines = try self.lines(of: segment, end: end, newest: count - lines.count) + lines
        }
        return lines
    }

    private func lines(of segment: SegmentName, end: Int, newest count: Int) throws(StoreError) -> [[UInt8]] {
        var reader = try SegmentLines(files: files, folder: folder, segment: segment.file, end: end)
        var lines: [[UInt8]] = []
        while let piece = try reader.piece() {
            guard case .line(_, let bytes) = piece, LineHead.seq(bytes) != nil else { continue }
            lines.append(bytes.dropLast())
            // Not one by one: removing from the front moves all the others.
            if lines.count >= count * 2 + 64 { lines.removeFirst(lines.count - count) }
        }
        return Array(lines.suffix(count))
    }
}

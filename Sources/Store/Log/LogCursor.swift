import Glibc

/// Where a replay stands.
package struct LogCursor {
    package enum Item: Sendable {
        case line(RecordLog.Line)
        /// All that is kept of a segment that was taken elsewhere, and the position after it.
        case retired([RetiredRecord], LogPosition)
    }

    private let reader: LogReader
    private let segments: [SegmentName]
    private var index: Int
    private var offset: Int
    private var lastSeq: Int
    private var lines: CountedLines?

    init(_ reader: LogReader, after position: LogPosition?) throws(StoreError) {
        self.reader = reader
        segments = reader.allSegments
        lastSeq = position?.seq ?? 0
        (index, offset) = try Self.start(reader, segments, after: position)
    }

    /// The next complete line, or the next segment that is gone; nil at the end. What is damaged is told to `bad` and passed
    /// over.
    package mutating func next(bad: (StoreError) -> Void) throws(StoreError) -> Item? {
        while index < segments.count {
            let name = segments[index]
            let piece: SegmentLines.Piece?
            do throws(StoreError) {
                if lines == nil { lines = try reader.lines(of: name, from: offset) }
                piece = try lines?.piece()
            } catch {
                guard case .io(_, ENOENT) = error, let entry = try reader.retiredEntry(name) else { throw error }
                endSegment()
                if let item = retired(entry, bad: bad) { return item }
                continue
            }
            switch piece {
            case nil: endSegment()
            case .torn: break
            case .lost(let start, _, let reason): bad(.badLine(path: path(name), offset: start, reason: reason))
            case .line(let start, let bytes):
                guard let seq = LineHead.seq(bytes) else {
                    bad(.badLine(path: path(name), offset: start, reason: "no line of ours"))
                    break
                }
                // Known already.
                guard seq > lastSeq else { break }
                lastSeq = seq
                let after = LogPosition(segment: name.file, offset: start + bytes.count, seq: seq)
                return .line(RecordLog.Line(position: after, bytes: bytes))
            }
        }
        return nil
    }

    private mutating func endSegment() {
        lines = nil
        index += 1
        offset = 0
    }

    private mutating func retired(_ entry: ManifestEntry, bad: (StoreError) -> Void) -> Item? {
        guard entry.lastSeq > lastSeq, let retired = entry.retired else { return nil }
        lastSeq = entry.lastSeq
        let after = LogPosition(segment: entry.segment, offset: entry.bytes, seq: entry.lastSeq)
        do throws(StoreError) {
            return .retired(try RetiredIndex.read(retired, folder: reader.folder, files: reader.files), after)
        } catch {
            bad(error)
            return .retired([], after)
        }
    }

    private func path(_ name: SegmentName) -> String { reader.folder + "/" + name.file }

    private static func start(
        _ reader: LogReader, _ segments: [SegmentName], after position: LogPosition?
    ) throws(StoreError) -> (index: Int, offset: Int) {
        guard let position else { return (0, 0) }
        if let index = segments.firstIndex(where: { $0.file == position.segment }) {
            let path = reader.folder + "/" + position.segment
            // A compressed segment is sealed and does not change.
            guard let size = try reader.files.size(path) else { return (index, position.offset) }
            guard position.offset > 0, position.offset <= size else { return (index, 0) }
            let before = try reader.files.read(path, at: position.offset - 1, count: 1)
            return (index, before == [0x0A] ? position.offset : 0)
        }
        // Unknown segment: from the first that may hold a later line.
        let index = segments.firstIndex { name in
            reader.manifest[name.file].map { $0.lastSeq > position.seq } ?? true
        }
        return (index ?? max(0, segments.count - 1), 0)
    }
}

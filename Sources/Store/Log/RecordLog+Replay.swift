extension RecordLog {
    /// Calls `body` with every complete line after `position` (all, when nil), in order. Corrupt lines are reported by
    /// `bad` and skipped; so is a line for which `body` throws `.badLine`. Memory holds a chunk and a line, no more.
    ///
    /// A position that does not fit the files (the folder was restored from elsewhere) is taken by its `seq`.
    package func replay(
        after position: LogPosition?, bad: (StoreError) -> Void, _ body: (Line) throws(StoreError) -> Void
    ) throws(StoreError) {
        let start = try self.start(after: position)
        var lastSeq = position?.seq ?? 0
        for (index, name) in segments.enumerated() where index >= start.index {
            let path = options.folder + "/" + name.file
            let stopSeq = try firstSeq(after: name)
            let end = sealed[name.file]?.bytes ?? unsealed.first { $0.name == name }?.end ?? .max
            var lines = try SegmentLines(
                files: files, folder: options.folder, segment: name.file, from: index == start.index ? start.offset : 0,
                end: end)
            while let piece = try lines.piece() {
                switch piece {
                case .lost(let offset, _, let reason): bad(.badLine(path: path, offset: offset, reason: reason))
                case .torn: break
                case .line(let offset, let bytes):
                    guard offset < end else { break }
                    guard let seq = LineHead.seq(bytes) else {
                        bad(.badLine(path: path, offset: offset, reason: "no line of ours"))
                        break
                    }
                    // Before `lastSeq`: known already. From `stopSeq` on: never acknowledged, and written again later.
                    guard seq > lastSeq, stopSeq.map({ seq < $0 }) ?? true else { break }
                    lastSeq = seq
                    let after = LogPosition(segment: name.file, offset: offset + bytes.count, seq: seq)
                    do throws(StoreError) {
                        try body(Line(position: after, bytes: bytes))
                    } catch {
                        guard case .badLine(_, let inner, let reason) = error else { throw error }
                        bad(.badLine(path: path, offset: offset + inner, reason: reason))
                    }
                }
            }
        }
    }

    private func start(after position: LogPosition?) throws(StoreError) -> (index: Int, offset: Int) {
        guard let position else { return (0, 0) }
        if let index = segments.firstIndex(where: { $0.file == position.segment }) {
            let path = options.folder + "/" + position.segment
            // A compressed segment is sealed and does not change.
            guard let size = try files.size(path) else { return (index, position.offset) }
            guard position.offset > 0, position.offset <= size else { return (index, 0) }
            let before = try files.read(path, at: position.offset - 1, count: 1)
            return (index, before == [0x0A] ? position.offset : 0)
        }
        // Unknown segment: from the first that may hold a later line.
        let index = segments.firstIndex { name in sealed[name.file].map { $0.lastSeq > position.seq } ?? true }
        return (index ?? max(0, segments.count - 1), 0)
    }
}

extension LogReader {
    /// What `readNewestFirst` comes by.
    package enum BackwardsPiece: Sendable {
        case piece(LogPiece)
        /// All of a segment was told; `isLast`: nothing is before it.
        case segmentEnd(firstSeq: Int?, isLast: Bool)
    }

    /// Segment by segment from the newest on back, within each the lines in the order of their numbers, until `body` answers false.
    ///
    /// - Parameter seq: lines of this number and above are passed over, sealed segments of them unopened.
    package func readNewestFirst(
        before seq: Int = .max, _ body: (BackwardsPiece) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let names = allSegments
        for (index, name) in names.enumerated().reversed() {
            if let entry = manifest[name.file], entry.firstSeq >= seq { continue }
            var first: Int?
            let goesOn = try read(name, from: 0) { piece throws(StoreError) in
                guard case .line(let line) = piece else { return try body(.piece(piece)) }
                // A line that was torn off has no number; the first that has one counts.
                first = first ?? line.seq
                return line.seq >= seq ? true : try body(.piece(piece))
            }
            guard goesOn, try body(.segmentEnd(firstSeq: first, isLast: index == 0)) else { return }
        }
    }

    /// The newest lines, read from the end of the open segment; nil where that holds fewer, or would have to be read from its start.
    package func tail(_ count: Int) throws(StoreError) -> [StoredLine]? {
        guard let name = segments.last, manifest[name.file] == nil else { return nil }
        let path = folder + "/" + name.file
        guard let size = try files.size(path) else { return nil }
        var window = 256 << 10
        while window < size {
            let bytes = try files.read(path, at: size - window, count: min(window, 1 << 20))
            if let end = bytes.firstIndex(of: 0x0A) {
                let lines = try storedLines(of: name, from: size - window + end + 1)
                if lines.count >= count { return lines.suffix(count) }
            }
            window *= 4
        }
        return nil
    }

    private func storedLines(of name: SegmentName, from start: Int) throws(StoreError) -> [StoredLine] {
        var found: [StoredLine] = []
        var lines = try self.lines(of: name, from: start)
        while let piece = try lines.piece() {
            guard case .line(let start, let bytes) = piece, let seq = LineHead.seq(bytes) else { continue }
            let place = LinePlace(segment: name.file, offset: start)
            found.append(StoredLine(seq: seq, bytes: bytes.withoutNewline, place: place))
        }
        return found
    }
}

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
}

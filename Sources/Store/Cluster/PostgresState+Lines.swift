extension PostgresState {
    /// Brings this daemon's logs and what the database knows of them together, before either is used.
    ///
    /// A log that does not reach as far as the database has read it was restored from an older copy: no number that was given out is
    /// given out again, and all of its lines are taken in anew, which changes nothing that is there. What other daemons have written
    /// stays, and so does what is known of lines that are lost.
    ///
    /// - Returns: those that are shorter, unless nothing was written since that was found.
    func follow(_ logs: [RecordLog]) throws(StoreError) -> [Recovery.Behind] {
        var behind: [Recovery.Behind] = []
        try transaction { state throws(StoreError) in
            for log in logs {
                let position = try state.position(of: log.log)
                let given = try Self.given(log.log, position, in: state)
                let last = log.position
                if let position, try !log.fits(position), !position.isEnd(last) {
                    try Self.forget(log.log, given: given, in: state)
                    if given > last.seq {
                        behind.append(Recovery.Behind(log: log.log, lastSeq: last.seq, knownSeq: given))
                    }
                }
                if given > last.seq { try log.goOn(from: given + 1) }
            }
        }
        return behind
    }

    /// All of this daemon's records are taken in again, at the next replay.
    package func readAgain() throws(StoreError) {
        try transaction { state throws(StoreError) in
            let given = try Self.given("records", try state.position(of: "records"), in: state)
            try Self.forget("records", given: given, in: state)
        }
    }

    private static func given(
        _ log: String, _ position: LogPosition?, in state: any StateTransaction
    ) throws(StoreError) -> Int {
        let noted = try state.meta(PostgresKeys.givenKey(log)).flatMap { Int($0) } ?? 0
        return max(noted, position?.seq ?? 0)
    }

    /// In one transaction: whoever is ended while the lines are taken in knows the number all the same.
    private static func forget(_ log: String, given: Int, in state: any StateTransaction) throws(StoreError) {
        try state.apply(.meta(key: PostgresKeys.givenKey(log), value: "\(given)"))
        try state.apply(.position(log: log, LogPosition(segment: "", offset: 0, seq: 0)))
    }
}

extension LogPosition {
    /// The end of a log, whose next line has another number than that of its last one.
    fileprivate func isEnd(_ end: LogPosition) -> Bool {
        segment == end.segment && offset == end.offset && seq > end.seq
    }
}

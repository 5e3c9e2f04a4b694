import FoundationEssentials
import Store

/// Settles outcomes together: facts, decisions, lines, database, in the order that loses nothing.
struct Batch {
    let store: Store
    let settlement: Settlement
    let now: Date
    var networkPause: Duration?

    /// Entries and links are rows to look up and to write: with so many the transaction is long enough, and the loop has to be
    /// heard of between two.
    static let mostEntries = EntryPortion.size
    static let mostOutcomes = 256

    /// What is settled together, and what waits for the next turn. Small outcomes go before large ones, which take a turn
    /// each: a sitemap of 50,000 entries must not hold up everybody's news.
    static func portion(of outcomes: [Outcome]) -> (now: [Outcome], later: [Outcome]) {
        var now: [Outcome] = []
        var later: [Outcome] = []
        var entries = 0
        for outcome in outcomes {
            entries += outcome.entryCount
            if entries <= mostEntries, now.count < mostOutcomes {
                now.append(outcome)
            } else {
                entries -= outcome.entryCount
                later.append(outcome)
            }
        }
        if now.isEmpty, !later.isEmpty { now.append(later.removeFirst()) }
        return (now, later)
    }

    /// The remarks to make once everything is safe. On an error nothing was committed; records that came to the log before
    /// it are replayed into the database before the next attempt, so that settling the same outcomes again finds them known.
    func settle(_ outcomes: [Outcome], tally: inout Tally, board: inout SourceBoard) throws(StoreError)
        -> Settled
    {
        if let settled = try attempt(outcomes, tally: &tally, board: &board) { return settled }
        try catchUp()
        guard let settled = try attempt(outcomes, tally: &tally, board: &board) else {
            throw .database(code: 0, message: "the position of the records does not follow their lines")
        }
        return settled
    }

    struct Settled {
        /// To be made once everything is safe.
        var remarks: [Remark] = []
        /// What is left of long answers.
        var rest: [Outcome] = []
    }

    /// nil, with nothing done, where lines are there that the database has not seen: a full disk can refuse the commit after them,
    /// and their replay as well.
    private func attempt(_ outcomes: [Outcome], tally: inout Tally, board: inout SourceBoard) throws(StoreError)
        -> Settled?
    {
        var count = tally
        var standing = board
        let result = try store.state.transaction(about: keys(outcomes), holding: outcomes.map(\.job.target.key)) {
            state throws(StoreError) -> Settled? in
            let known = try state.position(of: "records")?.seq ?? 0
            guard known >= store.records.position.seq else { return nil }
            var settled = Settled()
            count = tally
            standing = board
            var records: [Record] = []
            var events: [Event] = []
            for outcome in outcomes {
                guard try state.holds(outcome.job.target.key) else {
                    count.stale += 1
                    let url = outcome.job.target.url
                    settled.remarks.append(
                        Remark(
                            .info, "dropped: another daemon has taken over \(url)",
                            ["outcome": "stale_outcome", "url": url]))
                    continue
                }
                if let started = try Pace.stamp(
                    settlement.configuration.politeness, of: outcome, now: now, in: state)
                {
                    try state.apply(started)
                }
                let facts = try Facts.gather(about: outcome, from: state)
                for effect in settlement.settle(outcome, facts: facts, now: now, networkPause: networkPause) {
                    switch effect {
                    case .append(let record): records.append(record)
                    case .event(let event): events.append(event)
                    case .log(let remark): settled.remarks.append(remark)
                    case .carry(let count): settled.rest += [outcome.following(count)].compactMap(\.self)
                    case .change(let change):
                        try state.apply(change)
                        if case .put(let target) = change, let source = settlement.source(of: target) {
                            standing.note(target, of: source, at: now)
                        }
                    }
                }
                if outcome.isLastPortion { count.add(outcome) }
            }
            try state.apply(Clock.note(now))
            try write(records, events, state)
            count.add(records, at: now)
            for record in records { standing.ledger.note(record, at: now) }
            for event in events { standing.ledger.note(event, at: now) }
            return settled
        }
        guard let result else { return nil }
        tally = count
        board = standing
        return result
    }

    /// Events first: a batch that fails between the two repeats events, never records.
    private func write(_ records: [Record], _ events: [Event], _ state: any StateTransaction) throws(StoreError) {
        if !events.isEmpty {
            let first = store.events.nextSeq
            try store.events.append(events.enumerated().map { $0.element.line(seq: first + $0.offset) })
            try state.apply(.position(log: "events", store.events.position))
        }
        if !records.isEmpty {
            let first = store.records.nextSeq
            try store.records.append(records.enumerated().map { $0.element.line(seq: first + $0.offset) })
            try state.apply(.position(log: "records", store.records.position))
        }
    }

    private func keys(_ outcomes: [Outcome]) -> FactKeys {
        outcomes.reduce(into: FactKeys()) { $0.formUnion(Facts.keys(about: $1)) }
    }

    private func catchUp() throws(StoreError) {
        var replay = try Replay(store: store, configuration: settlement.configuration, now: now) { _ in }
        _ = try replay.run()
    }
}

package import FoundationEssentials
package import Store
import Web

/// Takes complete lines that the database has not seen into it. Idempotent: what is there already stays as it is.
package struct Replay {
    let store: Store
    let configuration: Configuration
    let now: Date

    package init(store: Store, configuration: Configuration, now: Date) {
        self.store = store
        self.configuration = configuration
        self.now = now
    }

    /// How many records were taken in. Corrupt lines are said and skipped.
    package func run(say: (Remark) -> Void) throws(StoreError) -> Int {
        let from = try store.state.transaction { state throws(StoreError) in try state.position(of: "records") }
        var count = 0
        var batch: [(Record, LogPosition)] = []
        let bad = { (error: StoreError) in
            say(
                Remark(
                    .warning, "skipped while reading the records: \(StoreText.describe(error))", ["outcome": "bad_line"]
                ))
        }
        let good = { (line: RecordLog.Line) throws(StoreError) in
            batch.append((try Record(decoding: line.bytes), line.position))
            guard batch.count >= 256 else { return }
            try take(batch)
            count += batch.count
            batch = []
        }
        try store.records.replay(after: from, bad: bad, good)
        try take(batch)
        return count + batch.count
    }

    private func take(_ batch: [(Record, LogPosition)]) throws(StoreError) {
        guard let last = batch.last else { return }
        try store.state.transaction { state throws(StoreError) in
            for (record, _) in batch {
                for change in RecordIndex.changes(replaying: record) { try state.apply(change) }
                if let target = target(for: record) { try state.apply(.add(target)) }
            }
            try state.apply(.position(log: "records", last.1))
        }
    }

    /// Schedules start afresh, spread over a day, so that a rebuilt store does not ask everybody at once.
    private func target(for record: Record) -> Target? {
        guard record.kind == .article, record.duplicateKind != .address, let text = record.url, let url = WebURL(text)
        else { return nil }
        let canonical = CanonicalURL(url)
        let key = TargetKey.page(canonical.key).rawValue
        // A line of a time when the clock was ahead.
        var memo = PageMemo(url: text, firstSeenAt: min(record.firstSeenAt, now))
        memo.origins = record.discoveredFrom
        memo.recordID = record.id
        memo.visits = record.revision + 1
        let next = RevisitSchedule(schedule: configuration.schedule).next(
            firstSeenAt: memo.firstSeenAt, key: key, visits: memo.visits, now: now)
        guard let next else { return nil }
        let spread = now.adding(.seconds(86_400) * Jitter.share(key, visit: 1))
        return Target(
            key: key, kind: .revisit, url: text, site: canonical.site,
            sourceID: record.discoveredFrom.first?.sourceID, due: max(next, spread), memo: MemoCoding.bytes(memo))
    }
}

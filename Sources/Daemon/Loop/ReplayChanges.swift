import FoundationEssentials
import Store
import Web

/// What a stretch of the log changes in the database. Made apart from it, for most of the time of a replay goes into this.
struct ReplayChanges: Sendable {
    private(set) var changes: [StateChange] = []
    /// Records in it.
    private(set) var count = 0
    /// Lines that are no records.
    private(set) var bad: [StoreError] = []

    /// What they say of articles.
    var articles: [ArticleRow] {
        changes.compactMap { if case .article(let row) = $0 { row } else { nil } }
    }

    init(
        of items: some Sequence<LogCursor.Item>, configuration: Configuration, now: Date
    ) {
        for item in items {
            switch item {
            case .retired(let records, _):
                for record in records { changes += RecordIndex.changes(replaying: record) }
                count += records.count
            case .line(let line):
                do throws(StoreError) {
                    let record = try Record(decoding: line.bytes)
                    changes += RecordIndex.changes(replaying: record)
                    if let target = Self.target(for: record, configuration, now) { changes.append(.add(target)) }
                    count += 1
                } catch {
                    guard case .badLine(_, let inner, let reason) = error else { continue }
                    bad.append(line.bad(reason, at: inner, in: configuration.store.folder))
                }
            }
        }
    }

    /// Schedules start afresh, spread over a day, so that a rebuilt store does not ask everybody at once.
    private static func target(for record: Record, _ configuration: Configuration, _ now: Date) -> Target? {
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

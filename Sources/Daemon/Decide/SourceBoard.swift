package import FoundationEssentials
import Store

/// A source that fails, and how.
package struct FailingSource: Sendable, Equatable, Codable {
    package var id: String
    /// What came of the last attempt: `http_403`, `not a feed but HTML`.
    package var reason: String
    package var since: Date
    package var url: String
}

/// Which sources fail, are silent or fruitless now: for the person who asks how things are. Kept beside the rows, so that nobody
/// reads ten thousand of them at each heartbeat.
struct SourceBoard {
    private var byID: [String: FailingSource] = [:]
    private var pulses: [String: SourcePulse] = [:]
    /// How often each was asked, as its row says.
    private var visits: [String: Visits] = [:]
    var ledger = SourceLedger()

    /// Longest first.
    var failing: [FailingSource] { byID.values.sorted { ($0.since, $0.id) < ($1.since, $1.id) } }

    /// Of those that answer; longest first.
    func troubles(now: Date, besides paused: Set<String>) -> (silent: [SourceTrouble], fruitless: [SourceTrouble]) {
        var (silent, fruitless): ([SourceTrouble], [SourceTrouble]) = ([], [])
        for (id, pulse) in pulses where byID[id] == nil && !paused.contains(id) {
            if let trouble = pulse.silence(of: id, now: now) {
                silent.append(trouble)
            } else if let trouble = pulse.fruitlessness(of: id, ledger.account(of: id, now: now), now: now) {
                fruitless.append(trouble)
            }
        }
        func first(_ a: SourceTrouble, _ b: SourceTrouble) -> Bool {
            (a.since ?? .distantPast, a.id) < (b.since ?? .distantPast, b.id)
        }
        return (silent.sorted(by: first), fruitless.sorted(by: first))
    }

    init() {}

    /// As the rows stand, at start and after a reload.
    init(_ sources: [Source], ledger: SourceLedger, in state: any StateTransaction) throws(StoreError) {
        self.ledger = ledger
        self.ledger.keep(only: Set(sources.map(\.id)))
        for source in sources where source.isEnabled {
            if let target = try state.target(SourceTargets.key(of: source)) { place(target, of: source) }
        }
    }

    private struct Visits: Equatable {
        var polls: Int
        var failures = 0
    }

    /// A source's row as it was put; rows of other targets (the children of a sitemap index) are not the source's state.
    mutating func note(_ target: Target, of source: Source, at now: Date) {
        guard target.key == SourceTargets.key(of: source) else { return }
        let before = visits[source.id] ?? Visits(polls: 0)
        place(target, of: source)
        guard let after = visits[source.id], after != before, after.polls >= before.polls else { return }
        ledger.notePoll(of: source.id, failed: byID[source.id] != nil, at: now)
    }

    private mutating func place(_ target: Target, of source: Source) {
        byID[source.id] = Self.fault(of: target, source)
        visits[source.id] = Self.visits(of: target, source)
        guard source.kind != .url, let memo = MemoCoding.memo(SourceMemo.self, from: target.memo) else { return }
        pulses[source.id] = SourcePulse(memo, of: source, url: target.url)
    }

    private static func visits(of target: Target, _ source: Source) -> Visits? {
        if source.kind == .url {
            return MemoCoding.memo(PageMemo.self, from: target.memo).map {
                Visits(polls: $0.visits, failures: $0.failures)
            }
        }
        return MemoCoding.memo(SourceMemo.self, from: target.memo).map { Visits(polls: $0.polls) }
    }

    private static func fault(of target: Target, _ source: Source) -> FailingSource? {
        if source.kind == .url {
            guard let memo = MemoCoding.memo(PageMemo.self, from: target.memo), memo.failures > 0 else { return nil }
            return FailingSource(
                id: source.id, reason: memo.lastFailure ?? "failed", since: memo.failingSince ?? memo.firstSeenAt,
                url: target.url)
        }
        guard let memo = MemoCoding.memo(SourceMemo.self, from: target.memo), let since = memo.failingSince else {
            return nil
        }
        return FailingSource(id: source.id, reason: memo.lastOutcome, since: since, url: target.url)
    }
}

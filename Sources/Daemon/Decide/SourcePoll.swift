import FoundationEssentials
import Store
import Web

/// One answer of a source, with what its settling changes.
struct SourcePoll {
    let outcome: Outcome
    let source: Source
    var memo: SourceMemo
    let facts: Facts
    let now: Date
    /// The redirects from site to site that led to this answer.
    var hops: [SourceHop] = []

    /// `backlog` holds for the first poll that has entries, not for one that found the outlet under repair.
    var isFirst: Bool {
        guard memo.backlogSpentAt == nil else { return false }
        // 0.1 noted successes only; an index of sitemaps has no entries of its own.
        return memo.lastSuccessAt == nil
            || memo.totalEntries == 0 && memo.lastEntries == 0 && outcome.job.target.kind != .sitemap
    }

    var freshness: Freshness {
        outcome.freshness(now)
    }

    /// A sitemap that left its index while it was being asked: its row is gone and stays so.
    var isDropped: Bool { memo.child != nil && facts.row == nil }

    func put(due: Date) -> StateChange {
        var target = outcome.job.target
        if isDropped { return .remove(target) }
        target.due = due
        target.memo = MemoCoding.bytes(memo)
        let configured = target.kind == .folder ? nil : memo.child?.url ?? (memo.depth == 0 ? source.url : nil)
        if let url = (memo.feedURL ?? configured).flatMap({ WebURL($0) }) {
            target.url = url.forRequest.href
            target.site = CanonicalURL(url).site
        }
        return .put(target)
    }
}

extension Outcome {
    /// What the answer says of when to come again, with whatever status.
    func freshness(_ now: Date) -> Freshness {
        reply.map { Freshness.read(status: $0.status, headers: $0.headers, receivedAt: now) }
            ?? Freshness(notBefore: nil, rule: nil)
    }

    /// The answer came to its end and was read to it.
    var isWhole: Bool { reply.map { !$0.isPartial && !$0.isTruncated } ?? true }
}

extension String {
    func replacingScheme(_ from: String, with to: String) -> String {
        hasPrefix(from) ? to + dropFirst(from.count) : self
    }
}

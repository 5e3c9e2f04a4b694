import FoundationEssentials
import Store
import Text
import Web

/// One answer of a source, with what its settling changes.
struct SourcePoll {
    let outcome: Outcome
    let source: Source
    var memo: SourceMemo
    let facts: Facts
    let now: Date

    var freshness: Freshness {
        outcome.reply.map { Freshness.read(status: $0.status, headers: $0.headers, receivedAt: now) }
            ?? Freshness(notBefore: nil, rule: nil)
    }

    func put(due: Date) -> StateChange {
        var target = outcome.job.target
        target.due = due
        target.memo = MemoCoding.bytes(memo)
        if let url = memo.feedURL.flatMap({ WebURL($0) }) {
            target.url = url.href
            target.site = CanonicalURL(url).site
        }
        return .put(target)
    }
}

extension SourceMemo {
    mutating func remember(validatorsOf outcome: Outcome) {
        etag = outcome.reply?.headers["etag"]
        lastModified = outcome.reply?.headers["last-modified"]
    }

    mutating func succeeded(entries: Int, new: Int, now: Date) {
        failureScore = 0
        failingSince = nil
        mutedSince = nil
        lastSuccessAt = now
        lastEntries = entries
        newEntries = new
        totalEntries += new
        lastOutcome = "ok"
        if new > 0 { lastNewEntryAt = now }
    }
}

/// A stated date as one text that sorts by time and can be read back.
enum DateText {
    static func format(_ date: StatedDate) -> String {
        date.instant.map { RFC3339.format($0) } ?? date.dayText
    }
}

extension String {
    func replacingScheme(_ from: String, with to: String) -> String {
        hasPrefix(from) ? to + dropFirst(from.count) : self
    }
}

import Feeds
import FoundationEssentials
import Store
import Text
import Web

/// The sitemaps that an index lists: rows of their own, which belong to its source.
enum SitemapChildren {
    static func key(of child: FeedChild, source: String) -> TargetKey {
        .child(source: source, WebURL(child.url).map { CanonicalURL($0).key } ?? child.url)
    }

    /// All of a source, however deep.
    static func rows(of source: String, in state: any StateTransaction) throws(StoreError) -> [Target] {
        let prefix = TargetKey.child(source: source, "").rawValue
        var found: [Target] = []
        var last = prefix
        while true {
            let page = try state.targets(of: .sitemap, after: last, limit: 1000)
            found += page.prefix { $0.key.hasPrefix(prefix) }
            guard let end = page.last, page.count == 1000, end.key.hasPrefix(prefix) else { return found }
            last = end.key
        }
    }

    /// How the index dates it, as precisely as it does.
    static func lastmod(of child: FeedChild) -> String? {
        child.updated.map { $0.instant.map { RFC3339.format($0) } ?? $0.dayText }
    }

    /// How long one rests after it was read, beyond the usual interval. Whose lastmod is kept current is brought forward by
    /// its index and needs asking only now and then, and so do archives, until one brings something; the others are asked
    /// the more rarely, the longer they have brought nothing.
    static func rest(_ memo: inout SourceMemo, brought new: Int, now: Date) -> Duration {
        guard var child = memo.child else { return .zero }
        defer { memo.child = child }
        if new > 0, child.restSeconds != nil {
            child.isArchive = nil
            if let read = child.readLastmod, read == memo.lastmod { child.distrustsLastmod = true }
        }
        child.readLastmod = memo.lastmod
        let isDated = memo.lastmod != nil && child.distrustsLastmod != true
        guard isDated || child.isArchive == true else {
            child.restSeconds = nil
            return min(longestRest, memo.lastNewEntryAt.map { now.since($0) / 10 } ?? .zero)
        }
        let rest = new > 0 ? firstRest : child.restSeconds.map { .seconds($0) * 2 } ?? firstRest
        child.restSeconds = min(rest, longestRest) / .seconds(1)
        return min(rest, longestRest)
    }

    /// Of an index without dates these are asked like feeds, the others are archives.
    static let current = 3

    private static let firstRest = Duration.seconds(86_400)
    private static let longestRest = Duration.seconds(30 * 86_400)

    /// At start and reload: `--once` asks those anew that are asked like feeds; a rest that only `--once` imposed is over. Nil
    /// where the row keeps its time.
    static func due(_ target: Target, now: Date, startsNow: Bool) -> Date? {
        guard target.due > now, let memo = MemoCoding.memo(SourceMemo.self, from: target.memo) else { return nil }
        let due = startsNow ? (memo.child?.restSeconds == nil ? max(now, memo.patience ?? now) : nil) : memo.dueAt
        return due.flatMap { $0 < target.due ? $0 : nil }
    }
}

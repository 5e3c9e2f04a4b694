import Extract
import Feeds
import FoundationEssentials
import Store
import Text
import Web

/// The entries of one document of a source's past against what is wanted and what is known.
struct WalkSighting {
    private(set) var leads: [Lead] = []
    /// With what the portions before brought: `skipped` are those out of range, `left` those without a day.
    private(set) var count: EntryCount
    private let order: WalkOrder

    init(of feed: Feed, _ outcome: Outcome, _ memo: WalkMemo, source: Source, facts: Facts, now: Date) {
        order = memo.order
        count = outcome.portion?.before ?? EntryCount()
        let kind =
            switch feed.format {
            case .sitemap, .sitemapIndex: source.kind == .newsSitemap ? "news_sitemap" : "sitemap"
            case .listing: "listing"
            case .rss, .rdf, .atom, .json, .opml: "feed"
            }
        var here: Set<String> = []
        for index in outcome.places {
            let (entry, identity) = (feed.entries[index], outcome.entries[index])
            guard let url = identity.url, let address = identity.address, let page = identity.pageKey else {
                count.withoutLink += 1
                continue
            }
            guard here.insert(address).inserted, !facts.seen.contains(address) else { continue }
            let day = Self.instant(of: entry, at: url)
            if let day, !order.contains(day) {
                count.skipped += 1
                continue
            }
            if facts.hasPage(page) { count.known += 1 } else { count.new += 1 }
            if day == nil, !facts.hasPage(page) { count.left += 1 }
            leads.append(
                Lead(
                    url: url, depth: 1, depthLimit: source.depth,
                    origin: Record.Origin(
                        kind: kind, url: outcome.reply?.url.href ?? outcome.job.target.url, sourceID: source.id,
                        entryID: entry.id, position: index + 1, anchor: entry.title, seenAt: now),
                    publishedRaw: FeedWords.published(entry), isPast: true))
        }
    }

    /// As far as the entry or its address says.
    static func instant(of entry: FeedEntry, at url: WebURL?) -> Date? {
        EntryOrder.instant(of: entry)
            ?? (url ?? entry.link.flatMap { WebURL($0) }).flatMap(AddressDay.of).map(EntryOrder.instant)
    }

    /// The walk had not met them before.
    var hasNews: Bool { count.known + count.new + count.skipped > 0 }
}

import Feeds
import FoundationEssentials
import Store
import Web

/// The entries of one answer against what the source has shown before.
struct FeedSighting {
    var leads: [Lead] { found.map(\.lead) }
    private var found: [(lead: Lead, at: Date?, noted: [String])] = []
    /// Identities to note: of what is queued, recorded or waiting already, or left out as backlog.
    var noted: [String] { others + found.flatMap(\.noted) }
    private var others: [String] = []
    private(set) var known = 0
    private(set) var new = 0
    /// Not said before.
    private(set) var withoutLink = 0
    /// What another source has brought already.
    private(set) var elsewhere: [Lead] = []

    init(of feed: Feed, poll: SourcePoll) {
        let target = poll.outcome.job.target
        let kind = target.kind == .sitemap ? (poll.source.kind == .newsSitemap ? "news_sitemap" : "sitemap") : "feed"
        var here: Set<String> = []
        for (index, (entry, identity)) in zip(feed.entries, poll.outcome.entries).enumerated() {
            let noted = identity.noted(poll.facts.seen)
            guard let url = identity.url, let address = identity.address, let page = identity.pageKey else {
                others += noted
                if !poll.facts.seen.contains(identity.told) { withoutLink += 1 }
                continue
            }
            guard here.insert(address).inserted else {
                others += noted
                continue
            }
            guard !identity.isKnown(poll.facts.seen) else {
                others += noted
                known += 1
                continue
            }
            let lead = Lead(
                url: url, depth: 1, depthLimit: poll.source.depth,
                origin: Record.Origin(
                    kind: kind, url: poll.outcome.reply?.url.href ?? target.url, sourceID: poll.source.id,
                    entryID: entry.id, position: index + 1, anchor: entry.title, seenAt: poll.now),
                publishedRaw: FeedWords.published(entry))
            if poll.facts.hasPage(page) {
                others += noted
                known += 1
                elsewhere.append(lead)
            } else {
                new += 1
                found.append((lead, EntryOrder.instant(of: entry), noted))
            }
        }
    }

    /// The others count as seen.
    mutating func keepNewest(_ count: Int) {
        let order = newestFirst
        others += order.dropFirst(count).flatMap(\.noted)
        found = Array(order.prefix(count))
    }

    /// The others stay unseen; how many they are.
    mutating func leave(beyond count: Int) -> Int {
        guard found.count > count else { return 0 }
        let left = found.count - count
        found = Array(newestFirst.prefix(count))
        return left
    }

    /// By the entry's own date; entries without one keep the feed's order, which is nearly always that.
    private var newestFirst: [(lead: Lead, at: Date?, noted: [String])] {
        found.enumerated().sorted { left, right in
            let (a, b) = (left.element.at ?? .distantPast, right.element.at ?? .distantPast)
            return a == b ? left.offset < right.offset : a > b
        }
        .map(\.element)
    }
}

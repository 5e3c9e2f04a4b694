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
    /// With what the portions before brought.
    private(set) var count: EntryCount
    /// What another source has brought already.
    private(set) var elsewhere: [Lead] = []

    init(of feed: Feed, poll: SourcePoll) {
        let target = poll.outcome.job.target
        let kind = target.kind == .sitemap ? (poll.source.kind == .newsSitemap ? "news_sitemap" : "sitemap") : "feed"
        count = poll.outcome.portion?.before ?? EntryCount()
        var here: Set<String> = []
        for index in poll.outcome.places {
            let (entry, identity) = (feed.entries[index], poll.outcome.entries[index])
            let noted = identity.noted(poll.facts.seen)
            guard let url = identity.url, let address = identity.address, let page = identity.pageKey else {
                others += noted
                if !poll.facts.seen.contains(identity.told) { count.withoutLink += 1 }
                continue
            }
            guard here.insert(address).inserted else {
                others += noted
                continue
            }
            guard !identity.isKnown(poll.facts.seen) else {
                others += noted
                count.known += 1
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
                count.known += 1
                elsewhere.append(lead)
            } else {
                count.new += 1
                if identity.looksKnown(poll.facts.seen) { count.alike += 1 }
                found.append((lead, EntryOrder.instant(of: entry), noted))
            }
        }
    }

    /// The others count as seen.
    mutating func keepNewest(_ most: Int) {
        guard found.count > most else { return }
        let order = newestFirst
        others += order.dropFirst(most).flatMap(\.noted)
        count.skipped += found.count - most
        found = Array(order.prefix(most))
    }

    /// The others stay unseen.
    mutating func leave(beyond most: Int) {
        if found.count > most {
            count.left += found.count - most
            found = Array(newestFirst.prefix(most))
        }
        count.taken += found.count
    }

    private var newestFirst: [(lead: Lead, at: Date?, noted: [String])] {
        EntryOrder.newestFirst(found.map(\.at)).map { found[$0] }
    }
}

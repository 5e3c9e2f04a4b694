import Feeds
import FoundationEssentials
import Store
import Web

/// What a feed or a sitemap brought.
extension Settlement {
    func settle(_ feed: Feed, digest: String, poll: inout SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        var sighting = Sighting(of: feed, poll: poll)
        let isFirst = poll.isFirst
        var effects = confirmed(&poll)
        if let room = Backlog.room(for: poll) { effects += skip(&sighting, beyond: room, poll) }
        effects += queue(sighting.leads + sighting.elsewhere, from: poll.outcome, facts: poll.facts, now: poll.now)
        let (children, changed) = children(of: feed, poll: &poll)
        effects += children
        if !isFirst, sighting.known == 0, sighting.new > 0, target.kind == .feed {
            effects.append(event(.feedGap(entries: sighting.new), poll.outcome, now: poll.now))
            effects.append(
                log(
                    .notice, "\(poll.source.title ?? poll.source.id): only unknown entries, some may have been missed",
                    poll.outcome, id: .feedGap))
        }
        if sighting.withoutLink > 0 {
            effects.append(event(.entriesWithoutLink(entries: sighting.withoutLink), poll.outcome, now: poll.now))
        }
        if feed.isTruncated { effects.append(event(.feedTruncated, poll.outcome, now: poll.now)) }
        // A sitemap on its way keeps what the index says from being taken: then it is read again.
        poll.memo.remember(poll.outcome, digest: digest, isWhole: !feed.isTruncated && !changed.isIncomplete)
        note(feed, sighting, changed: changed.count, isFirst: isFirst, poll: &poll)
        if !sighting.noted.isEmpty {
            effects.append(.change(.seen(source: poll.source.id, entries: sighting.noted, at: poll.now)))
        }
        effects += moved(&poll)
        effects.append(
            log(
                .info,
                "\(poll.source.title ?? poll.source.id): \(feed.entries.count) entries, \(sighting.new) new"
                    + (feed.children.isEmpty ? "" : ", \(feed.children.count) sitemaps"), poll.outcome,
                ["outcome": sighting.new > 0 ? "new" : "known"]))
        return effects + [reschedule(&poll, new: sighting.new)]
    }

    private func note(_ feed: Feed, _ sighting: Sighting, changed: Int, isFirst: Bool, poll: inout SourcePoll) {
        let count = feed.entries.count + (poll.outcome.job.target.kind == .sitemap ? feed.children.count : 0)
        poll.memo.pacing = feed.pacing
        poll.memo.succeeded(entries: count, new: sighting.new, now: poll.now)
        if !isFirst {
            poll.memo.intervalSeconds = pollSchedule.adaptedInterval(
                poll.memo.intervalSeconds, entries: count, new: sighting.new + changed, source: poll.source)
        }
        if count > 0, poll.memo.backlogSpentAt == nil { poll.memo.backlogSpentAt = poll.now }
        if count > 0 { poll.memo.child?.isBacklog = nil }
    }

    /// Of the first poll only the newest are taken; the others count as seen.
    private func skip(_ sighting: inout Sighting, beyond room: Int, _ poll: SourcePoll) -> [Effect] {
        var effects: [Effect] = []
        let skipped = max(0, sighting.leads.count - room)
        sighting.keepNewest(room)
        if skipped > 0 {
            effects.append(event(.backlogSkipped(entries: skipped), poll.outcome, now: poll.now))
        }
        if poll.outcome.job.target.kind == .sitemap {
            let left = String(room - min(room, sighting.leads.count))
            effects.append(.change(.meta(key: Backlog.key(poll.source.id), value: left)))
        }
        return effects
    }
}

/// The entries of one answer against what the source has shown before.
private struct Sighting {
    var leads: [Lead] { found.map(\.lead) }
    private var found: [(lead: Lead, at: Date?)] = []
    /// Identities to note: of what is queued, recorded or waiting already, or left out as backlog.
    private(set) var noted: [String] = []
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
        for (index, (entry, identity)) in zip(feed.entries, EntryIdentity.all(of: feed)).enumerated() {
            noted += identity.noted(poll.facts.seen)
            guard let url = identity.url, let address = identity.address else {
                if !poll.facts.seen.contains(identity.told) { withoutLink += 1 }
                continue
            }
            guard here.insert(address).inserted else { continue }
            guard !identity.isKnown(poll.facts.seen) else {
                known += 1
                continue
            }
            let lead = Lead(
                url: url, depth: 1, depthLimit: poll.source.depth,
                origin: Record.Origin(
                    kind: kind, url: poll.outcome.reply?.url.href ?? target.url, sourceID: poll.source.id,
                    entryID: entry.id, position: index + 1, anchor: entry.title, seenAt: poll.now),
                publishedRaw: FeedWords.published(entry))
            if poll.facts.hasPage(url) {
                known += 1
                elsewhere.append(lead)
            } else {
                new += 1
                found.append((lead, EntryOrder.instant(of: entry)))
            }
        }
    }

    /// By the entry's own date; entries without one keep the feed's order, which is nearly always that.
    mutating func keepNewest(_ count: Int) {
        let order = found.enumerated().sorted { left, right in
            let (a, b) = (left.element.at ?? .distantPast, right.element.at ?? .distantPast)
            return a == b ? left.offset < right.offset : a > b
        }
        found = order.prefix(count).map(\.element)
    }
}

import Feeds
import FoundationEssentials
import Store
import Web

/// What a feed or a sitemap brought.
extension Settlement {
    func settle(_ feed: Feed, digest: String, poll: inout SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        var sighting = FeedSighting(of: feed, poll: poll)
        let isFirst = poll.isFirst
        var effects = confirmed(&poll)
        if let room = Backlog.room(for: poll) { effects += skip(&sighting, beyond: room, poll) }
        let ration = Ration(poll.facts.ration, now: poll.now)
        let left = sighting.leave(beyond: ration.room)
        effects += ration.taking(sighting.leads.count, leaving: left, of: poll, in: self)
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
        poll.memo.remember(
            poll.outcome, digest: digest, isWhole: !feed.isTruncated && !changed.isIncomplete && left == 0)
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

    private func note(_ feed: Feed, _ sighting: FeedSighting, changed: Int, isFirst: Bool, poll: inout SourcePoll) {
        let count = feed.entries.count + (poll.outcome.job.target.kind == .sitemap ? feed.children.count : 0)
        poll.memo.pacing = feed.pacing
        poll.memo.readAt = poll.now
        poll.memo.succeeded(entries: count, new: sighting.new, now: poll.now)
        if !isFirst {
            poll.memo.intervalSeconds = pollSchedule.adaptedInterval(
                poll.memo.intervalSeconds, entries: count, new: sighting.new + changed, source: poll.source)
        }
        if count > 0, poll.memo.backlogSpentAt == nil { poll.memo.backlogSpentAt = poll.now }
        if count > 0 { poll.memo.child?.isBacklog = nil }
    }

    /// Of the first poll only the newest are taken; the others count as seen.
    private func skip(_ sighting: inout FeedSighting, beyond room: Int, _ poll: SourcePoll) -> [Effect] {
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

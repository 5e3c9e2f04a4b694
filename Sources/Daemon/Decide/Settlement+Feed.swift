import Feeds
import FoundationEssentials
import Store
import Web

/// What a feed or a sitemap brought.
extension Settlement {
    /// Of a long one, what comes before its last portion: nothing is kept of the source yet.
    func settlePortion(of feed: Feed, _ poll: SourcePoll) -> [Effect] {
        let (sighting, effects) = take(feed, poll)
        return effects + [.carry(sighting.count)]
    }

    /// New entries are queued, as far as backlog and ration allow, and noted.
    private func take(_ feed: Feed, _ poll: SourcePoll) -> (FeedSighting, [Effect]) {
        var sighting = FeedSighting(of: feed, poll: poll)
        var effects: [Effect] = []
        if let room = Backlog.room(for: poll) {
            sighting.keepNewest(room)
            if poll.outcome.job.target.kind == .sitemap {
                let left = String(room - sighting.leads.count)
                effects.append(.change(.meta(key: Backlog.key(poll.source.id), value: left)))
            }
        }
        let ration = Ration(poll.facts.ration, now: poll.now)
        sighting.leave(beyond: ration.room)
        effects += ration.taking(sighting.leads.count, of: poll.source.id)
        effects += queue(sighting.leads + sighting.elsewhere, from: poll.outcome, facts: poll.facts, now: poll.now)
        if !sighting.noted.isEmpty {
            effects.append(.change(.seen(source: poll.source.id, entries: sighting.noted, at: poll.now)))
        }
        return (sighting, effects)
    }

    func settle(_ feed: Feed, digest: String, poll: inout SourcePoll) -> [Effect] {
        let isFirst = poll.isFirst
        var effects = confirmed(&poll)
        let (sighting, taken) = take(feed, poll)
        let count = sighting.count
        effects += taken + said(of: feed, count, isFirst: isFirst, poll)
        let (children, changed) = children(of: feed, poll: &poll)
        effects += children
        // A sitemap on its way keeps what the index says from being taken: then it is read again.
        poll.memo.remember(
            poll.outcome, digest: digest, isWhole: !feed.isTruncated && !changed.isIncomplete && count.left == 0)
        note(feed, new: count.new - count.alike, changed: changed.count, isFirst: isFirst, poll: &poll)
        effects += moved(&poll)
        effects.append(
            log(
                .info,
                "\(poll.source.name): \(feed.entries.count) entries, \(count.new) new"
                    + (feed.children.isEmpty ? "" : ", \(feed.children.count) sitemaps"), poll.outcome,
                ["outcome": count.new > 0 ? "new" : "known"]))
        return effects + [reschedule(&poll, new: count.new)]
    }

    private func note(_ feed: Feed, new: Int, changed: Int, isFirst: Bool, poll: inout SourcePoll) {
        let count = feed.entries.count + (poll.outcome.job.target.kind == .sitemap ? feed.children.count : 0)
        poll.memo.pacing = feed.pacing
        poll.memo.readAt = poll.now
        let since = poll.memo.lastSuccessAt
        poll.memo.succeeded(entries: count, new: new, now: poll.now)
        if poll.outcome.job.target.kind == .feed {
            // Asked for only until a day has been watched.
            let isKnown = poll.memo.publishing?.isKnown ?? false
            poll.memo.thirdSeconds = isKnown ? nil : ListTurnover.third(of: feed, now: poll.now)
        }
        if isFirst {
            pollSchedule.begin(&poll.memo, source: poll.source)
        } else {
            pollSchedule.adapt(
                &poll.memo, entries: count, new: new + changed, source: poll.source, since: since, now: poll.now)
        }
        if count > 0, poll.memo.backlogSpentAt == nil { poll.memo.backlogSpentAt = poll.now }
        if count > 0 { poll.memo.child?.isBacklog = nil }
    }

    /// What a reader of events is told of it, once for all portions.
    private func said(of feed: Feed, _ count: EntryCount, isFirst: Bool, _ poll: SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        var effects: [Effect] = []
        if count.skipped > 0 {
            effects.append(event(.backlogSkipped(entries: count.skipped), poll.outcome, now: poll.now))
        }
        if count.left > 0 { effects += Ration.left(count.left, of: poll, in: self) }
        if !isFirst, count.known == 0, count.new > 0, target.kind == .feed {
            effects.append(event(.feedGap(entries: count.new), poll.outcome, now: poll.now))
            effects.append(
                log(
                    .notice, "\(poll.source.name): only unknown entries, some may have been missed",
                    poll.outcome, id: .feedGap))
        }
        if count.withoutLink > 0 {
            effects.append(event(.entriesWithoutLink(entries: count.withoutLink), poll.outcome, now: poll.now))
        }
        if feed.isTruncated { effects.append(event(.feedTruncated, poll.outcome, now: poll.now)) }
        return effects
    }
}

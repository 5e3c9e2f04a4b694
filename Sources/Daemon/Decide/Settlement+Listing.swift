import Extract
import FoundationEssentials
import Store
import Web

extension Settlement {
    /// What a page that lists articles brought: the same rules as for feeds, as far as it states as much.
    func settle(_ links: [ArticleLink], digest: String, poll: inout SourcePoll) -> [Effect] {
        let own = links.enumerated().filter { $0.element.isInternal }
        let isFirst = poll.isFirst
        var leads: [Lead] = []
        var elsewhere: [Lead] = []
        var noted: [String] = []
        for ((index, link), identity) in zip(own, poll.outcome.entries) {
            guard let url = identity.url, let page = identity.pageKey else { continue }
            noted += identity.noted(poll.facts.seen)
            guard !identity.isKnown(poll.facts.seen) else { continue }
            let lead = Lead(
                url: url, depth: 1, depthLimit: poll.source.depth,
                origin: Record.Origin(
                    kind: "listing", url: poll.outcome.reply?.url.href ?? poll.outcome.job.target.url,
                    sourceID: poll.source.id, position: index + 1, anchor: link.text, seenAt: poll.now))
            if poll.facts.hasPage(page) { elsewhere.append(lead) } else { leads.append(lead) }
        }
        let new = leads.count
        var effects: [Effect] = []
        if let room = Backlog.room(for: poll), new > room {
            effects.append(event(.backlogSkipped(entries: new - room), poll.outcome, now: poll.now))
            leads = Array(leads.prefix(room))
        }
        effects += queue(leads + elsewhere, from: poll.outcome, facts: poll.facts, now: poll.now)
        poll.memo.remember(poll.outcome, digest: digest, isWhole: true)
        poll.memo.succeeded(entries: links.count, new: new, now: poll.now)
        if isFirst, !own.isEmpty { poll.memo.backlogSpentAt = poll.now }
        if !noted.isEmpty { effects.append(.change(.seen(source: poll.source.id, entries: noted, at: poll.now))) }
        effects += moved(&poll)
        return effects + [
            log(.info, "\(poll.source.name): \(links.count) links, \(new) new", poll.outcome),
            reschedule(&poll, new: new),
        ]
    }
}

import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Text
import Web

extension Settlement {
    /// Feeds, sitemaps, listings and folders: what is new in them becomes jobs, and the next poll is set.
    func settleSource(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        // A source that a reload took away while it was being asked.
        guard let source = source(of: target), source.isEnabled else {
            guard SharedSources.isUnheardOf(target, sources, configuration) else { return [.change(.remove(target))] }
            return [.change(.release(target, due: now.adding(SharedSources.glance)))]
        }
        let interval = source.interval ?? configuration.schedule.interval
        var memo =
            MemoCoding.memo(SourceMemo.self, from: target.memo)
            ?? SourceMemo(intervalSeconds: interval / .seconds(1))
        // An answer from the address that was configured before: the row is a new one, or will be asked anew.
        if !memo.settings.isEmpty, memo.settings != SourceTargets.settings(of: source) {
            return [.change(memo.child == nil ? .release(target, due: now) : .remove(target))]
        }
        memo.bound(to: now, longest: configuration.longestWait)
        memo.adopt(interval: interval)
        memo.polls += 1
        memo.lastStatus = outcome.reply?.status
        let hops = memo.hops ?? []
        memo.hops = nil
        var poll = SourcePoll(outcome: outcome, source: source, memo: memo, facts: facts, now: now, hops: hops)
        if case .redirected(let url) = outcome.answer { return step(&poll, to: url) }
        if case .feed(let feed, _) = outcome.answer, outcome.portion?.isLast == false {
            return settlePortion(of: feed, poll)
        }
        let effects = settle(&poll)
        return recovery(memo, poll) + effects
    }

    private func settle(_ poll: inout SourcePoll) -> [Effect] {
        let outcome = poll.outcome
        switch outcome.answer {
        case .feed(let feed, let digest):
            return settle(feed, digest: digest, poll: &poll)
        case .listing(let links, let digest):
            return settle(links, digest: digest, poll: &poll)
        case .notModified:
            poll.memo.notModifiedRun += 1
            poll.memo.renew(validatorsOf: outcome)
            return unchanged(&poll, "not modified")
        case .sameBody(let digest):
            // Some compare the tag as text, which a server in front of them has made a weak one.
            if let sent = outcome.job.request?.etag, sent.hasPrefix("W/") { poll.memo.leavesWeakETag = true }
            poll.memo.remember(outcome, digest: digest, isWhole: true)
            return unchanged(&poll, "same body")
        case .discovered(let links):
            return discovered(links, poll: &poll)
        case .folder(let listing):
            return settle(listing, poll: &poll)
        case .folderUnreadable(let reason):
            return unreadable(reason, poll: &poll)
        case .disallowed:
            return failed(&poll, .hard, "robots.txt forbids it")
        case .rulesUnanswered:
            return failed(&poll, .soft, "robots.txt of its host is out of reach")
        default:
            let (failureClass, reason) = Failure.classify(outcome) ?? (.hard, "unexpected answer")
            return failed(&poll, failureClass, reason)
        }
    }

    private func unchanged(_ poll: inout SourcePoll, _ what: String) -> [Effect] {
        let since = poll.memo.lastSuccessAt
        poll.memo.succeeded(entries: poll.memo.lastEntries, new: 0, now: poll.now)
        pollSchedule.adapt(
            &poll.memo, entries: max(1, poll.memo.lastEntries), new: 0, source: poll.source, since: since, now: poll.now
        )
        let line = log(
            .debug, "\(poll.source.name): \(what)", poll.outcome, ["outcome": "unchanged"])
        let found = confirmed(&poll)
        return found + moved(&poll) + [line, reschedule(&poll)]
    }

    func reschedule(_ poll: inout SourcePoll, new: Int = 0) -> Effect {
        // What broke off has not been read.
        let rest =
            poll.outcome.isWhole ? SitemapChildren.rest(&poll.memo, brought: new, now: poll.now) : .zero
        var decision = pollSchedule.afterSuccess(
            memo: poll.memo, freshness: poll.freshness, key: poll.outcome.job.target.key, now: poll.now)
        if poll.now.adding(rest) > decision.due {
            decision.due = poll.now.adding(rest)
            decision.ruledBy = "lastmod"
        }
        return .change(put(&poll, decision))
    }

    func put(_ poll: inout SourcePoll, _ decision: PollSchedule.Decision) -> StateChange {
        poll.memo.ruledBy = decision.ruledBy
        poll.memo.notBefore = decision.notBefore
        poll.memo.askedUntil = decision.askedUntil
        poll.memo.dueAt = runsOnce ? decision.due : nil
        return poll.put(due: runsOnce ? max(decision.due, poll.now.adding(.seconds(86_400))) : decision.due)
    }

    var pollSchedule: PollSchedule { PollSchedule(schedule: configuration.schedule) }
}

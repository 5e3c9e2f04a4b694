import Dedupe
import Extract
import FoundationEssentials
import Store
import Web

extension Settlement {
    func settlePage(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        var memo =
            MemoCoding.memo(PageMemo.self, from: target.memo) ?? PageMemo(url: target.url, firstSeenAt: now)
        memo.bound(to: now)
        // What was read so far is in the outcome.
        memo.begun = nil
        for origin in facts.origins { _ = memo.join(origin) }
        memo.intervalSeconds = standingInterval(of: target)
        switch outcome.answer {
        case .redirected(let url):
            return redirected(outcome, to: url, memo: &memo, now: now)
        case .notModified:
            return notModified(outcome, memo: memo, facts: facts, now: now)
        case .disallowed:
            return [
                event(.robotsDisallowed, outcome, now: now),
                log(.info, "robots.txt forbids this page", outcome, ["outcome": "robots_disallowed"]),
                .change(put(target, memo: memo, due: now.adding(.seconds(7 * 86_400)))),
            ]
        case .rulesUnanswered(let since, let until):
            return waitsForRules(outcome, since: since, until: until, memo: memo, facts: facts, now: now)
        case .page(let extraction, let fingerprint, let digest):
            return found(
                PageVisit(
                    outcome: outcome, extraction: extraction, fingerprint: fingerprint, digest: digest, memo: memo,
                    facts: facts, now: now))
        default:
            return failed(outcome, memo: &memo, facts: facts, now: now)
        }
    }

    /// A `url` source keeps its page for good at the interval configured now; without the source the page is like any other.
    private func standingInterval(of target: Target) -> Double? {
        guard let source = source(of: target), source.isEnabled, source.kind == .url,
            SourceTargets.key(of: source) == target.key
        else { return nil }
        return (source.interval ?? configuration.schedule.interval) / .seconds(1)
    }

    /// The step of a redirect that leads to another site is a visit there: that site's robots.txt and pace hold.
    private func redirected(_ outcome: Outcome, to url: WebURL, memo: inout PageMemo, now: Date) -> [Effect] {
        let target = outcome.job.target
        guard memo.hops.count < 10, !memo.hops.contains(url.href) else {
            memo.hops = []
            return failed(outcome, memo: &memo, facts: Facts(), now: now, reason: "too many redirects")
        }
        memo.hops.append(url.href)
        var next = target
        next.url = url.forRequest.href
        next.site = CanonicalURL(url).site
        next.due = now
        next.memo = MemoCoding.bytes(memo)
        return [.change(.put(next)), log(.debug, "redirected to \(url.href)", outcome, ["outcome": "redirect"])]
    }

    private func notModified(_ outcome: Outcome, memo: PageMemo, facts: Facts, now: Date) -> [Effect] {
        let back = returned(outcome, memo: memo, recordID: facts.article?.recordID, now: now)
        var memo = memo
        memo.visits += 1
        memo.succeeded()
        // RFC 9110 section 15.4.5: it carries the validators of the representation that is kept.
        memo.renew(validatorsOf: outcome)
        let site = memo.site ?? outcome.job.target.site
        return back + [
            .change(.siteAnswered(site: site, at: now)),
            log(.debug, "unchanged", outcome, ["outcome": "not_modified"]),
        ]
            + revisit(outcome.job.target, memo: memo, now: now)
    }

    /// Counted like the page's own failures: a host that is gone for good is not waited for longer than that.
    private func waitsForRules(
        _ outcome: Outcome, since: Date, until: Date, memo: PageMemo, facts: Facts, now: Date
    ) -> [Effect] {
        var memo = memo
        let reason = "robots.txt of its host is out of reach"
        memo.failed(reason, now: now)
        memo.failingSince = min(memo.failingSince ?? since, since)
        let isDead = Absence.lasts(memo, now) && facts.article == nil && memo.intervalSeconds == nil
        if isDead { return givenUp(outcome, reason: reason, now: now) }
        let said = memo.failures == 1 ? [event(.fetchError(reason: reason, failures: 1), outcome, now: now)] : []
        return said + [.change(put(outcome.job.target, memo: memo, due: until))]
    }

    private func failed(
        _ outcome: Outcome, memo: inout PageMemo, facts: Facts, now: Date, reason: String? = nil
    ) -> [Effect] {
        let (failureClass, text) = Failure.classify(outcome) ?? (.hard, reason ?? "failed")
        memo.failed(text, now: now)
        memo.hops = []
        let absence = Absence(outcome, failureClass, memo: &memo, facts: facts, now: now)
        if let buried = buried(outcome, absence, memo: &memo, facts: facts, reason: text, now: now) {
            return buried
        }
        var effects = [event(.fetchError(reason: text, failures: memo.failures), outcome, now: now)]
        if absence == .neverThere, facts.article == nil, memo.intervalSeconds == nil {
            return effects + givenUp(outcome, reason: text, now: now)
        }
        let asked = outcome.freshness(now).notBefore
        memo.notBefore = memo.intervalSeconds == nil ? nil : asked
        let due = max(now.adding(Absence.pause(failureClass, failures: memo.failures)), asked ?? now)
        effects.append(
            log(.info, "\(text), again in \(DurationText.format(due.since(now)))", outcome, ["outcome": "failed"]))
        return effects + [.change(put(outcome.job.target, memo: memo, due: due))]
    }

    func givenUp(_ outcome: Outcome, reason: String, now: Date) -> [Effect] {
        [
            event(.gaveUp(reason: reason), outcome, now: now),
            log(.warning, "given up: \(reason)", outcome, ["outcome": "gave_up"]),
            .change(.remove(outcome.job.target)),
        ]
    }

    /// The target as it waits for its next visit, or its removal when there is none.
    func revisit(_ target: Target, memo: PageMemo, now: Date) -> [Effect] {
        let next =
            memo.intervalSeconds.map { now.adding(.seconds($0)) }
            ?? RevisitSchedule(schedule: configuration.schedule).next(
                firstSeenAt: memo.firstSeenAt, key: target.key, visits: memo.visits, now: now)
        guard let next else { return [.change(.remove(target))] }
        let due = runsOnce ? max(next, now.adding(.seconds(86_400))) : next
        return [.change(put(target, memo: memo, due: due))]
    }

    /// Back at the address it was found under: a redirect is followed anew at each visit.
    func put(_ target: Target, memo: PageMemo, due: Date) -> StateChange {
        var next = target
        var memo = memo
        memo.hops = []
        next.url = memo.url
        if let url = WebURL(memo.url) { next.site = CanonicalURL(url).site }
        next.kind = memo.visits > 0 || memo.isPast == true ? .revisit : .page
        next.due = due
        next.memo = MemoCoding.bytes(memo)
        return .put(next)
    }
}

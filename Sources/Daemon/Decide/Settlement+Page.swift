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
        memo.intervalSeconds = standingInterval(of: target)
        switch outcome.answer {
        case .redirected(let url):
            return redirected(outcome, to: url, memo: &memo, now: now)
        case .notModified:
            memo.visits += 1
            memo.renew(validatorsOf: outcome)
            memo.succeeded()
            return [log(.debug, "unchanged", outcome, ["outcome": "not_modified"])]
                + revisit(target, memo: memo, now: now)
        case .disallowed:
            return [
                event(.robotsDisallowed, outcome, now: now),
                log(.info, "robots.txt forbids this page", outcome, ["outcome": "robots_disallowed"]),
                .change(put(target, memo: memo, due: now.adding(.seconds(7 * 86_400)))),
            ]
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

    private func failed(
        _ outcome: Outcome, memo: inout PageMemo, facts: Facts, now: Date, reason: String? = nil
    ) -> [Effect] {
        let target = outcome.job.target
        let (failureClass, text) = Failure.classify(outcome) ?? (.hard, reason ?? "failed")
        let status = outcome.reply?.status
        memo.failed(text, now: now)
        memo.hops = []
        var effects = sitePatience(outcome, now: now)
        if let article = facts.article, status == 410 || (status == 404 && memo.failures > 1) {
            effects.append(
                event(.tombstone(recordID: article.recordID, urlKey: article.urlKey), outcome, now: now))
            effects.append(log(.notice, "gone", outcome, ["outcome": "tombstone", "record_id": article.recordID]))
            return effects + [.change(.remove(key: target.key))]
        }
        effects.append(event(.fetchError(reason: text, failures: memo.failures), outcome, now: now))
        // A page that never answered is given up after a week of tries; one that has a record is tried at every revisit.
        let tries = failureClass == .hard ? 3 : 8
        if facts.article == nil, memo.intervalSeconds == nil, memo.failures >= tries || status == 410 {
            effects.append(event(.gaveUp(reason: text), outcome, now: now))
            effects.append(log(.warning, "given up: \(text)", outcome, ["outcome": "gave_up"]))
            return effects + [.change(.remove(key: target.key))]
        }
        let delay = min(Duration.seconds(86_400), .seconds(600) * (1 << min(memo.failures - 1, 8)))
        effects.append(
            log(.info, "\(text), again in \(DurationText.format(delay))", outcome, ["outcome": "failed"]))
        effects.append(.change(put(target, memo: memo, due: now.adding(delay))))
        return effects
    }

    /// The target as it waits for its next visit, or its removal when there is none.
    func revisit(_ target: Target, memo: PageMemo, now: Date) -> [Effect] {
        let next =
            memo.intervalSeconds.map { now.adding(.seconds($0)) }
            ?? RevisitSchedule(schedule: configuration.schedule).next(
                firstSeenAt: memo.firstSeenAt, key: target.key, visits: memo.visits, now: now)
        guard let next else { return [.change(.remove(key: target.key))] }
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
        next.due = due
        next.memo = MemoCoding.bytes(memo)
        return .put(next)
    }
}

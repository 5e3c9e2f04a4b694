import Fetch
import FoundationEssentials
import Store
import Web

/// Failures, back-off and moves of sources.
extension Settlement {
    func failed(_ poll: inout SourcePoll, _ failureClass: FailureClass, _ reason: String) -> [Effect] {
        let wasHealthy = poll.memo.failingSince == nil
        poll.memo.failureScore += failureClass.weight
        poll.memo.failingSince = poll.memo.failingSince ?? poll.now
        poll.memo.lastOutcome = reason
        // A discovered address that stopped working is looked for again.
        if poll.source.discovers, poll.memo.failureScore >= 2 { poll.memo.feedURL = nil }
        var effects = sitePatience(poll.outcome, now: poll.now)
        let isGone = poll.outcome.reply?.status == 410
        if isGone, poll.memo.mutedSince == nil {
            poll.memo.mutedSince = poll.now
            effects.append(event(.sourceState(.muted), poll.outcome, now: poll.now))
        } else if wasHealthy {
            effects.append(event(.sourceState(.failing), poll.outcome, now: poll.now))
        }
        effects.append(
            event(.sourceError(reason: reason, failureClass), poll.outcome, now: poll.now))
        let freshness = poll.freshness
        var decision = pollSchedule.afterFailure(
            source: poll.source, memo: poll.memo, freshness: freshness, key: poll.outcome.job.target.key, now: poll.now)
        if poll.memo.mutedSince != nil {
            decision = PollSchedule.Decision(due: poll.now.adding(Backoff.probe), ruledBy: "410")
        }
        poll.memo.ruledBy = decision.ruledBy
        let pause = DurationText.format(decision.due.since(poll.now))
        effects.append(
            log(
                .warning, "\(poll.source.title ?? poll.source.id): \(reason), again in \(pause)", poll.outcome,
                ["outcome": "failed"],
                id: isGone ? .sourceGone : wasHealthy ? .sourceFailing : nil))
        return effects + [.change(poll.put(due: restIfOnce(decision.due, poll.now)))]
    }

    /// A source that answers again after failing is worth a line.
    func recovery(_ before: SourceMemo, _ poll: SourcePoll) -> [Effect] {
        guard let since = before.failingSince, poll.memo.failingSince == nil else { return [] }
        let name = poll.source.title ?? poll.source.id
        return [
            event(.sourceState(.ok), poll.outcome, now: poll.now),
            log(
                .notice, "\(name): answers again after \(DurationText.format(poll.now.since(since)))", poll.outcome,
                id: .sourceRecovered),
        ]
    }

    /// A permanent redirect moves a subscription after several sightings over seven days; at once when only the scheme
    /// became https.
    func moved(_ poll: inout SourcePoll) -> [Effect] {
        guard let reply = poll.outcome.reply, !reply.redirects.isEmpty, reply.redirects.allSatisfy(\.isPermanent) else {
            poll.memo.redirectSeenTo = nil
            poll.memo.redirectSightings = 0
            return []
        }
        let to = reply.url.href
        if poll.memo.redirectSeenTo != to {
            poll.memo.redirectSeenTo = to
            poll.memo.redirectSeenSince = poll.now
            poll.memo.redirectSightings = 0
        }
        poll.memo.redirectSightings += 1
        let asked = poll.outcome.job.request?.url.href ?? poll.outcome.job.target.url
        let isUpgrade = to == asked.replacingScheme("http://", with: "https://")
        let age = poll.memo.redirectSeenSince.map { poll.now.since($0) } ?? .zero
        guard isUpgrade || (poll.memo.redirectSightings >= 3 && age >= .seconds(7 * 86_400)) else { return [] }
        poll.memo.feedURL = to
        poll.memo.redirectSeenTo = nil
        return [
            event(.sourceMoved(to: to), poll.outcome, now: poll.now),
            log(.notice, "moved for good to \(to)", poll.outcome, id: .sourceMoved),
        ]
    }
}

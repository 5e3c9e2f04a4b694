import Fetch
import FoundationEssentials
import Store
import Web

/// Failures, back-off and moves of sources.
extension Settlement {
    func failed(_ poll: inout SourcePoll, _ failureClass: FailureClass, _ reason: String) -> [Effect] {
        // Only tried: what else the page offers is asked first, and nothing is held against the source.
        if poll.memo.isTrying == true, !asksForPatience(poll.outcome), let next = tryNext(&poll) { return next }
        let reason = poll.memo.isTrying == true ? "no feed found there (\(reason) at the last address)" : reason
        let wasHealthy = poll.memo.failingSince == nil
        let asked = poll.memo.feedURL
        poll.memo.failureScore += failureClass.weight
        poll.memo.failingSince = poll.memo.failingSince ?? poll.now
        poll.memo.lastOutcome = reason
        if case .notModifiedUnasked = poll.outcome.answer { poll.memo.forgetAnswer() }
        let isGone = poll.outcome.reply?.status == 410
        lookElsewhere(&poll.memo, isGone: isGone)
        var effects: [Effect] = []
        let isMuted = isGone && asked == nil
        if isMuted, poll.memo.mutedSince == nil {
            poll.memo.mutedSince = poll.now
            effects.append(event(.sourceState(.muted), poll.outcome, now: poll.now))
        } else if wasHealthy {
            effects.append(event(.sourceState(.failing), poll.outcome, now: poll.now))
        }
        effects.append(
            event(.sourceError(reason: reason, failureClass), poll.outcome, now: poll.now))
        var decision = pollSchedule.afterFailure(
            source: poll.source, memo: poll.memo, freshness: poll.freshness, key: poll.outcome.job.target.key,
            now: poll.now)
        if poll.memo.mutedSince != nil {
            let due = poll.now.adding(Backoff.probe)
            decision = PollSchedule.Decision(due: due, ruledBy: "410", notBefore: due, askedUntil: due)
        }
        let pause = DurationText.format(decision.due.since(poll.now))
        effects.append(
            log(
                .warning, "\(poll.source.name): \(reason), again in \(pause)", poll.outcome,
                ["outcome": "failed"],
                id: isMuted ? .sourceGone : .sourceFailing))
        return effects + [.change(put(&poll, decision))]
    }

    /// An address that was discovered or moved to, and stopped working: the configured one is asked again, in turn with it,
    /// since either may be the one that comes back.
    private func lookElsewhere(_ memo: inout SourceMemo, isGone: Bool) {
        if let asked = memo.feedURL {
            guard memo.isTrying == true || memo.failureScore >= 2 || isGone else { return }
            // What was never a feed is no place to come back to.
            let former = memo.isTrying == true ? memo.formerURL : asked
            memo.follow(nil)
            memo.candidates = nil
            memo.formerURL = former
        } else if let former = memo.formerURL {
            memo.follow(former)
        }
    }

    /// A source that answers again after failing is worth a line.
    func recovery(_ before: SourceMemo, _ poll: SourcePoll) -> [Effect] {
        guard let since = before.failingSince, poll.memo.failingSince == nil else { return [] }
        let name = poll.source.name
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
        guard let reply = poll.outcome.reply, !(reply.redirects.isEmpty && poll.hops.isEmpty),
            reply.redirects.allSatisfy(\.isPermanent), poll.hops.allSatisfy(\.isPermanent)
        else {
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
        let isUpgrade = poll.hops.isEmpty && to == asked.replacingScheme("http://", with: "https://")
        let age = poll.memo.redirectSeenSince.map { poll.now.since($0) } ?? .zero
        guard isUpgrade || (poll.memo.redirectSightings >= 3 && age >= .seconds(7 * 86_400)) else { return [] }
        // The validators are those of this answer, which came from there.
        poll.memo.feedURL = to
        poll.memo.redirectSeenTo = nil
        return [
            event(.sourceMoved(to: to), poll.outcome, now: poll.now),
            log(.notice, "moved for good to \(to)", poll.outcome, id: .sourceMoved),
        ]
    }
}

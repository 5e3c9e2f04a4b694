import FoundationEssentials
import Store

/// What failures in a row say of a page: elapsed time decides, not how often it was asked. A CMS that hiccups says 404 for minutes,
/// and a server that is moved may be away for days.
enum Absence: Equatable {
    case notYetKnown
    /// It has a record, and is gone.
    case gone
    /// It never gave an article.
    case neverThere

    /// 404 is seen three times over at least a day before it counts, 410 twice.
    private static let goneAfter = Duration.seconds(24 * 3600)
    /// What refuses for so long, while its site gives others, was taken down.
    private static let refusedAfter = Duration.seconds(7 * 24 * 3600)
    private static let fewestRefusals = 3
    /// How often what is gone is looked for.
    static let probe = Duration.seconds(30 * 24 * 3600)

    init(_ outcome: Outcome, _ failureClass: FailureClass, memo: inout PageMemo, facts: Facts, now: Date) {
        let status = outcome.reply?.status
        if status == 404 || status == 410 {
            memo.goneSince = memo.goneSince ?? now
            memo.goneSightings = (memo.goneSightings ?? 0) + 1
        } else {
            (memo.goneSince, memo.goneSightings) = (nil, nil)
        }
        memo.refused(failureClass == .hard, now: now)
        self = Self.judge(isGone: status == 410, memo: memo, facts: facts, now: now)
    }

    /// A page of another kind stands where an article was.
    init(refusedBy kind: Bool, memo: inout PageMemo, facts: Facts, now: Date) {
        memo.refused(kind, now: now)
        self = Self.judge(isGone: false, memo: memo, facts: facts, now: now)
    }

    private static func judge(isGone: Bool, memo: PageMemo, facts: Facts, now: Date) -> Absence {
        if let since = memo.goneSince, (memo.goneSightings ?? 0) >= (isGone ? 2 : 3), now.since(since) >= goneAfter {
            return facts.article != nil ? .gone : isGone ? .neverThere : lasts(memo, now) ? .neverThere : .notYetKnown
        }
        guard lasts(memo, now) else { return .notYetKnown }
        if facts.article == nil { return .neverThere }
        guard let since = memo.refusedSince, now.since(since) >= refusedAfter else { return .notYetKnown }
        // A site that answers nobody has not taken this one down.
        let siteAnswers = facts.siteAnsweredAt.map { $0.since(since) > Duration.seconds(86_400) } ?? false
        return siteAnswers ? .gone : .notYetKnown
    }

    static func lasts(_ memo: PageMemo, _ now: Date) -> Bool {
        memo.failures >= fewestRefusals && (memo.failingSince.map { now.since($0) >= refusedAfter } ?? false)
    }

    /// Ten minutes, an hour for what was refused, then twice as long each time, to a day.
    static func pause(_ failureClass: FailureClass, failures: Int) -> Duration {
        let first = failureClass == .hard ? Duration.seconds(3600) : .seconds(600)
        return min(Backoff.ceiling, first * (1 << min(max(failures - 1, 0), 8)))
    }
}

extension Settlement {
    /// What is to be said and done of an article that is gone; nil while that is not certain.
    func buried(
        _ outcome: Outcome, _ absence: Absence, memo: inout PageMemo, facts: Facts, reason: String, now: Date
    ) -> [Effect]? {
        guard absence == .gone || memo.tombstonedAt != nil, let article = facts.article else { return nil }
        let probe = memo.intervalSeconds.map { max(Duration.seconds($0), .seconds(86_400)) } ?? Absence.probe
        let isSaid = memo.tombstonedAt != nil
        memo.tombstonedAt = memo.tombstonedAt ?? now
        let next = Effect.change(put(outcome.job.target, memo: memo, due: now.adding(probe)))
        if isSaid { return [log(.debug, "still gone: \(reason)", outcome, ["outcome": "gone"]), next] }
        return [
            event(
                .tombstone(recordID: article.recordID, urlKey: article.urlKey, reason: reason), outcome, now: now),
            log(
                .notice, "gone: \(reason), looked for again in \(DurationText.format(probe))", outcome,
                ["outcome": "tombstone", "record_id": article.recordID]),
            next,
        ]
    }

    /// Said once when what was gone is there again.
    func returned(_ outcome: Outcome, memo: PageMemo, recordID: String?, now: Date) -> [Effect] {
        guard memo.tombstonedAt != nil, let recordID = memo.recordID ?? recordID else { return [] }
        return [
            event(.returned(recordID: recordID), outcome, now: now),
            log(.notice, "is there again", outcome, ["outcome": "returned", "record_id": recordID]),
        ]
    }
}

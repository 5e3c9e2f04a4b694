import Feeds
import FoundationEssentials
import Web

/// When a feed or sitemap is asked again. One instant decides: the latest of all that ask for patience.
struct PollSchedule {
    let schedule: Configuration.Schedule

    /// The instant and the name of what ruled, for `rawi sources`.
    struct Decision: Equatable {
        var due: Date
        var ruledBy: String
        /// The latest instant that others asked for, or that failures impose: no reload and no restart comes earlier.
        var notBefore: Date?
        /// The latest instant that others asked for.
        var askedUntil: Date?

        fileprivate mutating func consider(_ instant: Date?, _ name: String) {
            guard let instant else { return }
            notBefore = max(notBefore ?? instant, instant)
            askedUntil = max(askedUntil ?? instant, instant)
            if instant > due { (due, ruledBy) = (instant, name) }
        }
    }

    /// After an answer. `memo.intervalSeconds` is the adaptive interval, already adjusted; `memo.pacing` what the feed said
    /// when it was last read.
    func afterSuccess(memo: SourceMemo, freshness: Freshness, key: String, now: Date) -> Decision {
        let own = Duration.seconds(memo.intervalSeconds)
        let jitter = own * (schedule.jitter * Jitter.share(key, visit: memo.polls))
        var decision = Decision(due: now.adding(own + jitter), ruledBy: "interval")
        heed(memo, freshness, &decision, now: now)
        return decision
    }

    func afterFailure(source: Source, memo: SourceMemo, freshness: Freshness, key: String, now: Date) -> Decision {
        let failingFor = memo.failingSince.map { now.since($0) } ?? .zero
        let delay = Backoff.delay(
            interval: source.interval ?? schedule.interval, score: memo.failureScore, failingFor: failingFor)
        let jitter = delay * (schedule.jitter * Jitter.share(key, visit: memo.polls))
        let due = now.adding(delay + jitter)
        var decision = Decision(due: due, ruledBy: "back-off", notBefore: due)
        heed(memo, freshness, &decision, now: now)
        return decision
    }

    private func heed(_ memo: SourceMemo, _ freshness: Freshness, _ decision: inout Decision, now: Date) {
        let pacing = memo.pacing ?? Pacing()
        let most = mostBelieved(memo, now: now)
        decision.consider(pacing.ttl.map { now.adding(min($0, most)) }, "ttl")
        decision.consider(pacing.updatePeriod.map { now.adding(min($0, most)) }, "sy:updatePeriod")
        decision.consider(freshness.retryAfter, Freshness.Rule.retryAfter.rawValue)
        decision.consider(
            freshness.notBefore.map { min($0, now.adding(most)) }, freshness.rule?.rawValue ?? "freshness")
        let open = SkipTimes(hours: pacing.skipHours, days: pacing.skipDays).firstOpen(from: decision.due)
        if open > decision.due { decision.consider(open, "skipHours/skipDays") }
    }

    /// How long it is believed what a feed states of its own pace, and a header of how long the answer may be used again. Not for
    /// more than a day: a misprinted ttl must not silence a source. And not for longer than the list holds: programs write
    /// `hourly` and `max-age=3600` into every answer, and where thirty entries come in that hour and twenty are shown, it is
    /// not so. Who is asked to wait, by `Retry-After` or skipHours, waits.
    private func mostBelieved(_ memo: SourceMemo, now: Date) -> Duration {
        guard let publishing = memo.publishing, publishing.isKnown, memo.lastEntries > 0 else {
            return min(
                schedule.longest, max(schedule.shortest, memo.thirdSeconds.map { .seconds($0) } ?? schedule.longest))
        }
        let holds = publishing.patience(
            from: now, wait: .infinity, most: Self.surelyHeld(memo.lastEntries),
            longest: schedule.longest / .seconds(3_600))
        return min(schedule.longest, max(schedule.shortest, .seconds(holds * 3_600)))
    }

    /// When a changed interval counts: at once, but never before what others asked for.
    func shortened(_ memo: SourceMemo, to interval: Duration, key: String, now: Date) -> Date {
        let own = now.adding(interval * (1 + schedule.jitter * Jitter.share(key, visit: memo.polls)))
        let pacing = memo.pacing ?? Pacing()
        return SkipTimes(hours: pacing.skipHours, days: pacing.skipDays)
            .firstOpen(from: max(own, memo.notBefore ?? own))
    }

    /// Takes note of what a poll brought and sets the interval by it.
    ///
    /// Where the publishing of a day is known, the next poll comes once the entries that are expected have waited long enough
    /// together: half of the configured interval, so that who publishes once in such an interval is asked once in it. For a
    /// source that publishes evenly this is the root of interval times gap: of all ways to share out so many requests the one
    /// by which entries wait the least. It comes sooner where a quarter of the list would have been replaced.
    ///
    /// - Parameter since: when it was asked before.
    func adapt(_ memo: inout SourceMemo, entries: Int, new: Int, source: Source, since: Date?, now: Date) {
        memo.intervalSeconds = adaptedInterval(memo.intervalSeconds, entries: entries, new: new, source: source)
        guard let since else { return begin(&memo, source: source) }
        var publishing = memo.publishing ?? PublishingRhythm()
        publishing.note(new, from: since, to: now)
        memo.publishing = publishing
        guard publishing.isKnown else { return begin(&memo, source: source) }
        guard entries > 0, new < entries else { return }
        let middle = (source.interval ?? schedule.interval) / .seconds(3_600)
        let patience = publishing.patience(
            from: now, wait: middle / 2, most: Double(entries) * Self.shareReplaced,
            longest: schedule.longest / .seconds(3_600))
        memo.intervalSeconds = bounded(patience * 3_600, source)
    }

    /// While the hours of its day are not known: not later than a quarter of its list was in coming, by the entries' dates.
    func begin(_ memo: inout SourceMemo, source: Source) {
        guard let third = memo.thirdSeconds else { return }
        memo.intervalSeconds = min(memo.intervalSeconds, bounded(third * 3 * Self.shareReplaced, source))
    }

    /// What may have changed of a list between two polls, as far as can be expected: entries come in clumps, and four times as many
    /// as expected are still there then.
    private static let shareReplaced = 1.0 / 4
    /// How many entries may be expected while a list of so many surely holds those that come: news comes in clumps, of which a
    /// list of ten runs over where one of forty does not. The number that is the list when six of its roots are added: where one
    /// event in seven brings two to six entries at once, a list of ten runs over in 5 of 1,000 such stretches, one of forty in 1.
    static func surelyHeld(_ entries: Int) -> Double {
        let root = (9 + Double(entries)).squareRoot() - 3
        // Of a list of five nobody can tell a clump from the hours of a day; and a list of two holds one that comes.
        return max(root * root, Double(entries) / 5, min(1, Double(entries) / 2))
    }

    private func bounded(_ seconds: Double, _ source: Source) -> Double {
        let shortest = min(schedule.shortest, source.interval ?? schedule.interval) / .seconds(1)
        return min(schedule.longest / .seconds(1), max(shortest, seconds))
    }

    /// Shorter when a poll brought nothing that was known (entries may have been missed between), longer when nearly
    /// all was known. A configured interval of the source is its middle; the bounds hold for all.
    func adaptedInterval(_ seconds: Double, entries: Int, new: Int, source: Source) -> Double {
        guard entries > 0 else { return bounded(seconds, source) }
        let share = Double(new) / Double(entries)
        let factor = share >= 0.999 ? 0.5 : share > 0.3 ? 0.8 : share == 0 ? 1.25 : 1.0
        return bounded(seconds * factor, source)
    }
}

/// RSS skipHours and skipDays, both in UTC.
struct SkipTimes {
    let hours: [Int]
    let days: [String]

    private static let names = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"]

    /// The first instant not before `instant` that is outside both; `instant` itself when everything would be skipped.
    func firstOpen(from instant: Date) -> Date {
        guard !hours.isEmpty || !days.isEmpty else { return instant }
        let skippedDays = Set(days.map { $0.lowercased() })
        var candidate = instant
        for _ in 0..<(7 * 24 + 1) {
            let seconds = Int(candidate.timeIntervalSince1970.rounded(.down))
            let day = seconds / 86_400
            let hour = seconds % 86_400 / 3600
            if !hours.contains(hour), !skippedDays.contains(Self.names[((day % 7) + 7) % 7]) { return candidate }
            candidate = Date(timeIntervalSince1970: Double((seconds / 3600 + 1) * 3600))
        }
        return instant
    }
}

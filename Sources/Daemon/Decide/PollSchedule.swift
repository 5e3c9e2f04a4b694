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
        heed(memo.pacing ?? Pacing(), freshness, &decision, now: now)
        return decision
    }

    func afterFailure(source: Source, memo: SourceMemo, freshness: Freshness, key: String, now: Date) -> Decision {
        let failingFor = memo.failingSince.map { now.since($0) } ?? .zero
        let delay = Backoff.delay(
            interval: source.interval ?? schedule.interval, score: memo.failureScore, failingFor: failingFor)
        let jitter = delay * (schedule.jitter * Jitter.share(key, visit: memo.polls))
        let due = now.adding(delay + jitter)
        var decision = Decision(due: due, ruledBy: "back-off", notBefore: due)
        heed(memo.pacing ?? Pacing(), freshness, &decision, now: now)
        return decision
    }

    private func heed(_ pacing: Pacing, _ freshness: Freshness, _ decision: inout Decision, now: Date) {
        // A feed may ask for patience, but not for more than a day: a misprinted ttl must not silence a source.
        decision.consider(pacing.ttl.map { now.adding(min($0, schedule.longest)) }, "ttl")
        decision.consider(pacing.updatePeriod.map { now.adding(min($0, schedule.longest)) }, "sy:updatePeriod")
        decision.consider(freshness.notBefore, freshness.rule?.rawValue ?? "freshness")
        let open = SkipTimes(hours: pacing.skipHours, days: pacing.skipDays).firstOpen(from: decision.due)
        if open > decision.due { decision.consider(open, "skipHours/skipDays") }
    }

    /// When a changed interval counts: at once, but never before what others asked for.
    func shortened(_ memo: SourceMemo, to interval: Duration, key: String, now: Date) -> Date {
        let own = now.adding(interval * (1 + schedule.jitter * Jitter.share(key, visit: memo.polls)))
        let pacing = memo.pacing ?? Pacing()
        return SkipTimes(hours: pacing.skipHours, days: pacing.skipDays)
            .firstOpen(from: max(own, memo.notBefore ?? own))
    }

    /// Shorter when a poll brought nothing that was known (entries may have been missed between), longer when nearly
    /// all was known. A configured interval of the source is its middle; the bounds hold for all.
    func adaptedInterval(_ seconds: Double, entries: Int, new: Int, source: Source) -> Double {
        let shortest = min(schedule.shortest, source.interval ?? schedule.interval) / .seconds(1)
        let longest = schedule.longest / .seconds(1)
        guard entries > 0 else { return min(longest, max(shortest, seconds)) }
        let share = Double(new) / Double(entries)
        let factor = share >= 0.999 ? 0.5 : share > 0.3 ? 0.8 : share == 0 ? 1.25 : 1.0
        return min(longest, max(shortest, seconds * factor))
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

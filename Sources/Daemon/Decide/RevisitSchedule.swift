import FoundationEssentials

/// When an article is asked for again, to catch revisions.
struct RevisitSchedule {
    let schedule: Configuration.Schedule

    /// The first revisit after `now`, counted from when the article was first seen; then at the standing distance.
    /// Nil when it is never asked for again.
    func next(firstSeenAt: Date, key: String, visits: Int, now: Date) -> Date? {
        // Later than now: the clock was ahead then.
        let firstSeenAt = min(firstSeenAt, now)
        for step in schedule.revisits {
            let instant = firstSeenAt.adding(step)
            // A visit that came a little late counts for the next step too if that is less than a minute away.
            if instant > now.adding(.seconds(60)) { return jittered(instant, step: step, key: key, visits: visits) }
        }
        guard schedule.revisitForever > .zero else { return nil }
        return jittered(
            now.adding(schedule.revisitForever), step: schedule.revisitForever, key: key, visits: visits)
    }

    private func jittered(_ instant: Date, step: Duration, key: String, visits: Int) -> Date {
        instant.adding(step * (schedule.jitter * 0.5 * Jitter.share(key, visit: visits)))
    }
}

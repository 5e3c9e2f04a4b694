extension Configuration {
    /// No target is ever made to wait longer: what the database says beyond it was written by a clock that was ahead.
    var longestWait: Duration {
        let steps =
            [Backoff.probe, schedule.revisitForever, schedule.interval, schedule.longest] + schedule.revisits
            + sources.compactMap(\.interval)
        // Chance adds to a wait, and a poll may have to keep away for a day more (Retry-After, skipDays).
        return (steps.max() ?? .zero) * (1 + schedule.jitter) + .seconds(86_400)
    }
}

import Glibc

/// What something took, and whatever it returned kept alive so that the work is not optimised away.
enum Stopwatch {
    /// CPU time of this thread.
    static func cpu<R, E: Error>(_ work: () throws(E) -> R) throws(E) -> Duration {
        let before = threadTime()
        let result = try work()
        let time = threadTime() - before
        keep(result)
        return time
    }

    static func wall<R>(_ work: () throws -> R) rethrows -> Duration {
        let clock = ContinuousClock()
        let before = clock.now
        let result = try work()
        let time = clock.now - before
        keep(result)
        return time
    }

    @inline(never)
    @_optimize(none)
    static func keep<R>(_: R) {}

    private static func threadTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

extension Duration {
    var inSeconds: Double { self / .seconds(1) }
    var inMilliseconds: Double { self / .milliseconds(1) }
}

extension Sequence where Element: Comparable {
    /// The upper one of the two in the middle; nil of nothing.
    var median: Element? {
        let sorted = sorted()
        return sorted.isEmpty ? nil : sorted[sorted.count / 2]
    }
}

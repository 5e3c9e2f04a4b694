import Glibc

/// One entry on mutated inputs until the time is over. The inputs depend on the entry's name alone: what fails once fails
/// again.
struct FuzzRun {
    private(set) var inputs = 0
    private(set) var bytes = 0
    private(set) var slow = 0
    private let entry: FuzzEntry
    private let current: CurrentInput

    /// CPU time of an input of so many bytes from which it is called slow: 100 ms a MB and pass, and what a timer tick and a
    /// cold cache may add to a short one.
    private func slowAt(_ count: Int) -> Duration { .microseconds(20_000 + entry.passes * count / 10) }
    /// How the child says that there were slow ones.
    static let slowStatus: Int32 = 3

    init(_ entry: FuzzEntry, into current: CurrentInput) {
        self.entry = entry
        self.current = current
    }

    consuming func run(for time: Duration) -> FuzzRun {
        let end = ContinuousClock().now + time
        var mutator = FuzzMutator(seeds: FuzzSeeds.of(entry.name), seed: FuzzRandom(text: entry.name))
        repeat {
            let input = mutator.next()
            current.set(input)
            // A hang ends the process by SIGALRM.
            alarm(20)
            let cost = Self.cost(of: input, entry)
            // The least of three, since the machine does other things too.
            if cost > slowAt(input.count), let again = (0..<2).map({ _ in Self.cost(of: input, entry) }).min(),
                min(cost, again) > slowAt(input.count)
            {
                slow += 1
                current.keep(as: "slow-\(slow)")
                if slow == 5 { break }
            }
            inputs += 1
            bytes += input.count
        } while ContinuousClock().now < end
        alarm(0)
        return self
    }

    /// CPU time of this thread.
    static func cost(of input: [UInt8], _ entry: FuzzEntry) -> Duration {
        let before = threadTime()
        entry.run(input)
        return threadTime() - before
    }

    private static func threadTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

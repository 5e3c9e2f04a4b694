import FoundationEssentials

/// How many jobs may be in flight: as many as configured, fewer while memory or descriptors run short. Halved at each
/// shortage, and a quarter more after each ten seconds without one.
struct Concurrency {
    private(set) var limit: Int
    var configured: Int {
        didSet { limit = oldValue == limit ? configured : min(limit, configured) }
    }
    private var changedAt: Date?

    static let pause = Duration.seconds(10)

    init(configured: Int) {
        self.configured = configured
        limit = configured
    }

    var isShort: Bool { limit < configured }

    /// True at the first shortage, and again only after everything was well in between.
    mutating func shortage(inFlight: Int, now: Date) -> Bool {
        let wasShort = isShort
        // Those that failed together are one shortage.
        if let changedAt, wasShort, now.since(changedAt) < .seconds(1) { return false }
        limit = max(1, min(limit, max(1, inFlight)) / 2)
        changedAt = now
        return !wasShort && isShort
    }

    /// The clock was set.
    mutating func shift(by difference: Duration) { changedAt = changedAt?.adding(difference) }

    mutating func recover(now: Date) {
        guard isShort, let at = changedAt, now.since(at) >= Self.pause else { return }
        limit = min(configured, limit + max(1, limit / 4))
        changedAt = now
    }
}

import FoundationEssentials

/// Between the instants of a caller and those of the database, in milliseconds since 1970.
struct ServerTime: Sendable, Equatable {
    let clock: PostgresOptions.Clock
    /// How far the server's clock is ahead of the caller's.
    private(set) var offset = 0
    /// By how much `offset` may be wrong, either way.
    private(set) var error = 0

    /// What is measured agrees by so much without anything having happened. The offset stays as it is then, so that an instant that was
    /// written comes back the same.
    private static let tolerance = 20

    init(_ clock: PostgresOptions.Clock) { self.clock = clock }

    func toServer(_ date: Date) -> Int { clamp(Instant.milliseconds(date) + offset) }
    func toCaller(_ milliseconds: Int) -> Date { Instant.date(milliseconds: clamp(milliseconds - offset)) }

    /// Not before that instant by the server's clock, however wrong the offset is.
    func notBefore(_ date: Date) -> Int { clamp(toServer(date) + error) }

    /// What a statement takes for now: NULL is the server's own clock.
    func now(_ date: Date) -> PostgresValue { clock == .server ? .integer(nil) : .int(toServer(date)) }

    /// How far a clock is ahead that said `server` when it was asked at `now` and took `wait`.
    static func ahead(_ server: Int, of now: Date, wait: Duration) -> Duration {
        .milliseconds(server - Instant.milliseconds(now)) - wait / 2
    }

    /// The server said `server` in answer to a question that was asked at `now` and took `wait`.
    mutating func measured(_ server: Int, at now: Date, wait: Duration) {
        guard clock == .server else { return }
        let half = Int((wait / .milliseconds(1) / 2).rounded(.up))
        let found = server - Instant.milliseconds(now) - half
        if abs(found - offset) <= half + Self.tolerance, error > 0 {
            error = min(error, half + Self.tolerance)
            return
        }
        (offset, error) = (found, half + Self.tolerance)
    }

    /// The caller's clock said `from` and says `to`. The server's goes on as before, and so does all that waits by it.
    mutating func callerMoved(from: Date, to: Date) {
        offset += Instant.milliseconds(from) - Instant.milliseconds(to)
    }

    private func clamp(_ milliseconds: Int) -> Int {
        min(max(milliseconds, Instant.range.lowerBound), Instant.range.upperBound)
    }
}

import FoundationEssentials
import Store

/// A database that notes how long its transactions hold the loop.
final class TimedState: StateDatabase {
    private let state: any StateDatabase
    private(set) var longest = Duration.zero
    private(set) var count = 0

    init(_ state: any StateDatabase) { self.state = state }

    func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] { try state.claim(wish, at: now) }
    func nextDue() throws(StoreError) -> Date? { try state.nextDue() }
    func beat(at now: Date) throws(StoreError) -> Beat { try state.beat(at: now) }
    func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
    func beginFilling() throws(StoreError) { try state.beginFilling() }
    func endFilling() throws(StoreError) { try state.endFilling() }
    func close() throws(StoreError) { try state.close() }

    func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let announced = keys()
        let clock = ContinuousClock()
        let began = clock.now
        defer {
            longest = max(longest, clock.now - began)
            count += 1
        }
        return try state.transaction(about: announced, holding: leases, body)
    }
}

import FoundationEssentials
import Store

/// What the store needs from time to time beside lines and rows: segments are begun and sealed, what nobody asks for any more is
/// forgotten. What the disk says of it is said once.
struct Upkeep {
    private let store: Store
    /// Why segments cannot be sealed, as far as it was said.
    private var saidProblems: [StoreError] = []
    private var forgotAt = Date.distantPast

    /// How long what no source shows and nobody asks for is kept, and how often a little of the rest goes.
    private static let remembers = Duration.seconds(90 * 86_400)
    private static let forgetsEvery = Duration.seconds(600)
    private static let forgetsAtOnce = 5_000

    init(store: Store) { self.store = store }

    private var logs: [RecordLog] { [store.records, store.events] }

    /// A backfill fills segments faster than heartbeats come.
    var isSealing: Bool { store.records.isSealing || store.events.isSealing }

    var sealProblems: [StoreError] { logs.flatMap(\.sealProblems) }

    /// Begins and seals segments, some milliseconds' worth a call.
    func rotate(now: Date) throws(StoreError) {
        try store.records.rotateIfDue(now: now)
        try store.events.rotateIfDue(now: now)
    }

    mutating func newSealProblems() -> [Remark] {
        let problems = sealProblems
        defer { saidProblems = problems }
        return problems.filter { !saidProblems.contains($0) }.map {
            Remark(
                .warning, "a segment cannot be sealed: \(StoreText.describe($0))", ["outcome": "not_sealed"],
                id: .sealingFailed)
        }
    }

    func writeProblems() -> [Remark] {
        logs.compactMap { $0.takeWriteProblem() }.map {
            Remark(
                .warning, "\(StoreText.describe($0)): the lines went into a new segment", ["outcome": "disk_error"])
        }
    }

    mutating func forget(now: Date) throws(StoreError) {
        guard now.since(forgotAt) >= Self.forgetsEvery else { return }
        try store.state.transaction { state throws(StoreError) in
            try state.apply(.forget(before: now.adding(.zero - Self.remembers), most: Self.forgetsAtOnce))
        }
        forgotAt = now
    }

    /// The clock was set.
    mutating func shift(by difference: Duration) { forgotAt = forgotAt.adding(difference) }
}

import Daemon
import Fetch
import FoundationEssentials
import Store
import Synchronization
import Testing
import Web

/// What a database says that other daemons use too.
@Suite struct SharedStateTests {
    private final class SharedState: StateDatabase {
        private let state: SQLiteState
        private let time: VirtualTime
        /// When an operator has all daemons pause.
        var paused: ClosedRange<Date>?
        var clockIsAhead = Duration.zero
        /// Whose leases end by themselves, once each, before they are settled.
        var losing: Set<String> = []
        var startBy: ContinuousClock.Instant?

        init(_ state: SQLiteState, _ time: VirtualTime) { (self.state, self.time) = (state, time) }

        func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] {
            try state.claim(wish, at: now).map { Claim(target: $0.target, startBy: startBy) }
        }

        func beat(at now: Date) throws(StoreError) -> Beat {
            var beat = Beat()
            beat.isPaused = paused?.contains(time.now) == true
            beat.clockIsAhead = clockIsAhead
            beat.isRebuilding = rebuild?.contains(time.now) == true
            if beat.isRebuilding, !reread.contains("end") { beat.rereads = "r" }
            return beat
        }

        /// When the index is made anew, and what the daemon says of that.
        var rebuild: ClosedRange<Date>?
        private(set) var reread: [String] = []

        func beginRereading(_ rebuild: String, log: Int) throws(StoreError) { reread.append("begin \(log)") }
        func endRereading(_ rebuild: String) throws(StoreError) { reread.append("end") }

        func transaction<R>(
            about keys: @autoclosure () -> FactKeys?, holding leases: [String],
            _ body: (any StateTransaction) throws(StoreError) -> R
        ) throws(StoreError) -> R {
            for key in leases where losing.contains(key) && !isAdmitting(leases) {
                losing.remove(key)
                try state.transaction { state throws(StoreError) in
                    guard let target = try state.target(key) else { return }
                    try state.apply(.release(target, due: time.now))
                }
            }
            return try state.transaction(about: keys(), holding: leases, body)
        }

        /// The first transaction about a lease is its admission, the second settles it.
        private var admitted: Set<String> = []
        private func isAdmitting(_ leases: [String]) -> Bool {
            leases.allSatisfy { admitted.insert($0).inserted }
        }

        func nextDue() throws(StoreError) -> Date? { try state.nextDue() }
        func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
        func close() throws(StoreError) { try state.close() }
    }

    private let time = VirtualTime()

    private func web(_ note: @escaping @Sendable (String, Date) -> Void = { _, _ in }) -> SimulatedWeb {
        let time = time
        return SimulatedWeb(time) { url, _, _ in
            note(url.path, time.now)
            return switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/feed": SimulatedWeb.Answer(body: Invented.feed((1...6).map { ("https://a.example/\($0)", "خبر") }))
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
    }

    private let source = Source(id: "a", kind: .feed, url: "https://a.example/feed")

    @Test("What another daemon has taken over is dropped and counted, and recorded once")
    func staleOutcomes() async throws {
        let simulation = try Simulation([source], web: web(), time: time)
        let shared = SharedState(simulation.state, time)
        shared.losing = ["page:example,a)/3", "feed:a"]
        let tally = try await simulation.run(for: .seconds(3_600), through: shared)
        #expect(shared.losing == [])
        #expect(tally.stale == 2)
        #expect(try simulation.records().count == 6)
    }

    @Test("While all daemons are paused nothing is begun, and it is said")
    func paused() async throws {
        let asked = Mutex<[Date]>([])
        let simulation = try Simulation([source], web: web { _, at in asked.withLock { $0.append(at) } }, time: time)
        let shared = SharedState(simulation.state, time)
        let said = Mutex<[String]>([])
        let pause = (time.now + 8)...(time.now + 900)
        shared.paused = pause
        shared.clockIsAhead = .seconds(-10)
        try await simulation.run(for: .seconds(3_600), through: shared, beats: 10) { remark in
            said.withLock { $0.append(remark.message) }
        }
        let within = asked.withLock { $0.filter { (pause.lowerBound + 10...pause.upperBound).contains($0) } }
        #expect(within == [])
        #expect(try simulation.records().count == 6)
        let words = said.withLock { $0.filter { $0.hasPrefix("paused") || $0.hasPrefix("no longer") } }
        #expect(words.count == 2)
        #expect(
            said.withLock { $0.count { $0.hasPrefix("the database's clock is 10s behind") } } == 1,
            "\(said.withLock { $0 })")
    }

    @Test("While the index is made anew nothing is begun, and the lines are read again once")
    func rebuilt() async throws {
        let asked = Mutex<[Date]>([])
        let simulation = try Simulation([source], web: web { _, at in asked.withLock { $0.append(at) } }, time: time)
        let shared = SharedState(simulation.state, time)
        let rebuild = (time.now + 600)...(time.now + 1_500)
        shared.rebuild = rebuild
        try await simulation.run(for: .seconds(7_200), through: shared, beats: 10)
        #expect(shared.reread == ["begin 6", "end"])
        let within = asked.withLock { $0.filter { (rebuild.lowerBound + 11...rebuild.upperBound).contains($0) } }
        #expect(within == [])
        #expect(asked.withLock { $0.contains { $0 > rebuild.upperBound } })
        #expect(try simulation.records().count == 6)
    }

    @Test("By when a transfer must have begun goes along with its request")
    func startBy() async throws {
        let given = Mutex<[ContinuousClock.Instant?]>([])
        let web = SimulatedWeb(time) { _, request, _ in
            given.withLock { $0.append(request.startBy) }
            return SimulatedWeb.Answer(status: 404)
        }
        let simulation = try Simulation([source], web: web, time: time)
        let shared = SharedState(simulation.state, time)
        shared.startBy = .now
        try await simulation.run(for: .seconds(600), through: shared)
        #expect(given.withLock { !$0.isEmpty && $0.allSatisfy { $0 == shared.startBy } })
    }
}

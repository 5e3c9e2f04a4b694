import Daemon
import FoundationEssentials
import Store
import Synchronization
import Testing
import Web

/// A database that another program holds from time to time.
@Suite struct BusyDatabaseTests {
    private final class SharedDatabase: StateDatabase {
        let state: SQLiteState
        let time: VirtualTime
        let held: ClosedRange<Date>
        /// A program that lets nobody read either.
        let alsoReads: Bool
        let error: StoreError

        init(
            _ state: SQLiteState, time: VirtualTime, held: ClosedRange<Date>, alsoReads: Bool,
            error: StoreError = .busy(path: "state.sqlite")
        ) {
            (self.state, self.time, self.held, self.alsoReads, self.error) = (state, time, held, alsoReads, error)
        }

        private func wait() throws(StoreError) {
            if held.contains(time.now) { throw error }
        }

        func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] {
            if alsoReads { try wait() }
            // One by one, so that more is due when one was refused.
            var one = wish
            one.limit = min(wish.limit, 1)
            return try state.claim(one, at: now)
        }

        func nextDue() throws(StoreError) -> Date? {
            if alsoReads { try wait() }
            return try state.nextDue()
        }

        func transaction<R>(
            about keys: @autoclosure () -> FactKeys?, holding: [String],
            _ body: (any StateTransaction) throws(StoreError) -> R
        ) throws(StoreError) -> R {
            try wait()
            return try state.transaction(about: nil, holding: holding, body)
        }

        func beat(at now: Date) throws(StoreError) -> Beat {
            if alsoReads { try wait() }
            return try state.beat(at: now)
        }

        func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
        func close() throws(StoreError) { try state.close() }
    }

    @Test(
        "It is waited for, and nothing is lost", arguments: [false, true],
        [StoreError.busy(path: "state.sqlite"), .unavailable("no route to state.sqlite")])
    func waited(alsoReads: Bool, error: StoreError) async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/feed":
                SimulatedWeb.Answer(body: Invented.feed((1...4).map { ("https://\(url.host)/\($0)", "خبر") }))
            default:
                Int(url.path.dropFirst()).map {
                    SimulatedWeb.Answer(body: Invented.page($0 + Int(url.host.utf8.dropFirst().first ?? 0) * 10))
                }
            }
        }
        let sources = (1...6).map { Source(id: "s\($0)", kind: .feed, url: "https://s\($0).example/feed") }
        let simulation = try Simulation(sources, web: web, time: time)
        let held = (time.now + 5)...(time.now + 600)
        let shared = SharedDatabase(simulation.state, time: time, held: held, alsoReads: alsoReads, error: error)
        let said = Mutex<[String]>([])
        try await simulation.run(for: .seconds(1_800), through: shared) { remark in
            said.withLock { $0.append(remark.message) }
        }
        #expect(try simulation.records().count == 24)
        let words = said.withLock { $0.filter { $0.contains("state.sqlite") || $0.contains("going on") } }
        #expect(words.count == 2, "\(words)")
    }
}

import FoundationEssentials
import PostgresServer
import Synchronization
import Testing
import Web

@testable import Daemon
@testable import Store

/// The disk of the shared database is full while a daemon works.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct FullServerTests {
    @Test("Nothing is begun while it is, which is said once, and then all goes on by itself")
    func full() async throws {
        let server = try #require(PostgresServer.start())
        guard let room = server.makeRoom() else {
            print("skipped: nobody here may mount a small file system for a full disk")
            return
        }
        let admin = try PostgresConnection(PostgresAddress(url: server.url))
        try admin.execute("CREATE TABLESPACE room LOCATION '\(room)'")
        try admin.execute("CREATE DATABASE small TABLESPACE room")
        var options = PostgresOptions(
            url: server.url.replacing("/postgres?", with: "/small?"), instance: "rawi@a")
        (options.store, options.clock) = ("first", .caller)
        _ = try PostgresState.migrate(options)
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/feed": SimulatedWeb.Answer(body: Invented.feed((1...60).map { ("https://a.example/\($0)", "خبر") }))
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
        let source = Source(id: "a", kind: .feed, url: "https://a.example/feed")
        var simulation = try Simulation([source], web: web, time: time)
        simulation.configuration.instance = "rawi@a"
        // All that is left goes, and comes back at the third look.
        let small = try PostgresConnection(options.address)
        let opened = try PostgresState(options, at: time.now)
        try Self.fill(small)
        let state = LookingState(opened) { look in
            if look == 3 { try small.execute("DROP TABLE ballast") }
        }
        let said = Mutex<[String]>([])
        try await simulation.run(for: .seconds(7_200), through: state) { remark in
            said.withLock { $0 += [remark.fields["outcome"]].compactMap(\.self).filter { $0.hasPrefix("store_") } }
        }
        #expect(said.withLock { $0 } == ["store_full", "store_ready"])
        #expect(state.looks == 3)
        #expect(try simulation.records().count == 60)
        #expect(try state.counts(at: time.now).articles == 60)
    }

    /// Until no page more fits.
    private static func fill(_ connection: PostgresConnection) throws {
        try connection.execute("SET statement_timeout = 0; CREATE TABLE ballast (filling text)")
        for rows in [10_000, 1_000, 100, 10, 1] {
            do throws(StoreError) {
                while true {
                    try connection.execute(
                        "INSERT INTO ballast SELECT string_agg(md5((n * m)::text), '') FROM generate_series(1, \(rows)) AS g (n), generate_series(1, 60) AS h (m) GROUP BY n"
                    )
                }
            } catch {
                guard case .full = error else { throw error }
            }
        }
    }
}

/// Counts how often it is looked for room.
private final class LookingState: StateDatabase {
    private let state: PostgresState
    private let look: (Int) throws -> Void
    private(set) var looks = 0

    init(_ state: PostgresState, look: @escaping (Int) throws -> Void) { (self.state, self.look) = (state, look) }

    func expectRoom() throws(StoreError) {
        looks += 1
        do { try look(looks) } catch { Issue.record(error) }
        try state.expectRoom()
    }

    var isShared: Bool { true }
    func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] { try state.claim(wish, at: now) }
    func nextDue() throws(StoreError) -> Date? { try state.nextDue() }
    func beat(at now: Date) throws(StoreError) -> Beat { try state.beat(at: now) }
    func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
    func close() throws(StoreError) { try state.close() }

    func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        try state.transaction(about: keys(), holding: leases, body)
    }
}

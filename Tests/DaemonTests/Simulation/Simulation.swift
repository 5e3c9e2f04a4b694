import Daemon
import FoundationEssentials
import Synchronization
import Testing

@testable import Store

/// The whole daemon on virtual time: simulated network, files in memory, the real database in memory.
struct Simulation {
    let time: VirtualTime
    let files: MemoryFiles
    let state: SQLiteState
    var configuration: Configuration
    let web: SimulatedWeb

    init(_ sources: [Source], web: SimulatedWeb, time: VirtualTime) throws {
        self.time = time
        self.web = web
        files = MemoryFiles()
        state = try SQLiteState(path: nil)
        configuration = Configuration(instance: "test")
        configuration.store.folder = "store"
        configuration.store.compresses = false
        configuration.store.reserveBytes = 0
        configuration.sources = sources
    }

    /// Runs for so long; may be called again, which is a restart.
    @discardableResult
    func run(
        for duration: Duration, once: Bool = false, through database: (any StateDatabase)? = nil,
        beats: Double? = nil,
        says: @escaping (Remark) -> Void = { _ in }
    ) async throws -> Tally {
        let store = try Store(
            opening: StoreOptions(configuration), files: files, now: time.now,
            state: AnnouncedState(database ?? state))
        let web = web
        let time = time
        let mailbox = Mailbox()
        if let beats { time.beat(every: beats) { mailbox.post(.heartbeat) } }
        var hooks = DaemonLoop.Hooks()
        hooks.say = says
        let loop = DaemonLoop(
            configuration: configuration, store: store,
            worker: Worker(network: { web.fetch($0) }, documents: .disk, cores: 2, now: { time.wall }),
            time: time, mailbox: mailbox, runsOnce: once, hooks: hooks)
        // However it ends, the machine stops hard: nothing that counts may be lost by that.
        defer {
            files.crash()
            state.leases = Leases()
            state.turns = AddressTurns()
        }
        try await loop.run(until: time.now.addingTimeInterval(duration / .seconds(1)))
        return loop.tally
    }

    /// Every record line, each checked against the schema.
    func records() throws -> [Record] { try lines("records", schema: .record).map { try Record(decoding: $0) } }

    func eventLines() throws -> [String] {
        try lines("events", schema: .event).map { String(decoding: $0, as: UTF8.self) }
    }

    private func lines(_ log: String, schema: SchemaCheck) throws -> [[UInt8]] {
        let names = try files.list("store").filter { $0.hasPrefix(log + "-") && $0.hasSuffix(".jsonl") }.sorted {
            ($0.split(separator: "-").last ?? "") < ($1.split(separator: "-").last ?? "")
        }
        var found: [[UInt8]] = []
        for name in names {
            for line in (files.bytes("store/" + name) ?? []).split(separator: UInt8(ascii: "\n")) {
                #expect(schema.problems(in: line) == [], "\(name)")
                found.append(Array(line))
            }
        }
        return found
    }
}

import FoundationEssentials
import PostgresServer
import Testing

@testable import Daemon
@testable import Store

/// Folders of two machines on one index: each document is its machine's own.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct SharedDocumentsTests {
    private let time = VirtualTime()
    private let options: PostgresOptions

    init() throws {
        let server = try #require(PostgresServer.shared)
        var options = PostgresOptions(url: server.url, instance: "")
        (options.schema, options.clock) = (server.newSchema(), .caller)
        _ = try PostgresState.migrate(options)
        self.options = options
    }

    private func simulation(_ instance: String, _ folder: String, isAlone: Bool = false) throws -> Simulation {
        var source = Source(id: "notes", kind: .documents, url: "")
        (source.path, source.depth) = (folder, 0)
        var simulation = try Simulation([source], web: SimulatedWeb(time) { _, _, _ in nil }, time: time)
        simulation.configuration.instance = instance
        simulation.configuration.state.engine = isAlone ? "sqlite" : "postgres"
        return simulation
    }

    private func index(_ instance: String) throws -> PostgresState {
        var own = options
        (own.instance, own.store) = (instance, instance)
        return try PostgresState(own, at: time.now)
    }

    private static func text(_ word: String) -> String {
        "The keeper wrote four pages about the \(word), its lamps and the storms of that winter.\n"
    }

    private func keys(_ simulation: Simulation) throws -> [String] {
        try simulation.records().map { "\($0.urlKey) \($0.revision)" }.sorted()
    }

    @Test("A file of the same name, size and instant in the other's folder is another document")
    func apart() async throws {
        let a = try ScratchFolder(["a.txt": Self.text("harbour")])
        let b = try ScratchFolder(["a.txt": Self.text("islands")])
        for (instance, folder) in [("rawi@a", a.path), ("rawi@b", b.path)] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: folder + "/a.txt")
            let simulation = try simulation(instance, folder)
            for _ in 0..<2 {
                try await simulation.run(for: .seconds(3_600), through: try index(instance))
                #expect(try keys(simulation) == ["document:\(instance):notes/a.txt 0"])
            }
        }
    }

    @Test("A store that had its index for itself goes on with the documents that it has")
    func joining() async throws {
        let folder = try ScratchFolder(["a.txt": Self.text("harbour"), "b.txt": Self.text("island")])
        let alone = try simulation("rawi@a", folder.path, isAlone: true)
        try await alone.run(for: .seconds(3_600))
        #expect(try keys(alone) == ["document:notes/a.txt 0", "document:notes/b.txt 0"])
        var joined = alone
        joined.configuration.state.engine = "postgres"
        try await joined.run(for: .seconds(3_600), through: try index("rawi@a"))
        #expect(try keys(joined).count == 2)
        try Self.text("islands and their goats").write(
            toFile: folder.path + "/b.txt", atomically: false, encoding: .utf8)
        try await joined.run(for: .seconds(3_600), through: try index("rawi@a"))
        #expect(
            try keys(joined) == ["document:notes/a.txt 0", "document:notes/b.txt 0", "document:notes/b.txt 1"])
        // Another one that has a file of that name has another document.
        let another = try ScratchFolder(["a.txt": Self.text("harbour")])
        let other = try simulation("rawi@b", another.path)
        try await other.run(for: .seconds(3_600), through: try index("rawi@b"))
        #expect(try keys(other) == ["document:rawi@b:notes/a.txt 0"])
    }
}

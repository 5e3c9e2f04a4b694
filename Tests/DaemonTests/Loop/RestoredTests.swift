import FoundationEssentials
import Glibc
import PostgresServer
import Synchronization
import Testing

@testable import Daemon
@testable import Store

/// A daemon's store, or the shared database, comes from last week's copy while the other has gone on.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct RestoredTests {
    let stores: SharedStores

    init() throws { stores = try SharedStores() }

    private func catchUp(_ store: Store, _ instance: String) async throws -> (count: Int, said: [String]) {
        var said: [String] = []
        let catchUp = CatchUp(
            store: store, configuration: stores.configuration(instance), now: SharedStores.noon,
            say: { said.append($0.message) }, goOn: { _ in true })
        return (try await catchUp.run().count, said)
    }

    private func event(_ store: Store, _ type: String) throws {
        let event = Event(type: type, at: SharedStores.noon, instance: "rawi@a")
        try store.events.append([event.line(seq: store.events.nextSeq)])
        try store.state.transaction { state throws(StoreError) in
            try state.apply(.position(log: "events", store.events.position))
        }
    }

    @Test("A store from last week's copy gives no number out twice, and forgets nobody's articles")
    func store() async throws {
        let files = try #require(stores.files["rawi@a"])
        let (a, b) = (try stores.open("rawi@a"), try stores.open("rawi@b"))
        try stores.write(["a1", "a2"].map { SharedStores.record($0, by: "rawi@a") }, to: a)
        try event(a, "gave_up")
        let copy = files.state.withLock(\.nodes)
        try stores.write(["a3", "a4", "a5"].map { SharedStores.record($0, by: "rawi@a") }, to: a)
        try event(a, "gave_up")
        try stores.write([SharedStores.record("b1", by: "rawi@b")], to: b)
        files.crash()
        files.state.withLock { $0.nodes = copy }

        let restored = try stores.open("rawi@a")
        #expect(restored.recovery.databaseMovedTo == nil)
        #expect(
            restored.recovery.behind == [
                Recovery.Behind(log: "records", lastSeq: 2, knownSeq: 5),
                Recovery.Behind(log: "events", lastSeq: 1, knownSeq: 2),
            ])
        let (count, said) = try await catchUp(restored, "rawi@a")
        #expect(count == 2)
        #expect(said.first?.hasPrefix("the records end at seq 2, and the index has read 5") == true)
        #expect(said.count == 2)
        for path in ["a1", "a5"] {
            #expect(try stores.known(SharedStores.record(path, by: "rawi@a"), in: restored)?.instance == "rawi@a")
        }
        #expect(try stores.known(SharedStores.record("b1", by: "rawi@b"), in: restored)?.instance == "rawi@b")
        try stores.write([SharedStores.record("a6", by: "rawi@a")], to: restored)
        #expect(try stores.seqs("rawi@a") == [1, 2, 6])
        #expect(try stores.seqs("rawi@a", "events") == [1, 3, 4])
        let told = try stores.events("rawi@a").filter { $0.contains("store_behind") }
        #expect(told.count == 2)
        #expect(told[0].contains("\"log\":\"records\",\"last_seq\":2,\"known_seq\":5"))
        // It goes on as any other.
        files.crash()
        let again = try stores.open("rawi@a")
        #expect(again.recovery.behind == [])
        #expect(try await catchUp(again, "rawi@a").count == 0)
        #expect(again.records.nextSeq == 7)
    }

    @Test("Killed before it has read its lines again, or has written one, it knows the number all the same")
    func killed() async throws {
        let files = try #require(stores.files["rawi@a"])
        let a = try stores.open("rawi@a")
        try stores.write([SharedStores.record("a1", by: "rawi@a")], to: a)
        let copy = files.state.withLock(\.nodes)
        try stores.write(["a2", "a3"].map { SharedStores.record($0, by: "rawi@a") }, to: a)
        files.crash()
        files.state.withLock { $0.nodes = copy }
        for _ in 0..<2 {
            let restored = try stores.open("rawi@a")
            #expect(restored.records.nextSeq == 4)
            files.crash()
        }
        let read = try stores.open("rawi@a")
        #expect(try await catchUp(read, "rawi@a").count == 1)
        files.crash()
        let again = try stores.open("rawi@a")
        #expect(again.recovery.behind == [])
        #expect(try await catchUp(again, "rawi@a").count == 0)
        try stores.write([SharedStores.record("a4", by: "rawi@a")], to: again)
        #expect(try stores.seqs("rawi@a") == [1, 4])
    }

    @Test("A database from last week's copy is brought up to each store's lines")
    func database() async throws {
        let connection = try PostgresConnection(stores.options.address)
        let tables = ["articles", "aliases", "texts", "bands", "positions", "tallies", "meta", "daemons"]
        let (a, b) = (try stores.open("rawi@a"), try stores.open("rawi@b"))
        try stores.write([SharedStores.record("a1", by: "rawi@a")], to: a)
        try stores.write([SharedStores.record("b1", by: "rawi@b")], to: b)
        for table in tables { try connection.execute("CREATE TABLE saved_\(table) AS TABLE \(table)") }
        try stores.write(["a2", "a3"].map { SharedStores.record($0, by: "rawi@a") }, to: a)
        try stores.write([SharedStores.record("a1", revision: 1, text: "نص ثان", by: "rawi@b")], to: b)
        let before = try stores.known(SharedStores.record("a1", by: "rawi@a"), in: a)
        for table in tables {
            try connection.execute(
                "DELETE FROM \(table); INSERT INTO \(table) OVERRIDING SYSTEM VALUE TABLE saved_\(table)")
        }
        for files in stores.files.values { files.crash() }
        let (second, first) = (try stores.open("rawi@b"), try stores.open("rawi@a"))
        #expect(second.recovery.behind == [] && first.recovery.behind == [])
        #expect(try await catchUp(second, "rawi@b") == (1, []))
        #expect(try await catchUp(first, "rawi@a") == (2, []))
        #expect(try stores.known(SharedStores.record("a1", by: "rawi@a"), in: first) == before)
        #expect(try first.state.counts(at: SharedStores.noon).articles == 4)
        #expect(try stores.events("rawi@a") + stores.events("rawi@b") == [])
        try stores.write([SharedStores.record("a4", by: "rawi@a")], to: first)
        #expect(try stores.seqs("rawi@a") == [1, 2, 3, 4])
    }

    @Test("rawi rebuild takes in the lines of its own store again, and leaves those of others")
    func rebuild() async throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/rawi-XXXXXX").utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
        }
        var configuration = stores.configuration("rawi@a")
        configuration.store.folder = folder
        (configuration.state.engine, configuration.state.url) = ("postgres", stores.options.url)
        configuration.state.schema = stores.options.schema
        let b = try stores.open("rawi@b")
        try stores.write([SharedStores.record("b1", by: "rawi@b")], to: b)
        var places = StoreOptions(configuration)
        places.postgres = try configuration.sharedState()
        let a = try Store(opening: places, files: DiskFiles(), now: Date())
        try stores.write(["a1", "a2"].map { SharedStores.record($0, by: "rawi@a") }, to: a)
        // While it runs the store is its own.
        await #expect(throws: StoreError.self) {
            try await Renewal(configuration: configuration).run(say: { _ in })
        }
        try a.close()
        try PostgresConnection(stores.options.address).execute("DELETE FROM articles WHERE url_key LIKE '%/a1'")
        #expect(try await Renewal(configuration: configuration).run(say: { Issue.record("\($0)") }) == 2)
        let after = try Store(opening: places, files: DiskFiles(), now: Date())
        for (path, instance) in [("a1", "rawi@a"), ("a2", "rawi@a"), ("b1", "rawi@b")] {
            #expect(try stores.known(SharedStores.record(path, by: instance), in: after)?.instance == instance)
        }
        #expect(after.records.nextSeq == 3)
        #expect(try after.state.transaction { state throws(StoreError) in try state.position(of: "records") }?.seq == 2)
        try after.close()
    }
}

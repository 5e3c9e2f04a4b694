import FoundationEssentials
import PostgresServer
import Testing

@testable import Daemon
@testable import Store

/// A daemon is killed between its lines and the commit, and another one records the same page meanwhile.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct LateDuplicateTests {
    let stores: SharedStores

    init() throws { stores = try SharedStores() }

    /// What both have written of one page, the `late` one's lines coming to the index last.
    private func duplicate(late: String, other: String, text: String? = nil) throws -> (Record, Store) {
        let first = try stores.open(late)
        let mine = SharedStores.record("a", by: late)
        try stores.write([SharedStores.record("b", by: late)], to: first)
        try stores.write([mine], to: first, isKilled: true)
        stores.files[late]?.crash()
        let second = try stores.open(other)
        try stores.write([SharedStores.record("a", text: text, by: other)], to: second)
        try second.close()
        return (mine, try stores.open(late))
    }

    @Test("The line of the daemon whose name comes first stays, and the other is told of", arguments: [true, false])
    func told(firstIsLate: Bool) throws {
        let (late, other) = firstIsLate ? ("rawi@a", "rawi@b") : ("rawi@b", "rawi@a")
        let (record, store) = try duplicate(late: late, other: other)
        let (count, said) = try stores.catchUp(store, late)
        #expect(count == 1)
        #expect(said == ["1 records stand in another store too: see late_duplicate in the events"])
        #expect(try stores.known(record, in: store)?.instance == "rawi@a")
        #expect(try store.state.counts(at: SharedStores.noon).articles == 2)
        let event = try #require(try stores.events(late).first)
        #expect(event.contains("\"type\":\"late_duplicate\""))
        #expect(event.contains("\"record_id\":\"\(record.id)\""))
        #expect(event.contains("\"also_in\":\"\(other)\""))
        #expect(event.contains("\"kept\":\"rawi@a\""))
        #expect(try stores.events(other) == [])
    }

    @Test("Read again, it is not told again")
    func once() throws {
        for (late, other) in [("rawi@a", "rawi@b"), ("rawi@b", "rawi@a")] {
            let stores = try SharedStores()
            let tests = Self(stores)
            let (record, store) = try tests.duplicate(late: late, other: other, text: "نص آخر")
            let before = try store.state.transaction { state throws(StoreError) in try state.position(of: "records") }
            try stores.catchUp(store, late)
            let known = try stores.known(record, in: store)
            #expect(known?.earlier.count == 1)
            try store.state.transaction { state throws(StoreError) in
                if let before { try state.apply(.position(log: "records", before)) }
            }
            #expect(try stores.catchUp(store, late).count == 1)
            #expect(try stores.events(late).count == 1)
            #expect(try stores.known(record, in: store) == known)
        }
    }

    @Test("Also where the other daemon has gone on to further revisions")
    func overtaken() throws {
        let (record, store) = try duplicate(late: "rawi@a", other: "rawi@b")
        let other = try stores.open("rawi@b", at: SharedStores.noon + 1)
        try stores.write([SharedStores.record("a", revision: 1, text: "نص ثان", by: "rawi@b")], to: other)
        try stores.catchUp(store, "rawi@a")
        let event = try #require(try stores.events("rawi@a").first)
        #expect(event.contains("late_duplicate") && !event.contains("kept"))
        #expect(try stores.known(record, in: store)?.revision == 1)
    }

    @Test("Revisions in turn are no duplicates")
    func inTurn() throws {
        let (a, b) = (try stores.open("rawi@a"), try stores.open("rawi@b"))
        try stores.write([SharedStores.record("a", by: "rawi@a")], to: a)
        try stores.write([SharedStores.record("a", revision: 1, text: "نص ثان", by: "rawi@b")], to: b)
        try stores.write([SharedStores.record("a", revision: 2, text: "نص ثالث", by: "rawi@a")], to: a, isKilled: true)
        #expect(try stores.catchUp(a, "rawi@a").said == [])
        #expect(try stores.events("rawi@a") == [])
        let known = try stores.known(SharedStores.record("a", by: "rawi@a"), in: b)
        #expect(known?.revision == 2 && known?.earlier.map(\.revision) == [0, 1])
    }

    private init(_ stores: SharedStores) { self.stores = stores }
}

import Testing

@testable import Store

@Suite struct SQLiteConnectionTests {
    let db: SQLiteConnection

    init() throws {
        db = try SQLiteConnection(.memory, busyTimeout: .zero)
        try db.execute("CREATE TABLE t (a, b)")
    }

    @Test(
        "A text comes back as it went in",
        arguments: ["", "ا\u{0}ب", "\u{0}", "e\u{301}\u{10FFFF}", String(repeating: "نص ", count: 100_000)])
    func texts(text: String) throws {
        try db.run("INSERT INTO t VALUES (?, ?)", .text(text), .null)
        let rows = try db.rows("SELECT a, b FROM t")
        #expect(try rows.next())
        #expect(try Array(rows.text(0).utf8) == Array(text.utf8))
        #expect(try rows.optionalText(1) == nil)
        #expect(try !rows.next())
    }

    @Test("Bytes come back as they went in", arguments: [[], [0], [UInt8](repeating: 255, count: 1 << 20)])
    func blobs(bytes: [UInt8]) throws {
        try db.run("INSERT INTO t VALUES (?, ?)", .blob(bytes), .integer(.min))
        let rows = try db.rows("SELECT a, b, typeof(a) FROM t")
        #expect(try rows.next())
        #expect(try rows.bytes(0) == bytes)
        #expect(try rows.integer(1) == .min)
        #expect(try rows.text(2) == "blob")
    }

    @Test(
        "A value of another kind is damage", arguments: ["NULL", "1", "1.5", "'text'", "x'ff'", "cast(x'ff' AS TEXT)"])
    func otherKinds(value: String) throws {
        try db.execute("INSERT INTO t VALUES (\(value), 0)")
        let rows = try db.rows("SELECT a FROM t")
        #expect(try rows.next())
        var read = 0
        func attempt(_ body: () throws(StoreError) -> Void) {
            do throws(StoreError) {
                try body()
                read += 1
            } catch {
                #expect(error.isDamage, "\(error)")
            }
        }
        attempt { () throws(StoreError) in _ = try rows.integer(0) }
        attempt { () throws(StoreError) in _ = try rows.text(0) }
        attempt { () throws(StoreError) in _ = try rows.bytes(0) }
        attempt { () throws(StoreError) in _ = try rows.int(0, in: 5...9) }
        #expect(read == (["1", "'text'", "x'ff'"].contains(value) ? 1 : 0))
    }

    @Test func aStatementIsFreeAgainWhateverHappens() throws {
        try db.execute("INSERT INTO t VALUES (1, 2), (3, 4), ('x', 5)")
        func first() throws(StoreError) -> Int64? { try db.integer("SELECT a FROM t") }
        #expect(try first() == 1)
        #expect(throws: StoreError.self) {
            let rows = try db.rows("SELECT a FROM t")
            while try rows.next() { _ = try rows.integer(0) }
        }
        // Two at once over the same text.
        let outer = try db.rows("SELECT a FROM t")
        #expect(try outer.next())
        #expect(try first() == 1)
        #expect(try outer.next())
        #expect(try outer.integer(0) == 3)
        // A lock that a reader forgot would forbid this.
        try outer.finish()
        try db.execute("DROP TABLE t")
    }

    @Test func nothingStaysOfATransactionThatThrows() throws {
        #expect(throws: StoreError.full(path: "x")) {
            try db.transaction { () throws(StoreError) in
                try db.run("INSERT INTO t VALUES (1, 1)")
                throw .full(path: "x")
            }
        }
        #expect(try db.integer("SELECT count(*) FROM t") == 0)
        try db.transaction { () throws(StoreError) in try db.run("INSERT INTO t VALUES (1, 1)") }
        #expect(try db.integer("SELECT count(*) FROM t") == 1)
        #expect(db.lastInsertedRow == 1)
        #expect(db.changedRows == 1)
    }

    @Test func tablesThatAreNotThereAreDamage() throws {
        #expect { try db.run("SELECT missing FROM t") } throws: { ($0 as? StoreError)?.isDamage == true }
        #expect { try db.run("SELECT a FROM missing") } throws: { ($0 as? StoreError)?.isDamage == true }
    }

    @Test func closedIsClosed() throws {
        _ = try db.integer("SELECT count(*) FROM t")
        try db.close()
        try db.close()
        #expect(throws: StoreError.database(code: 21, message: ":memory: is closed")) { try db.run("SELECT 1") }
        #expect(throws: StoreError.self) { try db.execute("SELECT 1") }
        #expect(db.lastInsertedRow == 0)
    }

    @Test func aRelativeNameIsAFile() throws {
        let files = DiskFiles()
        let name = "rawi-test-\(UInt64.random(in: 0 ... .max)).sqlite"
        let file = try SQLiteConnection(.file(name), busyTimeout: .zero)
        try file.execute("CREATE TABLE t (a)")
        try file.close()
        #expect(try (files.size(name) ?? 0) > 0)
        try files.remove(name)
    }
}

import FoundationEssentials
import Testing

@testable import Store

/// A value of the wrong kind in any column: either everything works, or it is called damage and the database is set aside.
@Suite struct SQLiteDamageTests {
    struct Column: Sendable, CustomTestStringConvertible {
        let table: String
        let name: String
        var testDescription: String { "\(table).\(name)" }
    }

    static let columns: [Column] = {
        var found: [Column] = []
        do {
            let state = try SQLiteState(path: nil)
            for table in SQLiteSchema.tables {
                let rows = try state.connection.rows("SELECT name FROM pragma_table_info('\(table)')")
                while try rows.next() { found.append(Column(table: table, name: try rows.text(0))) }
            }
        } catch {
            return []
        }
        return found
    }()

    @Test func allColumnsAreLookedAt() { #expect(Self.columns.count > 40) }

    @Test("A wrong value is damage or does no harm", arguments: columns)
    func wrongValues(column: Column) throws {
        let whole = try withFolder { folder in
            try Self.fill(folder + "/state.sqlite")
            return try DiskFiles().read(folder + "/state.sqlite", at: 0, count: 1 << 20)
        }
        for value in [
            "NULL", "'text'", "cast(x'c3' AS TEXT)", "x'ff00'", "0.5", "7", "9223372036854775807",
            "-9223372036854775808",
        ] {
            try withFolder { folder in
                let path = folder + "/state.sqlite"
                let file = try DiskFiles().openForAppending(path)
                try file.append(whole)
                file.close()
                guard try Self.set(column, to: value, in: path) else { return }
                do throws(StoreError) {
                    let found = try Self.readEverything(path)
                    // Unharmed is what may be asked for, and when: no target is forgotten.
                    if column.table == "targets" { #expect(found == 12, "\(column.testDescription) = \(value)") }
                } catch {
                    #expect(error.isDamage, "\(column.testDescription) = \(value): \(error)")
                    let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
                    #expect(store.recovery.databaseMovedFor == .damaged, "\(column.testDescription) = \(value)")
                    try store.close()
                }
            }
        }
    }

    private static func fill(_ path: String) throws {
        let state = try SQLiteState(path: path)
        try state.transaction { tx throws(StoreError) in
            for number in 0..<12 {
                let kind = Target.Kind(rawValue: number % 7) ?? .page
                try tx.apply(
                    .define(
                        Target(
                            key: "key:\(number)", kind: kind, url: "https://s\(number % 5).example/\(number)",
                            site: "s\(number % 5).example", sourceID: number % 2 == 0 ? "s" : nil, due: noon,
                            memo: [1, 2])))
            }
            let digest = "sha256:" + String(repeating: "0a", count: 32)
            try tx.apply(
                .article(
                    ArticleRow(
                        urlKey: "a", recordID: "r", revision: 0, contentHash: digest, payloadDigest: digest,
                        firstSeenAt: noon, publishedAt: noon, owner: "a", wordCount: 9, version: 5)))
            try tx.apply(.siteAnswered(site: "s1.example", at: noon))
            try tx.apply(.alias(urlKey: "b", of: "a", at: noon))
            try tx.apply(
                .text(TextRow(recordID: "r", contentHash: digest, wordCount: 9, signature: [1, 2, 3]), bands: [1, 2]))
            try tx.apply(
                .robots(RobotsRow(origin: "o", fetchedAt: noon, expiresAt: noon, status: 200, body: [65])))
            try tx.apply(.seen(source: "s", entries: ["e"], at: noon))
            try tx.apply(.meta(key: "k", value: "v"))
            try tx.apply(.position(log: "records", LogPosition(segment: "x", offset: 1, seq: 1)))
        }
        try state.close()
    }

    /// As a flipped bit would: past NOT NULL, with the indexes in agreement. False where SQLite itself refuses the value.
    private static func set(_ column: Column, to value: String, in path: String) throws -> Bool {
        func connection() throws(StoreError) -> SQLiteConnection {
            let db = try SQLiteConnection(.file(path), busyTimeout: .zero)
            try db.execute("PRAGMA synchronous = OFF")
            return db
        }
        func text(_ rows: consuming SQLiteRows) throws(StoreError) -> String {
            try rows.next() ? try rows.text(0) : ""
        }
        var db = try connection()
        let sql = try text(db.rows("SELECT sql FROM sqlite_schema WHERE name = ?", .text(column.table)))
        let loose = sql.replacing(" NOT NULL", with: "")
        let write = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
        try db.execute("PRAGMA writable_schema = ON")
        try db.run(write, .text(loose), .text(column.table))
        try db.close()
        db = try connection()
        var isSet = true
        do throws(StoreError) {
            try db.execute("UPDATE OR IGNORE \(column.table) SET \(column.name) = \(value)")
        } catch {
            isSet = false
        }
        try db.execute("PRAGMA writable_schema = ON")
        try db.run(write, .text(sql), .text(column.table))
        try db.close()
        return isSet
    }

    /// All that the daemon does with a database; how many targets it was given.
    private static func readEverything(_ path: String) throws(StoreError) -> Int {
        let state = try SQLiteState(path: path)
        try state.transaction { tx throws(StoreError) in
            try tx.apply(.boundWaits(at: noon, longest: .seconds(30 * 86_400), ahead: .zero))
        }
        _ = try state.counts(at: noon)
        _ = try state.nextDue()
        // What was not believed comes due within a day.
        let later = noon.addingTimeInterval(86_401)
        var keys: Set<String> = []
        while true {
            let claimed = try state.claim(at: later, limit: 100, perSite: 2)
            if claimed.isEmpty { break }
            _ = try state.nextDue()
            try state.transaction { tx throws(StoreError) in
                for var target in claimed {
                    keys.insert(target.key)
                    target.due = later.addingTimeInterval(60)
                    try tx.apply(.put(target))
                    try tx.apply(.siteFree(site: target.site, at: later))
                }
            }
        }
        try state.transaction { tx throws(StoreError) in
            for number in 0..<12 { _ = try tx.target("key:\(number)") }
            for kind in 0...6 { _ = try tx.targets(of: Target.Kind(rawValue: kind) ?? .page, after: nil, limit: 100) }
            _ = try tx.existing(["key:1", "key:2"])
            for key in ["a", "b"] {
                guard var article = try tx.article(urlKey: key) else { continue }
                article.revision += 1
                try tx.apply(.article(article))
            }
            for number in 0..<5 { _ = try tx.siteAnswered("s\(number).example") }
            let digest = "sha256:" + String(repeating: "0a", count: 32)
            for text in try tx.texts(contentHash: digest, bands: [1, 2]) { try tx.apply(.text(text, bands: [1])) }
            if let row = try tx.robots(origin: "o") { try tx.apply(.robots(row)) }
            _ = try tx.seenEntries(source: "s", among: ["e"])
            try tx.apply(.seen(source: "s", entries: ["e"], at: later))
            _ = try tx.meta("k")
            if let position = try tx.position(of: "records") { try tx.apply(.position(log: "records", position)) }
            try tx.apply(.forget(before: later, most: 1000))
            for number in 0..<12 { try tx.apply(.withdraw(key: "key:\(number)")) }
        }
        _ = try state.counts(at: later)
        try state.close()
        return keys.count
    }
}

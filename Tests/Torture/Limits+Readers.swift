import CSQLite
import Glibc
import Workbench

extension Limits {
    /// Another program has the database open for so long, in the middle of a transaction.
    static let readers = [
        reader(
            "a reader of the database", "BEGIN; SELECT count(*) FROM sqlite_schema", seconds: 3,
            expected: "goes on meanwhile"),
        reader("a writer of the database", "BEGIN IMMEDIATE", seconds: 6, expected: "waits, then goes on"),
        reader(
            "a reader of the database", "BEGIN; SELECT count(*) FROM sqlite_schema", seconds: 60,
            expected: "goes on meanwhile"),
        reader("a writer of the database", "BEGIN IMMEDIATE", seconds: 60, expected: "waits, then goes on"),
    ]

    private static func reader(_ name: String, _ sql: String, seconds: Int, expected: String) -> Row {
        Row(name: "\(name) for \(seconds) s", expected: expected, isLong: seconds > 10) { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, isQuick: true)
            let daemon = try ordeal.here.start()
            try await daemon.waits(for: "the first records") { try records(ordeal) >= 20 }
            var database: OpaquePointer?
            defer { sqlite3_close(database) }
            guard sqlite3_open(ordeal.here.store + "/state.sqlite", &database) == SQLITE_OK,
                sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK
            else { throw Trouble("sqlite: \(String(cString: sqlite3_errmsg(database)))") }
            // What is under way as it begins comes through.
            try await Task.sleep(for: .seconds(2))
            let before = try records(ordeal)
            ordeal.outlets.goOn(5)
            try await Task.sleep(for: .seconds(seconds))
            let meanwhile = try records(ordeal)
            let isAlive = daemon.child.poll() == nil
            sqlite3_exec(database, "COMMIT", nil, nil, nil)
            guard isAlive else { return "ended: \(reason(ordeal.here.logTail))" }
            let wanted = ordeal.outlets.addresses.count + Ordeal.documents
            try await daemon.waits(for: "all of it", within: .seconds(30)) { try records(ordeal) >= wanted }
            guard try await daemon.stop() == .exited(0) else { return "does not stop well" }
            let problems = try await ordeal.recover(before: try StoreSight(ordeal.here.store))
            return ([meanwhile > before ? "goes on meanwhile" : "waits, then goes on"] + problems).joined(
                separator: "; ")
        }
    }

    static func records(_ ordeal: Ordeal) throws -> Int { try StoreSight(ordeal.here.store).records.count }
}

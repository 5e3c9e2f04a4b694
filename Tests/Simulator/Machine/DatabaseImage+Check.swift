import CSQLite
import Store

extension DatabaseImage {
    /// What SQLite finds wrong with it once it has recovered.
    /// - Parameter path: where it may be put for that.
    func problem(at path: String) throws(StoreError) -> String? {
        guard !(files[""] ?? []).isEmpty else { return nil }
        try restore(to: path)
        let said = Self.check(path)
        try DatabaseImage().restore(to: path)
        return said == "ok" ? nil : said
    }

    private static func check(_ path: String) -> String {
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
            return "it cannot be opened"
        }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let code = sqlite3_prepare_v2(connection, "PRAGMA integrity_check(1)", -1, &statement, nil)
        guard code == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0)
        else { return String(cString: sqlite3_errmsg(connection)) }
        return String(cString: text)
    }
}

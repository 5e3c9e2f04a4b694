import CSQLite
import Glibc

/// A connection to an SQLite database with the statements it has prepared; the one place where SQLite is called.
///
/// Opened without SQLite's mutexes (`SQLITE_OPEN_NOMUTEX`, https://www.sqlite.org/threadsafe.html): one task at a time owns
/// a connection, whatever thread it runs on. The class is not `Sendable`, so the compiler sees to that.
final class SQLiteConnection {
    enum Place {
        case file(String)
        /// Not to be written to. `isFixed`: nobody else writes either, and no lock is asked for.
        case reading(String, isFixed: Bool)
        case memory
        /// A file of SQLite's own, removed at the end.
        case temporary
    }

    /// For sentences about it.
    let path: String
    private var pointer: OpaquePointer?
    private var statements: [String: SQLiteStatement] = [:]

    init(_ place: Place, busyTimeout: Duration) throws(StoreError) {
        let name: String
        var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        switch place {
        case .file(let file):
            path = file
            name = Self.name(file)
        case .reading(let file, let isFixed):
            path = file
            name = isFixed ? "file:" + Self.escaped(Self.name(file)) + "?immutable=1" : Self.name(file)
            flags = SQLITE_OPEN_READONLY | (isFixed ? SQLITE_OPEN_URI : 0)
        case .memory: (path, name) = (":memory:", ":memory:")
        case .temporary: (path, name) = ("a temporary database", "")
        }
        errno = 0
        let code = sqlite3_open_v2(name, &pointer, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK else { throw failure(code) }
        // SQLite opens for reading what it may not write to, and says so at the first change only.
        if flags & SQLITE_OPEN_READWRITE != 0, sqlite3_db_readonly(pointer, "main") == 1 {
            throw failure(SQLITE_READONLY)
        }
        sqlite3_busy_timeout(pointer, Int32(busyTimeout / .milliseconds(1)))
    }

    /// So that a folder called `file:` or `:memory:` is one: Debian's SQLite reads addresses.
    private static func name(_ file: String) -> String { file.hasPrefix("/") ? file : "./" + file }

    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(pointer)
    }

    func close() throws(StoreError) {
        statements = [:]
        errno = 0
        let code = sqlite3_close(pointer)
        guard code == SQLITE_OK else { throw failure(code) }
        pointer = nil
    }

    /// Several statements, without parameters and without rows that count.
    func execute(_ script: String) throws(StoreError) {
        errno = 0
        let code = sqlite3_exec(try opened(), script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// A statement begun; its rows come one by one.
    func rows(_ sql: String, _ values: SQLiteValue...) throws(StoreError) -> SQLiteRows {
        try begin(sql, values)
    }

    /// A statement run to its end.
    func run(_ sql: String, _ values: SQLiteValue...) throws(StoreError) {
        try begin(sql, values).finish()
    }

    func run(_ sql: String, _ values: [SQLiteValue]) throws(StoreError) {
        try begin(sql, values).finish()
    }

    /// The first column of the first row.
    func integer(_ sql: String, _ values: SQLiteValue...) throws(StoreError) -> Int64? {
        let rows = try begin(sql, values)
        return try rows.next() ? try rows.integer(0) : nil
    }

    var lastInsertedRow: Int64 { pointer.map(sqlite3_last_insert_rowid) ?? 0 }
    var changedRows: Int { pointer.map { Int(sqlite3_changes($0)) } ?? 0 }

    /// A transaction that has the right to write from its beginning, unless it is only to read. Nothing of it stays when the
    /// body throws.
    func transaction<R>(writes: Bool = true, _ body: () throws(StoreError) -> R) throws(StoreError) -> R {
        try run(writes ? "BEGIN IMMEDIATE" : "BEGIN")
        do throws(StoreError) {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Some errors have rolled back already. That rolling back fails is no news: the next statement tells it again.
    private func rollBack() {
        guard let pointer, sqlite3_get_autocommit(pointer) == 0 else { return }
        sqlite3_exec(pointer, "ROLLBACK", nil, nil, nil)
    }

    private func begin(_ sql: String, _ values: [SQLiteValue]) throws(StoreError) -> SQLiteRows {
        let statement = try statement(sql)
        let rows = SQLiteRows(self, statement)
        for (index, value) in values.enumerated() {
            let code = statement.bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
        return rows
    }

    private func statement(_ sql: String) throws(StoreError) -> SQLiteStatement {
        let known = statements[sql]
        if let known, !known.isInUse { return known }
        let connection = try opened()
        var prepared: OpaquePointer?
        errno = 0
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            // Our statements are right, so the tables are not those they were written for.
            throw code & 0xFF == SQLITE_ERROR ? .damage(message) : failure(code)
        }
        let statement = SQLiteStatement(owning: prepared)
        if known == nil { statements[sql] = statement }
        return statement
    }

    private func opened() throws(StoreError) -> OpaquePointer {
        guard let pointer else { throw .database(code: SQLITE_MISUSE, message: "\(path) is closed") }
        return pointer
    }

    private var message: String { String(cString: sqlite3_errmsg(pointer)) }

    /// The error that SQLite has just returned, in our words. Every call that may touch a file sets errno to 0 before:
    /// `sqlite3_system_errno` would tell the same, but COMMIT does not set it, and it keeps that of an earlier error.
    func failure(_ code: Int32) -> StoreError {
        let number = errno  // before anything that may change it
        return SQLiteFailure(code: code, message: message, errno: number, path: path).storeError
    }
}

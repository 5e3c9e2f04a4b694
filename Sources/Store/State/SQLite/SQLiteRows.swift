import CSQLite
import FoundationEssentials
import Glibc

/// A running statement and the row it stands on. The statement is reset when the value goes, also by an error.
///
/// A column that is not what it should be (NULL, another storage class, a number that cannot be, no UTF-8) is damage: every
/// row was written by us, so what reads otherwise is a flipped bit or somebody else's writing.
struct SQLiteRows: ~Copyable {
    private let connection: SQLiteConnection
    private let statement: SQLiteStatement

    init(_ connection: SQLiteConnection, _ statement: SQLiteStatement) {
        self.connection = connection
        self.statement = statement
        statement.isInUse = true
    }

    deinit { statement.reset() }

    /// Runs on to the next row; false at the end.
    borrowing func next() throws(StoreError) -> Bool {
        errno = 0  // SQLiteConnection.failure
        switch sqlite3_step(statement.pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.failure(code)
        }
    }

    /// For what gives no rows, or none that count.
    borrowing func finish() throws(StoreError) {
        while try next() {}
    }

    borrowing func integer(_ column: Int32) throws(StoreError) -> Int64 {
        try expect(SQLITE_INTEGER, column)
        return sqlite3_column_int64(statement.pointer, column)
    }

    borrowing func int(_ column: Int32, in range: ClosedRange<Int>) throws(StoreError) -> Int {
        let value = Int(try integer(column))
        guard range.contains(value) else { throw damage(column, "\(value)") }
        return value
    }

    borrowing func instant(_ column: Int32) throws(StoreError) -> Date {
        Instant.date(milliseconds: try int(column, in: Instant.range))
    }

    borrowing func optionalInstant(_ column: Int32) throws(StoreError) -> Date? {
        isNull(column) ? nil : try instant(column)
    }

    borrowing func text(_ column: Int32) throws(StoreError) -> String {
        try expect(SQLITE_TEXT, column)
        guard let start = sqlite3_column_text(statement.pointer, column) else { throw damage(column, "no text") }
        let count = Int(sqlite3_column_bytes(statement.pointer, column))
        guard let text = String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) else {
            throw damage(column, "no UTF-8")
        }
        return text
    }

    borrowing func optionalText(_ column: Int32) throws(StoreError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    borrowing func optionalInteger(_ column: Int32) throws(StoreError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    borrowing func bytes(_ column: Int32) throws(StoreError) -> [UInt8] {
        try expect(SQLITE_BLOB, column)
        // Null for an empty blob.
        guard let start = sqlite3_column_blob(statement.pointer, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement.pointer, column))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    borrowing func isText(_ column: Int32) -> Bool { sqlite3_column_type(statement.pointer, column) == SQLITE_TEXT }

    private borrowing func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement.pointer, column) == SQLITE_NULL
    }

    private borrowing func expect(_ type: Int32, _ column: Int32) throws(StoreError) {
        let found = sqlite3_column_type(statement.pointer, column)
        guard found == type else { throw damage(column, Self.name(found)) }
    }

    private static func name(_ type: Int32) -> String {
        switch type {
        case SQLITE_NULL: "NULL"
        case SQLITE_INTEGER: "an integer"
        case SQLITE_FLOAT: "a real number"
        case SQLITE_TEXT: "a text"
        default: "a blob"
        }
    }

    borrowing func damage(_ column: Int32, _ found: String) -> StoreError {
        let name = sqlite3_column_name(statement.pointer, column).map { String(cString: $0) } ?? "\(column)"
        return .damage("\(name) is \(found)")
    }
}

extension StoreError {
    /// Something in the database that we did not write; spoken of as SQLite does of a malformed file.
    static func damage(_ what: String) -> StoreError { .database(code: SQLITE_CORRUPT, message: what) }

    /// The database itself is damaged: it is set aside, and made anew from the lines.
    package var isDamage: Bool {
        if case .database(let code, _) = self { code == SQLITE_CORRUPT || code == SQLITE_NOTADB } else { false }
    }
}

import CSQLite

/// A prepared statement, finalized with the value. Who runs it is `SQLiteRows`.
final class SQLiteStatement {
    let pointer: OpaquePointer
    /// While rows are read from it: a second reader needs a statement of its own.
    var isInUse = false

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { sqlite3_finalize(pointer) }

    /// A result code of SQLite's. Texts and blobs are copied, and given back by `reset`.
    func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .integer(let integer): return sqlite3_bind_int64(pointer, index, integer)
        case .text(var text):
            return text.withUTF8 { rawi_sqlite_bind_text(pointer, index, $0.baseAddress, $0.count) }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { rawi_sqlite_bind_blob(pointer, index, $0.baseAddress, $0.count) }
        }
    }

    /// Ready for the next run. What it returns is the last step's error once more, which was thrown then.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        isInUse = false
    }
}

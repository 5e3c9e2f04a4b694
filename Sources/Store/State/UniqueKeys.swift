import Bytes

/// Finds texts that come twice among many millions, in bounded memory: 64 bits of each in a temporary SQLite file, added in
/// sorted batches so that the pages are written in order.
final class UniqueKeys {
    struct Key {
        let hash: Int64
        let file: String
        let offset: Int
    }

    static let batchSize = 50_000

    private let connection: SQLiteConnection
    private var batch: [Key] = []

    init() throws(StoreError) {
        connection = try SQLiteConnection(.temporary, busyTimeout: .zero)
        try connection.execute(
            """
            PRAGMA cache_size = -16384; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;
            CREATE TABLE keys (hash INTEGER PRIMARY KEY);
            """)
    }

    var isFull: Bool { batch.count >= Self.batchSize }

    func add(_ text: String, file: String, offset: Int) {
        batch.append(Key(hash: SHA256.key(text), file: file, offset: offset))
    }

    /// Adds the batch; what was there before.
    func flush() throws(StoreError) -> [Key] {
        defer { batch.removeAll(keepingCapacity: true) }
        // Of two the later one is the duplicate.
        batch.sort { ($0.hash, $0.file, $0.offset) < ($1.hash, $1.file, $1.offset) }
        return try connection.transaction { () throws(StoreError) in
            var duplicates: [Key] = []
            for key in batch {
                try connection.run("INSERT OR IGNORE INTO keys VALUES (?)", .integer(key.hash))
                if connection.changedRows == 0 { duplicates.append(key) }
            }
            return duplicates
        }
    }
}

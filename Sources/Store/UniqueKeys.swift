import GRDB

/// Finds texts that come twice among many millions, in bounded memory: 64 bits of each in a temporary SQLite file, added in
/// sorted batches so that the pages are written in order.
final class UniqueKeys {
    struct Key {
        let hash: Int64
        let file: String
        let offset: Int
    }

    static let batchSize = 50_000

    private let queue: DatabaseQueue
    private var batch: [Key] = []

    init() throws(StoreError) {
        do {
            var configuration = Configuration()
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA cache_size = -16384")
                try db.execute(sql: "PRAGMA synchronous = OFF")
            }
            // An empty path is a file that SQLite makes, and removes at the end.
            queue = try DatabaseQueue(path: "", configuration: configuration)
            try queue.inDatabase { db in
                _ = try Row.fetchOne(db, sql: "PRAGMA journal_mode = OFF")
                try db.execute(sql: "CREATE TABLE keys (hash INTEGER PRIMARY KEY)")
            }
        } catch {
            throw .database(code: 1, message: "\(error)")
        }
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
        do {
            return try queue.inDatabase { db in
                var duplicates: [Key] = []
                try db.inTransaction {
                    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO keys VALUES (?)")
                    for key in batch {
                        try insert.execute(arguments: [key.hash])
                        if db.changesCount == 0 { duplicates.append(key) }
                    }
                    return .commit
                }
                return duplicates
            }
        } catch {
            throw .database(code: 1, message: "\(error)")
        }
    }
}

import Bytes

/// Finds ids that come twice, and references to ids that never come, among many millions in bounded memory: 64 bits of each
/// id in a temporary SQLite file, added in sorted batches so that the pages are written in order.
final class UniqueKeys {
    /// An id where it stands, or where something refers to it.
    struct Key {
        let hash: Int64
        let file: String
        let offset: Int
    }

    struct Reference {
        let key: Key
        /// What refers to it: a member's name.
        let field: String
        let id: String
    }

    static let batchSize = 50_000

    private let connection: SQLiteConnection
    private var batch: [Key] = []
    private var references: [Reference] = []

    init() throws(StoreError) {
        connection = try SQLiteConnection(.temporary, busyTimeout: .zero)
        // References look back nearly always: what is left of them after a batch is little.
        try connection.execute(
            """
            PRAGMA cache_size = -16384; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;
            CREATE TABLE keys (hash INTEGER PRIMARY KEY);
            CREATE TABLE open (
                hash INTEGER NOT NULL, file TEXT NOT NULL, byte INTEGER NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL);
            """)
    }

    var isFull: Bool { batch.count >= Self.batchSize || references.count >= Self.batchSize }

    func add(_ text: String, file: String, offset: Int) {
        batch.append(Key(hash: SHA256.key(text), file: file, offset: offset))
    }

    func refer(to id: String, by field: String, file: String, offset: Int) {
        references.append(Reference(key: Key(hash: SHA256.key(id), file: file, offset: offset), field: field, id: id))
    }

    /// Adds the batch; what was there before.
    func flush() throws(StoreError) -> [Key] {
        defer {
            batch.removeAll(keepingCapacity: true)
            references.removeAll(keepingCapacity: true)
        }
        // Of two the later one is the duplicate.
        batch.sort { ($0.hash, $0.file, $0.offset) < ($1.hash, $1.file, $1.offset) }
        references.sort { $0.key.hash < $1.key.hash }
        return try connection.transaction { () throws(StoreError) in
            var duplicates: [Key] = []
            for key in batch {
                try connection.run("INSERT OR IGNORE INTO keys VALUES (?)", .integer(key.hash))
                if connection.changedRows == 0 { duplicates.append(key) }
            }
            for reference in references where try !isThere(reference.key.hash) {
                try connection.run(
                    "INSERT INTO open VALUES (?, ?, ?, ?, ?)", .integer(reference.key.hash), .text(reference.key.file),
                    .int(reference.key.offset), .text(reference.field), .text(reference.id))
            }
            return duplicates
        }
    }

    private func isThere(_ hash: Int64) throws(StoreError) -> Bool {
        try connection.integer("SELECT 1 FROM keys WHERE hash = ?", .integer(hash)) != nil
    }

    /// Calls `body` with every reference to an id that was never added, in the order of the files.
    func dangling(_ body: (Reference) -> Void) throws(StoreError) {
        let rows = try connection.rows(
            """
            SELECT hash, file, byte, field, id FROM open WHERE NOT EXISTS (SELECT 1 FROM keys WHERE keys.hash = open.hash)
            ORDER BY file, byte
            """)
        while try rows.next() {
            body(
                Reference(
                    key: Key(hash: try rows.integer(0), file: try rows.text(1), offset: Int(try rows.integer(2))),
                    field: try rows.text(3), id: try rows.text(4)))
        }
    }
}

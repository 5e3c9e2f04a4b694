import FoundationEssentials
import GRDB

/// One open transaction: reads, and what follows from a change for heads, tallies and leases.
final class SQLiteTransaction: StateTransaction {
    let db: Database
    /// Keys whose leases end if this commits.
    private(set) var endedLeases: [String] = []
    struct Head: Hashable {
        let site: Int64
        let kind: Int
    }

    /// Whose earliest target must be found anew, once a transaction.
    var changedHeads: Set<Head> = []
    /// Whose instant of freedom changed.
    var changedSites: Set<Int64> = []
    private var tallies: [String: Int] = [:]

    private let path: String?

    init(_ db: Database, path: String?) {
        self.db = db
        self.path = path
    }

    static let targetColumns = "key, kind, url, sites.site, source_id, due, memo"

    static func target(_ row: Row) throws -> Target {
        try Target(
            key: row[0], kind: Target.Kind(rawValue: row[1]) ?? .page, url: row[2], site: row[3], sourceID: row[4],
            due: Instant.date(milliseconds: row[5]), memo: bytes(row, 6))
    }

    static func bytes(_ row: Row, _ index: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } ?? [] }
    }

    /// What SQLite says, in our words.
    func typed<R>(_ body: () throws -> R) throws(StoreError) -> R {
        do {
            return try body()
        } catch {
            throw SQLiteState.failure(error, path: path)
        }
    }

    func tally(_ name: String, _ change: Int) { tallies[name, default: 0] += change }
    func endLease(_ key: String) { endedLeases.append(key) }

    /// Brings heads and tallies up to date; the last thing before the commit.
    func finish() throws {
        for head in changedHeads { try renew(head) }
        for site in changedSites {
            try db.cachedStatement(
                sql: """
                    UPDATE heads SET ready_at = max(due, (SELECT free_at FROM sites WHERE id = heads.site)) WHERE site = ?
                    """
            ).execute(arguments: [site])
        }
        for (name, change) in tallies where change != 0 {
            try db.cachedStatement(
                sql: "INSERT INTO tallies VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value"
            ).execute(arguments: [name, change])
        }
    }

    private func renew(_ head: Head) throws {
        let due = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT due FROM targets WHERE site = ? AND kind = ? ORDER BY due LIMIT 1"),
            arguments: [head.site, head.kind])
        if let due {
            try db.cachedStatement(
                sql: """
                    INSERT INTO heads
                    VALUES (?1, ?2, ?3, max(?3, (SELECT free_at FROM sites WHERE id = ?1))) ON CONFLICT (site, kind)
                    DO UPDATE SET due = excluded.due, ready_at = excluded.ready_at
                    WHERE due <> excluded.due OR ready_at <> excluded.ready_at
                    """
            ).execute(arguments: [head.site, head.kind, due])
        } else {
            try db.cachedStatement(sql: "DELETE FROM heads WHERE site = ? AND kind = ?")
                .execute(arguments: [head.site, head.kind])
        }
    }

    func target(_ key: String) throws(StoreError) -> Target? {
        try typed {
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT \(Self.targetColumns) FROM targets JOIN sites ON sites.id = targets.site
                        WHERE hash = ? AND key = ?
                        """), arguments: [SHA256.key(key), key])
            return try rows.next().map(Self.target)
        }
    }

    func targets(of kind: Target.Kind, after: String?, limit: Int) throws(StoreError) -> [Target] {
        try typed {
            // The partial index serves the kinds that are sources; a list of pages is for a person and may take its time.
            let condition = "kind = \(kind.rawValue)" + (kind.rawValue < 5 ? " AND kind < 5" : "")
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT \(Self.targetColumns) FROM targets JOIN sites ON sites.id = targets.site
                        WHERE \(condition) AND key > ? ORDER BY key LIMIT ?
                        """), arguments: [after ?? "", limit])
            var found: [Target] = []
            while let row = try rows.next() { found.append(try Self.target(row)) }
            return found
        }
    }

    func existing(_ keys: [String]) throws(StoreError) -> Set<String> {
        try typed {
            var found: Set<String> = []
            for key in keys where try targetRow(key) != nil { found.insert(key) }
            return found
        }
    }

    /// The row and the site of a target.
    func targetRow(_ key: String) throws -> (id: Int64, site: Int64, kind: Int)? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT id, site, kind FROM targets WHERE hash = ? AND key = ?"),
            arguments: [SHA256.key(key), key])
        return try rows.next().map { ($0[0], $0[1], $0[2]) }
    }

    func article(urlKey: String) throws(StoreError) -> ArticleRow? {
        try typed {
            if let article = try articleRow(urlKey) { return article }
            let other = try String.fetchOne(
                db.cachedStatement(sql: "SELECT article FROM aliases WHERE hash = ? AND url_key = ?"),
                arguments: [SHA256.key(urlKey), urlKey])
            return try other.flatMap(articleRow)
        }
    }

    private func articleRow(_ urlKey: String) throws -> ArticleRow? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT record_id, revision, content_hash, payload_digest, first_seen, published
                    FROM articles WHERE hash = ? AND url_key = ?
                    """), arguments: [SHA256.key(urlKey), urlKey])
        return try rows.next().map { row in
            try ArticleRow(
                urlKey: urlKey, recordID: row[0], revision: row[1], contentHash: PackedDigest.text(row, 2),
                payloadDigest: PackedDigest.text(row, 3), firstSeenAt: Instant.date(milliseconds: row[4]),
                publishedAt: (row[5] as Int?).map(Instant.date(milliseconds:)))
        }
    }

    func texts(contentHash: String, bands: [Int64]) throws(StoreError) -> [TextRow] {
        try typed {
            // Shared bands by text; the same hash outweighs them all.
            var shared: [Int64: Int] = [:]
            let same = try Int64.fetchCursor(
                db.cachedStatement(sql: "SELECT id FROM texts WHERE hash = ? ORDER BY id LIMIT 64"),
                arguments: [SHA256.key(contentHash)])
            while let id = try same.next() { shared[id] = bands.count + 1 }
            for band in Set(bands) {
                // The newest of a crowded band: what is copied is copied within days.
                let ids = try Int64.fetchCursor(
                    db.cachedStatement(sql: "SELECT text FROM bands WHERE hash = ? ORDER BY text DESC LIMIT 64"),
                    arguments: [band])
                while let id = try ids.next() { shared[id, default: 0] += 1 }
            }
            let best = shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(64)
            var found: [TextRow] = []
            for (id, _) in best {
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: "SELECT record_id, content_hash, words, signature FROM texts WHERE id = ?"),
                    arguments: [id])
                guard let row = try rows.next() else { continue }
                found.append(
                    try TextRow(
                        recordID: row[0], contentHash: PackedDigest.text(row, 1), wordCount: row[2],
                        signature: Self.bytes(row, 3)))
            }
            return found
        }
    }

    func robots(origin: String) throws(StoreError) -> RobotsRow? {
        try typed {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: "SELECT fetched, expires, status, body FROM robots WHERE origin = ?"),
                arguments: [origin])
            return try rows.next().map { row in
                try RobotsRow(
                    origin: origin, fetchedAt: Instant.date(milliseconds: row[0]),
                    expiresAt: Instant.date(milliseconds: row[1]), status: row[2], body: Self.bytes(row, 3))
            }
        }
    }

    func seenEntries(source: String, among entries: [String]) throws(StoreError) -> Set<String> {
        try typed {
            var found: Set<String> = []
            for entry in entries {
                let day = try Int.fetchOne(
                    db.cachedStatement(sql: "SELECT day FROM seen WHERE hash = ?"),
                    arguments: [Self.seenKey(source, entry)])
                if day != nil { found.insert(entry) }
            }
            return found
        }
    }

    static func seenKey(_ source: String, _ entry: String) -> Int64 { SHA256.key(source + "\u{0}" + entry) }

    func meta(_ key: String) throws(StoreError) -> String? {
        try typed {
            try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key])
        }
    }

    func position(of log: String) throws(StoreError) -> LogPosition? {
        try typed {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: "SELECT segment, byte, seq FROM positions WHERE log = ?"), arguments: [log])
            return try rows.next().map { LogPosition(segment: $0[0], offset: $0[1], seq: $0[2]) }
        }
    }
}

/// `sha256:<64 hex digits>` as 32 bytes; any other text as it is.
enum PackedDigest {
    static func value(_ text: String) -> DatabaseValue {
        let utf8 = Array(text.utf8)
        let prefix = Array("sha256:".utf8)
        guard utf8.count == 71, utf8.starts(with: prefix) else { return text.databaseValue }
        var bytes: [UInt8] = []
        for index in stride(from: 7, to: 71, by: 2) {
            guard let high = digit(utf8[index]), let low = digit(utf8[index + 1]) else { return text.databaseValue }
            bytes.append(high << 4 | low)
        }
        return Blob.value(bytes)
    }

    static func text(_ row: Row, _ index: Int) throws -> String {
        if case .string(let text) = (row[index] as DatabaseValue).storage { return text }
        return try "sha256:" + SHA256.hex(SQLiteTransaction.bytes(row, index))
    }

    /// Lower case only, so that the text comes back as it went in.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

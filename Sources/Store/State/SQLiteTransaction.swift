import Bytes
import FoundationEssentials

/// One open transaction: reads, and what follows from a change for heads, tallies and leases.
final class SQLiteTransaction: StateTransaction {
    let db: SQLiteConnection
    /// As they were when it began.
    private let leases: Leases
    /// What this changes outside the database, if it commits: whose leases end, what began, how far the clock was moved.
    private(set) var endedLeases: [String] = []
    var starts: [(site: String, freeAt: Date, address: String?)] = []
    var clockMoved = Duration.zero
    struct Head: Hashable {
        let site: Int64
        let kind: Int
    }

    /// Whose earliest target must be found anew, once a transaction.
    var changedHeads: Set<Head> = []
    /// Whose instant of freedom changed.
    var changedSites: Set<Int64> = []
    private var tallies: [String: Int] = [:]

    let filling: SQLiteFilling?

    init(_ db: SQLiteConnection, leases: Leases = Leases(), filling: SQLiteFilling? = nil) {
        self.db = db
        self.leases = leases
        self.filling = filling
    }

    static let targetColumns = "key, kind, url, sites.site, source_id, due, memo, hash, generation"

    /// A key that is not that of its hash could not be found again to be changed.
    static func target(_ rows: borrowing SQLiteRows) throws(StoreError) -> Target {
        let key = try rows.text(0)
        guard try rows.integer(7) == SHA256.key(key) else { throw rows.damage(7, "not that of \(key)") }
        var target = Target(
            key: key, kind: try kind(rows, 1), url: try rows.text(2), site: try rows.text(3),
            sourceID: try rows.optionalText(4), due: try rows.instant(5), memo: try rows.bytes(6))
        target.generation = try rows.int(8, in: 0...mostCounted)
        return target
    }

    private static func kind(_ rows: borrowing SQLiteRows, _ column: Int32) throws(StoreError) -> Target.Kind {
        let number = try rows.integer(column)
        guard let kind = Int(exactly: number).flatMap(Target.Kind.init) else { throw rows.damage(column, "\(number)") }
        return kind
    }

    func tally(_ name: String, _ change: Int) { tallies[name, default: 0] += change }
    func endLease(_ key: String) { endedLeases.append(key) }
    func holds(_ key: String) -> Bool { leases.holds(key) }

    /// Brings heads and tallies up to date; the last thing before the commit.
    func finish() throws(StoreError) {
        // Those are found all at once in the end.
        if filling == nil {
            for head in changedHeads { try renew(head) }
        }
        try filling?.flush(to: db, all: false)
        for site in changedSites where filling == nil {
            try db.run(
                """
                UPDATE heads SET ready_at = max(due, (SELECT free_at FROM sites WHERE id = heads.site)) WHERE site = ?
                """, .integer(site))
        }
        for (name, change) in tallies where change != 0 {
            try db.run(
                "INSERT INTO tallies VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                .text(name), .int(change))
        }
    }

    private func renew(_ head: Head) throws(StoreError) {
        let due = try db.integer(
            "SELECT due FROM targets WHERE site = ? AND kind = ? ORDER BY due LIMIT 1", .integer(head.site),
            .int(head.kind))
        if let due {
            try db.run(
                """
                INSERT INTO heads
                VALUES (?1, ?2, ?3, max(?3, (SELECT free_at FROM sites WHERE id = ?1))) ON CONFLICT (site, kind)
                DO UPDATE SET due = excluded.due, ready_at = excluded.ready_at
                WHERE due <> excluded.due OR ready_at <> excluded.ready_at
                """, .integer(head.site), .int(head.kind), .integer(due))
        } else {
            try db.run("DELETE FROM heads WHERE site = ? AND kind = ?", .integer(head.site), .int(head.kind))
        }
    }

    func target(_ key: String) throws(StoreError) -> Target? {
        let rows = try db.rows(
            """
            SELECT \(Self.targetColumns) FROM targets LEFT JOIN sites ON sites.id = targets.site
            WHERE hash = ? AND key = ?
            """, .integer(SHA256.key(key)), .text(key))
        return try rows.next() ? try Self.target(rows) : nil
    }

    func targets(of kind: Target.Kind, after: String?, limit: Int) throws(StoreError) -> [Target] {
        // The partial index serves the kinds that are sources; a list of pages is for a person and may take its time.
        let condition = "kind = \(kind.rawValue)" + (kind.rawValue < 5 ? " AND kind < 5" : "")
        let rows = try db.rows(
            """
            SELECT \(Self.targetColumns) FROM targets LEFT JOIN sites ON sites.id = targets.site
            WHERE \(condition) AND key > ? ORDER BY key LIMIT ?
            """, .text(after ?? ""), .int(limit))
        var found: [Target] = []
        while try rows.next() { found.append(try Self.target(rows)) }
        return found
    }

    func existing(_ keys: [String]) throws(StoreError) -> Set<String> {
        var found: Set<String> = []
        for key in keys where try targetRow(key) != nil { found.insert(key) }
        return found
    }

    struct TargetRow {
        let id: Int64
        let site: Int64
        let kind: Int
        let generation: Int
    }

    func targetRow(_ key: String) throws(StoreError) -> TargetRow? {
        let rows = try db.rows(
            "SELECT id, site, kind, generation FROM targets WHERE hash = ? AND key = ?", .integer(SHA256.key(key)),
            .text(key))
        guard try rows.next() else { return nil }
        return TargetRow(
            id: try rows.integer(0), site: try rows.integer(1), kind: try Self.kind(rows, 2).rawValue,
            generation: try rows.int(3, in: 0...Self.mostCounted))
    }

    func article(urlKey: String) throws(StoreError) -> ArticleRow? {
        if let article = try articleRow(urlKey) { return article }
        let rows = try db.rows(
            "SELECT article FROM aliases WHERE hash = ? AND url_key = ?", .integer(SHA256.key(urlKey)), .text(urlKey))
        return try rows.next() ? try articleRow(rows.text(0)) : nil
    }

    func articleRow(_ urlKey: String) throws(StoreError) -> ArticleRow? {
        let rows = try db.rows(
            """
            SELECT record_id, revision, content_hash, payload_digest, first_seen, published, owner, words, version, earlier
            FROM articles WHERE hash = ? AND url_key = ?
            """, .integer(SHA256.key(urlKey)), .text(urlKey))
        guard try rows.next() else { return nil }
        var article = ArticleRow(
            urlKey: urlKey, recordID: try rows.text(0), revision: try rows.int(1, in: 0...Self.mostCounted),
            contentHash: try PackedDigest.text(rows, 2), payloadDigest: try PackedDigest.text(rows, 3),
            firstSeenAt: try rows.instant(4), publishedAt: try rows.optionalInstant(5),
            owner: try rows.optionalText(6), wordCount: try rows.optionalInteger(7).map { Int($0) },
            version: try rows.optionalInteger(8))
        // Each revision follows the one before; only those of an index that never knew some of them are numbered too high.
        let versions = PackedKeys.list(try rows.bytes(9))
        article.earlier = versions.enumerated().map { index, version in
            EarlierLine(revision: max(0, article.revision - versions.count + index), version: version)
        }
        return article
    }

    func siteDelay(_ site: String) throws(StoreError) -> Duration {
        let rows = try db.rows(
            "SELECT delay FROM delays JOIN sites ON sites.id = delays.site WHERE sites.site = ? ORDER BY delay DESC LIMIT 1",
            .text(site))
        return try rows.next() ? .milliseconds(try rows.int(0, in: 0...86_400_000)) : .zero
    }

    func siteFree(_ site: String) throws(StoreError) -> Date? {
        let rows = try db.rows("SELECT free_at FROM sites WHERE site = ?", .text(site))
        return try rows.next() ? try rows.instant(0) : nil
    }

    func siteAnswered(_ site: String) throws(StoreError) -> Date? {
        let rows = try db.rows("SELECT answered FROM sites WHERE site = ?", .text(site))
        return try rows.next() ? try rows.optionalInstant(0) : nil
    }

    /// No text has so many words, no article so many revisions: more is damage, and nothing that is reckoned overflows.
    static let mostCounted = 1 << 31

    func texts(contentHash: String, bands: [Int64]) throws(StoreError) -> [TextRow] {
        // Shared bands by text; the same hash outweighs them all.
        var shared: [Int64: Int] = [:]
        let same = try db.rows(
            "SELECT id FROM texts WHERE hash = ? ORDER BY id LIMIT 64", .integer(SHA256.key(contentHash)))
        while try same.next() { shared[try same.integer(0)] = bands.count + 1 }
        for band in Set(bands) {
            // The newest of a crowded band: what is copied is copied within days.
            let ids = try db.rows(
                "SELECT text FROM bands WHERE hash = ? ORDER BY text DESC LIMIT 64", .integer(band))
            while try ids.next() { shared[try ids.integer(0), default: 0] += 1 }
        }
        let best = shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(64)
        var found: [TextRow] = []
        for (id, _) in best {
            let rows = try db.rows(
                "SELECT record_id, content_hash, words, signature FROM texts WHERE id = ?", .integer(id))
            guard try rows.next() else { continue }
            found.append(
                TextRow(
                    recordID: try rows.text(0), contentHash: try PackedDigest.text(rows, 1),
                    wordCount: try rows.int(2, in: 0...Self.mostCounted), signature: try rows.bytes(3)))
        }
        return found
    }

    func robots(origin: String, unlessReadAt known: Date?) throws(StoreError) -> RobotsRow? {
        let rows = try db.rows(
            """
            SELECT fetched, expires, status, CASE WHEN fetched IS ?2 THEN x'' ELSE body END, failing_since, failures
            FROM robots WHERE origin = ?1
            """, .text(origin), .instant(known))
        guard try rows.next() else { return nil }
        var row = RobotsRow(
            origin: origin, fetchedAt: try rows.instant(0), expiresAt: try rows.instant(1),
            status: try rows.int(2, in: 0...999), body: try rows.bytes(3))
        row.failingSince = try rows.optionalInstant(4)
        row.failures = try rows.int(5, in: 0...Self.mostCounted)
        return row
    }

    func seenEntries(source: String, among entries: [String]) throws(StoreError) -> Set<String> {
        var found: Set<String> = []
        for entry in entries
        where try db.integer("SELECT 1 FROM seen WHERE hash = ?", .integer(Self.seenKey(source, entry))) != nil {
            found.insert(entry)
        }
        return found
    }

    static func seenKey(_ source: String, _ entry: String) -> Int64 { SHA256.key(source + "\u{0}" + entry) }

    func meta(_ key: String) throws(StoreError) -> String? {
        let rows = try db.rows("SELECT value FROM meta WHERE key = ?", .text(key))
        return try rows.next() ? try rows.text(0) : nil
    }

    func position(of log: String) throws(StoreError) -> LogPosition? {
        let rows = try db.rows("SELECT segment, byte, seq FROM positions WHERE log = ?", .text(log))
        guard try rows.next() else { return nil }
        return LogPosition(
            segment: try rows.text(0), offset: try rows.int(1, in: 0...1 << 60),
            seq: try rows.int(2, in: 0...LineHead.seqLimit))
    }
}

/// `sha256:<64 hex digits>` as 32 bytes; any other text as it is.
enum PackedDigest {
    static func value(_ text: String) -> SQLiteValue {
        let utf8 = Array(text.utf8)
        let prefix = Array("sha256:".utf8)
        guard utf8.count == 71, utf8.starts(with: prefix) else { return .text(text) }
        var bytes: [UInt8] = []
        for index in stride(from: 7, to: 71, by: 2) {
            guard let high = digit(utf8[index]), let low = digit(utf8[index + 1]) else { return .text(text) }
            bytes.append(high << 4 | low)
        }
        return .blob(bytes)
    }

    static func text(_ rows: borrowing SQLiteRows, _ column: Int32) throws(StoreError) -> String {
        if rows.isText(column) { return try rows.text(column) }
        let bytes = try rows.bytes(column)
        guard bytes.count == 32 else { throw rows.damage(column, "a digest of \(bytes.count) bytes") }
        return "sha256:" + Hex.text(bytes)
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

/// Keys of 64 bits, eight bytes each, big-endian; a rest that is none is left out.
enum PackedKeys {
    static func list(_ bytes: [UInt8]) -> [Int64] {
        stride(from: 0, to: bytes.count / 8 * 8, by: 8).map { start in
            Int64(bitPattern: bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
        }
    }

    static func bytes(_ keys: some Collection<Int64>) -> [UInt8] {
        keys.flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> (56 - 8 * $0)) } }
    }
}

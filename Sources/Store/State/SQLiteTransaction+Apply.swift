import Bytes
import FoundationEssentials

extension SQLiteTransaction {
    func apply(_ change: StateChange) throws(StoreError) {
        switch change {
        case .put(let target):
            endLease(target.key)
            if let row = try claimedRow(target) { try update(row, target) }
        case .release(let target, let due):
            endLease(target.key)
            if let row = try claimedRow(target) { try schedule(row, due: due) }
        case .remove(let target):
            endLease(target.key)
            if let row = try claimedRow(target) { try delete(row) }
        case .add(let target):
            if try targetRow(target.key) == nil { try insert(target, generation: 0) }
        case .define(let target): try define(target)
        case .withdraw(let key): if let row = try targetRow(key) { try delete(row) }
        case .reschedule(let key, let due): if let row = try targetRow(key) { try schedule(row, due: due) }
        case .amend(let key, let memo):
            if let row = try targetRow(key) {
                try db.run("UPDATE targets SET memo = ? WHERE id = ?", .blob(memo), .integer(row.id))
            }
        case .started(let site, let at, let delay, let address):
            let free = at + delay / .seconds(1)
            try keepFree(siteID(site), until: free)
            starts.append((site, free, address))
        case .siteFree(let site, let at): try keepFree(siteID(site), until: at)
        case .siteDelay(let site, let origin, let delay):
            let id = try siteID(site)
            if delay > .zero {
                try db.run(
                    "REPLACE INTO delays VALUES (?, ?, ?)", .integer(id), .text(origin),
                    .int(Int(min(delay, .seconds(86_400)) / .milliseconds(1))))
            } else {
                try db.run("DELETE FROM delays WHERE site = ? AND origin = ?", .integer(id), .text(origin))
            }
        case .siteAnswered(let site, let at):
            try db.run(
                "UPDATE sites SET answered = ?1 WHERE site = ?2 AND coalesce(answered, 0) < ?1 - 3600000", .instant(at),
                .text(site))
        case .article(let article): try put(article)
        case .alias(let urlKey, let article, _): try putAlias(urlKey, of: article)
        case .text(let text, let bands): try put(text, bands: bands)
        case .robots(let row):
            try db.run(
                "REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?, ?)", .text(row.origin), .instant(row.fetchedAt),
                .instant(row.expiresAt), .int(row.status), .blob(row.body), .instant(row.failingSince),
                .int(row.failures))
        case .seen(let source, let entries, let at): try putSeen(source, entries, at: at)
        case .meta(let key, ""): try db.run("DELETE FROM meta WHERE key = ?", .text(key))
        case .meta(let key, let value): try db.run("REPLACE INTO meta VALUES (?, ?)", .text(key), .text(value))
        case .position(let log, let position):
            try db.run(
                "REPLACE INTO positions VALUES (?, ?, ?, ?)", .text(log), .text(position.segment),
                .int(position.offset), .int(position.seq))
        case .forget(let before, let most): try forget(before: before, most: most)
        case .shiftWaits(let from, let to): try shiftWaits(from: from, to: to)
        case .boundWaits(let now, let longest, let ahead):
            try boundWaits(at: now, longest: longest, ahead: ahead)
        }
    }

    func keepFree(_ id: Int64, until at: Date) throws(StoreError) {
        try db.run("UPDATE sites SET free_at = max(free_at, ?) WHERE id = ?", .instant(at), .integer(id))
        changedSites.insert(id)
    }

    private func siteID(_ site: String) throws(StoreError) -> Int64 {
        guard let filling else { return try siteRow(site) }
        return try filling.site(site) { () throws(StoreError) in try siteRow(site) }
    }

    private func siteRow(_ site: String) throws(StoreError) -> Int64 {
        if let id = try db.integer("SELECT id FROM sites WHERE site = ?", .text(site)) { return id }
        try db.run("INSERT INTO sites (site, free_at) VALUES (?, 0)", .text(site))
        return db.lastInsertedRow
    }

    /// The row that the claim was made on; nil when it was defined anew or withdrawn since.
    private func claimedRow(_ target: Target) throws(StoreError) -> TargetRow? {
        guard let row = try targetRow(target.key), row.generation == target.generation else { return nil }
        return row
    }

    /// A count of its own for the whole database: a row that was withdrawn and defined again is another one too.
    private func define(_ target: Target) throws(StoreError) {
        let generation = 1 + (try meta(Self.generationKey).flatMap { Int($0) } ?? 0)
        try db.run(
            "REPLACE INTO meta VALUES (?, ?)", .text(Self.generationKey), .text(String(generation)))
        guard let row = try targetRow(target.key) else { return try insert(target, generation: generation) }
        try update(row, target)
        try db.run("UPDATE targets SET generation = ? WHERE id = ?", .int(generation), .integer(row.id))
    }

    private static let generationKey = "generation"

    private func insert(_ target: Target, generation: Int) throws(StoreError) {
        let site = try siteID(target.site)
        try db.run(
            """
            INSERT INTO targets (hash, key, kind, url, site, source_id, due, memo, generation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(SHA256.key(target.key)), .text(target.key), .int(target.kind.rawValue), .text(target.url),
            .integer(site), .text(target.sourceID), .instant(target.due), .blob(target.memo), .int(generation))
        changedHeads.insert(Head(site: site, kind: target.kind.rawValue))
        tally("target:\(target.kind.rawValue)", 1)
    }

    private func update(_ row: TargetRow, _ target: Target) throws(StoreError) {
        let site = try siteID(target.site)
        try db.run(
            "UPDATE targets SET kind = ?, url = ?, site = ?, source_id = ?, due = ?, memo = ? WHERE id = ?",
            .int(target.kind.rawValue), .text(target.url), .integer(site), .text(target.sourceID),
            .instant(target.due), .blob(target.memo), .integer(row.id))
        changedHeads.insert(Head(site: row.site, kind: row.kind))
        changedHeads.insert(Head(site: site, kind: target.kind.rawValue))
        tally("target:\(row.kind)", -1)
        tally("target:\(target.kind.rawValue)", 1)
    }

    private func schedule(_ row: TargetRow, due: Date) throws(StoreError) {
        try db.run("UPDATE targets SET due = ? WHERE id = ?", .instant(due), .integer(row.id))
        changedHeads.insert(Head(site: row.site, kind: row.kind))
    }

    private func delete(_ row: TargetRow) throws(StoreError) {
        try db.run("DELETE FROM targets WHERE id = ?", .integer(row.id))
        changedHeads.insert(Head(site: row.site, kind: row.kind))
        tally("target:\(row.kind)", -1)
    }

    /// Lines are replayed: what an earlier revision said of itself does not come back over a later one.
    private func put(_ article: ArticleRow) throws(StoreError) {
        let hash = SHA256.key(article.urlKey)
        let known = try articleRow(article.urlKey)
        if let known, known.revision > article.revision { return }
        if let known, known.revision == article.revision, known.firstSeenAt < article.firstSeenAt { return }
        var earlier = known?.earlier.map(\.version) ?? []
        if let known, let version = known.version, known.revision < article.revision { earlier.append(version) }
        let values: [SQLiteValue] = [
            .text(article.recordID), .int(article.revision), PackedDigest.value(article.contentHash),
            PackedDigest.value(article.payloadDigest), .instant(article.firstSeenAt), .instant(article.publishedAt),
            .text(article.owner), .integer(article.wordCount.map(Int64.init)), .integer(article.version),
            .blob(PackedKeys.bytes(earlier.suffix(ArticleRow.mostEarlier))), .integer(hash), .text(article.urlKey),
        ]
        if known != nil {
            try db.run(
                """
                UPDATE articles SET record_id = ?, revision = ?, content_hash = ?, payload_digest = ?, first_seen = ?,
                published = ?, owner = ?, words = ?, version = ?, earlier = ? WHERE hash = ? AND url_key = ?
                """, values)
        } else {
            try db.run(
                """
                INSERT INTO articles (record_id, revision, content_hash, payload_digest, first_seen, published, owner,
                words, version, earlier, hash, url_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, values)
            tally("articles", 1)
        }
    }

    private func putAlias(_ urlKey: String, of article: String) throws(StoreError) {
        let hash = SHA256.key(urlKey)
        let known = try db.integer(
            "SELECT id FROM aliases WHERE hash = ? AND url_key = ?", .integer(hash), .text(urlKey))
        if let known {
            try db.run("UPDATE aliases SET article = ? WHERE id = ?", .text(article), .integer(known))
        } else {
            try db.run(
                "INSERT INTO aliases (hash, url_key, article) VALUES (?, ?, ?)", .integer(hash), .text(urlKey),
                .text(article))
        }
    }

    /// A text that is there under the same hash and record is not put twice: replaying must change nothing.
    private func put(_ text: TextRow, bands: [Int64]) throws(StoreError) {
        let hash = SHA256.key(text.contentHash)
        if filling == nil {
            let known = try db.integer(
                "SELECT id FROM texts WHERE hash = ? AND record_id = ?", .integer(hash), .text(text.recordID))
            guard known == nil else { return }
        }
        try db.run(
            "INSERT INTO texts (hash, record_id, content_hash, words, signature) VALUES (?, ?, ?, ?, ?)",
            .integer(hash), .text(text.recordID), PackedDigest.value(text.contentHash), .int(text.wordCount),
            .blob(text.signature))
        let id = db.lastInsertedRow
        for band in bands {
            if let filling {
                filling.add(band, of: id)
                continue
            }
            try db.run("INSERT OR IGNORE INTO bands VALUES (?, ?)", .integer(band), .integer(id))
        }
        tally("texts", 1)
    }

    /// Days, not milliseconds: an entry that stands in a feed for weeks is written once a day, not at every poll.
    private func putSeen(_ source: String, _ entries: [String], at: Date) throws(StoreError) {
        let day = Instant.milliseconds(at) / 86_400_000
        for entry in entries {
            try db.run(
                """
                INSERT INTO seen VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET day = excluded.day
                WHERE day < excluded.day
                """, .integer(Self.seenKey(source, entry)), .int(day))
        }
    }

    private func forget(before: Date, most: Int) throws(StoreError) {
        let day = SQLiteValue.int(Instant.milliseconds(before) / 86_400_000)
        try db.run(
            "DELETE FROM seen WHERE hash IN (SELECT hash FROM seen WHERE day < ? LIMIT ?)", day, .int(most))
        try db.run(
            "DELETE FROM robots WHERE origin IN (SELECT origin FROM robots WHERE expires < ?1 AND fetched < ?1 LIMIT ?2)",
            .instant(before), .int(most))
        // So many of them, from anywhere: in time all are looked at.
        let idle = try db.rows(
            """
            SELECT id FROM (SELECT * FROM sites WHERE id > (SELECT abs(random()) % max(1, max(id)) FROM sites) - ?2
            ORDER BY id LIMIT ?2) AS few WHERE free_at < ?1 AND coalesce(answered, 0) < ?1
            AND NOT EXISTS (SELECT 1 FROM targets WHERE targets.site = few.id)
            """, .instant(before), .int(most))
        var ids: [Int64] = []
        while try idle.next() { ids.append(try idle.integer(0)) }
        for id in ids {
            try db.run("DELETE FROM delays WHERE site = ?", .integer(id))
            try db.run("DELETE FROM sites WHERE id = ?", .integer(id))
        }
    }
}

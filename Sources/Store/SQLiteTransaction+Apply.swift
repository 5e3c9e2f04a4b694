import FoundationEssentials
import GRDB

extension SQLiteTransaction {
    func apply(_ change: StateChange) throws(StoreError) {
        try typed {
            switch change {
            case .put(let target):
                try put(target)
                endLease(target.key)
            case .add(let target):
                if try targetRow(target.key) == nil { try insert(target) }
            case .release(let key, let due): try release(key, due: due)
            case .remove(let key): try remove(key)
            case .siteFree(let site, let at):
                let id = try siteID(site)
                try db.cachedStatement(sql: "UPDATE sites SET free_at = ? WHERE id = ?")
                    .execute(arguments: [Instant.milliseconds(at), id])
                changedSites.insert(id)
            case .article(let article): try put(article)
            case .alias(let urlKey, let article): try putAlias(urlKey, of: article)
            case .text(let text, let bands): try put(text, bands: bands)
            case .robots(let row):
                try db.cachedStatement(sql: "REPLACE INTO robots VALUES (?, ?, ?, ?, ?)").execute(
                    arguments: [
                        row.origin, Instant.milliseconds(row.fetchedAt), Instant.milliseconds(row.expiresAt),
                        row.status,
                        Blob.value(row.body),
                    ])
            case .seen(let source, let entries, let at): try putSeen(source, entries, at: at)
            case .meta(let key, let value):
                try db.cachedStatement(sql: "REPLACE INTO meta VALUES (?, ?)").execute(arguments: [key, value])
            case .position(let log, let position):
                try db.cachedStatement(sql: "REPLACE INTO positions VALUES (?, ?, ?, ?)")
                    .execute(arguments: [log, position.segment, position.offset, position.seq])
            case .forgetSeen(let before): try forget(before: before)
            }
        }
    }

    private func siteID(_ site: String) throws -> Int64 {
        if let id = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM sites WHERE site = ?"), arguments: [site])
        {
            return id
        }
        try db.cachedStatement(sql: "INSERT INTO sites (site, free_at) VALUES (?, 0)").execute(arguments: [site])
        return db.lastInsertedRowID
    }

    private func insert(_ target: Target) throws {
        let site = try siteID(target.site)
        try db.cachedStatement(
            sql: """
                INSERT INTO targets (hash, key, kind, url, site, source_id, due, memo) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                SHA256.key(target.key), target.key, target.kind.rawValue, target.url, site, target.sourceID,
                Instant.milliseconds(target.due), Blob.value(target.memo),
            ])
        changedHeads.insert(Head(site: site, kind: target.kind.rawValue))
        tally("target:\(target.kind.rawValue)", 1)
    }

    private func put(_ target: Target) throws {
        guard let row = try targetRow(target.key) else { return try insert(target) }
        let site = try siteID(target.site)
        try db.cachedStatement(
            sql: """
                UPDATE targets SET kind = ?, url = ?, site = ?, source_id = ?, due = ?, memo = ? WHERE id = ?
                """
        ).execute(
            arguments: [
                target.kind.rawValue, target.url, site, target.sourceID, Instant.milliseconds(target.due),
                Blob.value(target.memo), row.id,
            ])
        changedHeads.insert(Head(site: row.site, kind: row.kind))
        changedHeads.insert(Head(site: site, kind: target.kind.rawValue))
        tally("target:\(row.kind)", -1)
        tally("target:\(target.kind.rawValue)", 1)
    }

    private func release(_ key: String, due: Date) throws {
        endLease(key)
        guard let row = try targetRow(key) else { return }
        try db.cachedStatement(sql: "UPDATE targets SET due = ? WHERE id = ?")
            .execute(arguments: [Instant.milliseconds(due), row.id])
        changedHeads.insert(Head(site: row.site, kind: row.kind))
    }

    private func remove(_ key: String) throws {
        endLease(key)
        guard let row = try targetRow(key) else { return }
        try db.cachedStatement(sql: "DELETE FROM targets WHERE id = ?").execute(arguments: [row.id])
        changedHeads.insert(Head(site: row.site, kind: row.kind))
        tally("target:\(row.kind)", -1)
    }

    private func put(_ article: ArticleRow) throws {
        let hash = SHA256.key(article.urlKey)
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM articles WHERE hash = ? AND url_key = ?"),
            arguments: [hash, article.urlKey])
        let values: StatementArguments = [
            article.recordID, article.revision, PackedDigest.value(article.contentHash),
            PackedDigest.value(article.payloadDigest), Instant.milliseconds(article.firstSeenAt),
            article.publishedAt.map(Instant.milliseconds),
        ]
        if let known {
            try db.cachedStatement(
                sql: """
                    UPDATE articles SET record_id = ?, revision = ?, content_hash = ?, payload_digest = ?,
                    first_seen = ?, published = ? WHERE id = ?
                    """
            ).execute(arguments: values + [known])
        } else {
            try db.cachedStatement(
                sql: """
                    INSERT INTO articles (record_id, revision, content_hash, payload_digest, first_seen, published,
                    hash, url_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: values + [hash, article.urlKey])
            tally("articles", 1)
        }
    }

    private func putAlias(_ urlKey: String, of article: String) throws {
        let hash = SHA256.key(urlKey)
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM aliases WHERE hash = ? AND url_key = ?"), arguments: [hash, urlKey])
        if let known {
            try db.cachedStatement(sql: "UPDATE aliases SET article = ? WHERE id = ?")
                .execute(arguments: [article, known])
        } else {
            try db.cachedStatement(sql: "INSERT INTO aliases (hash, url_key, article) VALUES (?, ?, ?)")
                .execute(arguments: [hash, urlKey, article])
        }
    }

    /// A text that is there under the same hash and record is not put twice: replaying must change nothing.
    private func put(_ text: TextRow, bands: [Int64]) throws {
        let hash = SHA256.key(text.contentHash)
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM texts WHERE hash = ? AND record_id = ?"),
            arguments: [hash, text.recordID])
        guard known == nil else { return }
        try db.cachedStatement(
            sql: "INSERT INTO texts (hash, record_id, content_hash, words, signature) VALUES (?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                hash, text.recordID, PackedDigest.value(text.contentHash), text.wordCount, Blob.value(text.signature),
            ])
        let id = db.lastInsertedRowID
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO bands VALUES (?, ?)")
        for band in bands { try insert.execute(arguments: [band, id]) }
        tally("texts", 1)
    }

    /// Days, not milliseconds: an entry that stands in a feed for weeks is written once a day, not at every poll.
    private func putSeen(_ source: String, _ entries: [String], at: Date) throws {
        let day = Instant.milliseconds(at) / 86_400_000
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO seen VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET day = excluded.day
                WHERE day < excluded.day
                """)
        for entry in entries { try insert.execute(arguments: [Self.seenKey(source, entry), day]) }
    }

    private func forget(before: Date) throws {
        let instant = Instant.milliseconds(before)
        try db.execute(sql: "DELETE FROM seen WHERE day < ?", arguments: [instant / 86_400_000])
        try db.execute(sql: "DELETE FROM robots WHERE expires < ?", arguments: [instant])
        try db.execute(
            sql: """
                DELETE FROM sites WHERE free_at < ?
                AND NOT EXISTS (SELECT 1 FROM targets WHERE targets.site = sites.id)
                """, arguments: [instant])
    }
}

/// Bytes as SQLite takes them.
enum Blob {
    static func value(_ bytes: [UInt8]) -> DatabaseValue { Data(bytes).databaseValue }
}

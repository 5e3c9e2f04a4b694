/// Tables of the state database, version by version.
///
/// Long keys (addresses, identities) are found by 64 bits of their SHA-256 and then compared: an index of integers is a tenth
/// of one of texts and stays in a small cache. Instants are milliseconds since 1970.
enum SQLiteSchema {
    /// Each entry takes a database from the version of its index to the next; `user_version` says where it stands.
    static let migrations: [String] = [
        """
        CREATE TABLE sites (
            id INTEGER PRIMARY KEY, site TEXT NOT NULL UNIQUE, free_at INTEGER NOT NULL);
        CREATE TABLE targets (
            id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, key TEXT NOT NULL, kind INTEGER NOT NULL, url TEXT NOT NULL,
            site INTEGER NOT NULL, source_id TEXT, due INTEGER NOT NULL, memo BLOB NOT NULL);
        CREATE INDEX targets_hash ON targets (hash);
        CREATE INDEX targets_due ON targets (site, kind, due);
        CREATE INDEX targets_listed ON targets (kind, key) WHERE kind < 5;
        -- One row a site and kind that has targets: its earliest one, and when that can start.
        CREATE TABLE heads (
            site INTEGER NOT NULL, kind INTEGER NOT NULL, due INTEGER NOT NULL, ready_at INTEGER NOT NULL,
            PRIMARY KEY (site, kind)) WITHOUT ROWID;
        CREATE INDEX heads_ready ON heads (kind, ready_at);
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, url_key TEXT NOT NULL, record_id TEXT NOT NULL,
            revision INTEGER NOT NULL, content_hash, payload_digest, first_seen INTEGER NOT NULL, published INTEGER);
        CREATE INDEX articles_hash ON articles (hash);
        CREATE TABLE aliases (
            id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, url_key TEXT NOT NULL, article TEXT NOT NULL);
        CREATE INDEX aliases_hash ON aliases (hash);
        CREATE TABLE texts (
            id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, record_id TEXT NOT NULL, content_hash, words INTEGER NOT NULL,
            signature BLOB NOT NULL);
        CREATE INDEX texts_hash ON texts (hash);
        CREATE TABLE bands (
            hash INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text)) WITHOUT ROWID;
        CREATE TABLE robots (
            origin TEXT PRIMARY KEY, fetched INTEGER NOT NULL, expires INTEGER NOT NULL, status INTEGER NOT NULL,
            body BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE seen (hash INTEGER PRIMARY KEY, day INTEGER NOT NULL);
        CREATE INDEX seen_day ON seen (day);
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE positions (
            log TEXT PRIMARY KEY, segment TEXT NOT NULL, byte INTEGER NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
        -- Row counts, kept so that nobody has to count: `target:<kind>`, `articles`, `texts`.
        CREATE TABLE tallies (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """,
        """
        ALTER TABLE targets ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
        -- When a page of the site last gave an article.
        ALTER TABLE sites ADD COLUMN answered INTEGER;
        -- Milliseconds between two transfers that an origin's robots.txt asks for, where it does.
        CREATE TABLE delays (
            site INTEGER NOT NULL, origin TEXT NOT NULL, delay INTEGER NOT NULL, PRIMARY KEY (site, origin)) WITHOUT ROWID;
        -- The url_key whose visits revise it, its words, 64 bits over text and headline; those of earlier revisions, 8 bytes each.
        ALTER TABLE articles ADD COLUMN owner TEXT;
        ALTER TABLE articles ADD COLUMN words INTEGER;
        ALTER TABLE articles ADD COLUMN version INTEGER;
        ALTER TABLE articles ADD COLUMN earlier BLOB NOT NULL DEFAULT x'';
        -- Since when, and how often in a row, it was asked for in vain.
        ALTER TABLE robots ADD COLUMN failing_since INTEGER;
        ALTER TABLE robots ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX robots_expires ON robots (expires);
        """,
    ]

    static let tables = [
        "sites", "targets", "heads", "articles", "aliases", "texts", "bands", "robots", "seen", "meta", "positions",
        "tallies", "delays",
    ]

    /// For who may not bring them up to date.
    static func expect(_ db: SQLiteConnection) throws(StoreError) {
        let version = Int(try db.integer("PRAGMA user_version") ?? 0)
        guard version == migrations.count else { throw .otherVersion(path: db.path, version: version) }
    }

    /// Brings the tables up to date. Tables of a later version, or of another program, are not touched: `.otherVersion`.
    static func prepare(_ db: SQLiteConnection) throws(StoreError) {
        let version = Int(try db.integer("PRAGMA user_version") ?? 0)
        let tables = try db.integer("SELECT count(*) FROM sqlite_schema")
        guard version == 0 && tables == 0 || (1...migrations.count).contains(version) else {
            throw .otherVersion(path: db.path, version: version)
        }
        for next in version..<migrations.count {
            try db.transaction { () throws(StoreError) in
                try db.execute(migrations[next])
                try db.execute("PRAGMA user_version = \(next + 1)")
            }
        }
        // One page of each table: cheap, and finds files that were overwritten or cut.
        for table in Self.tables { _ = try db.integer("SELECT 1 FROM \(table) LIMIT 1") }
    }
}

import Bytes
import FoundationEssentials

/// Statements that bring facts, and how their rows become facts. Each is asked of as many keys as are wanted at once.
struct PostgresReading {
    let keys: PostgresKeys
    let time: ServerTime
    let state: PostgresState
    private(set) var statements: [PostgresStatement] = []
    /// What is done with the rows of each statement.
    private var readers: [(PostgresRows, inout PostgresFacts) throws(StoreError) -> Void] = []

    init(_ state: PostgresState, _ time: ServerTime) {
        self.state = state
        self.time = time
        keys = state.keys
    }

    private mutating func ask(
        _ sql: String, _ values: PostgresValue...,
        read: @escaping (PostgresRows, inout PostgresFacts) throws(StoreError) -> Void
    ) {
        statements.append(PostgresStatement(sql, values: values))
        readers.append(read)
    }

    /// `rows` are those of `statements`, in their order.
    func read(_ rows: ArraySlice<PostgresRows>, into facts: inout PostgresFacts) throws(StoreError) {
        for (rows, reader) in zip(rows, readers) { try reader(rows, &facts) }
    }

    /// Our leases, locked, so that nobody takes them back while we settle.
    mutating func leases(_ wanted: [String]) {
        guard !wanted.isEmpty else { return }
        let byID = Dictionary(wanted.map { (keys.target($0), $0) }) { first, _ in first }
        ask(
            """
            SELECT target FROM leases WHERE target = ANY($1) AND daemon = $2 AND epoch = $3 ORDER BY target FOR UPDATE
            """, .ids(byID.keys.sorted()), .integer(state.daemon), .integer(state.epoch)
        ) { rows, facts throws(StoreError) in
            for key in wanted { facts.held[key] = false }
            for id in try rows.map({ row throws(StoreError) in try row.id(0) }) {
                if let key = byID[id] { facts.held[key] = true }
            }
        }
    }

    /// So that of two daemons that settle one address or one text at the same time one sees what the other has made of it. Sorted: two
    /// never wait for each other.
    mutating func lock(_ names: some Collection<String>) {
        guard !names.isEmpty else { return }
        ask(
            "SELECT pg_advisory_xact_lock(u.key) IS NULL FROM unnest($1) AS u (key)",
            .integers(Set(names.map { SHA256.key($0) }).sorted())
        ) { _, _ in }
    }

    mutating func targets(_ wanted: some Collection<String>) {
        guard !wanted.isEmpty else { return }
        let (keys, state) = (keys, state)
        ask(
            PostgresState.selectingTargets + " WHERE t.id = ANY($1)", .ids(Set(wanted.map { keys.target($0) }).sorted())
        ) { rows, facts throws(StoreError) in
            for key in wanted { facts.targets[key] = .some(nil) }
            for target in try rows.map({ row throws(StoreError) in try state.target(row) }) {
                facts.targets[target.key] = target
            }
        }
    }

    /// And what they are other addresses of.
    mutating func articles(_ wanted: some Collection<String>) {
        guard !wanted.isEmpty else { return }
        let byID = Dictionary(wanted.map { (PostgresKeys.id($0), $0) }) { first, _ in first }
        let ids = PostgresValue.ids(byID.keys.sorted())
        ask("SELECT \(Self.articleColumns) FROM articles AS a WHERE a.id = ANY($1)", ids) {
            rows, facts throws(StoreError) in
            for key in wanted { facts.articles[key] = .some(nil) }
            for article in try rows.map({ row throws(StoreError) in try Self.article(row) }) {
                facts.articles[article.urlKey] = article
            }
        }
        ask(
            """
            SELECT \(Self.articleColumns), l.id, l.article_key, l.said FROM aliases AS l LEFT JOIN articles AS a ON a.id = l.article
            WHERE l.id = ANY($1)
            """, ids
        ) { rows, facts throws(StoreError) in
            for key in wanted { facts.aliases[key] = .some(nil) }
            for (id, key, said, article) in try rows.map({ row throws(StoreError) in
                (
                    try row.id(12), try row.text(13), try row.milliseconds(14),
                    row.isNull(0) ? nil : try Self.article(row)
                )
            }) {
                if let alias = byID[id] { facts.aliases[alias] = PostgresFacts.Alias(article: key, said: said) }
                if facts.articles[key] == nil { facts.articles[key] = .some(article) }
            }
        }
    }

    private static let articleColumns = """
        a.url_key, a.record, a.revision, a.content, a.payload, a.first_seen, a.published, a.owner, a.words, a.version,
        a.past, a.instance
        """

    private static func article(_ row: PostgresRow) throws(StoreError) -> ArticleRow {
        var article = ArticleRow(
            urlKey: try row.text(0), recordID: try row.text(1), revision: try row.int(2, in: 0...1 << 31),
            contentHash: try row.text(3), payloadDigest: try row.text(4),
            firstSeenAt: Instant.date(milliseconds: try row.milliseconds(5)),
            publishedAt: try row.optional(6, row.milliseconds).map { Instant.date(milliseconds: $0) },
            owner: try row.optional(7, row.text), wordCount: try row.optional(8, row.integer).map { Int($0) },
            version: try row.optional(9, row.integer), instance: try row.text(11))
        article.earlier = PackedLines.list(try row.bytes(10))
        return article
    }

    mutating func texts(_ wish: FactKeys.TextWish) {
        let key = PostgresFacts.TextKey(contentHash: wish.contentHash, bands: wish.bands)
        ask(
            """
            SELECT t.id, t.record, t.content, t.words, t.signature, x.shared FROM (
                SELECT y.text, sum(y.shared)::int8 AS shared FROM (
                    SELECT s.id AS text, $3 AS shared
                    FROM (SELECT id FROM texts WHERE content_id = $1 ORDER BY record LIMIT 64) AS s
                    UNION ALL SELECT b.text, 1 FROM unnest($2) AS u (band) CROSS JOIN LATERAL (
                        SELECT text FROM bands WHERE band = u.band ORDER BY text DESC LIMIT 64) AS b) AS y
                GROUP BY y.text ORDER BY sum(y.shared) DESC, y.text LIMIT 64) AS x
            JOIN texts AS t ON t.id = x.text ORDER BY x.shared DESC, t.id
            """, .id(PostgresKeys.id(wish.contentHash)), .integers(Array(Set(wish.bands))), .int(wish.bands.count + 1)
        ) { rows, facts throws(StoreError) in
            facts.texts[key] = try rows.map { row throws(StoreError) in
                PostgresFacts.Candidate(
                    row: TextRow(
                        recordID: try row.text(1), contentHash: try row.text(2),
                        wordCount: try row.int(3, in: 0...1 << 31), signature: try row.bytes(4)),
                    shared: try row.int(5, in: 0...1 << 31), number: try row.int(0, in: 0...1 << 60))
            }
        }
    }

    /// Without the body of those that are known as they were read then.
    mutating func robots(_ wanted: some Collection<String>, known: [String: Date]) {
        guard !wanted.isEmpty else { return }
        let time = time
        let origins = wanted.map { (id: PostgresKeys.id($0), known: known[$0].map { time.toServer($0) }) }
            .sorted { $0.id < $1.id }
        ask(
            """
            SELECT r.origin, r.fetched, r.expires, r.status, CASE WHEN r.fetched = u.known THEN ''::bytea ELSE r.body END,
            r.failing_since, r.failures FROM unnest($1, $2) AS u (id, known) JOIN robots AS r USING (id)
            """, .ids(origins.map(\.id)), .integers(origins.map { $0.known.map(Int64.init) })
        ) { rows, facts throws(StoreError) in
            for origin in wanted {
                facts.robots[origin] = .some(nil)
                facts.robotsKnown[origin] = known[origin]
            }
            for robots in try rows.map({ row throws(StoreError) in
                var robots = RobotsRow(
                    origin: try row.text(0), fetchedAt: time.toCaller(try row.milliseconds(1)),
                    expiresAt: time.toCaller(try row.milliseconds(2)), status: try row.int(3, in: 0...999),
                    body: try row.bytes(4))
                robots.failingSince = try row.optional(5, row.milliseconds).map { time.toCaller($0) }
                robots.failures = try row.int(6, in: 0...1 << 31)
                return robots
            }) {
                facts.robots[robots.origin] = robots
            }
        }
    }

    mutating func sites(_ wanted: some Collection<String>) {
        guard !wanted.isEmpty else { return }
        let time = time
        let byID = Dictionary(wanted.map { (SHA256.key($0), $0) }) { first, _ in first }
        let ids = PostgresValue.integers(byID.keys.sorted())
        ask("SELECT id, free_at, answered FROM sites WHERE id = ANY($1)", ids) { rows, facts throws(StoreError) in
            for site in wanted { facts.sites[site] = .some(nil) }
            for (id, site) in try rows.map({ row throws(StoreError) in
                (
                    try row.integer(0),
                    PostgresFacts.Site(
                        freeAt: time.toCaller(try row.milliseconds(1)),
                        answered: try row.optional(2, row.milliseconds).map { time.toCaller($0) })
                )
            }) {
                if let name = byID[id] { facts.sites[name] = site }
            }
        }
        ask("SELECT site, origin, delay FROM delays WHERE site = ANY($1)", ids) { rows, facts throws(StoreError) in
            for site in wanted { facts.delays[site] = [:] }
            for (id, origin, delay) in try rows.map({ row throws(StoreError) in
                (try row.integer(0), try row.text(1), try row.int(2, in: 0...86_400_000))
            }) {
                if let name = byID[id] { facts.delays[name]?[origin] = .milliseconds(delay) }
            }
        }
    }

    mutating func seen(_ wanted: some Collection<Int64>) {
        guard !wanted.isEmpty else { return }
        ask("SELECT entry FROM seen WHERE entry = ANY($1)", .integers(wanted.sorted())) {
            rows, facts throws(StoreError) in
            for entry in wanted { facts.seen[entry] = false }
            for entry in try rows.map({ row throws(StoreError) in try row.integer(0) }) { facts.seen[entry] = true }
        }
    }

    mutating func metas(_ wanted: some Collection<String>) {
        guard !wanted.isEmpty else { return }
        let keys = keys
        ask(
            "SELECT m.key, m.value FROM unnest($1, $2) AS u (daemon, key) JOIN meta AS m USING (daemon, key)",
            .integers(wanted.map { keys.owner(ofMeta: $0) }), .texts(Array(wanted))
        ) { rows, facts throws(StoreError) in
            for key in wanted { facts.metas[key] = .some(nil) }
            for (key, value) in try rows.map({ row throws(StoreError) in (try row.text(0), try row.text(1)) }) {
                facts.metas[key] = value
            }
        }
    }

    /// Only we change them: they come with the first flight of each transaction.
    mutating func positions() {
        ask("SELECT log, segment, byte, seq FROM positions WHERE daemon = $1", .integer(state.daemon)) {
            rows, facts throws(StoreError) in
            for (log, position) in try rows.map({ row throws(StoreError) in
                (
                    try row.text(0),
                    LogPosition(
                        segment: try row.text(1), offset: try row.int(2, in: 0...1 << 60),
                        seq: try row.int(3, in: 0...LineHead.seqLimit))
                )
            }) {
                facts.positions[log] = position
            }
        }
    }
}

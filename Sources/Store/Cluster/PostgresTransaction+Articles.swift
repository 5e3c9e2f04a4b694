import FoundationEssentials

extension PostgresTransaction {
    /// Lines are replayed by several daemons, in any order: what stays is worked out by the server on the row as it is then, as
    /// `ArticleRow.joined` has it.
    func articleWriting() -> [PostgresStatement] {
        var statements: [PostgresStatement] = []
        let rounds = changes.articles.values.map(\.count).max() ?? 0
        for round in 0..<rounds {
            let rows = changes.articles.values.filter { round < $0.count }.map { $0[round] }
                .map { (id: PostgresKeys.id($0.urlKey), row: $0) }.sorted { $0.id < $1.id }
            let ids = PostgresValue.ids(rows.map(\.id))
            let revisions = PostgresValue.ints(rows.map(\.row.revision))
            let firstSeen = PostgresValue.ints(rows.map { Instant.milliseconds($0.row.firstSeenAt) })
            let versions = PostgresValue.integers(rows.map(\.row.version))
            let instances = PostgresValue.texts(rows.map(\.row.instance))
            statements.append(
                PostgresStatement(
                    Self.putting, ids, .texts(rows.map(\.row.urlKey)), .texts(rows.map(\.row.recordID)), revisions,
                    .texts(rows.map(\.row.contentHash)), .texts(rows.map(\.row.payloadDigest)), firstSeen,
                    .integers(rows.map { $0.row.publishedAt.map { Int64(Instant.milliseconds($0)) } }),
                    .texts(rows.map(\.row.owner)), .integers(rows.map { $0.row.wordCount.map(Int64.init) }), versions,
                    instances))
            statements.append(PostgresStatement(Self.remembering, ids, revisions, firstSeen, versions, instances))
        }
        guard !changes.aliases.isEmpty else { return statements }
        let aliases = changes.aliases.map { (id: PostgresKeys.id($0.key), alias: $0.value) }.sorted { $0.id < $1.id }
        statements.append(
            PostgresStatement(
                Self.puttingAliases, .ids(aliases.map(\.id)), .ids(aliases.map { PostgresKeys.id($0.alias.article) }),
                .texts(aliases.map(\.alias.article)), .ints(aliases.map(\.alias.said))))
        return statements
    }

    /// What outranks the row that is there takes its place, and so does the same line again.
    private static let putting = """
        INSERT INTO articles (id, url_key, record, revision, content, payload, first_seen, published, owner, words, version,
            instance, earlier)
        SELECT u.*, ''::bytea FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS u
        ON CONFLICT (id) DO UPDATE SET record = excluded.record, revision = excluded.revision, content = excluded.content,
        payload = excluded.payload, first_seen = excluded.first_seen, published = excluded.published,
        owner = excluded.owner, words = excluded.words, version = excluded.version, instance = excluded.instance,
        past = CASE WHEN (articles.revision, articles.first_seen, articles.instance)
                = (excluded.revision, excluded.first_seen, excluded.instance) THEN articles.past
            ELSE remember(articles.past, articles.revision, articles.instance, articles.version) END
        WHERE (articles.revision, -articles.first_seen) < (excluded.revision, -excluded.first_seen)
            OR (articles.revision, articles.first_seen) = (excluded.revision, excluded.first_seen)
            AND articles.instance >= excluded.instance COLLATE "C"
        """

    /// What did not is a line of its past.
    private static let remembering = """
        UPDATE articles AS a SET past = remember(a.past, u.revision, u.instance, u.version)
        FROM unnest($1, $2, $3, $4, $5) AS u (id, revision, first_seen, version, instance)
        WHERE a.id = u.id AND (a.revision, a.first_seen, a.instance) <> (u.revision, u.first_seen, u.instance)
            AND a.past <> remember(a.past, u.revision, u.instance, u.version)
        """

    private static let puttingAliases = """
        INSERT INTO aliases (id, article, article_key, said) SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT (id)
        DO UPDATE SET article = excluded.article, article_key = excluded.article_key, said = excluded.said
        WHERE aliases.said < excluded.said
            OR aliases.said = excluded.said AND aliases.article_key < excluded.article_key COLLATE "C"
        """
}

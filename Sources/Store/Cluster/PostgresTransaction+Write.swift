import Bytes
import FoundationEssentials

extension PostgresTransaction {
    /// Writes what is left, and commits.
    func finish() throws(StoreError) {
        _ = try session.fly(try writing() + [.commit])
    }

    /// Writes what was changed so far, within the transaction.
    func flush() throws(StoreError) {
        let statements = try writing()
        if !statements.isEmpty { _ = try session.fly(statements) }
        let (held, positions) = (facts.held, facts.positions)
        facts = PostgresFacts(held: held, positions: positions.merging(changes.positions) { _, new in new })
        changes = PostgresChanges()
    }

    /// The locks are taken by a flight of its own: what follows has to know which sites they are.
    private func writing() throws(StoreError) -> [PostgresStatement] {
        guard !changes.isEmpty else { return [] }
        var statements: [PostgresStatement] = []
        if changes.touchesSites {
            let held = try holdSites()
            statements += leaseWriting() + targetWriting() + siteWriting()
            statements.append(PostgresStatement("SELECT refresh($1)", .integers(held)))
            statements += addressWriting()
        }
        return statements + articleWriting() + textWriting() + otherWriting()
    }

    private func holdSites() throws(StoreError) -> [Int64] {
        var sites: [Int64: (name: String, owner: Int64)] = [:]
        for name in changes.names { sites[SHA256.key(name)] = (name, 0) }
        for target in changes.targets.values.joined().compactMap(\.target) {
            let owner = state.keys.owner(ofTarget: target.key)
            sites[state.keys.site(target.site, owner: owner)] = (target.site, owner)
        }
        let ids = sites.keys.sorted()
        let rows = try session.fly([
            PostgresStatement(
                "SELECT hold($1, $2, $3, $4, $5, $6, $7)", .ids(changes.targets.keys.map(state.keys.target).sorted()),
                .ids(changes.ended.map(state.keys.target).sorted()), .integers(ids),
                .texts(ids.map { sites[$0]?.name }), .integers(ids.map { sites[$0]?.owner }),
                .integer(state.daemon), .integer(state.epoch))
        ])
        return try rows[0].map { row throws(StoreError) in try row.integer(0) }
    }

    private func leaseWriting() -> [PostgresStatement] {
        guard !changes.ended.isEmpty else { return [] }
        return [
            PostgresStatement(
                "DELETE FROM leases WHERE target = ANY($1) AND daemon = $2 AND epoch = $3",
                .ids(changes.ended.map(state.keys.target).sorted()), .integer(state.daemon), .integer(state.epoch))
        ]
    }

    /// Changes of one row in their order, those of different rows all at once.
    private func targetWriting() -> [PostgresStatement] {
        var statements: [PostgresStatement] = []
        let rounds = changes.targets.values.map(\.count).max() ?? 0
        for round in 0..<rounds {
            var batch = TargetBatch(keys: state.keys, time: time)
            for (key, list) in changes.targets where round < list.count { batch.add(key, list[round]) }
            statements += batch.statements
        }
        return statements
    }

    private func siteWriting() -> [PostgresStatement] {
        let sites = changes.sites.sorted { $0.key < $1.key }
        var statements: [PostgresStatement] = []
        if !sites.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    UPDATE sites AS s SET free_at = greatest(s.free_at, u.free_at), address = nullif(coalesce(u.address, s.address), ''),
                    answered = CASE WHEN u.answered > coalesce(s.answered, 0) + 3600000 THEN u.answered ELSE s.answered END
                    FROM unnest($1, $2, $3, $4) AS u (id, free_at, answered, address) WHERE s.id = u.id
                    """, .integers(sites.map { SHA256.key($0.key) }),
                    .integers(sites.map { $0.value.freeAt.map(Int64.init) }),
                    .integers(sites.map { $0.value.answered.map(Int64.init) }), .texts(sites.map(\.value.address))))
        }
        let delays = changes.delays.flatMap { site, origins in
            origins.map { (site: site, origin: $0.key, delay: $0.value) }
        }.sorted { ($0.site, $0.origin) < ($1.site, $1.origin) }
        let (some, none) = (delays.filter { $0.delay > .zero }, delays.filter { $0.delay == .zero })
        if !some.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    INSERT INTO delays SELECT * FROM unnest($1, $2, $3) ON CONFLICT (site, origin)
                    DO UPDATE SET delay = excluded.delay
                    """, .integers(some.map { SHA256.key($0.site) }), .texts(some.map(\.origin)),
                    .ints(some.map(\.delay.milliseconds))))
        }
        if !none.isEmpty {
            statements.append(
                PostgresStatement(
                    "DELETE FROM delays USING unnest($1, $2) AS u (site, origin) WHERE delays.site = u.site AND delays.origin = u.origin",
                    .integers(none.map { SHA256.key($0.site) }), .texts(none.map(\.origin))))
        }
        return statements
    }

    /// Where no address answered the pause is that of the one where the site lives as far as we know.
    private func addressWriting() -> [PostgresStatement] {
        let paced = changes.sites.filter { $0.value.addressFreeAt != nil }.sorted { $0.key < $1.key }
        guard !paced.isEmpty else { return [] }
        return [
            PostgresStatement(
                """
                INSERT INTO addresses SELECT coalesce(u.address, s.address) AS place, max(u.free_at), 0
                FROM unnest($1, $2, $3) AS u (id, free_at, address) LEFT JOIN sites AS s ON s.id = u.id
                WHERE coalesce(u.address, s.address) <> '' GROUP BY place ORDER BY place
                ON CONFLICT (address) DO UPDATE SET free_at = greatest(addresses.free_at, excluded.free_at)
                """, .integers(paced.map { SHA256.key($0.key) }),
                .integers(paced.map { $0.value.addressFreeAt.map(Int64.init) }), .texts(paced.map(\.value.address)))
        ]
    }

    /// A text that is there under the same hash and record is not put twice: replaying must change nothing.
    private func textWriting() -> [PostgresStatement] {
        guard !changes.texts.isEmpty else { return [] }
        let rows = changes.texts.map { (id: PostgresKeys.id($0.row.contentHash), text: $0) }
        return [
            PostgresStatement(
                """
                WITH added AS (
                    INSERT INTO texts (content_id, record, content, words, signature, bands)
                    SELECT u.id, u.record, u.content, u.words, u.signature, u.bands::int8[]
                    FROM unnest($1, $2, $3, $4, $5, $6) AS u (id, record, content, words, signature, bands)
                    ON CONFLICT (content_id, record) DO NOTHING RETURNING id, bands)
                INSERT INTO bands SELECT DISTINCT band, added.id FROM added CROSS JOIN unnest(added.bands) AS band
                """, .ids(rows.map(\.id)), .texts(rows.map(\.text.row.recordID)),
                .texts(rows.map(\.text.row.contentHash)), .ints(rows.map(\.text.row.wordCount)),
                .blobs(rows.map(\.text.row.signature)),
                .texts(rows.map { "{" + $0.text.bands.map { "\($0)" }.joined(separator: ",") + "}" }))
        ]
    }

    private func otherWriting() -> [PostgresStatement] {
        var statements: [PostgresStatement] = []
        let robots = changes.robots.values.map { (id: PostgresKeys.id($0.origin), row: $0) }.sorted { $0.id < $1.id }
        if !robots.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    INSERT INTO robots SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET
                    fetched = excluded.fetched, expires = excluded.expires, status = excluded.status, body = excluded.body,
                    failing_since = excluded.failing_since, failures = excluded.failures
                    """, .ids(robots.map(\.id)), .texts(robots.map(\.row.origin)),
                    .ints(robots.map { time.toServer($0.row.fetchedAt) }),
                    .ints(robots.map { time.toServer($0.row.expiresAt) }), .ints(robots.map(\.row.status)),
                    .blobs(robots.map(\.row.body)),
                    .integers(robots.map { $0.row.failingSince.map { Int64(time.toServer($0)) } }),
                    .ints(robots.map(\.row.failures))))
        }
        let seen = changes.seen.sorted { $0.key < $1.key }
        if !seen.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    INSERT INTO seen SELECT * FROM unnest($1, $2) ON CONFLICT (entry) DO UPDATE SET day = excluded.day
                    WHERE seen.day < excluded.day
                    """, .integers(seen.map(\.key)), .ints(seen.map(\.value))))
        }
        let metas = changes.metas.map { (owner: state.keys.owner(ofMeta: $0.key), key: $0.key, value: $0.value) }
            .sorted { ($0.owner, $0.key) < ($1.owner, $1.key) }
        let (kept, gone) = (metas.filter { !$0.value.isEmpty }, metas.filter(\.value.isEmpty))
        if !kept.isEmpty {
            statements.append(
                PostgresStatement(
                    """
                    INSERT INTO meta SELECT * FROM unnest($1, $2, $3) ON CONFLICT (daemon, key)
                    DO UPDATE SET value = excluded.value
                    """, .integers(kept.map(\.owner)), .texts(kept.map(\.key)), .texts(kept.map(\.value))))
        }
        if !gone.isEmpty {
            statements.append(
                PostgresStatement(
                    "DELETE FROM meta USING unnest($1, $2) AS u (daemon, key) WHERE meta.daemon = u.daemon AND meta.key = u.key",
                    .integers(gone.map(\.owner)), .texts(gone.map(\.key))))
        }
        for (log, position) in changes.positions.sorted(by: { $0.key < $1.key }) {
            statements.append(
                PostgresStatement(
                    """
                    INSERT INTO positions VALUES ($1, $2, $3, $4, $5) ON CONFLICT (daemon, log)
                    DO UPDATE SET segment = excluded.segment, byte = excluded.byte, seq = excluded.seq
                    """, .integer(state.daemon), .text(log), .text(position.segment), .int(position.offset),
                    .int(position.seq)))
        }
        return statements
    }
}

package import FoundationEssentials

/// The shared database for an operator, who takes part in nothing: looks at all daemons, publishes their sources, has them rebuild.
package final class PostgresCluster {
    let connection: PostgresConnection
    let options: PostgresOptions

    /// Throws `.otherVersion` where there are no tables of this version, `.unavailable` where the database does not answer.
    package init(_ options: PostgresOptions) throws(StoreError) {
        self.options = options
        connection = try PostgresState.connect(options)
        try PostgresSchema.expect(connection)
    }

    /// - Parameter now: by our clock.
    package func status(at now: Date) throws(StoreError) -> ClusterStatus {
        let sent = ContinuousClock.now
        let clock = try connection.flight([Self.askingTheTime])[0]
        let wait = ContinuousClock.now - sent
        guard let server = try clock.first({ row throws(StoreError) in try row.milliseconds(0) }) else {
            throw .damage("the server's clock says nothing")
        }
        let rows = try connection.flight(Self.statements(options.schema))
        let (version, words) =
            try rows[0].first { row throws(StoreError) in (try row.int(0, in: 0...1 << 20), try row.text(1)) } ?? (
                0, ""
            )
        var status = ClusterStatus(
            place: connection.place, schema: options.schema, version: version, serverVersion: words)
        status.clockIsAhead = ServerTime.ahead(server, of: now, wait: wait)
        let token = try rebuildFlag()
        status.members = try rows[1].map { row throws(StoreError) in
            try Self.member(row, at: server, token: token?.token)
        }
        for (name, value) in try rows[2].map({ row throws(StoreError) in
            (try row.text(0), try row.int(1, in: 0...1 << 48))
        }) {
            switch name {
            case "articles": status.articles = value
            case "texts": status.texts = value
            default:
                guard let kind = Int(name.dropFirst("target:".count)).flatMap(Target.Kind.init) else { continue }
                if value > 0 { status.targetsByKind[kind] = value }
            }
        }
        if let (all, ready, bytes) = try rows[3].first({ row throws(StoreError) in
            (
                try row.int(0, in: 0...1 << 48), try row.int(1, in: 0...1 << 48), try row.int(2, in: 0...1 << 60)
            )
        }) {
            (status.readySites, status.waitingSites, status.bytes) = (ready, all - ready, bytes)
        }
        if let (age, hidden) = try rows[4].first({ row throws(StoreError) in
            (try row.integer(0), try row.int(1, in: 0...1 << 31))
        }) {
            (status.oldestSnapshot, status.hiddenSessions) = (.milliseconds(max(0, age)), hidden)
        }
        let isPaused = try rows[5].firstText() ?? "" != ""
        status.activity =
            token.map { $0.isReading ? .rebuildReads : .rebuildWaits } ?? (isPaused ? .paused : .working)
        status.sourcesVersion = try publishedSources()?.version ?? 0
        return status
    }

    static let askingTheTime = PostgresStatement("SELECT clock_ms(NULL)")

    private static func statements(_ schema: String) -> [PostgresStatement] {
        [
            PostgresStatement("SELECT number, current_setting('server_version') FROM version"),
            PostgresStatement(
                """
                SELECT d.instance, d.host, d.version, d.epoch, d.seen,
                (SELECT count(*) FROM leases AS l WHERE l.daemon = d.id),
                (SELECT seq FROM positions AS p WHERE p.daemon = d.id AND p.log = 'records'),
                (SELECT value FROM meta AS m WHERE m.daemon = d.id AND m.key = $1)
                FROM daemons AS d ORDER BY d.instance
                """, .text(RebuildFlag.doneKey)),
            PostgresStatement("SELECT name, sum(value)::int8 FROM tallies GROUP BY name"),
            PostgresStatement(
                """
                SELECT count(DISTINCT site), count(DISTINCT site) FILTER (WHERE ready <= clock_ms(NULL)),
                (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::int8 FROM pg_class AS c
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'S'))
                FROM heads
                """, .text(schema)),
            PostgresStatement(
                """
                SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * 1000)
                    FILTER (WHERE backend_xmin IS NOT NULL OR backend_xid IS NOT NULL), 0)::int8,
                count(*) FILTER (WHERE backend_start IS NULL)
                FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
                """),
            PostgresKeys.meta(Beat.pausedKey),
        ]
    }

    private static func member(
        _ row: PostgresRow, at server: Int, token: String?
    ) throws(StoreError) -> ClusterStatus.Member {
        let seen = try row.milliseconds(4)
        return ClusterStatus.Member(
            instance: try row.text(0), host: try row.text(1), version: try row.text(2),
            epoch: try row.int(3, in: 0...1 << 60), seenAt: Instant.date(milliseconds: seen),
            seenAgo: .milliseconds(max(0, server - seen)), leases: try row.int(5, in: 0...1 << 31),
            seq: try row.optional(6) { column throws(StoreError) in try row.int(column, in: 0...LineHead.seqLimit) },
            rebuild: try row.optional(7, row.text).flatMap { RebuildFlag.progress($0, of: token) })
    }
}

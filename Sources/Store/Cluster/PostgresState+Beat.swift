package import FoundationEssentials

extension PostgresState {
    /// Says that we are there, takes leases back that have ended by themselves, whoever had them, and looks at the server's clock.
    /// Throws `.locked` when another process goes by our name.
    package func beat(at now: Date) throws(StoreError) -> Beat {
        let sent = ContinuousClock.now
        let clock = time.now(now)
        let rows = try fly([
            PostgresStatement(
                "UPDATE daemons SET seen = clock_ms($3) WHERE id = $1 AND epoch = $2 RETURNING clock_ms($3)",
                .integer(daemon), .integer(epoch), clock),
            PostgresKeys.meta(Beat.pausedKey),
            PostgresKeys.meta(RebuildFlag.key),
            PostgresKeys.meta(RebuildFlag.doneKey, of: daemon),
            PostgresStatement(
                """
                SELECT coalesce((SELECT 'published ' || split_part(value, ' ', 1) FROM meta WHERE daemon = 0 AND key = $1),
                    (SELECT string_agg(md5(m.value), ' ' ORDER BY d.id) FROM daemons AS d
                    JOIN meta AS m ON m.daemon = d.id AND m.key = $2 WHERE d.id <> $3), '')
                """, .text(SharedLists.publishedKey), .text(SharedLists.ownKey), .integer(daemon)),
        ])
        guard let server = try rows[0].first({ row throws(StoreError) in try row.milliseconds(0) }) else {
            throw .locked(path: "the name \(options.instance)", pid: nil)
        }
        time.measured(server, at: now, wait: ContinuousClock.now - sent)
        _ = try fly([PostgresStatement("SELECT reap(clock_ms($1), $2, 500)", clock, .int(pause.milliseconds))])
        var beat = Beat()
        beat.isPaused = try rows[1].firstText() ?? "" != ""
        let flag = try rows[2].firstText().flatMap(RebuildFlag.init)
        let said = try rows[3].firstText() ?? ""
        beat.isRebuilding = flag != nil
        if let flag, flag.isReading, RebuildFlag.progress(said, of: flag.token) != .done { beat.rereads = flag.token }
        beat.sources = try rows[4].firstText() ?? ""
        beat.clockIsAhead = .milliseconds(time.offset)
        return beat
    }

    /// `dueNow` stops counting at 10,000: more than that is said as 10,000. What waits for its site does not count.
    package func counts(at now: Date) throws(StoreError) -> StateCounts {
        let rows = try fly([
            PostgresStatement("SELECT name, sum(value)::int8 FROM tallies GROUP BY name"),
            PostgresStatement(
                "SELECT count(*) FROM leases WHERE daemon = $1 AND epoch = $2", .integer(daemon), .integer(epoch)),
            PostgresStatement(
                """
                SELECT count(*) FROM (SELECT FROM generate_series(0::int8, 8) AS k (kind) CROSS JOIN LATERAL (
                    SELECT site, kind FROM heads WHERE kind = k.kind AND ready <= clock_ms($1)
                    ORDER BY ready LIMIT 10000) AS h CROSS JOIN LATERAL (
                    SELECT FROM targets AS t WHERE t.site = h.site AND t.kind = h.kind AND t.due <= clock_ms($1)
                    LIMIT 10000) AS t LIMIT 10000) AS few
                """, time.now(now)),
        ])
        var counts = StateCounts()
        for (name, value) in try rows[0].map({ row throws(StoreError) in
            (try row.text(0), try row.int(1, in: 0...1 << 48))
        }) {
            switch name {
            case "articles": counts.articles = value
            case "texts": counts.texts = value
            default:
                guard let kind = Int(name.dropFirst("target:".count)).flatMap(Target.Kind.init) else {
                    throw .damage("a tally is called \(name)")
                }
                if value > 0 { counts.targetsByKind[kind] = value }
            }
        }
        counts.leased = try rows[1].first { row throws(StoreError) in try row.int(0, in: 0...1 << 31) } ?? 0
        counts.dueNow = try rows[2].first { row throws(StoreError) in try row.int(0, in: 0...10_000) } ?? 0
        return counts
    }
}

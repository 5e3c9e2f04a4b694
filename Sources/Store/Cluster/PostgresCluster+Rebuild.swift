extension PostgresCluster {
    package enum RebuildStep: Sendable, Equatable {
        /// So many transfers are out; they end by themselves, after a lease at the latest.
        case waiting(leases: Int)
        /// Who has read its lines again, who is at it or has not begun, and who has not been seen for a lease.
        case reading(done: [String], at: [String], gone: [String])
        /// Nothing is under way any more.
        case over
    }

    /// Asks for one, or joins the one that is under way: from here on nobody claims anything.
    package func beginRebuild() throws(StoreError) -> String {
        let fresh = RebuildFlag(token: String(UInt64.random(in: .min ... .max), radix: 36), isReading: false)
        _ = try connection.flight([
            PostgresStatement(
                "INSERT INTO meta VALUES (0, $1, $2) ON CONFLICT DO NOTHING", .text(RebuildFlag.key), .text(fresh.value)
            )
        ])
        return try rebuildFlag()?.token ?? fresh.token
    }

    /// Takes the next step that is possible, and says how it stands. Whoever calls it again, from wherever, goes on with it.
    ///
    /// - Parameter without: instances whose lines need not be waited for.
    package func advanceRebuild(_ token: String, without: Set<String>) throws(StoreError) -> RebuildStep {
        guard let flag = try rebuildFlag(), flag.token == token else { return .over }
        guard flag.isReading else { return try clear(flag) }
        let alive = options.lease.milliseconds
        let rows = try connection.flight([
            PostgresStatement(
                """
                SELECT d.instance, coalesce(m.value, ''), clock_ms(NULL) - d.seen FROM daemons AS d
                LEFT JOIN meta AS m ON m.daemon = d.id AND m.key = $1 ORDER BY d.instance
                """, .text(RebuildFlag.doneKey))
        ])[0]
        var (done, at, gone): ([String], [String], [String]) = ([], [], [])
        for (instance, said, ago) in try rows.map({ row throws(StoreError) in
            (try row.text(0), try row.text(1), try row.integer(2))
        }) {
            if RebuildFlag.progress(said, of: token) == .done {
                done.append(instance)
            } else if without.contains(instance) {
                continue
            } else if ago > alive {
                gone.append(instance)
            } else {
                at.append(instance)
            }
        }
        guard at.isEmpty, gone.isEmpty else { return .reading(done: done, at: at, gone: gone) }
        _ = try connection.flight([
            PostgresStatement(
                "DELETE FROM meta WHERE daemon = 0 AND key = $1 AND value = $2", .text(RebuildFlag.key),
                .text(flag.value))
        ])
        return .over
    }

    /// Takes away what comes from lines, once nothing is out. A claim holds rows of `sites` from its beginning, and looks at the flag
    /// after it has waited for the lock.
    private func clear(_ flag: RebuildFlag) throws(StoreError) -> RebuildStep {
        let reading = RebuildFlag(token: flag.token, isReading: true)
        do throws(StoreError) {
            let rows = try connection.flight([
                .begin,
                PostgresStatement("LOCK TABLE sites IN EXCLUSIVE MODE"),
                PostgresStatement("SELECT count(*) FROM leases WHERE until >= clock_ms(NULL)"),
                PostgresStatement(
                    "SELECT FROM meta WHERE daemon = 0 AND key = $1 AND value = $2 FOR UPDATE", .text(RebuildFlag.key),
                    .text(flag.value)),
            ])
            let leases = try rows[2].first { row throws(StoreError) in try row.int(0, in: 0...1 << 31) } ?? 0
            guard leases == 0, rows[3].count == 1 else {
                _ = try connection.flight([.rollback])
                return .waiting(leases: leases)
            }
            _ = try connection.flight([
                PostgresStatement("TRUNCATE aliases, articles, bands, texts"),
                PostgresStatement("DELETE FROM tallies WHERE name IN ('articles', 'texts')"),
                PostgresStatement("DELETE FROM positions"),
                PostgresStatement(
                    "UPDATE meta SET value = $2 WHERE daemon = 0 AND key = $1", .text(RebuildFlag.key),
                    .text(reading.value)),
                .commit,
            ])
        } catch {
            do throws(StoreError) { _ = try connection.flight([.rollback]) } catch {}
            throw error
        }
        return .reading(done: [], at: [], gone: [])
    }

    func rebuildFlag() throws(StoreError) -> RebuildFlag? {
        try connection.flight([PostgresKeys.meta(RebuildFlag.key)])[0].firstText().flatMap(RebuildFlag.init)
    }
}

package import FoundationEssentials

/// Whether the shared database is what a daemon needs: asked by an operator, and nothing is changed by it.
package struct PostgresCheck: Sendable {
    package struct Finding: Sendable, Equatable {
        package enum Verdict: String, Sendable { case good, warning, bad }
        package var subject: String
        package var verdict: Verdict
        package var words: String

        init(_ subject: String, _ verdict: Verdict, _ words: String) {
            (self.subject, self.verdict, self.words) = (subject, verdict, words)
        }
    }

    package private(set) var findings: [Finding] = []

    /// Throws what keeps it from being asked at all.
    package init(_ options: PostgresOptions, at now: Date) throws(StoreError) {
        let first = try PostgresState.connect(options)
        let second = try PostgresState.connect(options)
        do throws(StoreError) {
            try look(first, options, at: now)
            try findings.append(Self.sessions(first, second))
        } catch {
            guard Self.isPoolers(error) else { throw error }
            findings.append(Finding("sessions", .bad, Self.poolerWords))
        }
    }

    private mutating func look(
        _ connection: PostgresConnection, _ options: PostgresOptions, at now: Date
    ) throws(StoreError) {
        let sent = ContinuousClock.now
        let rows = try connection.flight([
            PostgresStatement("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::int8"),
            PostgresStatement("SELECT current_setting('server_version'), current_user::text"),
            PostgresStatement(
                "SELECT coalesce(version || ', ' || cipher, '') FROM pg_stat_ssl WHERE pid = pg_backend_pid()"),
        ])
        let wait = ContinuousClock.now - sent
        let server = try rows[0].first { row throws(StoreError) in try row.milliseconds(0) } ?? 0
        let (version, user) =
            try rows[1].first { row throws(StoreError) in (try row.text(0), try row.text(1)) } ?? ("?", "?")
        findings.append(Finding("server", .good, "PostgreSQL \(version) at \(connection.place), as \(user)"))
        let cipher = try rows[2].firstText() ?? ""
        findings.append(
            cipher.isEmpty
                ? Finding("TLS", .warning, "not in use: over a network, sslmode=verify-full in state.url")
                : Finding("TLS", .good, cipher))
        let ahead = ServerTime.ahead(server, of: now, wait: wait)
        let isApart = ahead > .seconds(2) || ahead < .seconds(-2)
        findings.append(
            Finding(
                "clock", isApart ? .warning : .good,
                "the server's is \(Int(ahead / .milliseconds(1))) ms ahead of ours"
                    + (isApart ? ": is one of the two not synchronised?" : "")))
        let tables = try PostgresSchema.version(connection)
        let fits = (PostgresSchema.current...PostgresSchema.current + 1).contains(tables)
        findings.append(
            Finding(
                "tables", fits ? .good : .bad,
                tables == 0
                    ? "none in schema \(options.schema): rawi state migrate makes them"
                    : "of version \(tables)"
                        + (fits
                            ? ""
                            : "; this rawi knows \(PostgresSchema.current): rawi state migrate, or another version of rawi")
            ))
        if tables > 0 { findings.append(try Self.rights(connection, options.schema)) }
    }

    private static func rights(_ connection: PostgresConnection, _ schema: String) throws(StoreError) -> Finding {
        let rows = try connection.flight([
            PostgresStatement(
                """
                SELECT coalesce(string_agg(x.what, ', ' ORDER BY x.what), '') FROM (
                    SELECT p || ' on ' || c.relname AS what FROM pg_class AS c
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace CROSS JOIN unnest($2) AS p
                    WHERE n.nspname = $1 AND (c.relname <> 'version' OR p = 'SELECT')
                    AND CASE c.relkind WHEN 'r' THEN NOT has_table_privilege(c.oid, p) END
                    UNION ALL SELECT 'USAGE on ' || c.relname FROM pg_class AS c
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE n.nspname = $1 AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(c.oid, 'USAGE') END
                    UNION ALL SELECT 'EXECUTE on ' || f.proname FROM pg_proc AS f
                    JOIN pg_namespace AS n ON n.oid = f.pronamespace
                    WHERE n.nspname = $1 AND NOT has_function_privilege(f.oid, 'EXECUTE')) AS x
                """, .text(schema), .texts(["SELECT", "INSERT", "UPDATE", "DELETE"])),
            PostgresStatement(
                """
                SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = $1 AND c.relname = ANY($2) AND NOT has_table_privilege(c.oid, 'TRUNCATE')
                """, .text(schema), .texts(["aliases", "articles", "bands", "texts"])),
        ])
        let missing = try rows[0].firstText() ?? ""
        guard missing.isEmpty else { return Finding("rights", .bad, "missing: \(missing)") }
        let fixed = try rows[1].first { row throws(StoreError) in try row.integer(0) } ?? 0
        return fixed == 0
            ? Finding("rights", .good, "all that is needed")
            : Finding("rights", .warning, "enough for a daemon; rawi cluster rebuild needs TRUNCATE as well")
    }

    /// A pooler that hands a server's session to whoever asks next shows by two of ours having one between them.
    private static func sessions(
        _ first: PostgresConnection, _ second: PostgresConnection
    ) throws(StoreError) -> Finding {
        let lock = Int64.random(in: .min ... .max)
        let asking = PostgresStatement("SELECT pg_try_advisory_lock($1), pg_backend_pid()::int8", .integer(lock))
        func ask(_ connection: PostgresConnection) throws(StoreError) -> (Bool, Int64) {
            try connection.flight([asking])[0].first { row throws(StoreError) in
                (try row.bool(0), try row.integer(1))
            } ?? (false, 0)
        }
        let (one, other, again) = (try ask(first), try ask(second), try ask(first))
        guard one.0, !other.0, again.0, one.1 != other.1, one.1 == again.1 else {
            return Finding("sessions", .bad, poolerWords)
        }
        return Finding("sessions", .good, "prepared statements and advisory locks last")
    }

    private static let poolerWords =
        "they are shared with others: a pooler in transaction mode (pgbouncer?) is no use here; pool_mode = session, or directly"

    /// A statement that was prepared twice in a session, or is gone from it.
    private static func isPoolers(_ error: StoreError) -> Bool {
        guard case .database(_, let message) = error else { return false }
        return message.hasSuffix("(42P05)") || message.hasSuffix("(26000)")
    }
}

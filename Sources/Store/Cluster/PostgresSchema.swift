/// Which version the tables are of, and how they come to be of this one.
///
/// Migrating is an operator's act, under a lock: N daemons that start must not do it. A daemon runs on its own version and on the
/// next, which only adds.
enum PostgresSchema {
    static let current = PostgresTables.migrations.count

    /// Throws `.otherVersion` where there are no tables (0) or those of a version that we do not know.
    static func expect(_ connection: PostgresConnection) throws(StoreError) {
        let version = try version(connection)
        guard (current...current + 1).contains(version) else {
            throw .otherVersion(path: connection.place + " schema " + connection.address.schema, version: version)
        }
    }

    /// 0 where nothing is there.
    static func version(_ connection: PostgresConnection) throws(StoreError) -> Int {
        let there = try connection.flight([
            PostgresStatement(
                "SELECT to_regclass($1 || '.version') IS NOT NULL", .text(connection.address.schema))
        ])
        guard try there[0].first({ row throws(StoreError) in try row.bool(0) }) == true else { return 0 }
        let rows = try connection.flight([PostgresStatement("SELECT number FROM version")])
        return try rows[0].first { row throws(StoreError) in try row.int(0, in: 0...1 << 20) } ?? 0
    }

    /// Brings the tables up to date, each step a transaction; which versions that led through. Two at a time wait for each other.
    static func migrate(_ connection: PostgresConnection) throws(StoreError) -> (from: Int, to: Int) {
        let schema = connection.address.schema
        try connection.execute(
            "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(hashtextextended('rawi migrate', 0))"
        )
        let from = try version(connection)
        guard from <= current else { throw .otherVersion(path: connection.place, version: from) }
        if from == 0 {
            try connection.execute(
                """
                BEGIN; CREATE SCHEMA IF NOT EXISTS \(schema); CREATE TABLE version (number int8 NOT NULL);
                INSERT INTO version VALUES (0); COMMIT
                """)
        }
        for next in from..<current {
            try connection.execute(
                "BEGIN; \(PostgresTables.migrations[next]) UPDATE version SET number = \(next + 1); COMMIT")
        }
        try connection.execute("SELECT pg_advisory_unlock(hashtextextended('rawi migrate', 0))")
        return (from, current)
    }
}

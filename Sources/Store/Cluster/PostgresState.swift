import Bytes
package import FoundationEssentials

/// The state database in PostgreSQL, which daemons on several machines share: N equal ones, no coordinator.
///
/// One connection, owned by the loop as all else; after a failure the next call makes a new one. What is read of a transaction's facts
/// is brought beforehand in one flight, what it changes is held back and written at the end in two.
package final class PostgresState: StateDatabase {
    package let options: PostgresOptions
    /// What the database is called in messages.
    package let place: String
    private var connection: PostgresConnection?
    /// Our row in `daemons`, and how often this daemon has been started.
    private(set) var daemon: Int64 = 0
    private(set) var epoch: Int64 = 0
    var time: ServerTime
    /// Of the last claim.
    var perSite = Int.max
    var pause = Duration.seconds(5)
    /// Numbers for rows that are defined, taken from the server a few at a time.
    private var generations: [Int] = []
    private var generationsAtOnce = 1
    /// Reads within transactions that nobody had announced, each a flight of its own.
    package internal(set) var unforeseenReads = 0

    /// Joins the daemons that are there. Throws `.otherVersion` where there are no tables of this version, `.locked` where another
    /// store's daemon goes by our name, `.unavailable` where the database does not answer.
    package init(_ options: PostgresOptions, at now: Date) throws(StoreError) {
        self.options = options
        time = ServerTime(options.clock)
        let connection = try Self.connect(options)
        place = connection.place
        try PostgresSchema.expect(connection)
        (daemon, epoch) = try Self.join(connection, options, time.now(now))
        try Self.sayWho(daemon, connection)
        self.connection = connection
        _ = try fly([
            PostgresStatement(
                "SELECT give_back($1, $2, clock_ms($3), $4)", .integer(daemon), .integer(epoch), time.now(now),
                .int(pause.milliseconds))
        ])
    }

    /// To look into it as the daemon of that name would, who need not run and hears nothing of it.
    package init(reading options: PostgresOptions) throws(StoreError) {
        self.options = options
        time = ServerTime(options.clock)
        let connection = try Self.connect(options)
        place = connection.place
        try PostgresSchema.expect(connection)
        let known = try connection.flight([
            PostgresStatement("SELECT id FROM daemons WHERE instance = $1", .text(options.instance))
        ])[0]
        daemon = try known.first { row throws(StoreError) in try row.integer(0) } ?? 0
        try connection.execute("SET default_transaction_read_only = on")
        self.connection = connection
    }

    /// Brings the tables up to date, which no daemon does by itself; from which version to which.
    package static func migrate(_ options: PostgresOptions) throws(StoreError) -> (from: Int, to: Int) {
        try PostgresSchema.migrate(connect(options))
    }

    /// The schema's name stands in statements as it is.
    static func connect(_ options: PostgresOptions) throws(StoreError) -> PostgresConnection {
        guard options.schema.utf8.allSatisfy({ $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
        else { throw .unusable("\(options.schema) is no name for a schema: a-z, 0-9 and _") }
        return try PostgresConnection(options.address)
    }

    /// The row is for status, and so that a second process under one name is noticed.
    private static func join(
        _ connection: PostgresConnection, _ options: PostgresOptions, _ now: PostgresValue
    ) throws(StoreError) -> (Int64, Int64) {
        let rows = try connection.flight([
            PostgresStatement(
                """
                INSERT INTO daemons (instance, store, epoch, host, version, seen)
                VALUES ($1, $2, 1, $3, $4, clock_ms($5)) ON CONFLICT (instance) DO UPDATE
                SET store = excluded.store, epoch = daemons.epoch + 1, host = excluded.host, version = excluded.version,
                seen = excluded.seen WHERE daemons.store = excluded.store OR daemons.seen < excluded.seen - $6
                RETURNING id, epoch
                """, .text(options.instance), .text(options.store), .text(options.host), .text(options.version), now,
                .int(options.lease.milliseconds))
        ])[0]
        let mine = try rows.first { row throws(StoreError) in (try row.integer(0), try row.integer(1)) }
        guard let mine else { throw .locked(path: try holder(connection, options), pid: nil) }
        return mine
    }

    private static func holder(
        _ connection: PostgresConnection, _ options: PostgresOptions
    ) throws(StoreError) -> String {
        let rows = try connection.flight([
            PostgresStatement("SELECT host FROM daemons WHERE instance = $1", .text(options.instance))
        ])[0]
        let host = try rows.first { row throws(StoreError) in try row.text(0) } ?? ""
        return "the name \(options.instance) (on \(host.isEmpty ? "another machine" : host))"
    }

    /// For the tallies.
    private static func sayWho(_ daemon: Int64, _ connection: PostgresConnection) throws(StoreError) {
        try connection.execute("SET rawi.daemon = '\(daemon)'")
    }

    /// One flight, over a connection that is made anew where there is none.
    func fly(_ statements: [PostgresStatement]) throws(StoreError) -> [PostgresRows] {
        let connection = try current()
        do throws(StoreError) {
            return try connection.flight(statements)
        } catch {
            if case .unavailable = error { self.connection = nil }
            throw error
        }
    }

    private func current() throws(StoreError) -> PostgresConnection {
        if let connection { return connection }
        let connection = try PostgresConnection(options.address)
        try Self.sayWho(daemon, connection)
        self.connection = connection
        return connection
    }

    /// Between BEGIN, which the body flies first of all, and its COMMIT. A connection that is lost in between ends the transaction: what
    /// follows must not go on over a new one.
    func within<R>(_ body: (PostgresSession) throws(StoreError) -> R) throws(StoreError) -> R {
        let session = PostgresSession(try current())
        do throws(StoreError) {
            return try body(session)
        } catch {
            if case .unavailable = error {
                connection = nil
            } else {
                // Whatever is open is over; where even this fails, so is the connection.
                do throws(StoreError) { _ = try session.fly([.rollback]) } catch { connection = nil }
            }
            throw error
        }
    }

    func nextGeneration(_ session: PostgresSession) throws(StoreError) -> Int {
        if generations.isEmpty {
            let rows = try session.fly([
                PostgresStatement(
                    "SELECT nextval('generations') FROM generate_series(1, $1) ORDER BY 1", .int(generationsAtOnce))
            ])[0]
            generations = try rows.map { row throws(StoreError) in try row.int(0, in: 1...1 << 60) }.reversed()
            generationsAtOnce = min(256, generationsAtOnce * 2)
        }
        return generations.popLast() ?? 0
    }

    package var isShared: Bool { true }

    package func close() throws(StoreError) { connection = nil }
}

/// The connection of one transaction.
struct PostgresSession {
    private let connection: PostgresConnection

    init(_ connection: PostgresConnection) { self.connection = connection }

    func fly(_ statements: [PostgresStatement]) throws(StoreError) -> [PostgresRows] {
        try connection.flight(statements)
    }
}

extension Duration {
    var milliseconds: Int { Int(min(max(self / .milliseconds(1), -8e15), 8e15)) }
}

extension PostgresOptions {
    var address: PostgresAddress {
        var address = PostgresAddress(url: url, password: password, schema: schema)
        address.deadline = deadline
        return address
    }
}

import FoundationEssentials
import PostgresServer
import Testing

@testable import Store

/// A PostgreSQL that does not want what a daemon wants: each time one clear line, and what was written stays.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct BadServerTests {
    let server: PostgresServer
    var options: PostgresOptions

    init() throws {
        server = try #require(PostgresServer.shared)
        options = PostgresOptions(url: server.url, instance: "rawi@a")
        (options.schema, options.store, options.clock) = (server.newSchema(), "first", .caller)
        _ = try PostgresState.migrate(options)
    }

    private func failure(_ body: () throws -> Void) -> StoreError? {
        do {
            try body()
        } catch {
            return error as? StoreError
        }
        return nil
    }

    private func connection() throws -> PostgresConnection { try PostgresConnection(options.address) }

    private func page(_ number: Int) -> Target {
        Target(key: "page:\(number)", kind: .page, url: "https://s\(number)/", site: "s\(number)", due: noon)
    }

    @Test("A target that is claimed twice is tried again, another row that comes twice is damage")
    func twice() throws {
        let connection = try connection()
        func insert(_ statement: String) -> StoreError? {
            failure { for _ in 0..<2 { _ = try connection.flight([PostgresStatement(statement)]) } }
        }
        let lease = insert("INSERT INTO leases VALUES ('00000000-0000-0000-0000-000000000001', 1, NULL, 1, 1, 1)")
        #expect(lease == .busy(path: connection.place))
        #expect(insert("INSERT INTO seen VALUES (1, 1)")?.isDamage == true)
    }

    @Test("What takes too long, or waits too long for somebody's lock, is tried again")
    func slow() throws {
        let connection = try connection()
        try connection.execute("SET statement_timeout = 1")
        let late = failure { _ = try connection.flight([PostgresStatement("SELECT pg_sleep(5)")]) }
        guard case .unavailable(let words) = late else { return #expect(late == nil) }
        #expect(words == "canceling statement due to statement timeout")
        let other = try PostgresConnection(options.address)
        try other.execute("BEGIN; LOCK TABLE articles IN ACCESS EXCLUSIVE MODE")
        try connection.execute("SET statement_timeout = 0; SET lock_timeout = 1")
        let locked = failure { _ = try connection.flight([PostgresStatement("SELECT FROM articles")]) }
        #expect(locked == .busy(path: connection.place))
    }

    @Test("Without a right the daemon ends, and names the table")
    func rights() throws {
        let role = "poor_\(options.schema)"
        try connection().execute(
            """
            CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA \(options.schema) TO \(role);
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(options.schema) TO \(role);
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA \(options.schema) TO \(role); REVOKE INSERT ON articles FROM \(role)
            """)
        var poor = options
        poor.url = options.url.replacing("user=rawi", with: "user=\(role)")
        let state = try PostgresState(poor, at: noon)
        let row = ArticleRow(
            urlKey: "k", recordID: "r", revision: 0, contentHash: "c", payloadDigest: "p", firstSeenAt: noon)
        try state.apply([.define(page(1))])
        let refused = failure { try state.apply([.define(page(2)), .article(row)]) }
        guard case .unusable(let words) = refused else { return #expect(refused == nil) }
        #expect(words.hasSuffix("permission denied for table articles"))
        // Nothing of it has come about, and the connection is good.
        #expect(try state.read { tx throws(StoreError) in try tx.existing(["page:1", "page:2"]) } == ["page:1"])
    }

    @Test("Where all connections are taken, and where the password is wrong, it says so and is waited for")
    func doors() throws {
        // Of its own: who may come in is said for all.
        let server = try #require(PostgresServer.start())
        var options = options
        options.url = server.url
        _ = try PostgresState.migrate(options)
        let connection = try PostgresConnection(options.address)
        try connection.execute(
            """
            CREATE ROLE one LOGIN SUPERUSER; CREATE ROLE crowd LOGIN CONNECTION LIMIT 1;
            CREATE ROLE guarded LOGIN PASSWORD 'harbour lamp'; GRANT USAGE ON SCHEMA \(options.schema) TO guarded;
            COPY (SELECT 'local all guarded scram-sha-256' UNION ALL SELECT 'local all all trust')
                TO '\(server.folder)/data/pg_hba.conf';
            SELECT pg_reload_conf();
            """)
        var crowded = options
        crowded.url = server.url.replacing("user=rawi", with: "user=crowd")
        let first = try PostgresConnection(crowded.address)
        let second = failure { _ = try PostgresState(crowded, at: noon) }
        guard case .unavailable(let words) = second else { return #expect(second == nil) }
        #expect(words.hasSuffix("too many connections for role \"crowd\""))
        withExtendedLifetime(first) {}
        var guarded = options
        guarded.url = server.url.replacing("user=rawi", with: "user=guarded")
        for password in [nil, "harbour lamps"] {
            guarded.password = password
            let refused = failure { _ = try PostgresState(guarded, at: noon) }
            guard case .unavailable(let words) = refused else { return #expect(refused == nil) }
            #expect(words.contains(password == nil ? "no password supplied" : "password authentication failed"))
            #expect(!words.contains("lamps"))
        }
    }

    @Test("A full disk is waited for until tables can grow again, and loses nothing")
    func fullDisk() throws {
        let server = try #require(PostgresServer.start())
        guard let room = server.makeRoom() else {
            print("skipped: nobody here may mount a small file system for a full disk")
            return
        }
        try PostgresConnection(PostgresAddress(url: server.url)).execute("CREATE TABLESPACE room LOCATION '\(room)'")
        try PostgresConnection(PostgresAddress(url: server.url)).execute("CREATE DATABASE small TABLESPACE room")
        var options = options
        options.url = server.url.replacing("/postgres?", with: "/small?")
        _ = try PostgresState.migrate(options)
        let admin = try PostgresConnection(options.address)
        try admin.execute(
            "CREATE TABLE ballast AS SELECT n, md5(n::text) AS filling FROM generate_series(1, 60000) AS g (n)")
        let state = try PostgresState(options, at: noon)
        try state.expectRoom()
        var kept = 0
        var full: StoreError?
        while full == nil, kept < 1000 {
            let changes = (0..<100).map { number in
                let id = "\(kept)-\(number)"
                return StateChange.text(
                    TextRow(
                        recordID: id, contentHash: id, wordCount: 9,
                        signature: (0..<289).map { _ in UInt8.random(in: 0...255) }),
                    bands: (0..<12).map { _ in Int64.random(in: .min ... .max) })
            }
            full = failure { try state.apply(changes) }
            if full == nil { kept += 1 }
        }
        #expect(full == .full(path: admin.place))
        #expect(kept > 5)
        #expect(failure { try state.expectRoom() } == .full(path: admin.place))
        #expect(try state.counts(at: noon).texts == kept * 100)
        try admin.execute("DROP TABLE ballast")
        try state.expectRoom()
        try state.apply([.text(TextRow(recordID: "r", contentHash: "c", wordCount: 9, signature: []), bands: [1])])
        #expect(try state.counts(at: noon).texts == kept * 100 + 1)
    }

    @Test(
        "A machine whose clock is wrong learns it, and paces its sites by the server's all the same",
        arguments: [10.0, -10])
    func clock(ahead: Double) throws {
        var own = options
        own.clock = .server
        let state = try PostgresState(own, at: Date() + ahead)
        let now = { Date() + ahead }
        let beat = try state.beat(at: now())
        #expect(abs(beat.clockIsAhead / .seconds(1) + ahead) < 2)
        var targets = [page(1), page(2)]
        for at in targets.indices { (targets[at].site, targets[at].due) = ("s", now() - 1) }
        try state.apply(targets.map { .define($0) })
        #expect(try state.politely(at: now(), limit: 9).count == 1)
        // Another daemon, whose clock is right, waits as long.
        var others = own
        (others.instance, others.store) = ("rawi@b", "second")
        let other = try PostgresState(others, at: Date())
        #expect(try other.politely(at: Date(), limit: 9) == [])
        let free = try other.read { tx throws(StoreError) in try tx.siteFree("s") }
        let wait = free.map { $0.timeIntervalSince(Date()) } ?? 0
        #expect(wait > 0 && wait < 6)
    }
}

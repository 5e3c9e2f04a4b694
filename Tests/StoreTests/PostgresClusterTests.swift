import FoundationEssentials
import PostgresServer
import Testing

@testable import Store

/// What an operator sees and does of all daemons at once.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct PostgresClusterTests {
    var options: PostgresOptions

    init() throws {
        options = PostgresOptions(url: try #require(PostgresServer.shared).url, instance: "rawi@a")
        options.schema = try #require(PostgresServer.shared).newSchema()
        options.store = "first"
        _ = try PostgresState.migrate(options)
    }

    private func daemon(_ instance: String) throws -> PostgresState {
        var own = options
        (own.instance, own.store, own.host) = (instance, instance, "host-of-\(instance)")
        return try PostgresState(own, at: Date())
    }

    private func page(_ number: Int) -> Target {
        Target(key: "page:\(number)", kind: .page, url: "https://s\(number)/", site: "s\(number)", due: .distantPast)
    }

    private func article(_ key: String) -> StateChange {
        .article(
            ArticleRow(
                urlKey: key, recordID: "r", revision: 0, contentHash: "c", payloadDigest: "p", firstSeenAt: noon))
    }

    @Test("The status names who is there, what is out and what waits")
    func status() throws {
        let (a, b) = (try daemon("rawi@a"), try daemon("rawi@b"))
        try a.apply([.define(page(1)), .define(page(2)), article("k")])
        #expect(try a.claim(at: Date(), limit: 1, perSite: 1).count == 1)
        try b.apply([.position(log: "records", LogPosition(segment: "s", offset: 0, seq: 7))])
        let status = try PostgresCluster(options).status(at: Date())
        #expect(status.members.map(\.instance) == ["rawi@a", "rawi@b"])
        #expect(status.members.map(\.host) == ["host-of-rawi@a", "host-of-rawi@b"])
        #expect(status.members.map(\.leases) == [1, 0])
        #expect(status.members.map(\.seq) == [nil, 7])
        #expect(status.members.allSatisfy { $0.seenAgo < .seconds(60) })
        #expect(status.targetsByKind == [.page: 2])
        #expect((status.articles, status.readySites) == (1, 1))
        #expect(status.activity == .working && status.sourcesVersion == 0)
        #expect(status.version == PostgresSchema.current && status.bytes > 0 && status.hiddenSessions == 0)
        #expect(status.clockIsAhead < .seconds(2) && status.clockIsAhead > .seconds(-2))
        try a.apply([.meta(key: Beat.pausedKey, value: "yes")])
        #expect(try PostgresCluster(options).status(at: Date()).activity == .paused)
    }

    @Test("Of two who publish over the same version one is refused")
    func publishing() throws {
        let cluster = try PostgresCluster(options)
        let a = try daemon("rawi@a")
        let before = try a.beat(at: Date()).sources
        #expect(try cluster.publish("[1]", after: 0, at: noon))
        #expect(try !cluster.publish("[2]", after: 0, at: noon))
        #expect(try cluster.publish("[3] and more", after: 1, at: noon))
        #expect(try !cluster.publish("[4]", after: 1, at: noon))
        let list = try #require(try cluster.publishedSources())
        #expect(list == PublishedList(version: 2, by: "rawi@a", at: noon, list: "[3] and more"))
        #expect(try a.beat(at: Date()).sources != before)
    }

    @Test("What a daemon says of its own files the others read, and it itself keeps apart")
    func own() throws {
        let (a, b) = (try daemon("rawi@a"), try daemon("rawi@b"))
        let before = try b.beat(at: Date()).sources
        try a.apply([.meta(key: SharedLists.ownKey, value: "of a")])
        #expect(try b.read { tx throws(StoreError) in try tx.meta(SharedLists.ownKey) } == nil)
        #expect(try b.read { tx throws(StoreError) in try tx.othersMeta(SharedLists.ownKey) } == ["of a"])
        #expect(try a.read { tx throws(StoreError) in try tx.othersMeta(SharedLists.ownKey) } == [])
        #expect(try b.beat(at: Date()).sources != before)
    }

    @Test("A rebuild waits for what is out, takes away what comes from lines, and ends when all have read theirs")
    func rebuild() throws {
        let (a, b) = (try daemon("rawi@a"), try daemon("rawi@b"))
        let cluster = try PostgresCluster(options)
        try a.apply([.define(page(1)), .define(page(2)), article("k")])
        try b.apply([.position(log: "records", LogPosition(segment: "s", offset: 0, seq: 7))])
        let out = try #require(a.claim(at: Date(), limit: 1, perSite: 1).first)
        let token = try cluster.beginRebuild()
        // Whoever comes second joins in.
        #expect(try PostgresCluster(options).beginRebuild() == token)
        #expect(try b.claim(at: Date(), limit: 9, perSite: 1) == [])
        #expect(try b.beat(at: Date()).isRebuilding && b.beat(at: Date()).rereads == nil)
        #expect(try cluster.advanceRebuild(token, without: []) == .waiting(leases: 1))
        #expect(try cluster.status(at: Date()).activity == .rebuildWaits)
        try a.apply([.remove(out)])
        #expect(try cluster.advanceRebuild(token, without: []) == .reading(done: [], at: [], gone: []))
        #expect(try cluster.status(at: Date()).activity == .rebuildReads)
        #expect(try cluster.status(at: Date()).articles == 0)
        #expect(try a.read { tx throws(StoreError) in try tx.article(urlKey: "k") } == nil)
        for state in [a, b] {
            #expect(try state.beat(at: Date()).rereads == token)
            try state.beginRereading(token, log: 9)
            #expect(try state.read { tx throws(StoreError) in try tx.position(of: "records") } == nil)
        }
        try a.endRereading(token)
        #expect(try a.beat(at: Date()).rereads == nil)
        // It was ended in the middle: what it has read by then stays read.
        try b.apply([.position(log: "records", LogPosition(segment: "s", offset: 0, seq: 4))])
        let again = try daemon("rawi@b")
        try again.beginRereading(token, log: 9)
        #expect(try again.read { tx throws(StoreError) in try tx.position(of: "records") }?.seq == 4)
        #expect(
            try cluster.advanceRebuild(token, without: []) == .reading(done: ["rawi@a"], at: ["rawi@b"], gone: []))
        #expect(try a.claim(at: Date(), limit: 9, perSite: 1) == [])
        try again.endRereading(token)
        #expect(try cluster.advanceRebuild(token, without: []) == .over)
        #expect(try PostgresCluster(options).advanceRebuild(token, without: []) == .over)
        #expect(try a.claim(at: Date(), limit: 9, perSite: 1).count == 1)
        #expect(try !a.beat(at: Date()).isRebuilding)
    }

    @Test("Who has not been seen for a lease is named, and may be left out")
    func gone() throws {
        _ = try daemon("rawi@a")
        let c = try daemon("rawi@c")
        let cluster = try PostgresCluster(options)
        let token = try cluster.beginRebuild()
        _ = try cluster.advanceRebuild(token, without: [])
        try c.endRereading(token)
        try PostgresConnection(options.address).execute(
            "UPDATE daemons SET seen = seen - 3600000 WHERE instance = 'rawi@a'")
        #expect(
            try cluster.advanceRebuild(token, without: []) == .reading(done: ["rawi@c"], at: [], gone: ["rawi@a"]))
        #expect(try cluster.advanceRebuild(token, without: ["rawi@a"]) == .over)
    }

    @Test("A check tells what is missing")
    func check() throws {
        func verdicts(_ options: PostgresOptions) throws -> [String: PostgresCheck.Finding.Verdict] {
            let findings = try PostgresCheck(options, at: Date()).findings
            return Dictionary(findings.map { ($0.subject, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        }
        var expected: [String: PostgresCheck.Finding.Verdict] = [
            "server": .good, "TLS": .warning, "clock": .good, "tables": .good, "rights": .good, "sessions": .good,
        ]
        #expect(try verdicts(options) == expected)
        let role = "reader_\(options.schema)"
        try PostgresConnection(options.address).execute(
            "CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA \(options.schema) TO \(role); GRANT SELECT ON ALL TABLES IN SCHEMA \(options.schema) TO \(role)"
        )
        var poor = options
        poor.url = options.url.replacing("user=rawi", with: "user=\(role)")
        expected["rights"] = .bad
        #expect(try verdicts(poor) == expected)
        var empty = options
        empty.schema = "nothing"
        (expected["rights"], expected["tables"]) = (nil, .bad)
        #expect(try verdicts(empty) == expected)
    }
}

import FoundationEssentials
import PostgresServer
import Testing

@testable import Store

/// Lines of several daemons are read in any order, and the index is the same.
@Suite(.serialized) struct LineOrderTests {
    private struct Random: RandomNumberGenerator {
        var seed: UInt64
        mutating func next() -> UInt64 {
            seed &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What a daemon's log says of a few articles, revisions rising.
    private func log(of instance: String, _ random: inout Random) -> [StateChange] {
        var revisions = [0, 0, 0]
        return (0..<24).flatMap { at -> [StateChange] in
            let number = Int.random(in: 0..<3, using: &random)
            let key = "k\(number)"
            // Of two daemons that record in turn each knows some of the other's revisions.
            let revision = revisions[number] + (Bool.random(using: &random) ? 1 : 0)
            revisions[number] = revision + 1
            let id = Record.id(urlKey: key, revision: revision)
            let row = ArticleRow(
                urlKey: key, recordID: id, revision: revision, contentHash: "\(instance)\(at)", payloadDigest: "p",
                firstSeenAt: noon + Double(Int.random(in: 0..<2, using: &random)), owner: key, wordCount: at,
                version: Int64.random(in: -9...9, using: &random), instance: instance)
            let text = TextRow(recordID: id, contentHash: row.contentHash, wordCount: at, signature: [1])
            let alias = StateChange.alias(
                urlKey: "a\(Int.random(in: 0..<3, using: &random))", of: key,
                at: noon + Double(Int.random(in: 0..<9, using: &random)))
            return [.article(row), alias] + (Bool.random(using: &random) ? [.text(text, bands: [1, 2])] : [])
        }
    }

    private struct Index: Equatable {
        var articles: [ArticleRow?]
        var texts: Set<String>
        var counts: [Int]
    }

    private func index(_ state: any StateDatabase) throws -> Index {
        try state.read { tx throws(StoreError) in
            var articles: [ArticleRow?] = []
            for key in ["k0", "k1", "k2", "a0", "a1", "a2"] { articles.append(try tx.article(urlKey: key)) }
            let texts = try tx.texts(contentHash: "none", bands: [1, 2])
            return Index(
                articles: articles, texts: Set(texts.map { $0.recordID + " " + $0.contentHash }), counts: [texts.count])
        }
    }

    @Test(
        "Two logs give the same index in whatever order they are read, and read twice",
        .enabled(if: PostgresServer.shared != nil), arguments: 0..<24)
    func interleavings(seed: UInt64) throws {
        var random = Random(seed: seed)
        let logs = ["rawi@a", "rawi@b"].map { log(of: $0, &random) }
        var found: [Index] = []
        for order in 0..<5 {
            let state = try StateImplementation.postgres.made()
            var rest = logs.map { $0[...] }
            // All of the one first, all of the other first, then mixed; cut into transactions anywhere.
            while rest.contains(where: { !$0.isEmpty }) {
                let first = order < 2 ? order : Int.random(in: 0...1, using: &random)
                let from = rest[first].isEmpty ? 1 - first : first
                let count = Int.random(in: 1...9, using: &random)
                try state.apply(Array(rest[from].prefix(count)))
                rest[from] = rest[from].dropFirst(count)
            }
            // After a crash the end of a log is read again.
            try state.apply(Array(logs[order % 2].suffix(Int.random(in: 0...40, using: &random))))
            found.append(try index(state))
        }
        #expect(found.allSatisfy { $0 == found[0] })
        #expect(found[0].articles.contains { ($0?.earlier.count ?? 0) > 2 })
    }

    @Test(
        "A transaction sees its own lines as the next one will", .enabled(if: PostgresServer.shared != nil),
        arguments: 100..<112)
    func within(seed: UInt64) throws {
        var random = Random(seed: seed)
        let state = try StateImplementation.postgres.made()
        for log in ["rawi@a", "rawi@b"].map({ log(of: $0, &random) }) {
            let seen = try state.transaction { tx throws(StoreError) in
                var seen: [ArticleRow?] = []
                for change in log { try tx.apply(change) }
                for key in ["k0", "k1", "k2", "a0", "a1", "a2"] { seen.append(try tx.article(urlKey: key)) }
                return seen
            }
            #expect(try index(state).articles == seen)
        }
    }

    @Test("A log whose end is read again changes nothing", arguments: StateImplementation.all, 200..<208)
    func again(_ kind: StateImplementation, seed: UInt64) throws {
        var random = Random(seed: seed)
        // Of one daemon: revisions without gaps, seen first at one instant.
        var log = log(of: "rawi@a", &random)
        for (at, change) in log.enumerated() {
            guard case .article(var row) = change else { continue }
            row.firstSeenAt = noon
            log[at] = .article(row)
        }
        let state = try kind.made()
        try state.apply(log)
        let before = try index(state)
        for _ in 0..<5 {
            let rest = log.suffix(Int.random(in: 1...log.count, using: &random))
            try state.apply(Array(rest))
            #expect(try index(state).articles[..<3] == before.articles[..<3])
            #expect(try index(state).texts == before.texts)
        }
    }

    @Test("Of one revision the line that was seen first stays", arguments: StateImplementation.all)
    func firstSeen(_ kind: StateImplementation) throws {
        func row(_ second: Double, _ content: String) -> ArticleRow {
            ArticleRow(
                urlKey: "k", recordID: "r", revision: 1, contentHash: content, payloadDigest: "",
                firstSeenAt: noon + second,
                version: 1)
        }
        for rows in [[row(1, "early"), row(2, "late")], [row(2, "late"), row(1, "early")]] {
            let state = try kind.made()
            try state.apply(rows.map { .article($0) })
            #expect(try state.read { tx throws(StoreError) in try tx.article(urlKey: "k") }?.contentHash == "early")
        }
    }

    @Test("An index of the version before knows its revisions afterwards", .enabled(if: PostgresServer.shared != nil))
    func older() throws {
        let server = try #require(PostgresServer.shared)
        var options = PostgresOptions(url: server.url, instance: "rawi@a")
        options.schema = server.newSchema()
        _ = try PostgresState.migrate(options)
        let connection = try PostgresConnection(options.address)
        try connection.execute(
            """
            ALTER TABLE articles DROP COLUMN instance, DROP COLUMN past; ALTER TABLE aliases DROP COLUMN said;
            DROP FUNCTION remember(bytea, int8, text, int8); DROP FUNCTION packed_line(int8, text, int8);
            UPDATE version SET number = 1;
            """)
        let id = PostgresKeys.id("k")
        _ = try connection.flight([
            PostgresStatement(
                "INSERT INTO articles SELECT $1, 'k', 'r', 3, 'c', 'p', 0, NULL, 'k', 9, 40, int8send(10) || int8send(-20)",
                .id(id))
        ])
        #expect(try PostgresState.migrate(options) == (1, PostgresSchema.current))
        let state = try PostgresState(options, at: noon)
        let known = try state.read { tx throws(StoreError) in try tx.article(urlKey: "k") }
        #expect(known?.earlier.map(\.version) == [10, -20])
        #expect(known?.earlier.map(\.revision) == [1, 2])
        #expect(known?.instance == "")
    }
}

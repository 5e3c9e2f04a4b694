import FoundationEssentials
import PostgresServer
import Testing

@testable import Store

/// A store that joins others brings its index along.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct StateCopyTests {
    var options: PostgresOptions

    init() throws {
        let server = try #require(PostgresServer.shared)
        options = PostgresOptions(url: server.url, instance: "rawi@a")
        options.schema = server.newSchema()
        _ = try PostgresState.migrate(options)
    }

    private func places(_ folder: String) -> StoreOptions {
        var places = StoreOptions(folder: folder, instance: "rawi@a")
        places.postgres = options
        return places
    }

    private func article(_ number: Int, revision: Int) -> ArticleRow {
        ArticleRow(
            urlKey: "a\(number)", recordID: Record.id(urlKey: "a\(number)", revision: revision), revision: revision,
            contentHash: "c\(number)", payloadDigest: "p", firstSeenAt: noon, owner: "o\(number)", wordCount: 9,
            version: Int64(number * 10 + revision))
    }

    private static let future = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 + 600).rounded())

    private func fill(_ folder: String, targets: Int = 1_100) throws {
        let state = try SQLiteState(path: folder + "/" + Store.databaseName)
        let pages = (0..<targets).map { number in
            StateChange.add(
                Target(
                    key: "page:\(number)", kind: .page, url: "https://s\(number % 7)/\(number)", site: "s\(number % 7)",
                    sourceID: "feed", due: noon, memo: [1, UInt8(number & 255)]))
        }
        try state.apply(pages)
        try state.apply([
            .siteFree(site: "s1", at: Self.future), .siteDelay(site: "s2", origin: "https://s2", .seconds(30)),
            .siteAnswered(site: "s3", at: noon), .seen(source: "feed", entries: ["e1", "e2"], at: Date()),
            .robots(
                RobotsRow(
                    origin: "https://s1", fetchedAt: Self.future - 900, expiresAt: Self.future, status: 200, body: [7])),
            .article(article(1, revision: 0)), .article(article(1, revision: 1)), .article(article(2, revision: 0)),
            .alias(urlKey: "b1", of: "a1", at: noon), .meta(key: "backlog:feed", value: "5"),
            .meta(key: Beat.pausedKey, value: "yes"),
            .text(TextRow(recordID: "r1", contentHash: "c1", wordCount: 9, signature: [1]), bands: [1, 2]),
            .text(TextRow(recordID: "r2", contentHash: "c2", wordCount: 9, signature: [2]), bands: [2, 3]),
            .position(log: "records", LogPosition(segment: "records-1.jsonl", offset: 9, seq: 4)),
        ])
        try state.close()
    }

    private func expectAll(_ state: PostgresState, targets: Int = 1_100) throws {
        let counts = try state.counts(at: Date())
        #expect(counts.targetsByKind == [.page: targets])
        #expect((counts.articles, counts.texts) == (2, 2))
        try state.read { tx throws(StoreError) in
            let target = try tx.target("page:1002")
            #expect(target?.memo == [1, 234] && target?.sourceID == "feed" && target?.site == "s1")
            #expect(target.map { abs($0.due.timeIntervalSince(noon)) < 1 } == true)
            let free = try tx.siteFree("s1")
            #expect(free.map { abs($0.timeIntervalSince(Self.future)) < 1 } == true)
            #expect(try tx.siteDelay("s2") == .seconds(30))
            #expect(try tx.siteAnswered("s3") != nil)
            #expect(try tx.robots(origin: "https://s1")?.body == [7])
            #expect(try tx.seenEntries(source: "feed", among: ["e1", "e2", "e3"]) == ["e1", "e2"])
            #expect(try tx.meta("backlog:feed") == "5")
            #expect(try tx.meta(Beat.pausedKey) == nil)
            let known = try tx.article(urlKey: "b1")
            #expect(known?.recordID == article(1, revision: 1).recordID && known?.instance == "rawi@a")
            #expect(known?.earlier.map(\.version) == [10])
            #expect(try tx.texts(contentHash: "none", bands: [2]).map(\.recordID).sorted() == ["r1", "r2"])
            #expect(try tx.texts(contentHash: "none", bands: [1]).map(\.recordID) == ["r1"])
            #expect(try tx.position(of: "records")?.seq == 4)
        }
    }

    @Test("All that a daemon knew is there, once, and a second time it is refused")
    func copied() throws {
        try withFolder { folder in
            try fill(folder)
            var shares: [Double] = []
            let result = try StateCopy.run(
                places(folder), now: { Date() }, again: false, progress: { shares.append($0) })
            guard case .copied(let figures, _) = result else { return #expect(result == .refused(.rebuilding)) }
            #expect((figures.targets, figures.articles, figures.texts, figures.seen) == (1_100, 2, 2, 2))
            #expect(shares == shares.sorted() && shares.last == 1)
            var own = options
            own.store = try StoreName.read(folder, DiskFiles())
            try expectAll(try PostgresState(own, at: Date()))
            let second = try StateCopy.run(places(folder), now: { Date() }, again: false)
            #expect(second == .refused(.hasWork(seq: 4)))
            _ = try StateCopy.run(places(folder), now: { Date() }, again: true)
            try expectAll(try PostgresState(own, at: Date()))
        }
    }

    @Test("Ended anywhere it is begun again", arguments: [0.2, 0.6, 0.99])
    func ended(at share: Double) throws {
        try withFolder { folder in
            try fill(folder)
            // The connection goes in the middle, as with the process.
            let name = "copy \(options.schema)"
            var cut = places(folder)
            cut.postgres?.url += "&application_name=\(name.replacing(" ", with: "%20"))"
            let admin = try PostgresConnection(options.address)
            #expect(throws: StoreError.self) {
                try StateCopy.run(
                    cut, now: { Date() }, again: false,
                    progress: {
                        guard $0 >= share else { return }
                        do throws(StoreError) {
                            try admin.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'"
                            )
                        } catch { Issue.record(error) }
                    })
            }
            let result = try StateCopy.run(places(folder), now: { Date() }, again: false)
            guard case .copied(let figures, _) = result else { return #expect(result == .refused(.rebuilding)) }
            #expect(figures.targets == 1_100)
            var own = options
            own.store = try StoreName.read(folder, DiskFiles())
            try expectAll(try PostgresState(own, at: Date()))
        }
    }

    @Test("What another daemon has there stays, and without a database nothing is done")
    func others() throws {
        var other = options
        (other.instance, other.store) = ("rawi@b", "second")
        let there = try PostgresState(other, at: Date())
        let target = Target(
            key: "page:7", kind: .revisit, url: "https://s0/7", site: "s0", due: Self.future, memo: [9])
        try there.apply([.define(target), .meta(key: "backlog:feed", value: "8")])
        try withFolder { folder in
            let none = try StateCopy.run(places(folder), now: { Date() }, again: false)
            #expect(none == .refused(.noDatabase(path: folder + "/" + Store.databaseName)))
            try fill(folder, targets: 20)
            _ = try StateCopy.run(places(folder), now: { Date() }, again: false)
            #expect(try there.read { tx throws(StoreError) in try tx.target("page:7") }?.memo == [9])
            #expect(try there.read { tx throws(StoreError) in try tx.meta("backlog:feed") } == "8")
            #expect(try there.counts(at: Date()).targetsByKind == [.page: 19, .revisit: 1])
            // While a daemon works in the folder, nothing is touched.
            let lock = try DiskFiles().lock(folder + "/lock")
            #expect(throws: StoreError.self) { try StateCopy.run(places(folder), now: { Date() }, again: true) }
            lock.release()
        }
    }
}

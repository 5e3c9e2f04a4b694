import FoundationEssentials
import Testing

@testable import Store

/// What every implementation of the state database is held to. A new one is a case of `StateImplementation`.
@Suite struct StateConformanceTests {
    func page(_ key: String, site: String = "example.com", after seconds: Double = 0, kind: Target.Kind = .page)
        -> Target
    {
        Target(
            key: key, kind: kind, url: "https://\(site)/\(key)", site: site, due: noon.addingTimeInterval(seconds),
            memo: [1, 0, 255])
    }

    @Test(arguments: StateImplementation.all)
    func aTargetComesBackAsItWentIn(_ kind: StateImplementation) throws {
        let state = try kind.made()
        var target = page("page:ا")
        target.sourceID = "مصدر"
        try state.apply([.define(target)])
        target.generation = 1
        #expect(try state.read { tx throws(StoreError) in try tx.target("page:ا") } == target)
        #expect(try state.read { tx throws(StoreError) in try tx.target("page:b") } == nil)
        #expect(try state.claim(at: noon, limit: 9, perSite: 1) == [target])
    }

    @Test(arguments: StateImplementation.all)
    func addingDoesNotReplace(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([.define(page("a", after: 5)), .add(page("a", after: 1)), .add(page("b", after: 2))])
        #expect(try state.read { tx throws(StoreError) in try tx.target("a")?.due } == noon.addingTimeInterval(5))
        #expect(try state.read { tx throws(StoreError) in try tx.existing(["a", "b", "c", "a"]) } == ["a", "b"])
    }

    @Test(arguments: StateImplementation.all)
    func kindsComeFirstThenTheDue(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([
            .define(page("p1", site: "a.example", after: -9)), .define(page("p2", site: "b.example", after: -8)),
            .define(page("f", site: "c.example", after: -1, kind: .feed)),
            .define(page("r", site: "d.example", after: 0, kind: .robots)),
            .define(page("late", site: "e.example", after: 1)),
        ])
        #expect(try state.claim(at: noon, limit: 9, perSite: 1).map(\.key) == ["r", "f", "p1", "p2"])
        #expect(try state.claim(at: noon, limit: 9, perSite: 1) == [])
    }

    @Test(arguments: StateImplementation.all)
    func aSiteHasNoMoreInFlightThanAllowed(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(
            (0..<5).map { .define(page("a\($0)", after: Double($0) - 9)) } + [.define(page("b", site: "b.example"))])
        let claimed = try state.claim(at: noon, limit: 9, perSite: 2)
        #expect(claimed.map(\.key) == ["a0", "b", "a1"])
        #expect(try state.claim(at: noon, limit: 9, perSite: 2) == [])
        try state.apply([.remove(try #require(claimed.first))])
        #expect(try state.claim(at: noon, limit: 9, perSite: 2).map(\.key) == ["a2"])
        #expect(try state.claim(at: noon, limit: 9, perSite: 9).map(\.key) == ["a3", "a4"])
    }

    @Test(arguments: StateImplementation.all)
    func aCrowdedSiteDoesNotHideOthers(_ kind: StateImplementation) throws {
        let state = try kind.made()
        var changes: [StateChange] = (0..<10_000).map { .add(page("crowd\($0)", site: "crowd.example", after: -1000)) }
        changes += (0..<5).map { .add(page("other\($0)", site: "\($0).example", after: -1)) }
        try state.apply(changes)
        let claimed = try state.claim(at: noon, limit: 6, perSite: 1).map(\.key)
        #expect(Set(claimed.dropFirst()) == Set((0..<5).map { "other\($0)" }))
        #expect(claimed.first?.hasPrefix("crowd") == true)
        // With room for all it still takes turns.
        let more = try state.claim(at: noon, limit: 3, perSite: 100).map(\.key)
        #expect(more.count == 3)
    }

    @Test(arguments: StateImplementation.all)
    func aSiteThatIsNotFreeWaits(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([
            .define(page("a")), .define(page("b", site: "b.example")),
            .siteFree(site: "example.com", at: noon.addingTimeInterval(5)),
        ])
        #expect(try state.claim(at: noon, limit: 9, perSite: 1).map(\.key) == ["b"])
        #expect(try state.claim(at: noon.addingTimeInterval(4.999), limit: 9, perSite: 1) == [])
        #expect(try state.nextDue() == noon.addingTimeInterval(5))
        #expect(try state.claim(at: noon.addingTimeInterval(5), limit: 9, perSite: 1).map(\.key) == ["a"])
    }

    @Test(arguments: StateImplementation.all)
    func leasesEndByPutReleaseOrRemove(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([.define(page("a", site: "a")), .define(page("b", site: "b")), .define(page("c", site: "c"))])
        var claimed = try state.claim(at: noon, limit: 9, perSite: 1).sorted { $0.key < $1.key }
        try #require(claimed.count == 3)
        #expect(try state.counts(at: noon).leased == 3)
        try state.apply([.add(page("a", site: "a"))])
        #expect(try state.claim(at: noon, limit: 9, perSite: 1) == [])
        claimed[0].due = noon.addingTimeInterval(1)
        try state.apply([
            .put(claimed[0]), .release(claimed[1], due: noon.addingTimeInterval(2)), .remove(claimed[2]),
            .release(page("unknown"), due: noon), .remove(page("unknown")),
        ])
        #expect(try state.counts(at: noon).leased == 0)
        #expect(try state.claim(at: noon, limit: 9, perSite: 1) == [])
        #expect(try state.claim(at: noon.addingTimeInterval(2), limit: 9, perSite: 1).map(\.key) == ["a", "b"])
    }

    @Test(
        "What was defined anew or withdrawn while it was out is not overwritten, nor asked twice at once",
        arguments: StateImplementation.all)
    func generations(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(["a", "b", "c", "d"].map { .define(page($0, site: $0)) })
        let claimed = try state.claim(at: noon, limit: 9, perSite: 1).sorted { $0.key < $1.key }
        try state.apply([
            .define(page("a", site: "elsewhere", after: -5)), .withdraw(key: "b"),
            .withdraw(key: "c"), .define(page("c", site: "c", after: 3)), .amend(key: "d", memo: [9]),
        ])
        // All are out still, one of them under a site that has nothing else.
        #expect(try state.claim(at: noon.addingTimeInterval(9), limit: 9, perSite: 1) == [])
        #expect(try state.counts(at: noon).leased == 4)
        var late = claimed
        for index in late.indices { late[index].due = noon.addingTimeInterval(99) }
        try state.apply([
            .put(late[0]), .put(late[1]), .release(late[2], due: noon.addingTimeInterval(99)), .put(late[3]),
        ])
        #expect(try state.counts(at: noon).leased == 0)
        #expect(try state.read { tx throws(StoreError) in try tx.existing(["a", "b", "c", "d"]) } == ["a", "c", "d"])
        let due = try state.claim(at: noon.addingTimeInterval(9), limit: 9, perSite: 1)
        #expect(due.map(\.key) == ["a", "c"])
        #expect(due.map(\.site) == ["elsewhere", "c"])
    }

    @Test(arguments: StateImplementation.all)
    func aTransactionThatThrowsLeavesNothing(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([.define(page("a")), .define(page("b", site: "b.example"))])
        #expect(try state.claim(at: noon, limit: 1, perSite: 1).map(\.key) == ["a"])
        #expect(throws: StoreError.full(path: "x")) {
            try state.transaction { tx throws(StoreError) in
                try tx.apply(.withdraw(key: "a"))
                try tx.apply(.define(page("c", site: "c.example")))
                try tx.apply(.meta(key: "k", value: "v"))
                #expect(try tx.existing(["a", "b", "c"]) == ["b", "c"])
                #expect(try tx.meta("k") == "v")
                throw .full(path: "x")
            }
        }
        #expect(try state.read { tx throws(StoreError) in try tx.existing(["a", "b", "c"]) } == ["a", "b"])
        #expect(try state.read { tx throws(StoreError) in try tx.meta("k") } == nil)
        let counts = try state.counts(at: noon)
        #expect(counts.targetsByKind == [.page: 2])
        // The lease on "a" still stands.
        #expect(counts.leased == 1)
        #expect(try state.claim(at: noon, limit: 9, perSite: 1).map(\.key) == ["b"])
    }

    @Test(arguments: StateImplementation.all)
    func nextDueSaysWhenClaimingMayBringSomething(_ kind: StateImplementation) throws {
        let state = try kind.made()
        #expect(try state.nextDue() == nil)
        try state.apply([.define(page("a", after: 10)), .define(page("f", site: "f.example", after: 30, kind: .feed))])
        #expect(try state.nextDue() == noon.addingTimeInterval(10))
        let first = try state.claim(at: noon.addingTimeInterval(10), limit: 1, perSite: 1)
        #expect(first.map(\.key) == ["a"])
        #expect(try state.nextDue() == noon.addingTimeInterval(30))
        try state.apply([.define(page("a2", after: 12))])
        // The site has its one lease: no use to ask before it ends.
        #expect(try state.nextDue() == noon.addingTimeInterval(30))
        _ = try state.claim(at: noon, limit: 1, perSite: 2)
        #expect(try state.nextDue() == noon.addingTimeInterval(12))
        try state.apply([.remove(try #require(first.first)), .withdraw(key: "a2"), .withdraw(key: "f")])
        #expect(try state.nextDue() == nil)
    }

    @Test(arguments: StateImplementation.all)
    func aTargetCanChangeSiteAndKind(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([.define(page("a", site: "one"))])
        try state.apply([
            .define(page("a", site: "two", kind: .feed)), .siteFree(site: "one", at: noon.addingTimeInterval(99)),
        ])
        #expect(try state.claim(at: noon, limit: 9, perSite: 1).map(\.site) == ["two"])
        #expect(try state.counts(at: noon).targetsByKind == [.feed: 1])
    }

    @Test(arguments: StateImplementation.all)
    func countsAreRightAndBounded(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(
            (0..<10_050).map { .add(page("p\($0)", site: "s\($0 % 7)")) } + [.define(page("f", kind: .feed))])
        let counts = try state.counts(at: noon)
        #expect(counts.targetsByKind == [.page: 10_050, .feed: 1])
        #expect(counts.dueNow == 10_000)
        #expect(try state.counts(at: noon.addingTimeInterval(-1)).dueNow == 0)
        try state.apply((0..<10_000).map { .withdraw(key: "p\($0)") })
        #expect(try state.counts(at: noon).dueNow == 51)
    }

    @Test(arguments: StateImplementation.all)
    func sourcesAreListedByKey(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(
            (0..<25).map { .define(page("feed:\($0)", site: "s\($0)", kind: .feed)) } + [.define(page("page:1"))])
        var keys: [String] = []
        while true {
            let next = try state.read { tx throws(StoreError) in try tx.targets(of: .feed, after: keys.last, limit: 10)
            }
            if next.isEmpty { break }
            keys += next.map(\.key)
        }
        #expect(keys == (0..<25).map { "feed:\($0)" }.sorted())
        let pages = try state.read { tx throws(StoreError) in try tx.targets(of: .page, after: nil, limit: 9) }
        #expect(pages.map(\.key) == ["page:1"])
    }

    func article(_ key: String, revision: Int = 0) -> ArticleRow {
        ArticleRow(
            urlKey: key, recordID: Record.id(urlKey: key, revision: revision), revision: revision,
            contentHash: "sha256:" + String(repeating: "ab", count: 32), payloadDigest: "md5:other", firstSeenAt: noon,
            publishedAt: revision > 0 ? noon : nil)
    }

    @Test(arguments: StateImplementation.all)
    func articlesAreFoundByAddressOrAlias(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([
            .article(article("a")), .alias(urlKey: "b", of: "a", at: noon), .alias(urlKey: "c", of: "b", at: noon),
        ])
        #expect(try state.read { tx throws(StoreError) in try tx.article(urlKey: "a") } == article("a"))
        #expect(try state.read { tx throws(StoreError) in try tx.article(urlKey: "b") } == article("a"))
        // Once only.
        #expect(try state.read { tx throws(StoreError) in try tx.article(urlKey: "c") } == nil)
        try state.apply([.article(article("a", revision: 1)), .article(article("a", revision: 1))])
        #expect(try state.read { tx throws(StoreError) in try tx.article(urlKey: "b") } == article("a", revision: 1))
        #expect(try state.counts(at: noon).articles == 1)
    }

    func text(_ number: Int, hash: String) -> TextRow {
        TextRow(recordID: "r\(number)", contentHash: hash, wordCount: number, signature: [UInt8(number & 255), 0])
    }

    @Test(arguments: StateImplementation.all)
    func textsMeetByHashOrBand(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([
            .text(text(1, hash: "x"), bands: [1, 2, 3]), .text(text(2, hash: "y"), bands: [3, 4, -5]),
            .text(text(3, hash: "z"), bands: [7]), .text(text(1, hash: "x"), bands: [1, 2, 3]),
        ])
        let find = { (hash: String, bands: [Int64]) throws in
            try state.read { tx throws(StoreError) in try tx.texts(contentHash: hash, bands: bands) }
        }
        #expect(try find("x", []) == [text(1, hash: "x")])
        #expect(try find("none", [-5]) == [text(2, hash: "y")])
        #expect(try find("none", [3, 4]).map(\.recordID) == ["r2", "r1"])
        #expect(try find("z", [1, 2]).map(\.recordID) == ["r3", "r1"])
        #expect(try find("none", [99]) == [])
        #expect(try state.counts(at: noon).texts == 3)
    }

    @Test(arguments: StateImplementation.all)
    func aCrowdedBandBringsAtMostSixtyFour(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply((0..<500).map { .text(text($0, hash: "h\($0)"), bands: [1, Int64($0) + 100]) })
        let found = try state.read { tx throws(StoreError) in try tx.texts(contentHash: "h3", bands: [1, 120]) }
        #expect(found.count == 64)
        #expect(found[0].recordID == "r3")
        #expect(found.contains { $0.recordID == "r20" })
    }

    @Test(arguments: StateImplementation.all)
    func robotsSeenAndMetaAreKeptAndForgotten(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let row = RobotsRow(
            origin: "https://example.com", fetchedAt: noon, expiresAt: noon.addingTimeInterval(86_400), status: 200,
            body: [0, 255, 10])
        try state.apply([.robots(row), .seen(source: "s", entries: ["1", "2"], at: noon), .meta(key: "k", value: "v")])
        #expect(try state.read { tx throws(StoreError) in try tx.robots(origin: "https://example.com") } == row)
        let seen = {
            try state.read { tx throws(StoreError) in try tx.seenEntries(source: "s", among: ["1", "2", "3"]) }
        }
        #expect(try seen() == ["1", "2"])
        #expect(try state.read { tx throws(StoreError) in try tx.seenEntries(source: "t", among: ["1"]) } == [])
        // Seen again later: not forgotten with the other.
        try state.apply([.seen(source: "s", entries: ["2"], at: noon.addingTimeInterval(5 * 86_400))])
        try state.apply([.forget(before: noon.addingTimeInterval(2 * 86_400), most: 1000)])
        #expect(try seen() == ["2"])
        #expect(try state.read { tx throws(StoreError) in try tx.robots(origin: "https://example.com") } == nil)
        #expect(try state.read { tx throws(StoreError) in try tx.meta("k") } == "v")
    }

    @Test(arguments: StateImplementation.all)
    func positionsAreKeptPerLog(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let position = LogPosition(segment: "records-1.jsonl", offset: 1 << 40, seq: 9)
        try state.apply([.position(log: "records", position)])
        #expect(try state.read { tx throws(StoreError) in try tx.position(of: "records") } == position)
        #expect(try state.read { tx throws(StoreError) in try tx.position(of: "events") } == nil)
    }

    @Test(arguments: StateImplementation.all)
    func instantsOfAClockThatWasAheadAreNotBelieved(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let decade = 10 * 365 * 86_400.0
        let month = Duration.seconds(30 * 86_400)
        let robots = RobotsRow(
            origin: "o", fetchedAt: noon + decade, expiresAt: noon + decade + 86_400, status: 503, body: [])
        var honest = robots
        honest.origin = "honest"
        honest.fetchedAt = noon
        honest.expiresAt = noon + 86_400
        try state.apply([
            .define(page("feed", site: "a", after: decade, kind: .feed)), .define(page("p1", site: "a", after: decade)),
            .define(page("p2", site: "a", after: decade)), .define(page("soon", site: "b")),
            .define(page("month", site: "c", after: 30 * 86_400)),
            .siteFree(site: "a", at: noon + decade), .siteFree(site: "b", at: noon + 86_400), .robots(robots),
            .robots(honest),
        ])
        try state.apply([.boundWaits(at: noon, longest: month, ahead: .zero)])
        let due = { (key: String) in try state.read { tx throws(StoreError) in try tx.target(key)?.due } }
        let (feed, first, second) = (try #require(try due("feed")), try #require(try due("p1")), try due("p2"))
        #expect((noon...noon + 60).contains(feed))
        #expect((noon...noon + 86_400).contains(first))
        #expect(first != second)
        #expect(try due("soon") == noon)
        #expect(try due("month") == noon + 30 * 86_400)
        #expect(try state.claim(at: noon + 60, limit: 9, perSite: 9).map(\.key).contains("feed"))
        // A site may well have asked for a day.
        #expect(try state.claim(at: noon + 86_399, limit: 9, perSite: 9).allSatisfy { $0.site == "a" })
        #expect(try state.claim(at: noon + 86_400, limit: 9, perSite: 9).map(\.key) == ["soon"])
        let bounded = try state.read { tx throws(StoreError) in try tx.robots(origin: "o") }
        #expect(bounded.map { $0.fetchedAt <= noon && $0.expiresAt <= noon } == true)
        #expect(try state.read { tx throws(StoreError) in try tx.robots(origin: "honest") } == honest)
    }

    /// Nor does such a clock tell how long nobody looked. What waits for robots.txt that could not be read goes on waiting.
    @Test(arguments: StateImplementation.all)
    func rulesReadByAClockThatWasAheadAreReadAgain(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let row = RobotsRow(origin: "o", fetchedAt: noon, expiresAt: noon + 80_000, status: 200, body: [])
        var inVain = RobotsRow(origin: "v", fetchedAt: noon, expiresAt: noon + 80_000, status: 0, body: [])
        (inVain.failures, inVain.failingSince) = (3, noon)
        try state.apply([
            .robots(row), .robots(inVain),
            .boundWaits(at: noon, longest: .seconds(30 * 86_400), ahead: .seconds(3_600)),
        ])
        #expect(try state.read { tx throws(StoreError) in try tx.robots(origin: "o") }?.expiresAt == noon)
        #expect(try state.read { tx throws(StoreError) in try tx.robots(origin: "v") }?.expiresAt == noon + 76_400)
    }

    /// By more than any wait: what was asked for is kept all the same.
    @Test(arguments: StateImplementation.all)
    func waitsOfAClockThatWasFarAheadAreShortened(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let days = 40 * 86_400.0
        try state.apply([
            .define(page("p", site: "a", after: days + 7_000)), .siteFree(site: "a", at: noon + days + 8_000),
            .boundWaits(at: noon, longest: .seconds(30 * 86_400), ahead: .seconds(days)),
        ])
        #expect(try state.read { tx throws(StoreError) in try tx.target("p")?.due } == noon + 7_000)
        #expect(try state.nextDue() == noon + 8_000)
    }

    /// The clock was noted an hour before a server asked for a day, and stood ahead by an hour more than the note tells: the site rests
    /// all the same.
    @Test(arguments: StateImplementation.all)
    func aDayThatWasMovedByTooLittleIsKept(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([
            .define(page("p", site: "a", after: 0)), .siteFree(site: "a", at: noon + 100_000 + 3_600 + 86_400),
            .boundWaits(at: noon, longest: .seconds(30 * 86_400), ahead: .seconds(100_000)),
        ])
        #expect(try state.nextDue() == noon + 86_400)
    }

    @Test("Waits move with the clock, on and back", arguments: StateImplementation.all, [1000.0, -1000, 1e9, -1e9])
    func waitsMove(_ kind: StateImplementation, by: Double) throws {
        let state = try kind.made()
        let row = RobotsRow(origin: "o", fetchedAt: noon, expiresAt: noon + 500, status: 200, body: [])
        try state.apply([
            .define(page("waits", site: "a", after: 60)), .define(page("over", site: "b", after: -5)),
            .siteFree(site: "a", at: noon + 70), .robots(row), .shiftWaits(from: noon, to: noon + by),
        ])
        #expect(try state.claim(at: noon + by, limit: 9, perSite: 1).map(\.key) == ["over"])
        #expect(try state.nextDue() == noon + by + 70)
        #expect(try state.claim(at: noon + by + 69, limit: 9, perSite: 1) == [])
        #expect(try state.claim(at: noon + by + 70, limit: 9, perSite: 1).map(\.due) == [noon + by + 60])
        let moved = try state.read { tx throws(StoreError) in try tx.robots(origin: "o") }
        #expect(moved?.expiresAt == noon + by + 500)
    }

    @Test(arguments: StateImplementation.all)
    func boundingBelievesWhatIsHonest(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let far = Duration.seconds(400 * 86_400)
        try state.apply([.define(page("a", after: 399 * 86_400)), .boundWaits(at: noon, longest: far, ahead: .zero)])
        #expect(try state.read { tx throws(StoreError) in try tx.target("a")?.due } == noon + 399 * 86_400)
        try state.apply([.boundWaits(at: Date(timeIntervalSince1970: -1e300), longest: .seconds(1e18), ahead: .zero)])
        try state.apply([.boundWaits(at: Date(timeIntervalSince1970: 1e300), longest: .zero, ahead: .zero)])
    }

    @Test(
        "Hopeless instants are kept as far as they go", arguments: StateImplementation.all,
        [-1e300, 1e300, Double.nan, .infinity])
    func hopelessInstants(_ kind: StateImplementation, seconds: Double) throws {
        let state = try kind.made()
        let due = Date(timeIntervalSince1970: seconds)
        var target = page("a")
        target.due = due
        try state.apply([.define(target), .siteFree(site: "example.com", at: due), .forget(before: due, most: 1000)])
        _ = try state.claim(at: due, limit: 1, perSite: 1)
        _ = try state.nextDue()
    }
}

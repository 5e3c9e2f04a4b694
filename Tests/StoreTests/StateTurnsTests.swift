import FoundationEssentials
import Testing

@testable import Store

/// Sites that live at one address, and what begins when.
@Suite struct StateTurnsTests {
    static func page(_ site: String, _ number: Int = 0) -> Target {
        Target(
            key: "page:\(site)/\(number)", kind: .page, url: "https://\(site)/\(number)", site: site,
            due: noon + Double(number) / 1000)
    }

    /// All of them have answered from there, long ago.
    static func living(at address: String, _ sites: [String]) -> [StateChange] {
        sites.map { .started(site: $0, at: noon - 9_999, delay: .zero, address: address) }
            + sites.map { .define(page($0)) }
    }

    @Test("One transfer at a time goes to an address, whichever site it is for", arguments: StateImplementation.all)
    func oneAtATime(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(
            Self.living(at: "192.0.2.1", ["a", "b"]) + Self.living(at: "192.0.2.2", ["c"]) + [.define(Self.page("d"))])
        let first = try state.politely(at: noon)
        #expect(Set(first.map(\.site)).isSuperset(of: ["c", "d"]))
        #expect(first.count == 3)
        let mine = try #require(first.first { ["a", "b"].contains($0.site) })
        try state.apply([.started(site: mine.site, at: noon, delay: .seconds(5), address: nil)])
        // However long it takes.
        #expect(try state.politely(at: noon + 600) == [])
        try state.apply([.remove(mine)])
        #expect(try state.politely(at: noon + 602).count == 1)
        // Who does not mind addresses is not kept.
        #expect(try state.claim(at: noon + 602, limit: 9, perSite: 1) == [])
    }

    @Test(
        "Sites that are served from shared addresses go at once, also where they had one of their own before",
        arguments: StateImplementation.all)
    func shared(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(Self.living(at: "192.0.2.1", ["a", "b"]) + Self.living(at: "", ["c", "d"]))
        let first = try state.politely(at: noon)
        #expect(first.count == 3)
        try state.apply(
            first.map { .remove($0) }
                + ["a", "b"].map { .started(site: $0, at: noon, delay: .seconds(5), address: "") }
                + ["a", "b"].map { .define(Self.page($0, 1)) })
        #expect(Set(try state.politely(at: noon + 6).map(\.site)).isSuperset(of: ["a", "b"]))
    }

    @Test("The pause between two is kept at an address too", arguments: StateImplementation.all)
    func pause(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply(Self.living(at: "192.0.2.1", ["a", "b"]))
        let first = try #require(state.politely(at: noon, limit: 1).first)
        try state.apply([
            .started(site: first.site, at: noon, delay: .seconds(40), address: nil),
            // It began later than it was admitted.
            .started(site: first.site, at: noon + 2, delay: .seconds(40), address: "192.0.2.1"), .remove(first),
        ])
        #expect(try state.politely(at: noon + 41.9) == [])
        #expect(try state.nextDue().map { $0 > noon + 1 } == true)
        let second = try #require(state.politely(at: noon + 42).first)
        #expect(second.site != first.site)
    }

    @Test("A hundred sites at one address take turns, and are not looked at before", arguments: StateImplementation.all)
    func turns(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let sites = (0..<100).map { "s\($0)" }
        try state.apply(Self.living(at: "192.0.2.1", sites))
        var now = noon
        var begun: [(site: String, at: Date)] = []
        var claims = 0
        while begun.count < 100, claims < 1_000 {
            claims += 1
            for target in try state.politely(at: now) {
                begun.append((target.site, now))
                try state.apply([
                    .started(site: target.site, at: now, delay: .seconds(5), address: "192.0.2.1"), .remove(target),
                ])
            }
            now = max(now + 0.001, try state.nextDue() ?? now)
        }
        #expect(Set(begun.map(\.site)).count == 100)
        #expect(zip(begun, begun.dropFirst()).allSatisfy { $1.at >= $0.at + 5 })
        // Each was put off once and had its turn; the last one after as long as it takes.
        #expect(claims <= 220)
        #expect(begun.last.map { $0.at <= noon + 520 } == true)
    }

    @Test("Turns move with the clock", arguments: StateImplementation.all, [3_600.0, -3_600])
    func clock(_ kind: StateImplementation, by: Double) throws {
        let state = try kind.made()
        try state.apply(Self.living(at: "192.0.2.1", ["a", "b"]))
        let first = try #require(state.politely(at: noon, limit: 1).first)
        try state.apply([.started(site: first.site, at: noon, delay: .seconds(60), address: nil), .remove(first)])
        #expect(try state.politely(at: noon + 1) == [])
        try state.apply([.shiftWaits(from: noon + 1, to: noon + 1 + by)])
        #expect(try state.politely(at: noon + by + 59) == [])
        #expect(try state.politely(at: noon + by + 60).count == 1)
    }

    @Test("A site that keeps a pause has no second in the same claim", arguments: StateImplementation.all)
    func noSecond(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply((0..<5).map { .define(Self.page("a", $0)) })
        let wish = ClaimWish(limit: 9, perSite: 3, delay: .seconds(5))
        #expect(try state.claim(wish, at: noon + 1).count == 1)
        try state.apply([.started(site: "a", at: noon + 1, delay: .seconds(5), address: nil)])
        #expect(try state.claim(wish, at: noon + 5) == [])
        #expect(try state.claim(wish, at: noon + 6).count == 1)
    }

    @Test("What is claimed is held until its lease ends", arguments: StateImplementation.all)
    func holding(_ kind: StateImplementation) throws {
        let state = try kind.made()
        try state.apply([.define(Self.page("a")), .define(Self.page("b"))])
        let claimed = try state.claim(at: noon, limit: 1, perSite: 1)
        let key = try #require(claimed.first).key
        let other = key.hasPrefix("page:a") ? "page:b/0" : "page:a/0"
        let held = {
            try state.transaction(about: nil, holding: [key]) { state throws(StoreError) in
                (try state.holds(key), try state.holds(other))
            }
        }
        #expect(try held() == (true, false))
        try state.apply([.amend(key: key, memo: [1]), .withdraw(key: key)])
        #expect(try held() == (true, false))
        try state.apply([.release(claimed[0], due: noon)])
        #expect(try held() == (false, false))
    }

    @Test("Rules that the caller has are not read again", arguments: StateImplementation.all)
    func robots(_ kind: StateImplementation) throws {
        let state = try kind.made()
        let row = RobotsRow(origin: "o", fetchedAt: noon, expiresAt: noon + 60, status: 200, body: [1, 2, 3])
        try state.apply([.robots(row)])
        let body = { (known: Date?) in
            try state.read { state throws(StoreError) in try state.robots(origin: "o", unlessReadAt: known)?.body }
        }
        #expect(try body(nil) == [1, 2, 3])
        #expect(try body(noon) == [])
        #expect(try body(noon - 1) == [1, 2, 3])
    }

    @Test("In whatever order logs are read, the same stays", arguments: StateImplementation.all)
    func commuting(_ kind: StateImplementation) throws {
        let early = ArticleRow(
            urlKey: "a", recordID: "r", revision: 1, contentHash: "x", payloadDigest: "", firstSeenAt: noon)
        var late = early
        (late.firstSeenAt, late.contentHash) = (noon + 9, "y")
        var old = early
        (old.revision, old.contentHash) = (0, "z")
        for order in [[early, late, old], [old, late, early], [late, early, old]] {
            let state = try kind.made()
            try state.apply(order.map { .article($0) })
            let known = try state.read { state throws(StoreError) in try state.article(urlKey: "a") }
            #expect(known?.contentHash == "x")
        }
    }

    @Test("A sign of life says nothing of a database that is nobody else's")
    func beat() throws {
        #expect(try SQLiteState(path: nil).beat(at: noon) == Beat())
    }
}

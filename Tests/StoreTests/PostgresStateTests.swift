import FoundationEssentials
import Glibc
import PostgresServer
import Testing

@testable import Store

/// What only a database does that several daemons share.
@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct PostgresStateTests {
    let server: PostgresServer
    var options: PostgresOptions

    init() throws {
        server = try #require(PostgresServer.shared)
        options = PostgresOptions(url: server.url, instance: "rawi@a")
        options.schema = server.newSchema()
        options.store = "first"
        options.clock = .caller
    }

    func other(_ instance: String, store: String? = nil) -> PostgresOptions {
        var other = options
        (other.instance, other.store) = (instance, store ?? instance)
        return other
    }

    func page(_ key: String, _ site: String) -> Target {
        Target(key: key, kind: .page, url: "https://\(site)/", site: site, due: noon)
    }

    func connection() throws -> PostgresConnection { try PostgresConnection(options.address) }

    @Test("No daemon makes the tables, and none runs on those of another version")
    func versions() throws {
        #expect {
            try PostgresState(options, at: noon)
        } throws: {
            guard case .otherVersion(_, 0) = $0 as? StoreError else { return false }
            return true
        }
        #expect(try PostgresState.migrate(options) == (0, PostgresSchema.current))
        #expect(try PostgresState.migrate(options) == (PostgresSchema.current, PostgresSchema.current))
        try connection().execute("UPDATE version SET number = \(PostgresSchema.current + 2)")
        #expect {
            try PostgresState(options, at: noon)
        } throws: {
            guard case .otherVersion(_, PostgresSchema.current + 2) = $0 as? StoreError else { return false }
            return true
        }
        // The next one only adds.
        try connection().execute("UPDATE version SET number = \(PostgresSchema.current + 1)")
        #expect(throws: Never.self) { try PostgresState(options, at: noon) }
    }

    @Test("A name belongs to one store at a time, and to one process")
    func names() throws {
        _ = try PostgresState.migrate(options)
        let first = try PostgresState(options, at: noon)
        #expect {
            try PostgresState(other("rawi@a", store: "second"), at: noon + 60)
        } throws: {
            guard case .locked = $0 as? StoreError else { return false }
            return true
        }
        // The same store again: the process that had it is gone.
        let again = try PostgresState(options, at: noon + 61)
        #expect {
            try first.beat(at: noon + 62)
        } throws: {
            guard case .locked = $0 as? StoreError else { return false }
            return true
        }
        #expect(try again.beat(at: noon + 62).isPaused == false)
        #expect(throws: Never.self) { try PostgresState(other("rawi@a", store: "second"), at: noon + 600) }
    }

    @Test("Two daemons never have the same target, and a lease that has ended is somebody else's")
    func leases() throws {
        _ = try PostgresState.migrate(options)
        let (a, b) = (try PostgresState(options, at: noon), try PostgresState(other("rawi@b"), at: noon))
        try a.apply([.define(page("page:1", "one")), .define(page("page:2", "two"))])
        let mine = try #require(a.politely(at: noon, limit: 1).first)
        let theirs = try #require(b.politely(at: noon).first)
        #expect(mine.key != theirs.key)
        #expect(try b.politely(at: noon) == [])
        // Nobody is declared dead: leases end by themselves, and then the site rests.
        _ = try b.beat(at: noon + 89)
        #expect(try b.politely(at: noon + 89) == [])
        _ = try b.beat(at: noon + 91)
        #expect(try b.politely(at: noon + 95.9) == [])
        #expect(Set(try b.politely(at: noon + 96).map(\.key)) == [mine.key, theirs.key])
        let held = try a.transaction(about: nil, holding: [mine.key]) { state throws(StoreError) in
            try state.holds(mine.key)
        }
        #expect(!held)
    }

    @Test("What an earlier life has claimed comes back at its restart")
    func restart() throws {
        _ = try PostgresState.migrate(options)
        let first = try PostgresState(options, at: noon)
        try first.apply([.define(page("page:1", "one"))])
        #expect(try first.claim(at: noon, limit: 1, perSite: 1).count == 1)
        let second = try PostgresState(options, at: noon + 1)
        #expect(try second.claim(at: noon + 6, limit: 1, perSite: 1).count == 1)
    }

    @Test("Folders and documents are asked only by the daemon that has them")
    func owners() throws {
        _ = try PostgresState.migrate(options)
        let (a, b) = (try PostgresState(options, at: noon), try PostgresState(other("rawi@b"), at: noon))
        let folder = Target(key: "folder:notes", kind: .folder, url: "/notes", site: "notes", due: noon)
        try a.apply([.define(folder)])
        #expect(try b.claim(at: noon, limit: 9, perSite: 9) == [])
        #expect(try b.nextDue() == nil)
        try b.apply([.define(folder)])
        #expect(try a.claim(at: noon, limit: 9, perSite: 9).count == 1)
        #expect(try b.claim(at: noon, limit: 9, perSite: 9).count == 1)
    }

    @Test("What was named is there without asking again, and no text is new to two at once")
    func facts() throws {
        _ = try PostgresState.migrate(options)
        let state = try PostgresState(options, at: noon)
        let text = TextRow(recordID: "r", contentHash: "x", wordCount: 3, signature: [1])
        try state.apply([.define(page("page:1", "one")), .text(text, bands: [1, 2]), .meta(key: "k", value: "v")])
        var keys = FactKeys()
        (keys.targets, keys.sites, keys.metas, keys.articles) = (["page:1", "page:2"], ["one"], ["k"], ["a"])
        (keys.settled, keys.robots, keys.entries) = (["a"], ["o"], ["s": ["e"]])
        keys.texts = [FactKeys.TextWish(contentHash: "y", bands: [2])]
        try state.transaction(about: keys, holding: ["page:1"]) { tx throws(StoreError) in
            #expect(try tx.target("page:1") != nil)
            #expect(try tx.existing(["page:1", "page:2"]) == ["page:1"])
            #expect(try tx.holds("page:1") == false)
            #expect(try tx.siteFree("one") != nil)
            #expect(try tx.siteDelay("one") == .zero)
            #expect(try tx.siteAnswered("one") == nil)
            #expect(try tx.meta("k") == "v")
            #expect(try tx.article(urlKey: "a") == nil)
            #expect(try tx.robots(origin: "o") == nil)
            #expect(try tx.seenEntries(source: "s", among: ["e"]) == [])
            #expect(try tx.texts(contentHash: "y", bands: [2]) == [text])
            #expect(try tx.position(of: "records") == nil)
            // What this transaction adds is met by what follows in it.
            let near = TextRow(recordID: "q", contentHash: "z", wordCount: 3, signature: [2])
            try tx.apply(.text(near, bands: [2]))
            #expect(try tx.texts(contentHash: "y", bands: [2]) == [text, near])
        }
        #expect(state.unforeseenReads == 0)
        _ = try state.read { tx throws(StoreError) in try tx.meta("other") }
        #expect(state.unforeseenReads == 1)
    }

    @Test("A row that nobody of us has written is damage, not a crash")
    func damage() throws {
        _ = try PostgresState.migrate(options)
        let state = try PostgresState(options, at: noon)
        try state.apply([.define(page("page:1", "one"))])
        try connection().execute("UPDATE targets SET kind = 77, key = 'page:2'")
        #expect {
            try state.read { tx throws(StoreError) in try tx.target("page:1") }
        } throws: {
            ($0 as? StoreError)?.isDamage == true
        }
    }

    /// One that was left stood before all others to the tests that end processes of their own, which then never ended.
    @Test("A server of a test's own leaves no child behind")
    func reaped() throws {
        var server = PostgresServer.start()
        let pid = try #require(server?.pid)
        server = nil
        var status: Int32 = 0
        #expect(waitpid(pid, &status, WNOHANG) == -1 && errno == ECHILD)
    }

    @Test("While it is away calls say so, and afterwards all goes on by itself")
    func away() throws {
        // Of its own: others are at work on the shared one.
        let server = try #require(PostgresServer.start())
        var options = options
        options.url = server.url
        _ = try PostgresState.migrate(options)
        let state = try PostgresState(options, at: noon)
        server.halt()
        for _ in 0..<2 {
            #expect {
                try state.claim(at: noon, limit: 1, perSite: 1)
            } throws: {
                guard case .unavailable = $0 as? StoreError else { return false }
                return true
            }
        }
        server.begin()
        try state.apply([.define(page("page:1", "one"))])
        #expect(try state.claim(at: noon, limit: 1, perSite: 1).count == 1)
    }

    @Test("An address that is none is said by libpq's own words")
    func address() throws {
        var wrong = options
        wrong.url = "postgresql://host/db?no_such_word=1"
        #expect {
            try PostgresState(wrong, at: noon)
        } throws: {
            guard case .unusable(let why) = $0 as? StoreError else { return false }
            return why.contains("no_such_word")
        }
    }
}

/// Between two clocks.
@Suite struct ServerTimeTests {
    @Test("The offset stays while it agrees with what is measured, so that instants come back the same")
    func sticky() {
        var time = ServerTime(.server)
        let now = Instant.milliseconds(noon)
        time.measured(now + 5_004, at: noon, wait: .milliseconds(8))
        #expect(time.offset == 5_000)
        time.measured(now + 5_010, at: noon, wait: .milliseconds(8))
        #expect(time.offset == 5_000)
        time.measured(now + 9_004, at: noon, wait: .milliseconds(8))
        #expect(time.offset == 9_000)
        #expect(time.toCaller(time.toServer(noon)) == noon)
        // What must not come too early does not, however wrong that is.
        #expect(time.notBefore(noon) == now + 9_000 + 24)
    }

    @Test("A caller's clock that is set moves nothing of the server's")
    func set() {
        var time = ServerTime(.server)
        time.measured(Instant.milliseconds(noon), at: noon, wait: .zero)
        let before = time.toServer(noon + 60)
        time.callerMoved(from: noon, to: noon + 3_600)
        #expect(time.toServer(noon + 3_660) == before)
    }
}

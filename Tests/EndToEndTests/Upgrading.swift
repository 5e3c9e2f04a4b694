import CSQLite
import FoundationEssentials
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// A store that an earlier version made is opened, read, verified, extended, and taken back.
    ///
    /// `Tests/Fixtures/store` was written by the built 0.1.0 (ac167d3), in two runs with `--once`: six articles of two outlets in
    /// three languages, a copy among them, a revision, a document (`note.txt`), and an event of an address that answered 404. Lines,
    /// seal and manifest are as they were; the database is what `sqlite3 state.sqlite .dump` says.
    @Suite struct Upgrading {}
}

extension EndToEnd.Upgrading {
    /// What the database is of when this version finds it.
    enum Layout: String, CaseIterable, Sendable {
        /// As 0.1.0 left it: the first layout.
        case asMade
        /// A later version was here, and its operator went back.
        case later
        /// Another program's.
        case unknown
        /// Only the lines were copied.
        case none

        var statements: String {
            switch self {
            case .asMade, .none: ""
            case .later: "ALTER TABLE sites ADD COLUMN another; PRAGMA user_version = 99;"
            case .unknown: "DROP TABLE sites; PRAGMA user_version = 0;"
            }
        }

        /// How what is set aside is called.
        var mark: String? {
            switch self {
            case .asMade, .none: nil
            case .later: ".newer-"
            case .unknown: ".unknown-"
            }
        }
    }

    private static let fixture = "Tests/Fixtures/store"
    /// The feed's own that it has: /khabar/0 and on.
    private static let articles = 5
    private static let lines = 8
    /// The store was left a moment ago, whenever the test runs: what waits for a day then has that day before it.
    private static let now = """
        CREATE TEMP TABLE passed AS SELECT unixepoch() * 1000 - max(free_at) AS time FROM sites;
        UPDATE targets SET due = due + (SELECT time FROM passed);
        UPDATE heads SET due = due + (SELECT time FROM passed), ready_at = ready_at + (SELECT time FROM passed);
        """

    @Test(arguments: Layout.allCases)
    func aStoreOfAnEarlierVersionGoesOn(_ layout: Layout) async throws {
        let server = try Self.outlet(lists: Self.articles + 1)
        let here = try Installation()
        try here.configure(Self.settings(server))
        try Files.makeFolder(here.store)
        for name in try Files.names(in: Self.fixture) where name.contains(".jsonl") {
            try Files.write(Files.bytes("\(Self.fixture)/\(name)"), over: "\(here.store)/\(name)")
        }
        try here.supply("note.txt", Files.text(Self.fixture + "/note.txt"))
        if layout != .none {
            try Self.execute(
                Files.text(Self.fixture + "/state.sql") + Self.now + layout.statements, in: here.store + "/state.sqlite"
            )
        }
        let before = try await here.run("cat")
        #expect(before.output.split(separator: "\n").count == Self.lines)
        #expect(try await here.run("verify").ending == .exited(0))

        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        let after = try await here.run("cat")
        #expect(after.output.hasPrefix(before.output), "what was there is there, byte for byte")
        #expect(
            after.output.split(separator: "\n").count == Self.lines + 1, "and the one that is new: \(here.logTail)")
        let asked = server.requests.filter { $0.path.hasPrefix("/khabar/") }.map(\.path)
        #expect(asked == ["/khabar/\(Self.articles)"], "nothing is fetched again")
        #expect(try await here.run("verify").ending == .exited(0))
        let aside = try Files.names(in: here.store).filter { $0.hasPrefix("state.sqlite.") }
        #expect(
            aside.count == (layout.mark == nil ? 0 : 1) && aside.allSatisfy { $0.contains(layout.mark ?? "-") },
            "\(aside)")
    }

    private static func outlet(lists count: Int) throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/feed":
                let items = (0..<count).map { (title: "خبر \($0)", link: "http://qadim.example/khabar/\($0)") }
                return .text(Press.rss("قديم", items), type: "application/rss+xml")
            case let path where path.hasPrefix("/khabar/"): return .text(Press.page(of: request.host + path))
            default: return .notFound
            }
        }
    }

    private static func settings(_ server: LoopbackServer) -> Settings {
        var settings = Settings(server)
        settings.store = ["reserve = \"0\"", "segment_size = \"6KiB\"", "seal_delay = \"0s\""]
        settings.add("feed", "qadim", url: "http://qadim.example/feed")
        return settings
    }

    private static func execute(_ sql: String, in path: String) throws {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        #expect(sqlite3_open(path, &database) == SQLITE_OK)
        let code = sqlite3_exec(database, sql, nil, nil, nil)
        #expect(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(database)))")
    }
}

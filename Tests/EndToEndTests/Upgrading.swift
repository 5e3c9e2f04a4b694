import CSQLite
import FoundationEssentials
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// A store that an earlier version made (`Tests/Fixtures/store`) is opened, read, verified, extended, and taken back.
    @Suite struct Upgrading {}
}

extension EndToEnd.Upgrading {
    /// What the database is of when this version finds it.
    enum Layout: String, CaseIterable, Sendable {
        /// As the fixture was dumped.
        case asMade
        /// The first layout, of 0.1.1: the second migration undone.
        case first
        /// A later version was here, and its operator went back.
        case later
        /// Another program's, or 0.1.0's, which kept its tables otherwise.
        case unknown
        /// Only the lines were copied.
        case none

        var statements: String {
            switch self {
            case .asMade, .none: ""
            case .first:
                """
                DROP INDEX robots_expires; DROP TABLE delays;
                ALTER TABLE targets DROP COLUMN generation; ALTER TABLE sites DROP COLUMN answered;
                ALTER TABLE articles DROP COLUMN owner; ALTER TABLE articles DROP COLUMN words;
                ALTER TABLE articles DROP COLUMN version; ALTER TABLE articles DROP COLUMN earlier;
                ALTER TABLE robots DROP COLUMN failing_since; ALTER TABLE robots DROP COLUMN failures;
                PRAGMA user_version = 1;
                """
            case .later: "ALTER TABLE sites ADD COLUMN another; PRAGMA user_version = 99;"
            case .unknown: "DROP TABLE sites; PRAGMA user_version = 0;"
            }
        }

        /// How what is set aside is called.
        var mark: String? {
            switch self {
            case .asMade, .first, .none: nil
            case .later: ".newer-"
            case .unknown: ".unknown-"
            }
        }
    }

    private static let fixture = "Tests/Fixtures/store"
    private static let articles = 4

    @Test(arguments: Layout.allCases)
    func aStoreOfAnEarlierVersionGoesOn(_ layout: Layout) async throws {
        let server = try Self.outlet(lists: Self.articles + 1)
        let here = try Installation()
        try here.configure(Self.settings(server))
        try Files.makeFolder(here.store)
        for name in try Files.names(in: Self.fixture) where name != "state.sql" {
            try Files.write(Files.bytes("\(Self.fixture)/\(name)"), over: "\(here.store)/\(name)")
        }
        if layout != .none {
            try Self.execute(
                Files.text(Self.fixture + "/state.sql") + layout.statements, in: here.store + "/state.sqlite")
        }
        let before = try await here.run("cat")
        #expect(before.output.split(separator: "\n").count == Self.articles)
        #expect(try await here.run("verify").ending == .exited(0))

        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        let after = try await here.run("cat")
        #expect(after.output.hasPrefix(before.output), "what was there is there, byte for byte")
        #expect(
            after.output.split(separator: "\n").count == Self.articles + 1, "and the one that is new: \(here.logTail)")
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

    /// `RAWI_MAKE_STORE=DIR scripts/test --filter aStoreIsMade` makes the fixture anew: lines as they are, the database as
    /// `sqlite3 state.sqlite .dump`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["RAWI_MAKE_STORE"] != nil))
    func aStoreIsMade() async throws {
        let target = try #require(ProcessInfo.processInfo.environment["RAWI_MAKE_STORE"])
        let here = try Installation()
        let server = try Self.outlet(lists: Self.articles)
        try here.configure(Self.settings(server))
        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        #expect(server.requests.count > Self.articles)
        try Files.makeFolder(target)
        for name in try Files.names(in: here.store) where name.contains("-0") || name == "manifest.jsonl" {
            try Files.write(Files.bytes("\(here.store)/\(name)"), over: "\(target)/\(name)")
        }
        let dump = try ChildProcess(
            "/usr/bin/sqlite3", [here.store + "/state.sqlite", ".dump"], output: target + "/state.sql",
            errors: target + "/errors")
        #expect(try await dump.wait() == .exited(0))
        let version = "PRAGMA user_version = 2;\n"
        try Files.write(Files.text(target + "/state.sql") + version, to: target + "/state.sql")
        Files.removeIfThere(target + "/errors")
    }
}

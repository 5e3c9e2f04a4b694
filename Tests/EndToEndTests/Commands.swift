import FoundationEssentials
import Glibc
import Loopback
import Store
import Synchronization
import Testing
import Workbench

extension EndToEnd {
    /// The other commands, as a person at a terminal uses them.
    @Suite struct Commands {}
}

extension EndToEnd.Commands {
    private static let addresses = (0..<6).map { "http://daftar.example/maqal/\($0)" }

    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/feed": .text(Press.rss("دفتر", addresses.map { ("عنوان", $0) }), type: "application/rss+xml")
            case "/wahid": .text(Press.page(of: "wahid"))
            case "/tawil":
                .text(Press.page(seed: 41, title: "عنوان طويل", more: "<a href=\"/tawil/2\">٢</a>"))
            case "/tawil/2": .text(Press.page(seed: 42, title: "عنوان طويل"))
            case "/qadim": .redirect(to: "/maqal/0", status: 301)
            case let path where path.hasPrefix("/maqal/"): .text(Press.page(of: request.host + path))
            default: .notFound
            }
        }
    }

    /// Has run once.
    private static func used(_ server: LoopbackServer) async throws -> Installation {
        let here = try Installation()
        var settings = Settings(server)
        settings.add("feed", "daftar", url: "http://daftar.example/feed", "title = \"دفتر\"")
        settings.add("url", "wahid", url: "http://daftar.example/wahid")
        try here.configure(settings)
        try here.supply("maqal.txt", Press.document(seed: 8, cites: ["http://hamish.example/qadim"]))
        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        #expect(try here.records().count == addresses.count + 3)
        return here
    }

    @Test func aStoreIsReadAsOneLog() async throws {
        let server = try Self.server()
        let here = try await Self.used(server)
        let records = try here.records()
        let lines = try await here.run("cat")
        #expect(lines.ending == .exited(0) && lines.output.split(separator: "\n").count == records.count)
        let table = try await here.run(
            "cat", ["--format", "csv", "--type", "document", "--fields", "seq,source,title"])
        #expect(table.output.hasPrefix("seq,source,title\r\n") && table.output.split(separator: "\r\n").count == 2)
        #expect(
            try await here.run("cat", ["--source", "wahid", "--since", "1h"]).output.split(separator: "\n").count == 1)
        #expect(try await here.run("cat", ["--until", "2020-01-01"]).output.isEmpty)
        #expect(try await here.run("cat", ["--since", "soon"]).ending == .exited(64))
        let word = try #require(records.first { $0.kind == .article }?.title?.split(separator: " ").first)
        let found = try await here.run("grep", [String(word), "--type", "article"])
        #expect(found.ending == .exited(0) && found.output.contains(word), "\(found.output)")
        #expect(try await here.run("grep", ["لايوجدهذا"]).ending == .exited(1))
        #expect(try await here.run("stats").output.contains("daftar"))
        let last = try await here.run("tail", ["--from", "\(records.count)", "--json", "--no-follow"])
        #expect(last.output.split(separator: "\n").count == 1)
    }

    /// How an address was met, its record, or that nobody has heard of it.
    @Test func whyTellsAllOfAnAddress() async throws {
        let server = try Self.server()
        let here = try await Self.used(server)
        let known = try await here.run("why", [Self.addresses[0] + "?utm_source=x"])
        #expect(known.ending == .exited(0))
        for part in ["feed through daftar", "to be looked at again", "visits     1", "allowed for rawi", "\nrecords\n"]
        {
            #expect(known.output.contains(part), "\(part): \(known.output)")
        }
        let unknown = try await here.run("why", ["http://daftar.example/majhul"])
        #expect(unknown.ending == .exited(66) && unknown.output.contains("nobody asks for this address"))
        #expect(try await here.run("why", ["ftp://daftar.example/"]).ending == .exited(64))
    }

    /// A source that is muted for a month after a 410 is asked at once when its operator says so.
    @Test func anOperatorMayAskNow() async throws {
        let polls = Mutex(0)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed":
                return polls.withLock { count in
                    count += 1
                    return count == 1
                        ? Reply(status: 410)
                        : .text(Press.rss("دفتر", [("عنوان", Self.addresses[0])]), type: "application/rss+xml")
                }
            case let path where path.hasPrefix("/maqal/"): return .text(Press.page(of: request.host + path))
            default: return .notFound
            }
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.add("feed", "daftar", url: "http://daftar.example/feed", "discover = false")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "410") { polls.withLock { $0 } == 1 }
        try await daemon.waitsUntilReady()
        let asked = try await here.run("poll", ["daftar"])
        #expect(asked.ending == .exited(0) && asked.output.contains("is asked now"), "\(asked.output)\(asked.errors)")
        try await daemon.waits(for: "the article") { try here.records().count == 1 }
        #expect(try await here.run("poll", ["nobody"]).ending == .exited(69))

        // What is paused stays so through a restart.
        #expect(try await here.run("pause").ending == .exited(0))
        #expect(try await here.run("status").output.hasPrefix("state      paused"))
        #expect(try await daemon.stop() == .exited(0))
        let next = try here.start()
        try await next.waitsUntilReady()
        #expect(try await here.run("poll", [Self.addresses[1]]).ending == .exited(0))
        #expect(!server.requests.contains { $0.path == "/maqal/1" })
        #expect(try await here.run("resume").ending == .exited(0))
        try await next.waits(for: "the page") { try here.records().count == 2 }
        #expect(try here.records().last?.discoveredFrom.first?.kind == "manual")
        #expect(try await next.stop() == .exited(0))
        #expect(try await here.run("poll", ["daftar"]).ending == .exited(69), "nobody runs")
    }

    /// Each that fails is named, with how, in the status and in what monitoring asks.
    @Test func failingSourcesAreNamed() async throws {
        let server = try LoopbackServer { request in
            switch request.host {
            case "mamnua.example": Reply(status: 403)
            case "khata.example": Reply(status: 500)
            case "safha.example": .text(Press.page(seed: 1))
            default:
                .text("<rss version=\"2.0\"><channel><title>س</title></channel></rss>", type: "application/rss+xml")
            }
        }
        let here = try Installation()
        var settings = Settings(server)
        for id in ["mamnua", "khata", "safha", "salim"] {
            settings.add("feed", id, url: "http://\(id).example/feed", "discover = false")
        }
        try here.configure(settings)
        let daemon = try here.start()
        // Before it has its handlers, SIGUSR1 ends it.
        try await daemon.waitsUntilReady()
        var status = try await here.run("status", ["--unhealthy"])
        for _ in 0..<300 where status.output.split(separator: "\n").count < 3 {
            daemon.child.signal(SIGUSR1)
            try await Task.sleep(for: .milliseconds(100))
            status = try await here.run("status", ["--unhealthy"])
        }
        #expect(status.ending == .exited(69))
        for (id, reason) in [("mamnua", "http_403"), ("khata", "http_500"), ("safha", "not a feed but HTML")] {
            #expect(
                status.output.split(separator: "\n").contains {
                    $0.hasPrefix(id + " fails since ") && $0.contains(reason)
                },
                "\(status.output)")
        }
        #expect(!status.output.contains("salim"))
        #expect(try await here.run("status").output.contains("PROBLEM    khata fails"))
        #expect(try await daemon.stop() == .exited(0))
    }

    @Test func aMissingNetworkIsNamed() async throws {
        let server = try LoopbackServer { _ in .notFound }
        let settings = {
            var settings = Settings(server)
            settings.add("feed", "salim", url: "http://salim.example/feed")
            return settings
        }()
        server.stop()
        let here = try Installation()
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "word of the network") { Files.text(here.log).contains("nobody can be reached") }
        daemon.child.signal(SIGUSR1)
        try await daemon.waits(for: "it in the status") {
            Files.text(here.store + "/status.json").contains("network_away_since")
        }
        let status = try await here.run("status", ["--unhealthy"])
        #expect(status.ending == .exited(69) && status.output.contains("nobody can be reached"), "\(status.output)")
        #expect(try await daemon.stop() == .exited(0))
    }

    /// Not the same as a store that is not there.
    @Test func aStoreThatMayNotBeReadIsSaidToBeOne() async throws {
        guard getuid() == 0 else { return print("skipped: only root can be somebody else") }
        let server = try Self.server()
        let here = try await Self.used(server)
        guard chmod(here.folder, 0o755) == 0, chmod(here.store, 0o700) == 0, chmod(here.configuration, 0o644) == 0
        else {
            return
        }
        let wrapper = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        for command in [
            ["status"], ["status", "--unhealthy"], ["sources"], ["sources", "daftar"], ["tail", "--no-follow"],
        ] {
            let end = try await here.run(plain: command + ["--config", here.configuration], through: wrapper)
            if [126, 127].map(Ending.exited).contains(end.ending) {
                return print("skipped: another user cannot start it")
            }
            #expect(end.ending == .exited(77), "\(command): \(end.output)\(end.errors)")
            #expect(end.errors.contains("may not be read by this user"), "\(command): \(end.errors)")
        }
    }

    @Test func theStateOfThingsIsTold() async throws {
        let server = try Self.server()
        let here = try await Self.used(server)
        let status = try await here.run("status")
        #expect(status.ending == .exited(0))
        #expect(status.output.contains("seq 9"), "\(status.output)")
        #expect(status.output.contains("is not running"), "the daemon has ended: \(status.output)")
        let unhealthy = try await here.run("status", ["--unhealthy"])
        #expect(unhealthy.ending == .exited(69))
        let json = try await here.run("status", ["--json"])
        #expect(Self.isJSON(json.output))

        let sources = try await here.run("sources")
        #expect(sources.ending == .exited(0))
        #expect(sources.output.split(separator: "\n").count == 4, "a head and three: \(sources.output)")
        let row = try #require(sources.output.split(separator: "\n").first { $0.hasPrefix("daftar\t") })
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        #expect(cells[2] == "ok" && cells[6] == "6" && !cells[5].isEmpty && cells[10] == "دفتر", "\(row)")
        let objects = try await here.run("sources", ["--json"]).output.split(separator: "\n")
        #expect(objects.count == 3 && objects.allSatisfy { Self.isJSON(String($0)) })
        let one = try await here.run("sources", ["daftar"])
        #expect(one.output.contains("ruled by"), "\(one.output)")
        #expect(try await here.run("sources", ["nobody"]).ending == .exited(66))
        let subscriptions = try await here.run("sources", ["--opml"])
        #expect(subscriptions.output.contains("text=\"دفتر\""), "\(subscriptions.output)")
        #expect(subscriptions.output.contains("xmlUrl=\"http://daftar.example/feed\""))
        #expect(!subscriptions.output.contains("wahid"), "it is no feed")
        let list = here.folder + "/subscriptions.opml"
        try Data(
            subscriptions.output.replacing(
                "</body>", with: "<outline text=\"N\" xmlUrl=\"https://north.example/f\"/></body>"
            )
            .utf8
        ).write(to: URL(filePath: list))
        let tables = try await here.run("sources", ["--from-opml", list])
        #expect(
            tables.output
                == "[[source]]\nid = \"north\"\nkind = \"feed\"\nurl = \"https://north.example/f\"\ntitle = \"N\"\n")
        #expect(try await here.run("sources", ["--from-opml", list + ".gone"]).ending == .exited(66))

        let tail = try await here.run("tail", ["--no-follow", "-n", "2"])
        #expect(tail.ending == .exited(0))
        #expect(tail.output.split(separator: "\n").count == 2)
        let lines = try await here.run("tail", ["--no-follow", "--json", "-n", "100"])
        #expect(Array(lines.output.utf8) == here.lines(of: "records").flatMap { $0 + [0x0A] })
    }

    @Test func aRebuiltStoreKnowsWhatItKnew() async throws {
        let server = try Self.server()
        let here = try await Self.used(server)
        let before = here.lines(of: "records")
        let asked = server.requests.count
        let rebuild = try await here.run("rebuild")
        #expect(rebuild.ending == .exited(0), "\(rebuild.errors)")
        #expect(rebuild.output.hasPrefix("\(before.count) records"), "\(rebuild.output)")
        try await here.expectGoodStore()

        #expect(try await here.start(["--once"]).child.wait() == .exited(0))
        #expect(here.lines(of: "records") == before, "nothing is new: \(here.logTail)")
        #expect(server.requests.count > asked, "the feed was asked again")
        try await here.expectGoodStore()
    }

    /// The database is only an index: whoever deletes or breaks it loses nothing.
    @Test(arguments: ["deleted", "overwritten"])
    func aLostDatabaseIsMadeAnew(how: String) async throws {
        let server = try Self.server()
        let here = try await Self.used(server)
        let before = here.lines(of: "records")
        let database = here.store + "/" + Store.databaseName
        for suffix in ["", "-wal", "-shm"] where access(database + suffix, F_OK) == 0 {
            Files.remove(database + suffix)
        }
        if how == "overwritten" { try Files.write(String(repeating: "no database", count: 2000), to: database) }
        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        #expect(here.lines(of: "records") == before)
        try await here.expectGoodStore()
    }

    /// The document's record came through; the pages it cites were still waiting when the database went.
    @Test func aRebuiltStoreAsksForWhatWasStillToCome() async throws {
        let server = try Self.server()
        let here = try Installation()
        var settings = Settings(server)
        settings.politeness = ["delay = \"1h\""]
        try here.configure(settings)
        try here.supply("maqal.txt", Press.document(seed: 8, cites: Self.addresses))
        let first = try here.start()
        try await first.waits(for: "the document, and a site that is left alone") {
            try here.records().count == 1 && !server.requests.isEmpty
        }
        #expect(try await first.stop() == .exited(0))
        #expect(try await here.run("rebuild").ending == .exited(0))

        settings.politeness = ["delay = \"0s\""]
        try here.configure(settings)
        let second = try here.start()
        try await second.waits(for: "the cited pages", within: .seconds(30)) {
            try here.records().count > Self.addresses.count
        }
        #expect(try await second.stop() == .exited(0))
        let records = try here.records()
        #expect(records.compactMap(\.url).sorted() == Self.addresses)
        #expect(records.dropFirst().allSatisfy { $0.discoveredFrom.first?.entryID == records[0].id })
        try await here.expectGoodStore()
    }

    @Test func onePageIsExplained() async throws {
        let server = try Self.server()
        let here = try Installation()
        try here.configure(Settings(server))
        let fetch = try await here.run("fetch", ["http://daftar.example/maqal/3", "--explain"])
        #expect(fetch.ending == .exited(0), "\(fetch.errors)")
        let record = try Record(decoding: Array(fetch.output.utf8.prefix { $0 != 0x0A }))
        #expect(record.title == Press.title(seed: Press.seed("daftar.example/maqal/3")))
        for word in ["address", "robots.txt", "fetch", "extract", "language", "date"] {
            #expect(fetch.errors.contains("\n\(word) ") || fetch.errors.hasPrefix(word), "\(word): \(fetch.errors)")
        }
        let text = try await here.run("fetch", ["http://daftar.example/maqal/3", "--text"])
        #expect(text.output == (record.text ?? "") + "\n")
        #expect(try await here.run("fetch", ["http://daftar.example/ghayr"]).ending == .exited(69))
        #expect(access(here.store, F_OK) != 0, "nothing is stored")
    }

    @Test func allPagesOfOneArticleAreFetched() async throws {
        let server = try Self.server()
        let here = try Installation()
        try here.configure(Settings(server))
        let fetch = try await here.run("fetch", ["http://daftar.example/tawil", "--explain"])
        #expect(fetch.ending == .exited(0), "\(fetch.errors)")
        let record = try Record(decoding: Array(fetch.output.utf8.prefix { $0 != 0x0A }))
        #expect(record.pages == 2 && record.pagesMissing == nil, "\(fetch.errors)")
        #expect(record.text == (Press.paragraphs(seed: 41) + Press.paragraphs(seed: 42)).joined(separator: "\n"))
    }

    @Test func filesAreReadWithoutAStore() async throws {
        let here = try Installation()
        let feed = here.folder + "/feed.xml"
        try Files.write(
            Press.rss("دفتر", [("الأول", "http://a.example/1"), ("الثاني", "http://a.example/2")]), to: feed)
        let entries = try await here.run(plain: ["feed", feed])
        #expect(entries.ending == .exited(0))
        let lines = entries.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(lines.allSatisfy(Self.isJSON))
        #expect(lines[0].contains("الأول"))
        #expect(try await here.run(plain: ["feed", "absent.xml"]).ending == .exited(66))
        try Files.write("<p>no feed</p>", to: feed)
        #expect(try await here.run(plain: ["feed", feed]).ending == .exited(65))

        let page = here.folder + "/page.html"
        try Files.write(Press.page(seed: 12), to: page)
        let article = try await here.run(plain: ["extract", page])
        #expect(article.ending == .exited(0))
        #expect(Press.paragraphs(seed: 12).allSatisfy(article.output.contains))
        #expect(try await here.run(plain: ["extract", "absent.html"]).ending == .exited(66))
        let note = here.folder + "/note.txt"
        try Files.write("سطر أول\n\nسطر ثان", to: note)
        let json = try await here.run(plain: ["extract", "--json", page, note])
        let objects = json.output.split(separator: "\n").map(String.init)
        #expect(objects.count == 2 && objects.allSatisfy(Self.isJSON))
        #expect(objects.allSatisfy { $0.contains("\"body\":[{\"kind\":\"paragraph\",\"text\":\"") })
    }

    @Test func aPageInAFileIsADocumentUnlessItsAddressIsKnown() async throws {
        let here = try Installation()
        let page = here.folder + "/page.html"
        try Files.write(Press.page(seed: 12), to: page)
        let nameless = here.folder + "/page"
        try Files.write(Press.page(seed: 12), to: nameless)
        let address = ["--url", "http://daftar.example/maqal/12"]
        for (words, isDocument) in [
            ([page], true), ([page] + address, false), ([page, "--page"], false),
            ([page, "--document"] + address, true), ([nameless], false), ([nameless, "--document"], true),
        ] {
            let explained = try await here.run(plain: ["extract", "--explain"] + words)
            #expect(explained.ending == .exited(0))
            #expect(explained.output.contains("kind: document") == isDocument, "\(words)")
            // Only where nobody has said how.
            #expect(explained.errors.contains("--page") == (words == [page]), "\(words)")
            let line = try await here.run(plain: ["extract", "--json"] + words)
            #expect(line.output.contains("\"type\":\"document\"") == isDocument, "\(words)")
        }
        let marked = try await here.run(plain: ["extract", "--html", page])
        #expect(marked.ending == .exited(0) && marked.output.contains("<style"))
    }

    @Test func theSchemaIsJSON() async throws {
        let here = try Installation()
        let schema = try await here.run(plain: ["schema"])
        #expect(schema.ending == .exited(0))
        #expect(Self.isJSON(schema.output))
        #expect(schema.output.contains("rawi-record/1"))
    }

    @Test func misuseHasItsExitCodes() async throws {
        let here = try Installation()
        #expect(try await here.run(plain: ["run", "--twice"]).ending == .exited(64))
        #expect(try await here.run(plain: ["walk"]).ending == .exited(64))
        for words in [
            [], ["--jsonl", "page.html"], ["--jsonl", "--page"], ["--html", "note.txt"],
            ["--html", "--document", "page.html"], ["--page", "note.txt"], ["--page", "--document", "page.html"],
        ] {
            let refused = try await here.run(plain: ["extract"] + words)
            #expect(refused.ending == .exited(64) && refused.errors.contains("rawi extract"), "\(refused.errors)")
        }
        for command in ["run", "check", "verify", "rebuild", "status", "sources"] {
            let absent = try await here.run(command)
            #expect(absent.ending == .exited(66), "\(command)")
            #expect(absent.errors.contains(here.configuration), "\(command): \(absent.errors)")
        }
        try here.configure(Settings(nil))
        #expect(try await here.run("check").ending == .exited(0))
        for command in ["verify", "rebuild", "tail"] {
            #expect(try await here.run(command).ending == .exited(66), "\(command)")
        }
        #expect(try await here.run("status").ending == .exited(69))
    }

    private static func isJSON(_ text: String) -> Bool {
        // Whether it parses is the whole question.
        (try? JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8))) != nil
    }

    /// Decodes from any JSON text.
    private struct AnyJSON: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try decoder.singleValueContainer()
        }
    }
}

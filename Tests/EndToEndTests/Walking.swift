import Foundation
import Glibc
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// `rawi backfill`: through the past of a source.
    @Suite struct Walking {}
}

extension EndToEnd.Walking {
    private static func article(_ request: Request) -> Reply? {
        request.path.hasPrefix("/maqal/") ? .text(Press.page(of: request.host + request.path)) : nil
    }

    private static func entries(_ places: Range<Int>, _ day: (Int) -> String) -> String {
        places.map { "<url><loc>http://arshif.example/maqal/\($0)</loc><lastmod>\(day($0))</lastmod></url>" }.joined()
    }

    private static func urlset(_ entries: String) -> Reply {
        .text(
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries)</urlset>", type: "application/xml"
        )
    }

    @Test func sitemapsByLastmodWithoutADaemon() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/map.xml":
                .text(
                    """
                    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                    <sitemap><loc>http://arshif.example/old.xml</loc><lastmod>2026-07-31</lastmod></sitemap>
                    <sitemap><loc>http://arshif.example/september.xml</loc><lastmod>2026-09-30</lastmod></sitemap>
                    <sitemap><loc>http://arshif.example/october.xml</loc><lastmod>2026-10-31</lastmod></sitemap>
                    </sitemapindex>
                    """, type: "application/xml")
            case "/september.xml": Self.urlset(Self.entries(0..<10) { "2026-09-\($0 + 10)" })
            case "/october.xml": Self.urlset(Self.entries(10..<20) { "2026-10-\($0)" })
            default: Self.article(request) ?? .notFound
            }
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.add("sitemap", "arshif", url: "http://arshif.example/map.xml")
        try here.configure(settings)
        try here.supply("note.txt", Press.document(seed: 1, cites: []))
        let words = ["arshif", "--since", "2026-09-15", "--until", "2026-10-12"]
        let said = try await here.run("backfill", words)
        #expect(said.ending == .exited(0), "\(said.output)\(said.errors)")
        #expect(
            said.output.hasPrefix(
                "arshif: 20 addresses found in 3 documents: 8 queued, 0 known, 12 out of range\n1 sitemaps are older"),
            "\(said.output)")
        let wanted = (5..<13).map { "http://arshif.example/maqal/\($0)" }
        #expect(try here.records().compactMap(\.url).sorted() == wanted.sorted(), "no source is polled meanwhile")
        #expect(
            try here.records().allSatisfy { $0.discoveredFrom.first?.kind == "sitemap" && $0.source?.id == "arshif" })
        #expect(!server.requests.contains { $0.path == "/old.xml" })
        let again = try await here.run("backfill", words)
        #expect(again.output.contains("0 queued, 8 known"), "\(again.output)")
        try await here.expectGoodStore()
    }

    private static let parts = 12

    /// RFC 5005: the newest document and, before it, one archive after the other.
    private static func archive(_ request: Request) -> Reply? {
        let number = request.path == "/feed.atom" ? parts : Int(request.path.filter(\.isNumber))
        guard let number, request.path == "/feed.atom" || request.path.hasPrefix("/archive") else { return nil }
        let links = (0..<3).map { place in
            "<entry><id>urn:\(number):\(place)</id><title>خبر \(number)</title><updated>2026-\(String(format: "%02d", number))-0\(place + 1)T08:00:00Z</updated><link href=\"http://salsila.example/maqal/\(number)-\(place)\"/></entry>"
        }
        // The oldest leads back to the newest: a loop.
        let before = number > 1 ? "/archive/\(number - 1)" : "/feed.atom"
        let rel = number == 5 ? "next" : "prev-archive"
        return Reply.text(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:f</id><title>سلسلة</title><link rel=\"\(rel)\" href=\"\(before)\"/>\(links.joined())</feed>",
            type: "application/atom+xml"
        ).after(.milliseconds(40))
    }

    @Test func archivesThroughStopAndCrash() async throws {
        let server = try LoopbackServer { Self.archive($0) ?? Self.article($0) ?? .notFound }
        let here = try Installation()
        var settings = Settings(server)
        settings.add("feed", "salsila", url: "http://salsila.example/feed.atom")
        try here.configure(settings)
        func walk() throws -> ChildProcess {
            try ChildProcess(
                Installation.program,
                ["backfill", "salsila", "--since", "2026-01-01", "--config", here.configuration],
                output: here.folder + "/walk.out", errors: here.log)
        }
        func archives() -> Int { server.requests.count { $0.path.hasPrefix("/archive") } }
        func reach(_ count: Int, _ child: ChildProcess) async throws {
            try await Daemon(child: child, installation: here).waits(for: "\(count) archives") { archives() >= count }
        }
        let first = try walk()
        try await reach(3, first)
        first.signal(SIGINT)
        #expect(try await first.wait() == .exited(130), "\(here.logTail)")
        #expect(Files.text(here.folder + "/walk.out").contains("goes on where it stood"))
        let second = try walk()
        try await reach(7, second)
        #expect(second.end() == .signalled(SIGKILL))
        let kept = here.lines(of: "records")
        let third = try await here.run("backfill", ["salsila", "--since", "2026-01-01"])
        #expect(third.ending == .exited(0), "\(third.errors)\(here.logTail)")
        #expect(third.output.contains("it has come to the end"), "\(third.output)")
        #expect(third.output.contains("36 addresses found in 12 documents: 36 queued"), "\(third.output)")
        // What was in flight at the stop and at the crash is asked again, and nothing else.
        #expect(archives() <= Self.parts - 1 + 2)
        #expect(here.lines(of: "records").starts(with: kept))
        let records = try here.records()
        #expect(Set(records.compactMap(\.url)).count == 36 && records.count == 36)
        try await here.expectGoodStore()
    }

    @Test func listsAndJSONFeedsWhileTheDaemonRuns() async throws {
        let server = try LoopbackServer { request in
            if let page = Self.article(request) { return page }
            switch (request.host, request.path) {
            case ("qaima.example", "/akhbar"):
                // Numbers beyond the last show the last: there is no end to them.
                let number = min(4, Int(request.target.split(separator: "=").last ?? "") ?? 1)
                let asked = Int(request.target.split(separator: "=").last ?? "") ?? 1
                let links = (0..<9).map {
                    "<h2><a href=\"/maqal/q\(number)-\($0)\">عنوان طويل لخبر من أخبار الصفحة \(number)</a></h2>"
                }
                return .text(
                    "<html><body><main>\(links.joined())</main><a href=\"/akhbar?page=\(asked + 1)\">التالي</a></body></html>"
                )
            case ("jasun.example", _):
                let number = Int(request.target.split(separator: "=").last ?? "") ?? 1
                let items = (0..<4).map {
                    "{\"id\": \"\(number)-\($0)\", \"url\": \"http://jasun.example/maqal/j\(number)-\($0)\", \"date_published\": \"2026-0\(9 - number)-0\($0 + 1)T00:00:00Z\"}"
                }
                return .text(
                    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"j\", \"next_url\": \"/feed.json?p=\(number + 1)\", \"items\": [\(items.joined(separator: ","))]}",
                    type: "application/feed+json")
            case ("raqm.example", "/feed"):
                let number = Int(request.target.split(separator: "=").last ?? "") ?? 1
                guard number < 4 else { return .notFound }
                return .text(
                    Press.rss("رقم", (0..<2).map { ("عنوان", "http://raqm.example/maqal/r\(number)-\($0)") }),
                    type: "application/rss+xml")
            default: return .notFound
            }
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.add("listing", "qaima", url: "http://qaima.example/akhbar", "backlog = 0")
        settings.add("feed", "jasun", url: "http://jasun.example/feed.json", "backlog = 0")
        settings.add("feed", "raqm", url: "http://raqm.example/feed", "backlog = 0")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        let list = try await here.run("backfill", ["qaima", "--since", "2026-01-01"])
        #expect(list.ending == .exited(0), "\(list.errors)")
        #expect(
            list.output.contains("36 addresses found in 5 documents") && list.output.contains("36 of those queued are"),
            "\(list.output)")
        let feed = try await here.run("backfill", ["jasun", "--since", "2026-06-02"])
        #expect(feed.output.contains("16 addresses found in 4 documents: 11 queued"), "\(feed.output)")
        let pages = try await here.run(
            "backfill", ["raqm", "--since", "2026-01-01", "--pages", "http://raqm.example/feed?paged={page}"])
        #expect(pages.output.contains("6 addresses found in 3 documents: 6 queued"), "\(pages.output)")
        try await daemon.waits(for: "all of them") { try here.records().count == 36 + 11 + 6 }
        let look = try await here.run("backfill", ["qaima", "--look"])
        #expect(look.output.contains("it has come to the end"), "\(look.output)\(look.errors)")
        let none = try await here.run("backfill", ["articles", "--since", "2026-01-01"])
        #expect(none.ending == .exited(69) && none.errors.contains("no past"), "\(none.errors)")
        #expect(try await daemon.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    /// The daemon's own user could not open it again.
    @Test(.enabled(if: geteuid() == 0)) func rootWritesIntoNobodysStore() async throws {
        let here = try Installation()
        var settings = Settings(nil)
        settings.add("feed", "arshif", url: "http://arshif.example/feed")
        try here.configure(settings)
        try Files.makeFolder(here.store)
        #expect(chown(here.store, 65_534, 65_534) == 0)
        for words in [["backfill", "arshif", "--since", "2026-01-01"], ["rebuild"]] {
            let said = try await here.run(words[0], Array(words.dropFirst()))
            #expect(said.ending == .exited(77) && said.errors.contains("sudo -u"), "\(words): \(said.errors)")
        }
        #expect(try Files.names(in: here.store).isEmpty)
    }
}

import Loopback
import Store
import Synchronization
import Testing
import Workbench

/// Daemons of their own, one after the other: two cores are soon busy.
@Suite(.serialized)
enum EndToEnd {}

extension EndToEnd {
    /// What the daemon is for: sources lead to records.
    @Suite struct Following {}
}

extension EndToEnd.Following {
    /// Sites of every kind of source.
    private static func sites() throws -> LoopbackServer {
        try LoopbackServer(sites: [
            "mawj.example": { request in
                switch request.path {
                case "/feed":
                    .text(
                        Press.rss(
                            "موج", [("عن الميناء", "http://mawj.example/a"), ("عن الجسر", "http://mawj.example/b")]),
                        type: "application/rss+xml")
                case "/b": .redirect(to: "/b-dawm", status: 301)
                case "/a", "/b-dawm": .text(Press.page(of: "mawj" + request.path))
                default: .notFound
                }
            },
            "khatt.example": { request in
                switch request.path {
                case "/sitemap.xml":
                    .text(Press.sitemapIndex(["http://khatt.example/sitemap-1.xml"]), type: "application/xml")
                case "/sitemap-1.xml":
                    .text(
                        Press.sitemap(["http://khatt.example/news/1", "http://khatt.example/news/2"]),
                        type: "application/xml")
                case "/news/1", "/news/2": .text(Press.page(of: "khatt" + request.path))
                default: .notFound
                }
            },
            "dafaf.example": { request in
                if request.path == "/akhbar" { return .text(listing) }
                return request.path.hasPrefix("/maqal/") ? .text(Press.page(of: "dafaf" + request.path)) : .notFound
            },
            "safha.example": { request in
                request.path == "/wahid" ? .gzipped(Press.page(of: "safha")) : .notFound
            },
            "murasil.example": { request in
                switch request.path {
                case "/1": .text(Press.page(of: "murasil"))
                case "/2": .redirect(to: "http://nahr.example/hunak")
                default: .notFound
                }
            },
            "nahr.example": { request in
                request.path == "/hunak" ? .text(Press.page(of: "nahr")) : .notFound
            },
        ])
    }

    private static let listing: String = {
        let items = (1...4).map { number in
            "<li><h2><a href=\"/maqal/\(number)\">\(Press.title(seed: UInt64(number)))</a></h2></li>"
        }
        return """
            <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>أخبار الضفاف</title></head>
            <body><main><ul>\(items.joined(separator: "\n"))</ul></main></body></html>
            """
    }()

    private static func installation(_ server: LoopbackServer) throws -> Installation {
        let here = try Installation()
        var settings = Settings(server)
        settings.add("feed", "mawj", url: "http://mawj.example/feed", "title = \"موج\"")
        settings.add("sitemap", "khatt", url: "http://khatt.example/sitemap.xml")
        settings.add("listing", "dafaf", url: "http://dafaf.example/akhbar")
        settings.add("url", "safha", url: "http://safha.example/wahid", "interval = \"1h\"")
        try here.configure(settings)
        try here.supply(
            "maqal.txt",
            Press.document(seed: 77, cites: ["http://murasil.example/1", "http://murasil.example/2"]))
        return here
    }

    @Test func everyKindOfSourceLeadsToRecords() async throws {
        let server = try Self.sites()
        let here = try Self.installation(server)
        let run = try await here.start(["--once"]).child.wait(within: .seconds(90))
        #expect(run == .exited(0), "\(here.logTail)")

        let records = try here.records()
        let found = records.compactMap { record in
            record.url.map { "\(record.discoveredFrom.first?.kind ?? "-") \($0)" }
        }
        #expect(
            found.sorted() == [
                "document http://murasil.example/1", "document http://murasil.example/2",
                "feed http://mawj.example/a", "feed http://mawj.example/b",
                "listing http://dafaf.example/maqal/1", "listing http://dafaf.example/maqal/2",
                "listing http://dafaf.example/maqal/3", "listing http://dafaf.example/maqal/4",
                "manual http://safha.example/wahid",
                "sitemap http://khatt.example/news/1", "sitemap http://khatt.example/news/2",
            ], "\(here.logTail)")
        #expect(records.count { $0.kind == .document } == 1)
        #expect(records.allSatisfy { $0.revision == 0 && $0.duplicateOf == nil })
        try await here.expectGoodStore()
    }

    @Test func aRecordSaysWhatThePageSaysAndHowItWasFound() async throws {
        let server = try Self.sites()
        let here = try Self.installation(server)
        #expect(try await here.start(["--once"]).child.wait(within: .seconds(90)) == .exited(0))

        let plain = try #require(try here.articles(at: "http://mawj.example/a").first)
        let seed = Press.seed("mawj/a")
        #expect(plain.title == Press.title(seed: seed))
        for paragraph in Press.paragraphs(seed: seed) { #expect(plain.text?.contains(paragraph) == true) }
        #expect(plain.language == "ar")
        #expect(plain.textDirection == "rtl")
        #expect(plain.publishedDay == "2026-10-03")
        #expect(plain.authors == ["سلمى الورّاق"])
        #expect(plain.siteName == "صحيفة الضفة")
        #expect(plain.domain == "mawj.example")
        #expect(plain.instance == "rawi@test")
        let origin = try #require(plain.discoveredFrom.first)
        #expect(origin.url == "http://mawj.example/feed")
        #expect(origin.sourceID == "mawj")
        #expect(origin.entryID == "http://mawj.example/a")
        #expect(origin.anchor == "عن الميناء")
        #expect(origin.position == 1)
        let http = try #require(plain.http)
        #expect(http.status == 200)
        #expect(http.contentType == "text/html; charset=utf-8" || http.contentType == "text/html")
        #expect(http.charset?.lowercased() == "utf-8")
        #expect(http.remoteIP == "127.0.0.1")
        #expect(http.bytes == Press.page(of: "mawj/a").utf8.count)
        #expect(!http.isPartial && !http.isTruncated)

        let moved = try #require(try here.articles(at: "http://mawj.example/b").first)
        #expect(moved.finalURL == "http://mawj.example/b-dawm")
        #expect(moved.http?.redirects.isEmpty == false)

        let packed = try #require(try here.articles(at: "http://safha.example/wahid").first)
        #expect(packed.http?.encoding == "gzip")

        // A document cites an address that leads to another site: the whole chain is in the record.
        let document = try #require(try here.records().first { $0.kind == .document })
        #expect(document.file?.hasSuffix("maqal.txt") == true)
        #expect(document.title == Press.title(seed: 77))
        let cited = try #require(try here.articles(at: "http://murasil.example/2").first)
        #expect(cited.finalURL == "http://nahr.example/hunak")
        #expect(cited.domain == "nahr.example")
        #expect(cited.http?.redirects.isEmpty == false)
        #expect(cited.discoveredFrom.first?.entryID == document.id)
        #expect(cited.discoveredFrom.first?.anchor == "رابط المقال")
    }

    @Test func anArticleFileIsPickedUpWhileTheDaemonRuns() async throws {
        let server = try Self.sites()
        let here = try Installation()
        try here.configure(Settings(server))
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        #expect(try here.records().isEmpty)

        try here.supply("jadid.txt", Press.document(seed: 5, cites: ["http://murasil.example/1"]))
        try await daemon.waits(for: "the document and what it cites") { try here.records().count >= 2 }
        #expect(try here.records().first?.kind == .document)
        #expect(try here.articles(at: "http://murasil.example/1").count == 1)

        // Another version of the same file, with one more address, and a page as HTML beside it.
        let cite = "<p>وقد ذكرت ذلك <a href=\"http://khatt.example/news/1\">صحيفة خط</a> في خبر لها عن القرية.</p>"
        try here.supply(
            "jadid.txt", Press.document(seed: 6, cites: ["http://murasil.example/1", "http://mawj.example/a"]))
        try here.supply(
            "safha.html", Press.page(seed: 9, more: cite))
        try await daemon.waits(for: "what the new version and the page cite") {
            try here.articles(at: "http://mawj.example/a").count == 1
                && here.articles(at: "http://khatt.example/news/1").count == 1
        }
        let versions = try here.records().filter { $0.kind == .document && $0.file?.hasSuffix("jadid.txt") == true }
        #expect(versions.map(\.revision) == [0, 1])
        #expect(versions.last?.previousID == versions.first?.id)
        #expect(try await daemon.stop() == .exited(0))
        #expect(try here.articles(at: "http://murasil.example/1").count == 1, "cited twice, recorded once")
        try await here.expectGoodStore()
    }

    /// The least interval there is; sources start spread over a minute, and the turn of this address comes early in it.
    @Test func aChangedPageBecomesARevision() async throws {
        let shared = Shared()
        let server = try LoopbackServer(sites: [
            "sada.example": { request in
                guard request.path == "/110" else { return .notFound }
                let number = UInt64(shared.number.load(ordering: .relaxed))
                return .validated(
                    request, etag: "\"\(number)\"", lastModified: "Sat, 03 Oct 2026 08:15:00 GMT",
                    body: Array(Press.page(seed: number).utf8))
            }
        ])
        let here = try Installation()
        var settings = Settings(server)
        settings.add("url", "sada", url: "http://sada.example/110", "interval = \"1s\"")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "the article") { try here.records().count == 1 }
        try await daemon.waits(for: "further visits") { server.requests.count { $0["If-None-Match"] == "\"1\"" } >= 2 }
        #expect(try here.records().count == 1, "a page that did not change is no revision")

        shared.number.store(2, ordering: .relaxed)
        try await daemon.waits(for: "the revision") { try here.records().count == 2 }
        let records = try here.records()
        #expect(records.map(\.revision) == [0, 1])
        #expect(records[1].previousID == records[0].id)
        #expect(records[1].firstSeenAt == records[0].firstSeenAt)
        #expect(records[1].text?.contains(Press.paragraphs(seed: 2)[0]) == true)
        #expect(records[0].urlKey == records[1].urlKey)
        #expect(try await daemon.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    @Test func whatASiteForbidsIsNotKept() async throws {
        let server = try LoopbackServer(sites: [
            "siyaj.example": { request in
                switch request.path {
                case "/robots.txt": .text("User-agent: *\nDisallow: /khass/\n", type: "text/plain")
                case "/.well-known/tdmrep.json":
                    .text("[{\"location\": \"/mahjuz/\", \"tdm-reservation\": 1}]", type: "application/json")
                case "/khass/1", "/amm/1", "/mahjuz/1": .text(Press.page(of: "siyaj" + request.path))
                case "/la-fihris":
                    .text(Press.page(seed: 31, head: "<meta name=\"robots\" content=\"noindex\">"))
                case "/tarwisa":
                    Reply(
                        headers: [("Content-Type", "text/html; charset=utf-8"), ("X-Robots-Tag", "noindex")],
                        body: Array(Press.page(seed: 32).utf8))
                case "/tdm":
                    Reply(
                        headers: [("Content-Type", "text/html; charset=utf-8"), ("TDM-Reservation", "1")],
                        body: Array(Press.page(seed: 33).utf8))
                default: .notFound
                }
            }
        ])
        let here = try Installation()
        try here.configure(Settings(server))
        let paths = ["/khass/1", "/amm/1", "/la-fihris", "/tarwisa", "/tdm", "/mahjuz/1"]
        try here.supply("maqal.txt", Press.document(seed: 1, cites: paths.map { "http://siyaj.example" + $0 }))
        #expect(try await here.start(["--once"]).child.wait() == .exited(0))

        #expect(try here.records().compactMap(\.url) == ["http://siyaj.example/amm/1"])
        #expect(!server.requests.contains { $0.path == "/khass/1" }, "forbidden pages are not asked for")
        let events = try here.events()
        let withheld = events.filter { $0.type == "withheld" }
        #expect(
            Set(withheld.map { "\($0.url ?? "") \($0.reason ?? "")" }) == [
                "http://siyaj.example/la-fihris noindex", "http://siyaj.example/tarwisa noindex",
                "http://siyaj.example/tdm tdm_reserved", "http://siyaj.example/mahjuz/1 tdm_reserved",
            ])
        #expect(events.filter { $0.type == "robots_disallowed" }.map(\.url) == ["http://siyaj.example/khass/1"])
        #expect(server.requests.allSatisfy { $0["User-Agent"]?.contains("editor@sahifa.example") == true })
        try await here.expectGoodStore()
    }

    /// A number that the server's thread reads and a test changes.
    private final class Shared: Sendable {
        let number = Atomic(1)
    }
}

import FoundationEssentials
import Store
import Testing
import Text
import Web

@testable import Daemon

/// Walks through a source's past, on virtual time; every read is held against what was announced.
@Suite struct WalkTests {
    private let time = VirtualTime()

    private func begin(_ simulation: Simulation, since: Date?, most: Int = 10_000) throws -> OperatorAnswer {
        var order = WalkOrder()
        (order.since, order.most) = (since, most)
        return try ask(simulation, .backfill("map", .begin, order))
    }

    private func ask(_ simulation: Simulation, _ command: OperatorCommand) throws -> OperatorAnswer {
        let desk = OperatorDesk(configuration: simulation.configuration, failing: [], now: time.now)
        return try simulation.state.transaction { state throws(StoreError) in try desk.answer(command, in: state) }
    }

    private func report(_ simulation: Simulation) throws -> WalkReport? {
        try ask(simulation, .backfill("map", .look)).walk
    }

    private func source(_ kind: Source.Kind, _ url: String) -> Source {
        var source = Source(id: "map", kind: kind, url: url)
        source.backlog = 0
        return source
    }

    @Test("A sitemap of thousands is settled in portions, and what is new goes before what is past")
    func longSitemap() async throws {
        let entries = (1...2_500).map { "<url><loc>https://news.example/\($0)</loc></url>" }.joined()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/map.xml": SimulatedWeb.Answer(type: "application/xml", body: "<urlset>\(entries)</urlset>")
            case "/feed":
                SimulatedWeb.Answer(
                    type: "application/rss+xml", body: Invented.feed([("https://news.example/9001", "خبر")]))
            default: SimulatedWeb.Answer(body: Invented.page(Int(url.path.dropFirst()) ?? 0))
            }
        }
        let fresh = Source(id: "fresh", kind: .feed, url: "https://news.example/feed")
        let simulation = try Simulation(
            [source(.sitemap, "https://news.example/map.xml"), fresh], web: web, time: time)
        #expect(try begin(simulation, since: nil).isDone)
        try await simulation.run(for: .seconds(120))
        let done = try #require(try report(simulation))
        #expect(done.state == .done && done.count.queued == 2_500 && done.count.undated == 2_500, "\(done)")
        let pages = web.requests.map(\.url).filter {
            $0.hasPrefix("https://news.example/") && $0.last?.isNumber == true
        }
        #expect(pages.firstIndex(of: "https://news.example/9001").map { $0 < 3 } == true, "\(pages)")
        #expect(try ask(simulation, .backfill("map", .stop)).walk?.state == .done)
    }

    @Test("What does not answer is asked again, then left out; endless pages end at the limit")
    func failures() async throws {
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": return SimulatedWeb.Answer(status: 404)
            case "/map.xml":
                let parts = ["a", "b", "c"].map { "<sitemap><loc>https://news.example/\($0).xml</loc></sitemap>" }
                return SimulatedWeb.Answer(
                    type: "application/xml", body: "<sitemapindex>\(parts.joined())</sitemapindex>")
            case "/a.xml", "/c.xml":
                return SimulatedWeb.Answer(
                    type: "application/xml",
                    body: "<urlset><url><loc>https://news.example\(url.path)/1</loc></url></urlset>")
            case "/b.xml": return SimulatedWeb.Answer(status: 500)
            default: return SimulatedWeb.Answer(body: Invented.page(url.path.utf8.count))
            }
        }
        let simulation = try Simulation([source(.sitemap, "https://news.example/map.xml")], web: web, time: time)
        #expect(try begin(simulation, since: nil).isDone)
        try await simulation.run(for: .seconds(3 * 3600))
        let done = try #require(try report(simulation))
        #expect(done.state == .done && done.count.failed == 1 && done.count.queued == 2, "\(done)")
        #expect(web.requests(for: "https://news.example/b.xml").count >= 6)
        #expect(try begin(simulation, since: nil, most: 2).isDone)
        try await simulation.run(for: .seconds(3600))
        #expect(try report(simulation)?.ending?.hasPrefix("2 documents") == true)
    }

    @Test("robots.txt, and who is stopped goes on where it stood")
    func stopped() async throws {
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt":
                return SimulatedWeb.Answer(type: "text/plain", body: "User-agent: *\nDisallow: /page/4\n")
            case let path where path.hasPrefix("/page/") || path == "/":
                let number = Int(path.filter(\.isNumber)) ?? 1
                let links = (0..<9).map { "<h2><a href=\"/\(number * 10 + $0)\">عنوان خبر طويل من الأخبار</a></h2>" }
                return SimulatedWeb.Answer(
                    body:
                        "<html><body>\(links.joined())<a href=\"/page/\(number + 1)/\">\(number + 1)</a></body></html>")
            default: return Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
        let simulation = try Simulation([source(.listing, "https://news.example/")], web: web, time: time)
        let since = time.now
        #expect(try begin(simulation, since: since).isDone)
        try await simulation.run(for: .seconds(90))
        let middle = try #require(try ask(simulation, .backfill("map", .stop)).walk)
        #expect(middle.state == .stopped && middle.count.documents > 0 && middle.count.documents < 3, "\(middle)")
        try await simulation.run(for: .seconds(600))
        #expect(try report(simulation) == middle)
        #expect(
            try begin(simulation, since: since).lines.first?.contains("goes on") == true)
        try await simulation.run(for: .seconds(1800))
        let done = try #require(try report(simulation))
        #expect(done.state == .done && done.count.documents == 3 && done.count.failed == 1, "\(done)")
        #expect(done.count.queued + done.count.known == 27)
        #expect(web.requests(for: "https://news.example/page/4/").isEmpty)
    }

    @Test("A source that is a page begins at the feed that was found through it")
    func discovered() async throws {
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/": .init(body: "<title>Front</title><link rel=alternate type=application/rss+xml href=/feed.xml>")
            case "/feed.xml":
                .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...3).map { ("https://news.example/\($0)", "خبر") }))
            case "/robots.txt": .init(status: 404)
            default: .init(body: Invented.page(Int(url.path.dropFirst()) ?? 0))
            }
        }
        var front = source(.feed, "https://news.example/")
        front.discovers = true
        let simulation = try Simulation([front], web: web, time: time)
        #expect(try !begin(simulation, since: nil).isDone)
        try await simulation.run(for: .seconds(60))
        #expect(try begin(simulation, since: nil).isDone)
        try await simulation.run(for: .seconds(120))
        let done = try #require(try report(simulation))
        #expect(done.state == .done && done.count.found == 3, "\(done)")
    }
}

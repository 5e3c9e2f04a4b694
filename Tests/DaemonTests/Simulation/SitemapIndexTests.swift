import Daemon
import FoundationEssentials
import Store
import Synchronization
import Testing
import Web

/// Indexes of sitemaps over days.
@Suite struct SitemapIndexTests {
    private static let index = "https://news.example/index.xml"

    private static func source(backlog: Int) -> Source {
        var source = Source(id: "news", kind: .sitemap, url: index)
        source.backlog = backlog
        return source
    }

    /// `children` by name: the lastmod that the index gives, if any, and the numbers of the articles.
    private static func web(
        _ time: VirtualTime,
        _ children: @escaping @Sendable (Date) -> [(name: String, lastmod: String?, articles: [Int])]
    ) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, now in
            if url.path == "/index.xml" {
                let entries = children(now).map { child in
                    "<sitemap><loc>https://news.example/\(child.name)</loc>"
                        + (child.lastmod.map { "<lastmod>\($0)</lastmod>" } ?? "") + "</sitemap>"
                }
                return SimulatedWeb.Answer(
                    type: "application/xml", body: "<sitemapindex>\(entries.joined())</sitemapindex>")
            }
            if let child = children(now).first(where: { "/" + $0.name == url.path }) {
                let entries = child.articles.map { "<url><loc>https://news.example/\($0)</loc></url>" }
                return SimulatedWeb.Answer(type: "application/xml", body: "<urlset>\(entries.joined())</urlset>")
            }
            return Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
                ?? SimulatedWeb.Answer(status: 404)
        }
    }

    private static func hours(_ now: Date) -> Double { now.timeIntervalSince(VirtualTime.start) / 3600 }

    @Test func theBacklogIsTheSourcesAndWhatComesLaterIsNews() async throws {
        let time = VirtualTime()
        let web = Self.web(time) { now in
            [("2026-1.xml", "2026-10-01", [1, 2, 3]), ("2026-2.xml", "2026-11-01", [4, 5, 6])]
                + (Self.hours(now) > 6 ? [("2026-3.xml", "2026-11-21", [7, 8, 9])] : [])
        }
        let simulation = try Simulation([Self.source(backlog: 2)], web: web, time: time)
        try await simulation.run(for: .seconds(6 * 3600))
        #expect(
            try simulation.records().compactMap(\.url).sorted() == ["https://news.example/4", "https://news.example/5"])
        try await simulation.run(for: .seconds(86_400))
        let later = try simulation.records().compactMap(\.url).dropFirst(2).sorted()
        #expect(later == [7, 8, 9].map { "https://news.example/\($0)" })
    }

    @Test func onlyChildrenThatChangedAreAskedAgain() async throws {
        let time = VirtualTime()
        let web = Self.web(time) { now in
            [
                ("old.xml", "2019-01-01", [1]),
                ("new.xml", Self.hours(now) > 50 ? "2026-11-23" : "2026-11-20", Self.hours(now) > 50 ? [2, 3] : [2]),
            ]
        }
        let simulation = try Simulation([Self.source(backlog: 9)], web: web, time: time)
        try await simulation.run(for: .seconds(50 * 3600))
        #expect(web.requests(for: "https://news.example/old.xml").count <= 2)
        try await simulation.run(for: .seconds(20 * 86_400))
        #expect(web.requests(for: "https://news.example/old.xml").count <= 6)
        let changed = try #require(web.requests(for: "https://news.example/new.xml").first { Self.hours($0) > 50 })
        // The index is asked once a day at the least.
        #expect(Self.hours(changed) < 80)
        #expect(try simulation.records().contains { $0.url == "https://news.example/3" })
    }

    @Test func childrenThatLeftTheIndexGo() async throws {
        let time = VirtualTime()
        let web = Self.web(time) { now in
            [("a.xml", nil, [1])] + (Self.hours(now) < 6 ? [("b.xml", nil, [2])] : [])
        }
        let simulation = try Simulation([Self.source(backlog: 9)], web: web, time: time)
        try await simulation.run(for: .seconds(20 * 86_400))
        #expect(web.requests(for: "https://news.example/b.xml").filter { Self.hours($0) > 40 }.isEmpty)
        #expect(web.requests(for: "https://news.example/a.xml").contains { Self.hours($0) > 40 })
    }

    @Test func theNewestOfTooManyAreAskedAndTheRestIsSaid() async throws {
        let time = VirtualTime()
        let web = Self.web(time) { _ in (0..<1003).map { ("archive-\($0).xml", nil, []) } }
        let simulation = try Simulation([Self.source(backlog: 9)], web: web, time: time)
        try await simulation.run(for: .seconds(4 * 3600))
        #expect(web.requests(for: "https://news.example/archive-1002.xml").count > 1)
        #expect(web.requests(for: "https://news.example/archive-900.xml").count == 1)
        #expect(web.requests(for: "https://news.example/archive-2.xml").isEmpty)
        let said = try simulation.eventLines().filter { $0.contains("\"sitemaps_left_out\"") }
        #expect(said.count == 1 && said[0].contains("\"sitemaps\":3"))
    }

    @Test func anotherSitesRobotsAreAskedForItsChildren() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case (_, "/index.xml"):
                SimulatedWeb.Answer(
                    type: "application/xml",
                    body: "<sitemapindex><sitemap><loc>https://other.example/s.xml</loc></sitemap></sitemapindex>")
            case ("other.example", "/robots.txt"):
                SimulatedWeb.Answer(type: "text/plain", body: "User-agent: *\nDisallow: /\n")
            default: SimulatedWeb.Answer(status: 404)
            }
        }
        let simulation = try Simulation([Self.source(backlog: 9)], web: web, time: time)
        try await simulation.run(for: .seconds(7200))
        #expect(web.requests(for: "https://other.example/robots.txt").count == 1)
        #expect(web.requests(for: "https://other.example/s.xml").isEmpty)
    }
}

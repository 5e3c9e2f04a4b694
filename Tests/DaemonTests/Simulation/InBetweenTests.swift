import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// What answers in place of an article: pages in between, feeds under a page's address.
@Suite struct InBetweenTests {
    /// How a site keeps its readers waiting.
    enum Wall: String, CaseIterable {
        /// On another site, with the address asked for in the query.
        case carrying
        case inBase64
        case inFragment
        /// On another site and telling nothing, but hardly a word on it.
        case bare
        /// On the same site.
        case own

        func place(of url: WebURL) -> String {
            let page = "\(url.origin)\(url.path)"
            return switch self {
            case .carrying: "https://consent.example/wall?v=2&to=https%3A%2F%2Fnews.example%2F\(url.path.dropFirst())"
            case .inBase64: "https://consent.example/wall?r=\(Data(page.utf8).base64EncodedString())"
            case .inFragment: "https://consent.example/wall#\(page)"
            case .bare: "https://consent.example/wall"
            case .own: "https://news.example/consent?return=\(url.path)"
            }
        }

        /// So much of a page that only the way there can tell it.
        var page: String {
            let words = "We and our partners store data on your device to show what you may like to read next. "
            let text = self == .bare ? words : String(repeating: words, count: 6)
            return
                "<html><head><title>Consent</title></head><body><h1>Before you go on</h1><p>\(text)</p></body></html>"
        }
    }

    private static let news = Source(id: "news", kind: .feed, url: "https://news.example/feed")

    private static func web(_ time: VirtualTime, _ wall: Wall, until opened: Date) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, now in
            switch url.path {
            case "/robots.txt": return SimulatedWeb.Answer(status: 404)
            case "/feed":
                return SimulatedWeb.Answer(body: Invented.feed((1...4).map { ("https://news.example/\($0)", "خبر") }))
            case "/wall", "/consent": return SimulatedWeb.Answer(body: wall.page)
            default:
                if now < opened {
                    return SimulatedWeb.Answer(status: 302, headers: [("location", wall.place(of: url))])
                }
                return Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
    }

    @Test("A page in between gives no record; when it goes, the articles come as they are", arguments: Wall.allCases)
    func between(wall: Wall) async throws {
        let time = VirtualTime()
        let web = Self.web(time, wall, until: VirtualTime.start.addingTimeInterval(2 * 3600))
        let simulation = try Simulation([Self.news], web: web, time: time)
        try await simulation.run(for: .seconds(3600))
        #expect(try simulation.records().isEmpty)
        let events = try simulation.eventLines().filter { $0.contains("\"not_article\"") }
        #expect(events.count == 4)
        #expect(events.allSatisfy { $0.contains("\"interstitial\"") && $0.contains("\"final_url\"") })
        try await simulation.run(for: .seconds(2 * 86_400))
        let records = try simulation.records()
        #expect(records.count == 4)
        #expect(records.allSatisfy { $0.revision == 0 && $0.duplicateOf == nil && $0.domain == "news.example" })
    }

    @Test("An article that is asked for again behind a wall is not given up")
    func known() async throws {
        let time = VirtualTime()
        let closed = VirtualTime.start.addingTimeInterval(7 * 86_400)
        let web = SimulatedWeb(time) { url, _, now in
            switch url.path {
            case "/robots.txt": return SimulatedWeb.Answer(status: 404)
            case "/feed": return SimulatedWeb.Answer(body: Invented.feed([("https://news.example/1", "خبر")]))
            case "/wall": return SimulatedWeb.Answer(body: Wall.carrying.page)
            default:
                guard now >= closed, now < closed.addingTimeInterval(60 * 86_400) else {
                    return SimulatedWeb.Answer(body: Invented.page(1, version: now < closed ? 0 : 1))
                }
                return SimulatedWeb.Answer(status: 302, headers: [("location", Wall.carrying.place(of: url))])
            }
        }
        let simulation = try Simulation([Self.news], web: web, time: time)
        try await simulation.run(for: .seconds(90 * 86_400))
        #expect(try simulation.records().map(\.revision) == [0, 1])
        #expect(try !simulation.eventLines().contains { $0.contains("\"gave_up\"") })
    }

    @Test("A long page on another site that several addresses end at is recorded once at most")
    func shared() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case (_, "/robots.txt"): SimulatedWeb.Answer(status: 404)
            case ("news.example", "/feed"):
                SimulatedWeb.Answer(body: Invented.feed((1...6).map { ("https://news.example/\($0)", "خبر") }))
            case ("consent.example", _): SimulatedWeb.Answer(body: Wall.carrying.page)
            default: SimulatedWeb.Answer(status: 302, headers: [("location", "https://consent.example/wall")])
            }
        }
        let simulation = try Simulation([Self.news], web: web, time: time)
        try await simulation.run(for: .seconds(86_400))
        #expect(try simulation.records().count == 1)
        // The site is left alone for longer each time; a second page may be on its way when the first is answered.
        let events = try simulation.eventLines().filter { $0.contains("\"interstitial\"") }
        #expect((5...12).contains(events.count))
    }

    @Test(
        "An article that moved is an article",
        arguments: [
            // It says so itself; it is long; it keeps its path; a short link leads to it.
            ("https://new.example/story/77", Invented.page(1)),
            ("https://new.example/story/77", "<h1>Story</h1>" + Invented.story(1)),
            ("https://new.example/archive/1", "<h1>A short item</h1><p>The ferry sails again from Monday on.</p>"),
            ("https://news.example/ar/1?ref=/1", "<h1>A short item</h1><p>The ferry sails again from Monday on.</p>"),
            ("https://new.example/a?from=https://news.example/1", Invented.page(1)),
        ])
    func moved(place: String, page: String) async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.href {
            case "https://news.example/feed":
                SimulatedWeb.Answer(body: Invented.feed([("https://news.example/1", "خبر")]))
            case "https://news.example/1": SimulatedWeb.Answer(status: 301, headers: [("location", place)])
            case place: SimulatedWeb.Answer(body: page)
            default: SimulatedWeb.Answer(status: 404)
            }
        }
        let simulation = try Simulation([Self.news], web: web, time: time)
        try await simulation.run(for: .seconds(3600))
        #expect(try simulation.records().map(\.finalURL) == [place])
    }

    @Test("A feed under a page's address is no page, and its event says what it is")
    func feed() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/feed":
                SimulatedWeb.Answer(
                    body: Invented.feed([
                        ("https://news.example/ar/feed.xml", "خبر"), ("https://news.example/map", "خبر"),
                    ]))
            case "/ar/feed.xml":
                SimulatedWeb.Answer(
                    type: "text/html", body: Invented.feed([("https://news.example/2", "خبر طويل العنوان")]))
            case "/map":
                SimulatedWeb.Answer(
                    type: "application/xml",
                    body: "<urlset xmlns='x'><url><loc>https://news.example/1</loc></url></urlset>")
            default: SimulatedWeb.Answer(status: 404)
            }
        }
        let simulation = try Simulation([Self.news], web: web, time: time)
        var remarks: [String] = []
        try await simulation.run(for: .seconds(9 * 86_400)) { remarks.append($0.message) }
        #expect(try simulation.records().isEmpty)
        let events = try simulation.eventLines()
        #expect(events.contains { $0.contains("not a page but a feed (") })
        #expect(events.contains { $0.contains("not a page but a sitemap (") })
        #expect(remarks.contains { $0.hasPrefix("given up: not a page but a feed (") })
    }
}

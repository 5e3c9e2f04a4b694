import Daemon
import Fetch
import FoundationEssentials
import Store
import Synchronization
import Testing
import Web

@Suite("Articles that their site cut into pages")
struct JoinedPagesTests {
    private static let feed = Source(id: "a", kind: .feed, url: "https://news.example/feed")

    /// The story `/1` on so many pages; `/robots.txt` says what is given.
    private static func web(
        _ time: VirtualTime, pages: Int, links: [String] = ["https://news.example/1/"], robots: String? = nil,
        other: @escaping @Sendable (String, Date) -> SimulatedWeb.Answer? = { _, _ in nil }
    ) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, now in
            if let answer = other(url.path, now) { return answer }
            switch url.path {
            case "/robots.txt": return robots.map { .init(type: "text/plain", body: $0) } ?? .init(status: 404)
            case "/feed": return .init(type: "application/rss+xml", body: Invented.feed(links.map { ($0, "خبر") }))
            default:
                let parts = url.path.split(separator: "/").compactMap { Int($0) }
                guard parts.first == 1, let number = parts.count == 1 ? 1 : parts.last, number <= pages else {
                    return .init(status: 404)
                }
                return .init(body: page(number, of: pages))
            }
        }
    }

    private static func page(_ number: Int, of pages: Int, version: Int = 0) -> String {
        let next = number < pages ? "<p><a href=\"/1/\(number + 1)/\">التالي</a></p>" : ""
        return Invented.page(1).replacing(Invented.story(1), with: Invented.story(number, version: version) + next)
    }

    private static func simulation(_ time: VirtualTime, _ web: SimulatedWeb) throws -> Simulation {
        try Simulation([feed], web: web, time: time)
    }

    private static func marks(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "رقم \($0 * 13 + 2) " } }

    @Test func theyAreOneRecord() async throws {
        let time = VirtualTime()
        let web = Self.web(time, pages: 3)
        let simulation = try Self.simulation(time, web)
        try await simulation.run(for: .seconds(3_000))
        let record = try #require(try simulation.records().first)
        #expect(try simulation.records().count == 1)
        #expect(record.pages == 3 && record.pagesMissing == nil)
        #expect(record.pageURLs == ["https://news.example/1/2/", "https://news.example/1/3/"])
        #expect(record.finalURL == "https://news.example/1/")
        for mark in Self.marks(1...3) { #expect(record.text?.contains(mark) == true) }
        // Each at the pace of the site.
        let asked = web.requests.map(\.at)
        #expect(zip(asked, asked.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 5 })
        #expect(try simulation.eventLines().isEmpty)
    }

    @Test("Patience that a further page asks for is the site's: seed 194 of the simulation with losses of power")
    func patience() async throws {
        let time = VirtualTime()
        let web = Self.web(time, pages: 3) { path, _ in
            path == "/1/2/" ? .init(status: 429, headers: [("Retry-After", "50000")]) : nil
        }
        let simulation = try Self.simulation(time, web)
        try await simulation.run(for: .seconds(49_000))
        let asked = web.requests.map(\.at)
        let refused = try #require(web.requests(for: "https://news.example/1/2/").first)
        #expect(asked.allSatisfy { $0 <= refused })
        #expect(try simulation.records().map(\.pagesMissing) == ["http_429"])
        try await simulation.run(for: .seconds(10_000))
        #expect(web.requests.count > asked.count)
    }

    @Test("A restart between two pages goes on with the next")
    func restart() async throws {
        let time = VirtualTime()
        let web = Self.web(time, pages: 3)
        let simulation = try Self.simulation(time, web)
        for _ in 0..<12 { try await simulation.run(for: .seconds(4)) }
        #expect(try simulation.records().map(\.pages) == [3])
        #expect(web.requests(for: "https://news.example/1/").count == 1)
    }

    @Test("A revisit compares all of it: the same gives nothing, a change on a later page is a revision")
    func revisits() async throws {
        let time = VirtualTime()
        let later = VirtualTime.start.addingTimeInterval(86_400)
        let simulation = try Self.simulation(
            time,
            Self.web(time, pages: 2) { path, now in
                path == "/1/2/" && now > later ? .init(body: Self.page(2, of: 2, version: 4)) : nil
            })
        try await simulation.run(for: .seconds(10 * 86_400))
        let records = try simulation.records()
        #expect(records.map(\.revision) == [0, 1])
        #expect(records.map(\.pages) == [2, 2])
    }

    @Test(
        "A page that fails is missing and said to be; once it answers, the whole is a revision, which no later failure shortens"
    )
    func missing() async throws {
        let time = VirtualTime()
        let (first, last) = (
            VirtualTime.start.addingTimeInterval(3_600), VirtualTime.start.addingTimeInterval(2 * 86_400)
        )
        let simulation = try Self.simulation(
            time,
            Self.web(time, pages: 3) { path, now in
                path == "/1/3/" && (now < first || now > last) ? .init(status: 500) : nil
            })
        try await simulation.run(for: .seconds(20 * 86_400))
        let records = try simulation.records()
        #expect(records.map(\.pages) == [2, 3])
        #expect(records.map(\.pagesMissing) == ["http_500", nil])
        let events = try simulation.eventLines()
        #expect(events.count { $0.contains("pages_missing") } == 1)
        #expect(events.contains { $0.contains("partial_text") })
    }

    @Test("What robots.txt forbids, what leads elsewhere and what is no article are not read on")
    func refused() async throws {
        let time = VirtualTime()
        for (robots, body, reason) in [
            ("User-agent: *\nDisallow: /1/2", nil, "robots_disallowed"),
            (nil, Invented.page(9).replacing("خبر رقم 9", with: "عنوان من شأن آخر"), "other_article"),
            (nil, "<html><body></body></html>", "not_article"),
            (nil, Self.page(2, of: 2).replacing("<head>", with: "<head><meta name=robots content=noindex>"), "noindex"),
        ] as [(String?, String?, String)] {
            let simulation = try Self.simulation(
                time,
                Self.web(time, pages: 2, robots: robots) { path, _ in
                    path == "/1/2/" ? body.map { SimulatedWeb.Answer(body: $0) } : nil
                })
            try await simulation.run(for: .seconds(3_000))
            let records = try simulation.records()
            #expect(records.map(\.pages) == [1])
            #expect(records.map(\.pagesMissing) == [reason])
            #expect(try simulation.eventLines().contains { $0.contains("pages_missing") && $0.contains(reason) })
        }
    }

    @Test("An article of which a page broke off is not whole, whichever it was", arguments: ["/1/", "/1/2/"])
    func cutOff(path: String) async throws {
        let time = VirtualTime()
        let simulation = try Self.simulation(
            time,
            Self.web(time, pages: 2) { asked, _ in
                asked == path ? .init(body: Self.page(path == "/1/" ? 1 : 2, of: 2), isCut: true) : nil
            })
        try await simulation.run(for: .seconds(3_000))
        #expect(try simulation.records().map(\.pages) == [2])
        #expect(try simulation.records().map(\.http?.isPartial) == [true])
    }

    @Test("Ten pages are read")
    func bound() async throws {
        let time = VirtualTime()
        let web = Self.web(time, pages: 14)
        let simulation = try Self.simulation(time, web)
        try await simulation.run(for: .seconds(3_000))
        #expect(try simulation.records().map(\.pages) == [10])
        #expect(try simulation.records().map(\.pagesMissing) == ["limit"])
        #expect(web.requests(for: "https://news.example/1/11/").isEmpty)
    }

    @Test("A server that gives the same text for each number has one page, and keeps its validators")
    func comments() async throws {
        let time = VirtualTime()
        let simulation = try Self.simulation(
            time,
            Self.web(time, pages: 2) { path, _ in
                path.hasPrefix("/1/") ? .init(body: Self.page(1, of: 2), headers: [("etag", "\"a\"")]) : nil
            })
        try await simulation.run(for: .seconds(20 * 86_400))
        #expect(try simulation.records().map(\.pages) == [nil])
        #expect(try simulation.eventLines().isEmpty)
    }

    @Test("A later page that a feed names is no record of its own")
    func namedPages() async throws {
        let time = VirtualTime()
        let web = Self.web(
            time, pages: 2, links: ["https://news.example/1/", "https://news.example/1/2/"],
            robots: "User-agent: *\nDisallow: /never")
        let simulation = try Self.simulation(time, web)
        try await simulation.run(for: .seconds(20 * 86_400))
        #expect(try simulation.records().map(\.pages) == [2])
    }

    @Test("An index page that goes on is not followed")
    func indexPages() async throws {
        let time = VirtualTime()
        let rows = (1...40).map { "<li><a href=\"/story-\($0)-of-the-day\">خبر قصير \($0) من المدينة</a></li>" }
        let web = Self.web(time, pages: 2) { path, _ in
            path == "/1/"
                ? .init(
                    body:
                        "<html><head><link rel=next href=/1/2/><title>الأخبار</title></head><body><ul>\(rows.joined())</ul><a href=/1/2/>2</a></body></html>"
                ) : nil
        }
        let simulation = try Self.simulation(time, web)
        try await simulation.run(for: .seconds(3_000))
        #expect(try simulation.records().isEmpty)
        #expect(web.requests(for: "https://news.example/1/2/").isEmpty)
    }
}

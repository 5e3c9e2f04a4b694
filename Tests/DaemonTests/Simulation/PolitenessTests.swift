import Daemon
import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// What servers ask for, and whether it is kept: pace, robots.txt, patience.
@Suite struct PolitenessTests {
    private static let noon = VirtualTime.start

    /// An outlet with a feed of so many stories and this robots.txt.
    private static func outlet(
        _ time: VirtualTime, stories: Int, robots: @escaping @Sendable (Date) -> SimulatedWeb.Answer?,
        page: @escaping @Sendable (WebURL) -> SimulatedWeb.Answer? = { _ in nil }
    ) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, now in
            switch url.path {
            case "/robots.txt": return robots(now)
            case "/feed":
                return .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...stories).map { ("https://news.example/\($0)", "خبر رقم \($0)") }))
            default: return page(url) ?? Int(url.path.dropFirst()).map { .init(body: Invented.page($0)) }
            }
        }
    }

    private static let source = Source(id: "a", kind: .feed, url: "https://news.example/feed")

    private func run(_ web: SimulatedWeb, _ time: VirtualTime, days: Double) async throws -> Simulation {
        let simulation = try Simulation([Self.source], web: web, time: time)
        try await simulation.run(for: .seconds(days * 86_400))
        return simulation
    }

    @Test("Crawl-delay holds between any two requests to the site, once it is known")
    func crawlDelay() async throws {
        let time = VirtualTime()
        let web = Self.outlet(
            time, stories: 4, robots: { _ in .init(type: "text/plain", body: "User-agent: *\nCrawl-delay: 12") })
        _ = try await run(web, time, days: 0.2)
        let asked = web.requests
        let known = try #require(asked.firstIndex { $0.url.hasSuffix("/robots.txt") })
        let gaps = zip(asked[known...], asked[(known + 1)...]).map { $1.at.timeIntervalSince($0.at) }
        #expect(gaps.count > 8)
        #expect(gaps.allSatisfy { $0 >= 12 })
    }

    @Test func aServerThatIsBusyDoesNotShortenItsCrawlDelay() async throws {
        let time = VirtualTime()
        let web = Self.outlet(
            time, stories: 4, robots: { _ in .init(type: "text/plain", body: "User-agent: *\nCrawl-delay: 120") },
            page: { _ in .init(status: 503) })
        _ = try await run(web, time, days: 0.2)
        let asked = web.requests.drop { !$0.url.hasSuffix("/robots.txt") }
        let gaps = zip(asked, asked.dropFirst()).map { $1.at.timeIntervalSince($0.at) }
        #expect(gaps.allSatisfy { $0 >= 120 })
    }

    @Test("Every step of a page's redirects is allowed by the robots.txt of where it leads")
    func redirects() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case ("closed.news.example", "/robots.txt"):
                .init(type: "text/plain", body: "User-agent: *\nDisallow: /")
            case (_, "/robots.txt"): .init(type: "text/plain", body: "User-agent: *\nDisallow: /private/")
            case (_, "/feed"):
                .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...3).map { ("https://news.example/\($0)", "خبر رقم \($0)") }))
            case ("news.example", "/1"): .init(status: 302, headers: [("location", "/private/1")])
            case ("news.example", "/2"):
                .init(status: 302, headers: [("location", "https://closed.news.example/2")])
            case ("news.example", "/3"): .init(status: 301, headers: [("location", "https://www.news.example/3")])
            default: .init(body: Invented.page(3))
            }
        }
        let simulation = try await run(web, time, days: 1)
        #expect(web.requests(for: "https://news.example/private/1").isEmpty)
        #expect(web.requests(for: "https://closed.news.example/2").isEmpty)
        #expect(!web.requests(for: "https://closed.news.example/robots.txt").isEmpty)
        let records = try simulation.records()
        #expect(records.map(\.finalURL) == ["https://www.news.example/3"])
        let first = try #require(web.requests(for: "https://www.news.example/3").first)
        let asked = try #require(web.requests(for: "https://www.news.example/robots.txt").first)
        #expect(asked < first)
    }

    @Test("A host that is gone is asked less and less, said once, and its pages are given up after a week")
    func deadHost() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case ("news.example", "/robots.txt"): .init(status: 404)
            case ("news.example", "/feed"):
                .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...3).map { ("https://dead.example/\($0)", "خبر رقم \($0)") }))
            default: nil
            }
        }
        let simulation = try Simulation([Self.source], web: web, time: time)
        var warnings = 0
        try await simulation.run(for: .seconds(20 * 86_400)) { if $0.level == .warning { warnings += 1 } }
        #expect(web.requests(for: "https://dead.example/robots.txt").count < 20)
        let events = try simulation.eventLines()
        #expect(events.filter { $0.contains("\"gave_up\"") }.count == 3)
        #expect(events.filter { $0.contains("\"fetch_error\"") }.count == 3)
        // One that it is out of reach, one for each page given up.
        #expect(warnings == 4)
    }

    @Test("A robots.txt that breaks off or answers 304 is no answer; what was read within a month outlives an outage")
    func unclearAnswers() async throws {
        let time = VirtualTime()
        let web = Self.outlet(
            time, stories: 2,
            robots: { now in
                now.timeIntervalSince(Self.noon) < 3600
                    ? .init(type: "text/plain", body: "User-agent: *\nDisallow: /1") : .init(status: 503)
            })
        let simulation = try await run(web, time, days: 3)
        #expect(try simulation.records().map(\.url) == ["https://news.example/2"])
        #expect(web.requests(for: "https://news.example/1").isEmpty)
        #expect(web.requests(for: "https://news.example/2").count > 1)
        for status in [304, 503] {
            let later = VirtualTime()
            let other = Self.outlet(later, stories: 2, robots: { _ in .init(status: status) })
            #expect(try await run(other, later, days: 1).records().isEmpty)
        }
    }

    @Test("Feeds that lead to one host are asked there one after the other, and move there after a week")
    func feedsThatLeadToOneHost() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case ("feeds.example", "/robots.txt"): .init(status: 404)
            case ("feeds.example", _): .init(type: "application/rss+xml", body: Invented.feed([]))
            default: .init(status: 301, headers: [("location", "https://feeds.example/\(url.host)")])
            }
        }
        let sources = (1...6).map { Source(id: "s\($0)", kind: .feed, url: "https://s\($0).example/feed") }
        let simulation = try Simulation(sources, web: web, time: time)
        try await simulation.run(for: .seconds(10 * 86_400))
        let there = web.requests.filter { $0.url.hasPrefix("https://feeds.example/s") }.map(\.at)
        #expect(there.count > 60)
        #expect(zip(there, there.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 5 })
        #expect(try simulation.eventLines().filter { $0.contains("source_moved") }.count == 6)
    }

    @Test("A source that makes up addresses at each poll fills neither disk nor day, and loses none it keeps listing")
    func flood() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, now in
            guard url.path == "/feed" else { return .init(status: 404) }
            let poll = Int(now.timeIntervalSince(Self.noon) / 1800)
            return .init(
                type: "application/rss+xml",
                body: Invented.feed((0..<9_000).map { ("https://news.example/\(poll)-\($0)", "خبر") }))
        }
        let simulation = try Simulation([Self.source], web: web, time: time)
        try await simulation.run(for: .seconds(4 * 3_600))
        let counts = try simulation.state.counts(at: time.now)
        #expect((19_000...20_300).contains(counts.targetsByKind[.page] ?? 0))
        #expect(try simulation.eventLines().contains { $0.contains("entries_left_out") })
    }

    @Test("News go before what is overdue for another look")
    func newsFirst() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, now in
            switch url.path {
            case "/robots.txt": return .init(status: 404)
            case "/feed":
                // Twenty at the start, one more after a day in which the daemon stood still.
                let count = now.timeIntervalSince(Self.noon) < 86_400 ? 20 : 21
                return .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...count).map { ("https://news.example/\($0)", "خبر رقم \($0)") }))
            default: return Int(url.path.dropFirst()).map { .init(body: Invented.page($0)) }
            }
        }
        let simulation = try Simulation([Self.source], web: web, time: time)
        try await simulation.run(for: .seconds(600))
        let before = web.requests.count
        await time.sleep(until: Self.noon + 2 * 86_400, jobs: 0)
        try await simulation.run(for: .seconds(300))
        let later = web.requests.dropFirst(before).map(\.url)
        let news = try #require(later.firstIndex(of: "https://news.example/21"))
        // One or two may have begun before the feed was read.
        #expect(news - later.startIndex <= 4)
    }

    @Test("Transfers and connections leave the store its files", arguments: [20, 40, 64, 256, 1024, 65_536])
    func descriptors(limit: Int) {
        let plan = DescriptorPlan(limit: limit, concurrency: 200)
        #expect(plan.transfers >= 1 && plan.transfers <= 200)
        if limit >= 64 { #expect(plan.connections + 2 * plan.transfers + 48 <= limit) }
    }

    @Test("A row that an earlier version kept of a server's refusal allows nothing", arguments: [0, 304, 429, 503])
    func rowsOfEarlierVersions(status: Int) {
        let target = Target(
            key: "page:a", kind: .page, url: "https://a.example/1", site: "a.example", due: Self.noon)
        let until = Self.noon.addingTimeInterval(60)
        let row = RobotsRow(
            origin: "https://a.example", fetchedAt: Self.noon, expiresAt: until, status: status, body: [])
        let admission = JobMaking(configuration: Configuration(instance: "test"), sources: [:]).admit(
            target, robots: row, rules: RobotsRules(parsing: []), reservation: nil, now: Self.noon)
        #expect(admission == .wait(until))
    }

    @Test("Only who answered within a day says that the network is away")
    func connectivity() throws {
        func outcome(_ site: String, _ reply: Reply?) throws -> Outcome {
            let target = Target(key: "page:\(site)", kind: .page, url: "https://\(site)/", site: site, due: Self.noon)
            return Outcome(
                job: Job(target: target, want: .page), answer: reply == nil ? .fetchFailed(.cannotConnect) : .httpError,
                reply: reply, startedAt: Self.noon)
        }
        let url = try #require(WebURL("https://a.example/"))
        let answer = Reply(FetchResponse(url: url, status: 200, headers: HTTPHeaders(), body: []))
        var network = Connectivity()
        for site in ["a", "b", "c"] { _ = network.note(try outcome(site, answer), now: Self.noon) }
        for dead in 0..<9 { _ = network.note(try outcome("dead\(dead)", nil), now: Self.noon) }
        #expect(!network.isAway)
        for site in ["a", "b", "c"] { _ = network.note(try outcome(site, nil), now: Self.noon) }
        #expect(network.isAway)
        _ = network.note(try outcome("b", answer), now: Self.noon)
        #expect(!network.isAway)
        let tomorrow = Self.noon.addingTimeInterval(90_000)
        for site in ["a", "b", "c"] { _ = network.note(try outcome(site, nil), now: tomorrow) }
        #expect(!network.isAway)
    }
}

import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// The clock was ahead once, and is right again after a restart.
@Suite struct ClockAheadTests {
    private static let sources = [
        Source(id: "news", kind: .feed, url: "https://news.example/feed"),
        Source(id: "list", kind: .listing, url: "https://list.example/"),
        Source(id: "page", kind: .url, url: "https://page.example/7"),
    ]

    private static func web(_ time: VirtualTime) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/feed":
                SimulatedWeb.Answer(
                    type: "application/rss+xml",
                    body: Invented.feed((1...3).map { ("https://news.example/\($0)", "خبر رقم \($0)") }))
            case "/":
                SimulatedWeb.Answer(body: "<html><body><ul><li><a href=\"/5\">خبر من القائمة</a></ul></body></html>")
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
    }

    private static let errors = [3_600, 20 * 86_400, 45 * 86_400, 10 * 365 * 86_400]

    @Test("Its sources are asked when they were meant to be", arguments: errors)
    func sourcesAreAsked(ahead: Int) async throws {
        let wrong = VirtualTime(VirtualTime.start + Double(ahead))
        let before = try Simulation(Self.sources, web: Self.web(wrong), time: wrong)
        try await before.run(for: .seconds(2 * 86_400))
        #expect(try before.records().count >= 4)

        let right = VirtualTime()
        let after = try Simulation(resuming: before, at: right, web: Self.web(right))
        // What was asked for by a site, and the interval, are kept however far ahead the clock was.
        try await after.run(for: .seconds(3 * 3_600 + 2 * 86_400))
        for url in ["https://news.example/feed", "https://list.example/", "https://page.example/7"] {
            #expect(!after.web.requests(for: url).isEmpty, "\(url)")
        }
    }

    /// Nobody waits longer than the interval: what was to wait an hour of the wrong clock waits an hour.
    @Test(arguments: [600, 3_600, 86_000])
    func aClockThatWasALittleAheadIsMadeUpFor(ahead: Int) async throws {
        let wrong = VirtualTime(VirtualTime.start + Double(ahead))
        let before = try Simulation([Self.sources[0]], web: Self.web(wrong), time: wrong)
        try await before.run(for: .seconds(600))
        #expect(try before.records().count == 3)

        let right = VirtualTime()
        let after = try Simulation(resuming: before, at: right, web: Self.web(right))
        try await after.run(for: .seconds(45 * 60))
        #expect(!after.web.requests(for: "https://news.example/feed").isEmpty)
    }

    @Test func pagesAreVisitedAgainAtTheirUsualSteps() async throws {
        let wrong = VirtualTime(VirtualTime.start + 10 * 365 * 86_400)
        let before = try Simulation([Self.sources[0]], web: Self.web(wrong), time: wrong)
        try await before.run(for: .seconds(3_600))
        for database in [true, false] {
            let right = VirtualTime()
            let web = Self.web(right)
            // The database of then, or a new one from the lines of then.
            let after = try Simulation(resuming: before, at: right, web: web, keepsDatabase: database)
            try await after.run(for: .seconds(9 * 86_400))
            for number in 1...3 {
                let visits = web.requests(for: "https://news.example/\(number)").count
                #expect((3...7).contains(visits), "\(visits) visits")
            }
        }
    }
}

extension Simulation {
    /// The same files at another time, with the database of then or a new one.
    init(resuming other: Simulation, at time: VirtualTime, web: SimulatedWeb, keepsDatabase: Bool = true) throws {
        self.time = time
        self.web = web
        files = other.files
        configuration = other.configuration
        state = keepsDatabase ? other.state : try SQLiteState(path: nil)
    }
}

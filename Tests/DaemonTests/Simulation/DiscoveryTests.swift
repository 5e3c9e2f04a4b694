import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// Feeds that are found by the pages that offer them.
@Suite struct DiscoveryTests {
    private static var source: Source {
        var source = Source(id: "news", kind: .feed, url: "https://news.example/")
        source.discovers = true
        return source
    }

    private static func page(_ feeds: [String]) -> SimulatedWeb.Answer {
        SimulatedWeb.Answer(
            body: "<!DOCTYPE html><html><head>"
                + feeds.map { "<link rel=alternate type=application/rss+xml href=\($0)>" }.joined()
                + "</head><body>الصفحة الأولى</body></html>")
    }

    private static func run(
        for days: Int, _ answer: @escaping @Sendable (String, Date) -> SimulatedWeb.Answer?
    ) async throws -> (SimulatedWeb, Simulation) {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, now in
            if let found = answer(url.path, now) { return found }
            return Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
                ?? SimulatedWeb.Answer(status: 404)
        }
        let simulation = try Simulation([source], web: web, time: time)
        try await simulation.run(for: .seconds(days * 86_400))
        return (web, simulation)
    }

    private static func feed(_ number: Int) -> SimulatedWeb.Answer {
        SimulatedWeb.Answer(
            type: "application/rss+xml", body: Invented.feed([("https://news.example/\(number)", "خبر")]))
    }

    @Test func theNextIsTriedWhenTheFirstIsNone() async throws {
        let (_, simulation) = try await Self.run(for: 1) { path, _ in
            path == "/" ? Self.page(["/gone", "/there"]) : path == "/there" ? Self.feed(1) : nil
        }
        #expect(try simulation.records().count == 1)
        let events = try simulation.eventLines()
        #expect(events.filter { $0.contains("feed_discovered") }.count == 1 && events.count == 1)
    }

    @Test func aPageThatNamesNoneMayHaveOneWhereMostHave() async throws {
        let (_, simulation) = try await Self.run(for: 1) { path, _ in
            path == "/" ? Self.page([]) : path == "/feed.xml" ? Self.feed(1) : nil
        }
        #expect(try simulation.records().count == 1)
    }

    @Test func oneThatDiedIsLookedForAgain() async throws {
        let (_, simulation) = try await Self.run(for: 6) { path, now in
            let isLater = now.timeIntervalSince(VirtualTime.start) > 86_400
            return path == "/"
                ? Self.page([isLater ? "/new" : "/old"])
                : path == "/new" ? Self.feed(2) : path == "/old" && !isLater ? Self.feed(1) : nil
        }
        #expect(try simulation.records().compactMap(\.url) == [1, 2].map { "https://news.example/\($0)" })
    }

    @Test func whereThereIsNoneTheSourceFails() async throws {
        let (web, simulation) = try await Self.run(for: 2) { path, _ in path == "/" ? Self.page([]) : nil }
        #expect(try simulation.eventLines().contains { $0.contains("no feed found there") })
        // Not at once again and again.
        #expect(web.requests(for: "https://news.example/").count < 60)
    }
}

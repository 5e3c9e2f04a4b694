import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// `run --once`: a person is in a hurry, the servers are not.
@Suite struct OnceTests {
    private static let names = ["fresh", "later", "gone", "down", "page"]

    private static func web(_ time: VirtualTime) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, _ in
            switch url.host {
            case _ where url.path == "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "fresh.example":
                SimulatedWeb.Answer(
                    type: "application/rss+xml", body: Invented.feed([]), headers: [("cache-control", "max-age=7200")])
            case "later.example", "page.example":
                SimulatedWeb.Answer(status: 500, headers: [("retry-after", "10800")])
            case "gone.example": SimulatedWeb.Answer(status: 410)
            default: SimulatedWeb.Answer(status: 500)
            }
        }
    }

    private static func requests(_ web: SimulatedWeb) -> [Int] {
        names.map { web.requests(for: "https://\($0).example/feed").count }
    }

    @Test("It passes over back-off and the interval, not over what a server asked for, and says what waits")
    func patience() async throws {
        let time = VirtualTime()
        let web = Self.web(time)
        let sources = Self.names.map {
            Source(id: $0, kind: $0 == "page" ? .url : .feed, url: "https://\($0).example/feed")
        }
        let simulation = try Simulation(sources, web: web, time: time)
        try await simulation.run(for: .seconds(3_600), once: true)
        #expect(Self.requests(web) == [1, 1, 1, 1, 1])
        let once = try OnceRun(simulation.configuration, before: simulation.state)
        try await simulation.run(for: .seconds(3_600), once: true)
        #expect(Self.requests(web) == [1, 1, 1, 2, 1])
        let said = try #require(try once.waiting(after: simulation.state, now: time.now))
        #expect(said.hasPrefix("4 of 5 sources wait: fresh until 2026-11-21T02:00:0"), "\(said)")
        for reason in ["(max-age)", "(retry-after)", "(410)"] { #expect(said.firstRange(of: reason) != nil, "\(said)") }
        await time.sleep(until: VirtualTime.start + 3 * 3_600 + 60, jobs: 0)
        try await simulation.run(for: .seconds(3_600), once: true)
        #expect(Self.requests(web) == [2, 2, 1, 3, 2])
    }
}

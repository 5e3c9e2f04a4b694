import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// The clock is set, or the machine sleeps, while the daemon runs.
@Suite struct ClockSetTests {
    private static let sources = [Source(id: "news", kind: .feed, url: "https://news.example/feed")]

    /// A new story every three hours of the loop's own time.
    private static func web(_ time: VirtualTime) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/feed":
                SimulatedWeb.Answer(
                    type: "application/rss+xml",
                    body: Invented.feed((1...5).map { ("https://news.example/\($0)", "خبر رقم \($0)") }),
                    headers: [("cache-control", "max-age=7200")])
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
    }

    @Test(
        "Nothing comes due all at once, nothing waits for the old time, and records say the right one",
        arguments: [1_728_000.0, -1_728_000.0, 3_600.0, -3_600.0, -315_360_000.0])
    func set(by seconds: Double) async throws {
        let time = VirtualTime()
        let moment = VirtualTime.start + 6 * 3_600 + 1_800
        time.set(by: seconds, at: moment)
        let web = Self.web(time)
        let simulation = try Simulation(Self.sources, web: web, time: time)
        var said = 0
        try await simulation.run(for: .seconds(6 * 3_600 + 3_600)) {
            if $0.fields["outcome"] == "clock_set" { said += 1 }
        }
        #expect(said == 1)
        // On the loop's own time, without the setting.
        func own(_ at: Date) -> Double {
            let passed = at.timeIntervalSince(VirtualTime.start)
            return seconds > 0
                ? (passed > seconds ? passed - seconds : passed) : (passed < 0 ? passed - seconds : passed)
        }
        let before = web.requests(for: "https://news.example/feed")
        #expect(before.count >= 3)
        try await simulation.run(for: .seconds(12 * 3_600))
        let polls = web.requests(for: "https://news.example/feed")
        #expect(polls.count >= before.count + 4)
        if abs(seconds) > 2 * 86_400 {
            let times = polls.map { own($0) }
            // max-age of two hours, before, across and after the setting.
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 7_200 && $1 - $0 < 3 * 7_200 })
        }
        #expect(try simulation.records().filter { $0.revision == 0 }.count == 5)
    }
}

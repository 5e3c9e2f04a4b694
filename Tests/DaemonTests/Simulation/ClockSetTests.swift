import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// The clock is set, or the machine sleeps, while the daemon runs.
@Suite struct ClockSetTests {
    private static let sources = [Source(id: "news", kind: .feed, url: "https://news.example/feed")]

    @Test(
        "Nothing comes due all at once, nothing waits for the old time, and records say the right one",
        arguments: [1_728_000.0, -1_728_000.0, 3_600.0, -3_600.0])
    func set(by seconds: Double) async throws {
        let time = VirtualTime()
        time.set(by: seconds, at: VirtualTime.start + 6 * 3_600 + 1_800)
        let web = SimulatedWeb.outlet(time, stories: 5, feedHeaders: [("cache-control", "max-age=7200")])
        var simulation = try Simulation(Self.sources, web: web, time: time)
        simulation.configuration.schedule.longest = .seconds(3 * 3_600)
        var said = 0
        try await simulation.run(for: .seconds(7 * 3_600)) { if $0.fields["outcome"] == "clock_set" { said += 1 } }
        #expect(said == 1)
        try await simulation.run(for: .seconds(12 * 3_600))
        // On the loop's own time, as if the clock had not been set.
        let polls = web.requests(for: "https://news.example/feed")
        let gaps = zip(polls, polls.dropFirst()).map { $1.timeIntervalSince($0) }
        let across = try #require(
            gaps.firstIndex { abs($0 - seconds) < 5 * 3_600 && ($0 < 0 || $0 > 86_400) || abs(seconds) < 86_400 })
        #expect(gaps.count > 6)
        for (index, gap) in gaps.enumerated() {
            // max-age of two hours, before, across and after the setting; for the small one that is somewhere.
            let own = index == across && abs(seconds) > 86_400 ? gap - seconds : gap
            let slack = abs(seconds) > 86_400 ? 0 : abs(seconds)
            #expect(own >= 7_200 - slack && own < 3.5 * 3_600 + slack, "\(index): \(own)")
        }
        #expect(try simulation.records().filter { $0.revision == 0 }.count == 5)
    }

    @Test("What a server asked for is as long as it was meant", arguments: [1_728_000.0, 3_600.0, -3_600.0])
    func patienceMoves(by seconds: Double) async throws {
        let time = VirtualTime()
        time.set(by: seconds, at: VirtualTime.start + 600)
        let web = SimulatedWeb.outlet(time, stories: 1, feedHeaders: [("cache-control", "max-age=7200")])
        let simulation = try Simulation(Self.sources, web: web, time: time)
        try await simulation.run(for: .seconds(1_200))
        let asked = try #require(web.requests(for: "https://news.example/feed").first)
        #expect(web.requests(for: "https://news.example/feed").count == 1)
        let row = try #require(
            try simulation.state.transaction { state throws(StoreError) in try state.target("feed:news") })
        let memo = try #require(MemoCoding.memo(SourceMemo.self, from: row.memo))
        let meant = asked.addingTimeInterval(7_200 + seconds)
        #expect(abs(try #require(memo.notBefore).timeIntervalSince(meant)) < 1)
        #expect(memo.askedUntil == memo.notBefore && row.due >= meant.addingTimeInterval(-1))
    }
}

import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

@Suite struct ForgottenSourceTests {
    @Test("What was counted for a source goes with it")
    func counts() async throws {
        let time = VirtualTime()
        var simulation = try Simulation(
            [Source(id: "news", kind: .feed, url: "https://news.example/feed")],
            web: SimulatedWeb.outlet(time, stories: 3), time: time)
        let counts = { [state = simulation.state] in
            try state.transaction { state throws(StoreError) in
                var found: [String] = []
                for id in ["news", "other"] {
                    for key in [Ration.key(id), Backlog.key(id)] where try state.meta(key) != nil { found.append(key) }
                }
                return found
            }
        }
        try await simulation.run(for: .seconds(600))
        #expect(try counts() == ["taken:news", "backlog:news"])
        simulation.configuration.sources = [Source(id: "other", kind: .feed, url: "https://other.example/feed")]
        try await simulation.run(for: .seconds(600))
        #expect(try counts() == ["backlog:other"])
    }
}

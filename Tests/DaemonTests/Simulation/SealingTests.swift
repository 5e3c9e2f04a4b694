import Daemon
import FoundationEssentials
import Testing

@testable import Store

@Suite struct SealingTests {
    private func simulation(_ time: VirtualTime) throws -> Simulation {
        var simulation = try Simulation(
            [Source(id: "news", kind: .feed, url: "https://news.example/feed")],
            web: SimulatedWeb.outlet(time, stories: 6), time: time)
        simulation.configuration.store.segmentBytes = 1
        simulation.configuration.store.compresses = true
        simulation.configuration.store.sealDelay = .zero
        return simulation
    }

    /// No heartbeat comes in a simulation: the loop goes on by itself.
    @Test func sealingWaitsForNoHeartbeat() async throws {
        let time = VirtualTime()
        let simulation = try simulation(time)
        try await simulation.run(for: .seconds(3600))
        let names = try simulation.files.list("store")
        #expect(names.count { $0.hasPrefix("records-") && $0.hasSuffix(".jsonl") } == 1, "only the open one: \(names)")
        #expect(names.count { $0.hasPrefix("records-") && $0.hasSuffix(".zst") } > 1)
    }

    @Test func whatCannotBeSealedIsSaidOnce() async throws {
        let time = VirtualTime()
        let simulation = try simulation(time)
        try await simulation.run(for: .seconds(3600))
        let files = simulation.files
        let name = try #require(
            try files.list("store").filter { $0.hasPrefix("records-") && $0.hasSuffix(".zst") }.sorted().first)
        files.put("store/" + name, [])
        try files.remove("store/manifest.jsonl")
        let said = Said()
        try await simulation.run(for: .seconds(86_400)) { said.remarks.append($0) }
        let about = said.remarks.filter { $0.id == .sealingFailed }
        #expect(about.count == 1)
        #expect(about.allSatisfy { $0.message.contains(name.dropLast(4)) })
        #expect(try Manifest.read(folder: "store", files: files).count > 1)
    }

    private final class Said {
        var remarks: [Remark] = []
    }
}

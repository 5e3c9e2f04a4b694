import Daemon
import Extract
import FoundationEssentials
import Testing

@testable import Store

@Suite struct RetiredTests {
    /// Segments were taken elsewhere, then the database was lost: what they held is not recorded a second time.
    @Test func aRebuiltStoreKnowsWhatWasRetired() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 5)
        var simulation = try Simulation(
            [Source(id: "news", kind: .feed, url: "https://news.example/feed")], web: web, time: time)
        simulation.configuration.store.segmentBytes = 1
        try await simulation.run(for: .seconds(2 * 86_400))
        let before = try simulation.records().count
        #expect(before == 5)
        let retirement = {
            var retirement = StoreRetirement()
            retirement.keepBytes = 0
            return retirement
        }()
        let done = try retirement.run(folder: "store", files: simulation.files, now: time.now) { _ in }
        let left = try simulation.records()
        #expect(left.count < before)
        #expect(done.segments >= before - left.count)

        try await simulation.run(for: .seconds(86_400), through: try SQLiteState(path: nil))
        #expect(try simulation.records().map(\.id) == left.map(\.id))
        let report = try StoreCheck.run(folder: "store", files: simulation.files)
        #expect(report.problems == [])
        #expect(report.records.lines + report.records.retiredLines == 5)
    }
}

import Simulator
import Testing

/// What following feeds costs, and what is missed of them, in a world smaller than that of `rawi-simulate month`.
@Suite struct MonthTests {
    @Test func fewerRequestsThanHourlyAndNoMoreMissedThanQuarterHourly() async throws {
        let month = Month(seed: 4, outlets: 20, days: 2)
        let rawi = try await month.daemon()
        let others = Dictionary(uniqueKeysWithValues: month.others().map { ($0.name, $0) })
        let hourly = try #require(others["every 60 minutes"])
        let quarterly = try #require(others["every 15 minutes"])
        #expect(hourly.requests == 20 * 24 * 2)
        #expect(rawi.requests < hourly.requests)
        #expect(rawi.missed <= quarterly.missed)
        #expect(rawi.median < hourly.median)
        #expect(rawi.seen > 1_000)
    }
}

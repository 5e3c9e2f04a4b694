import Simulator
import Store
import Testing

/// The daemon through days that a seed draws, against a model of what should be. `scripts/simulate` runs many more.
@Suite struct SimulatedDaysTests {
    /// Those that failed once stay here, with the fault that they found (docs/DECISIONS.md).
    private static let failedOnce: [UInt64] = [23]

    @Test("Seeds", arguments: Array(UInt64(1)...8) + failedOnce)
    func seed(_ seed: UInt64) async throws { try await check(Plan(seed: seed, days: 3)) }

    @Test func anotherSeedEachTime() async throws {
        try await check(Plan(seed: UInt64.random(in: 1_000...999_999_999), days: 3))
    }

    private func check(_ plan: Plan) async throws {
        let verdict = await Run.result(of: plan, folder: Run.folder(of: plan))
        #expect(verdict.problems == [], "scripts/simulate \(plan.arguments)")
    }
}

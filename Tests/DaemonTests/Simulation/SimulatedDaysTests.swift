import Glibc
import Simulator
import Store
import Testing

/// The daemon through days that a seed draws, against a model of what should be. `scripts/simulate` runs many more.
@Suite struct SimulatedDaysTests {
    /// Those that failed once stay here, with the fault that they found (docs/DECISIONS.md).
    private static let failedOnce: [UInt64] = [23, 46, 52, 720_031, 730_067, 962_497_682]

    @Test("Seeds", arguments: UInt64(1)...8)
    func seed(_ seed: UInt64) async throws { await check(Plan(seed: seed, days: 2)) }

    /// Other numbers than above: a seed's folder is its own.
    @Test("Losses of power", arguments: UInt64(101)...102)
    func power(_ seed: UInt64) async throws { await check(Plan(seed: seed, days: 1, losesPower: true)) }

    @Test func anotherSeedEachTime() async throws {
        await check(Plan(seed: UInt64.random(in: 1_000...999_999_999), days: 2))
    }

    @Test("Seeds that failed once", .enabled(if: isLong), arguments: failedOnce.indices)
    func again(_ index: Int) async throws {
        await check(Plan(seed: Self.failedOnce[index], days: 10))
    }

    /// Ten days each take half a minute without optimisation: RAWI_SIMULATE=1 swift test --filter SimulatedDays.
    private static let isLong = getenv("RAWI_SIMULATE") != nil

    private func check(_ plan: Plan) async {
        let verdict = await Run.result(of: plan, folder: Run.folder(of: plan))
        #expect(verdict.problems == [], "scripts/simulate \(plan.arguments)")
    }
}

/// Everything that one run depends on. The same plan gives the same run.
package struct Plan: Sendable, Equatable {
    package var seed: UInt64
    /// For which the world is drawn, and after which the run ends; fewer where a failing run was made small.
    package var days: Int
    package var until: Int
    package var habits: Set<Habit>
    package var faults: [Fault]
    /// All faults are losses of power, and there are many.
    private let losesPower: Bool

    /// What the seed says.
    package init(seed: UInt64, days: Int, losesPower: Bool = false) {
        self.seed = seed
        self.days = days
        self.losesPower = losesPower
        until = days
        var chance = Chance(seed, "plan")
        let share = chance.pick([0.2, 0.5, 0.9])
        habits = Set(Habit.allCases.filter { _ in chance.happens(share) })
        let count = losesPower ? 2 + days * 4 : chance.below(2 + days * 2)
        faults = (0..<count)
            .map { Fault.drawn($0, seed: seed, seconds: Double(days) * 86_400, losesPower: losesPower) }
            .sorted { ($0.at, $0.number) < ($1.at, $1.number) }
    }

    /// Of the world, and of the run.
    var seconds: Double { Double(days) * 86_400 }
    var end: Double { Double(until) * 86_400 }

    /// How `scripts/simulate` is told to run it again.
    package var arguments: String {
        (losesPower ? "--power " : "")
            + "--seed \(seed) --days \(days) --until \(until) --faults \(faults.map { String($0.number) }.joined(separator: ",")) --habits "
            + habits.map(\.rawValue).sorted().joined(separator: ",")
    }
}

/// What happens to the daemon, its disk, its clock and its network.
package struct Fault: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// The process ends hard after so many calls to disk and network, SQLite's own too where it says so: what was written is there.
        case kill(calls: Int, inDatabase: Bool)
        /// The power goes: what was not flushed may be lost, of lines, names and the database.
        case powerCut(calls: Int, inDatabase: Bool)
        case restart(pause: Double)
        case fullDisk(Double)
        case flushErrors(Int)
        case reload(Change)
        /// An index of so many seconds ago beside the lines of today.
        case putBack(age: Double)
        case databaseLost
        /// Nobody answers.
        case partition(Double)
        case clock(Double)
        case clockWhileDown(Double)
    }

    package enum Change: Sendable, Equatable {
        case interval(source: Int, Double)
        case url(source: Int)
        case remove(source: Int)
        case add(source: Int)
    }

    /// Its place in the plan that the seed gives.
    package var number: Int
    /// Seconds since the start.
    package var at: Double
    package var kind: Kind
}

extension Fault {
    static func drawn(_ number: Int, seed: UInt64, seconds: Double, losesPower: Bool) -> Fault {
        var chance = Chance(seed, "fault", String(number))
        let at = chance.between(600, seconds)
        guard losesPower else { return Fault(number: number, at: at, kind: kind(&chance)) }
        let isInDatabase = chance.happens(0.7)
        let calls = chance.below(chance.pick(isInDatabase ? [20, 400] : [40]))
        return Fault(number: number, at: at, kind: .powerCut(calls: calls, inDatabase: isInDatabase))
    }

    private static func kind(_ chance: inout Chance) -> Kind {
        let source = chance.below(8)
        let (what, isInDatabase) = (chance.below(16), chance.happens(0.5))
        switch what {
        case 0...3 where isInDatabase:
            let calls = chance.below(chance.pick([20, 400]))
            return what < 2 ? .kill(calls: calls, inDatabase: true) : .powerCut(calls: calls, inDatabase: true)
        case 0, 1: return .kill(calls: chance.below(40), inDatabase: false)
        case 2, 3: return .powerCut(calls: chance.below(40), inDatabase: false)
        case 4, 5: return .restart(pause: chance.pick([0, 5, 600, 20_000, 130_000]))
        case 6: return .fullDisk(chance.between(10, 7_200))
        case 7: return .flushErrors(1 + chance.below(3))
        case 8: return .reload(.interval(source: source, chance.pick([1_800, 3_600, 7_200, 20_000])))
        case 9: return .reload(.url(source: source))
        case 10: return .reload(.remove(source: source))
        case 11: return .reload(.add(source: source))
        case 12: return .putBack(age: chance.between(100, 100_000))
        case 13: return chance.happens(0.3) ? .databaseLost : .partition(chance.between(600, 12_000))
        case 14: return .clock(chance.pick([-200_000, -7_200, -300, 90, 3_600, 100_000, 1_000_000]))
        default: return .clockWhileDown(chance.pick([-100_000, -3_600, 3_600, 100_000]))
        }
    }
}

import Glibc
import Workbench

/// SIGKILL at random moments of starts and of work, again and again on the same store.
struct Kills: Sendable {
    let bench: Bench
    let tally: Tally
    let common: Common
    /// On one store; then it is looked at as a whole, and another one begins.
    private static let inARow = 25

    func run(count: Int) async throws {
        let stores = (0..<(count + Self.inARow - 1) / Self.inARow).map { number in
            (seed: common.seed &+ UInt64(number), kills: min(Self.inARow, count - number * Self.inARow))
        }
        try await inParallel(stores, jobs: common.jobs) { store in
            if !common.isOver(tally) { try await one(seed: store.seed, kills: store.kills) }
        }
    }

    private func one(seed: UInt64, kills: Int) async throws {
        var chance = Press.Chance(seed: seed)
        let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        var before = try StoreSight(ordeal.here.store)
        for round in 0..<kills where !common.isOver(tally) {
            ordeal.outlets.goOn()
            let daemon = try ordeal.here.start(["--once"])
            try await Task.sleep(for: .milliseconds(Int.random(in: 2..<400, using: &chance)))
            // It may have come to its end by itself.
            let ending = daemon.child.poll() ?? daemon.child.end()
            let now = try StoreSight(ordeal.here.store)
            var problems = now.problems(since: before)
            if ending != .signalled(SIGKILL), ending != .exited(0) {
                problems.append("ended by itself, \(ending): \(ordeal.here.logTail)")
            }
            tally.note("kills", "store \(seed), kill \(round + 1)", problems)
            before = now
        }
        var problems = try await ordeal.recover(before: before)
        problems += try await ordeal.rebuild()
        tally.note("stores", "\(seed)", problems)
    }
}

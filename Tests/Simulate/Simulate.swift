import ArgumentParser
import Glibc
import Simulator

@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-simulate", abstract: "Runs the daemon through simulated time.",
        subcommands: [DaysCommand.self, MonthCommand.self], defaultSubcommand: DaysCommand.self)

    /// At once, whatever reads it.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

/// Runs seeds, prints a line for each, makes a failing one small and replays it.
struct DaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "days", abstract: "Days that a seed draws, checked against a model of what should be.")

    @Option(help: "Days of each run.") var days = 10
    @Option(help: "End a run after so many of them.") var until: Int?
    @Option(help: "The first seed.") var seed: UInt64 = 1
    @Option(help: "How many seeds.") var seeds = 1
    @Option(help: "Only these faults of the seed's plan, by number.") var faults: String?
    @Option(help: "Only these habits.") var habits: String?
    @Flag(help: "All faults are losses of power, several a day.") var power = false
    @Flag(help: "Do not make failing seeds small.") var plain = false
    @Flag(help: "Print what the daemon says.") var verbose = false

    func run() async throws {
        var failed: [UInt64] = []
        for number in seed..<(seed + UInt64(seeds)) {
            let plan = plan(number)
            let verdict = await Run.result(of: plan, folder: Run.folder(of: plan))
            say(verdict.line)
            if verbose { for line in verdict.said { say("    \(line)") } }
            if verbose { for problem in verdict.problems { say("    \(problem.words)") } }
            guard !verdict.problems.isEmpty else { continue }
            failed.append(number)
            if !plain { await explain(verdict) }
        }
        guard failed.isEmpty else {
            say("failed: \(failed.map(String.init).joined(separator: " "))")
            throw ExitCode.failure
        }
    }

    private func plan(_ number: UInt64) -> Plan {
        var plan = Plan(seed: number, days: days, losesPower: power)
        plan.until = until ?? days
        if let faults {
            let kept = Set(faults.split(separator: ",").compactMap { Int($0) })
            plan.faults.removeAll { !kept.contains($0.number) }
        }
        if let habits {
            plan.habits = Set(habits.split(separator: ",").compactMap { Habit(rawValue: String($0)) })
        }
        return plan
    }

    private func explain(_ verdict: Verdict) async {
        let small = await Minimiser(of: verdict, folder: Run.folder(of: verdict.plan)).smallest(verdict.plan) {
            say("    … \($0)")
        }
        let replay = await Run.result(of: small, folder: Run.folder(of: verdict.plan))
        say("    smallest: \(small.arguments)")
        for fault in small.faults { say("    \(Int(fault.at)) \(fault.kind)") }
        for problem in replay.problems.prefix(5) { say("    \(problem.words)") }
        let first = replay.problems.first?.at ?? 0
        for line in replay.said.filter({ Int($0.prefix { $0 != " " }) ?? 0 <= Int(first) }).suffix(15) {
            say("        \(line)")
        }
    }

    private func say(_ line: String) { Simulate.say(line) }
}

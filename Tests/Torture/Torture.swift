import ArgumentParser
import Workbench

/// The built program on its worst days: disks that fail, kills, damage, servers that lie. What is not as docs/RELIABILITY.md
/// promises is printed as a remark, and the end is 1.
@main
struct Torture: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-torture", abstract: "Tries the built program on failing disks, kills and damage.",
        subcommands: [
            CallsCommand.self, KillsCommand.self, CutsCommand.self, FlipsCommand.self, LimitsCommand.self,
            HostileCommand.self, ServeCommand.self, SoakCommand.self, PowerCommand.self,
        ])
}

struct Common: ParsableArguments {
    @Option(help: "The program.") var rawi = ".build/debug/rawi"
    @Option(help: "The source of the shim.") var shim = "Tests/Torture/shim.c"
    @Option(help: "How many at a time.") var jobs = 2
    @Option(help: "What is drawn, is drawn by it.") var seed: UInt64 = 20_261_127
    @Option(help: "A bounded form: as much as so many seconds hold.") var seconds: Int?

    func run(_ name: String, _ body: (Bench, Tally) async throws -> Void) async throws {
        let bench = try await Bench(rawi: rawi, shim: shim)
        defer { bench.clear() }
        let tally = Tally()
        try await body(bench, tally)
        guard tally.conclude("\(name), seed \(seed)") else { throw ExitCode.failure }
    }

    func isOver(_ tally: Tally) -> Bool { seconds.map { tally.seconds >= $0 } ?? false }
}

struct CallsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "calls", abstract: "The Nth call fails.")

    @OptionGroup var common: Common
    @Option(help: "Every N up to this, then each sixteenth more.") var dense = 32
    @Option(help: "Only this call.") var only: String?

    func run() async throws {
        try await common.run("calls") { bench, tally in
            let calls = Calls(bench: bench, tally: tally, only: only)
            if let seconds = common.seconds {
                try await calls.run(within: seconds, jobs: common.jobs, chance: Press.Chance(seed: common.seed))
            } else {
                try await calls.run(dense: dense, jobs: common.jobs)
            }
        }
    }
}

struct KillsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kills", abstract: "SIGKILL at any moment.")

    @OptionGroup var common: Common
    @Option(help: "How many.") var count = 500

    func run() async throws {
        try await common.run("kills") { bench, tally in
            try await Kills(bench: bench, tally: tally, common: common).run(count: count)
        }
    }
}

struct CutsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cuts", abstract: "The open segments end at any byte of their last lines.")

    @OptionGroup var common: Common
    @Option(help: "Every so many bytes.") var step = 1

    func run() async throws {
        try await common.run("cuts") { bench, tally in
            try await Cuts(bench: bench, tally: tally, common: common).run(step: step)
        }
    }
}

struct FlipsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "flips", abstract: "One bit is another.")

    @OptionGroup var common: Common
    @Option(help: "How many in files of each kind.") var count = 100

    func run() async throws {
        try await common.run("flips") { bench, tally in
            try await Flips(bench: bench, tally: tally, common: common).run(count: count)
        }
    }
}

struct LimitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Too few descriptors or threads, folders that go, clocks and resolvers that lie.")

    @OptionGroup var common: Common
    @Option(help: "Rows whose name holds it.") var only: String?

    func run() async throws {
        try await common.run("limits") { bench, tally in
            try await Limits(bench: bench, tally: tally, common: common).run(only: only)
        }
    }
}

import ArgumentParser
import ClusterModel
import PostgresServer

/// Daemons that share a database: a model of them for as long as is wanted, or one of those that are measured.
@main struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-cluster", abstract: "Daemons that share a database.",
        subcommands: [ModelCommand.self, WorkerCommand.self], defaultSubcommand: ModelCommand.self)
}

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Daemons that share a database, killed and frozen: were they polite?")

    @Option(help: "Of the first run; each one after it takes the next number.") var seed: UInt64 = 1
    @Option(help: "How many runs.") var runs = 1
    @Option(help: "How long a run lasts.") var seconds = 60.0
    @Option(help: "How many sites there are.") var sites = 300
    @Option(help: "How many daemons there are.") var daemons = 8
    @Flag(help: "PostgreSQL is killed in the middle of each run.") var crash = false

    func run() throws {
        guard let server = PostgresServer.start() else { throw ExitCode(69) }
        var isBad = false
        for seed in seed..<seed + UInt64(max(1, runs)) {
            var model = ClusterModel()
            (model.seed, model.seconds, model.sites, model.daemons) = (seed, seconds, sites, daemons)
            model.crashes = crash
            let report = try model.run(on: server)
            print("seed \(seed): \(report)")
            for complaint in report.complaints { print("seed \(seed): WRONG: \(complaint)") }
            isBad = isBad || !report.complaints.isEmpty
        }
        if isBad { throw ExitCode.failure }
    }
}

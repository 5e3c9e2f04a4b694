import ArgumentParser
import Bytes
import Daemon
import FoundationEssentials
import Glibc
import Store
import Text

struct Cluster: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how all daemons on the shared index are doing, or have it made anew.",
        subcommands: [ClusterStatusCommand.self, ClusterRebuild.self], defaultSubcommand: ClusterStatusCommand.self)
}

struct ClusterStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Who is there, what waits, and what needs an operator.",
        discussion:
            "Asks the database, whether a daemon runs here or not. Exits with 69 when the database does not answer.")

    @Flag(help: "Print the figures as JSON.")
    var json = false

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let configuration = try options.load()
        let status: ClusterStatus
        do throws(StoreError) {
            status = try ClusterAccess.open(configuration).status(at: Date())
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        // Of the others' lines only what the database has read is known.
        var logs: [String: Int] = [:]
        if let here = try StoreAccess.status(in: configuration.store.folder) { logs[configuration.instance] = here.seq }
        let view = ClusterView(status, lease: configuration.state.lease, logs: logs)
        if json { return Terminal.write(view.json + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }
        for line in view.lines { Terminal.print(line) }
    }
}

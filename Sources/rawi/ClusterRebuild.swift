import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Store

struct ClusterRebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the shared index anew from the records of all daemons, which go on running.",
        discussion: """
            Nobody claims anything meanwhile; articles and texts are taken away, and each daemon reads its own records again. What \
            waits to be asked stays. It goes on by itself when all have read theirs. Ended in the middle, or run twice: run it again, \
            it goes on where it was. The role of state.url needs TRUNCATE on the tables.
            """)

    @Option(help: "An instance that does not come back, whose records are left out; may be given again.")
    var without: [String] = []

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        Signals.unblock()
        let configuration = try options.load()
        do throws(StoreError) {
            let cluster = try ClusterAccess.open(configuration)
            let status = try cluster.status(at: Date())
            let known = Set(status.members.map(\.instance))
            if let stranger = without.first(where: { !known.contains($0) }) {
                Refusal(
                    .usage, "no daemon is called \(stranger); there are \(known.sorted().joined(separator: ", "))"
                ).leave()
            }
            guard
                Confirmation.agreed(
                    yes,
                    "Make the index of \(status.articles) articles anew from the records of \(known.count) daemons?")
            else { Refusal(.usage, "nothing is done: --yes goes on without asking").leave() }
            let token = try cluster.beginRebuild()
            try await follow(cluster, token)
        } catch {
            Refusal(StoreText.exitCode(error), StoreText.describe(error)).leave()
        }
    }

    private func follow(_ cluster: PostgresCluster, _ token: String) async throws(StoreError) {
        var last = ""
        while true {
            let words: String
            do throws(StoreError) {
                switch try cluster.advanceRebuild(token, without: Set(without)) {
                case .over: return Terminal.print("the index is made anew")
                case .waiting(let leases): words = "waiting for \(leases) transfers that are out"
                case .reading(let done, let at, let gone):
                    words =
                        "\(done.count) have read their records; at it: \(at.isEmpty ? "nobody" : at.joined(separator: ", "))"
                        + (gone.isEmpty
                            ? "" : "; gone: \(gone.joined(separator: ", ")) (start them, or --without NAME)")
                }
            } catch {
                // Somebody has had a table for longer than we wait at one go.
                guard case .busy = error else { throw error }
                words = StoreText.describe(error)
            }
            if words != last { Terminal.complain(words) }
            last = words
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
    }
}

/// What changes something for all daemons is asked about first.
enum Confirmation {
    /// Without a terminal to ask at the answer is no.
    static func agreed(_ yes: Bool, _ question: String) -> Bool {
        if yes { return true }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
        Terminal.write(question + " [y/N] ", to: STDOUT_FILENO)
        return ["y", "yes"].contains((readLine() ?? "").lowercased())
    }
}

import ArgumentParser
import Daemon
import Store

struct Fetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch one address and print the record it would give; nothing is stored.",
        discussion: """
            The daemon's own steps: robots.txt and tdmrep.json are asked first, what the site reserves gives no record. \
            Exits with 69 when there is none.
            """)

    @Argument(help: "An http or https address.")
    var url: String

    @Flag(help: "Also print what was decided at each step, to standard error.")
    var explain = false

    @Flag(help: "Print only the article's text.")
    var text = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        Signals.unblock()
        let configuration = try options.load()
        let trial = await Trial(configuration: configuration).run(url)
        if explain { for step in trial.steps { Terminal.write("\(step)\n", to: 2) } }
        guard let record = trial.record else {
            // Among the steps it was said already.
            try Refusal(trial.exitCode, explain ? "" : trial.verdict ?? "no article").end()
        }
        if text {
            Terminal.print(record.text ?? "")
        } else {
            Terminal.write(record.line(seq: 0), to: 1)
        }
    }
}

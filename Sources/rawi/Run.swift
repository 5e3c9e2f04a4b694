import ArgumentParser
import Daemon
import Extract

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the daemon in the foreground.",
        discussion: """
            Logs go to standard error, or to the journal under systemd. Records are appended to STORE/current.jsonl.
            SIGTERM and Ctrl-C stop it cleanly, SIGHUP reads the configuration again.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Ask every source once, settle what that gives, and exit.")
    var once = false

    func run() async throws {
        var service = options.service
        service.runsOnce = once
        do throws(Service.Failure) {
            try await Service(service).run()
        } catch {
            try error.refusal.end()
        }
    }
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the configuration and say what is wrong with it.",
        discussion: "Exits with 78 when the daemon would not start on it.")

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let configuration = try options.load()
        for warning in configuration.warnings + Service.missingPrograms(configuration) {
            Terminal.complain("warning: \(warning)")
        }
        let enabled = configuration.sources.filter(\.isEnabled)
        let kinds = Dictionary(grouping: enabled, by: \.kind.rawValue).map { "\($0.value.count) \($0.key)" }.sorted()
        let rules = configuration.siteRules.count
        Terminal.print(
            "\(options.config): good, \(counted(enabled.count, "source")) (\(kinds.joined(separator: ", ")))"
                + (rules == 0 ? "" : ", rules for \(counted(rules, "site"))"))
        Terminal.print("store: \(configuration.store.folder)")
        Terminal.print("user agent: \(configuration.userAgent)")
    }

    private func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
}

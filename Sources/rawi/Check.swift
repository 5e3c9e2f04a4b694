import ArgumentParser
import Daemon
import Extract
import FoundationEssentials
import Store

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the configuration and say all that is wrong with it.",
        discussion:
            "Exits with 78 when the daemon would not start on it. Run as root, it also looks whether the service's user may read it."
    )

    @Argument(help: "The configuration file, as --config has it.", completion: .file(extensions: ["toml"]))
    var file: String?

    @Flag(help: "Also ask each source once, at the usual pace; exit 69 when one brings nothing.")
    var online = false

    @Flag(
        help:
            "Also ask the shared database whether it is as it has to be; exit 69 when it is not there, 78 when it is not."
    )
    var connect = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var options = options
        if let file { options.config = file }
        try options.expectFile()
        let configuration: Configuration
        do throws(Service.Failure) {
            configuration = try Service(options.service).load()
        } catch {
            if case .configuration(let fault) = error {
                for fault in fault.all { Terminal.complain(fault.description) }
                try Refusal(fault.code, "").end()
            }
            try error.refusal.end()
        }
        let survey = ConfigurationSurvey(configuration, file: options.config)
        for warning in configuration.warnings + Service.missingPrograms(configuration) + survey.warnings {
            Terminal.complain("warning: \(warning)")
        }
        for fault in survey.faults { Terminal.complain(fault) }
        if !survey.faults.isEmpty { try Refusal(.configuration, "").end() }
        let enabled = configuration.sources.filter(\.isEnabled)
        let kinds = Dictionary(grouping: enabled, by: \.kind.rawValue).map { "\($0.value.count) \($0.key)" }.sorted()
        let rules = configuration.siteRules.count
        Terminal.print(
            "\(options.config): good, \(counted(enabled.count, "source")) (\(kinds.joined(separator: ", ")))"
                + (rules == 0 ? "" : ", rules for \(counted(rules, "site"))"))
        Terminal.print("store: \(configuration.store.folder)")
        Terminal.print("user agent: \(configuration.userAgent)")
        if connect { try look(configuration) }
        if online { try await ask(configuration) }
    }

    private func look(_ configuration: Configuration) throws {
        let check: PostgresCheck
        do throws(StoreError) {
            guard let shared = try configuration.sharedState() else {
                return Terminal.print("index: SQLite's, in the store: there is nobody to connect to")
            }
            check = try PostgresCheck(shared, at: Date())
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        for finding in check.findings {
            Terminal.print(
                "\(finding.subject): \(finding.verdict == .good ? "" : "\(finding.verdict): ")\(finding.words)")
        }
        if check.findings.contains(where: { $0.verdict == .bad }) { try Refusal(.configuration, "").end() }
    }

    private func ask(_ configuration: Configuration) async throws {
        Signals.unblock()
        let lines: [OnlineCheck.Line]
        do throws(Errand.Failure) {
            let errand = try Errand(configuration)
            defer { errand.close() }
            var count = 0
            lines = try await OnlineCheck(configuration).run(errand) { line in
                count += 1
                Terminal.complain("\(count): \(line.id)")
            }
        } catch {
            try error.refusal.end()
        }
        var table = AlignedTable(heads: ["SOURCE", "", "WHAT CAME", "NEWEST"])
        for line in lines.sorted(by: { !$0.isGood && $1.isGood }) {
            table.add([line.id, line.isGood ? "good" : "BAD", line.says, line.newest ?? "-"])
        }
        for line in table.lines { Terminal.print(line) }
        let bad = lines.count { !$0.isGood }
        guard bad == 0 else { try Refusal(.unavailable, "\(bad) of \(lines.count) sources bring nothing").end() }
    }

    private func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
}

import ArgumentParser
import CSystem
import Daemon
import Glibc

@main
struct Rawi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi",
        abstract: "Follows feeds and the addresses that articles cite, and keeps what they say as JSON lines.",
        discussion: """
            Start here:
              rawi init                      write a configuration to start from
              rawi add URL                   find a site's feed and follow it
              rawi check                     is the configuration right?
              rawi run                       run in the foreground; Ctrl-C stops it cleanly
              rawi fetch URL --explain       what would be made of one page
              rawi tail                      the records, as they come

            Exit codes: 0 done, 64 usage, 65 bad data, 66 no such input, 69 unavailable, 70 a bug, 73 cannot create, \
            74 input or output error, 75 store in use, 77 not permitted, 78 configuration.
            """,
        version: Program.version,
        subcommands: [
            Run.self, Init.self, Check.self, Add.self, Fetch.self, Extract.self, Feed.self, Tail.self, Cat.self,
            Grep.self,
            Stats.self, Diff.self, Why.self, Status.self, Sources.self,
            Backfill.self, Poll.self, Pause.self, Resume.self, Verify.self, Retire.self, Rebuild.self, State.self,
            Cluster.self,
            Schema.self,
        ])

    /// The argument parser's own exit code for a wrong command line is 64 already (sysexits.h).
    static func main() async {
        Signals.block()
        rawi_fit_address_space()
        if let refusal = strangeCommand(ProcessFacts.arguments) {
            Terminal.complain(refusal)
            ProcessEnd.leave(.usage)
        }
        if let missing = Necessities.missing {
            Terminal.complain(missing)
            ProcessEnd.leave(.unavailable)
        }
        do {
            var command = try parseAsRoot(Array(ProcessFacts.arguments.dropFirst()))
            if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
            ProcessEnd.leave(.success)
        } catch {
            ProcessEnd.leave(over: error)
        }
    }

    /// Nil where the first word is a command or an option.
    private static func strangeCommand(_ words: [String]) -> String? {
        guard words.count > 1 else { return nil }
        let word = words[1] == "help" && words.count > 2 ? words[2] : words[1]
        guard !word.hasPrefix("-") else { return nil }
        let known = configuration.subcommands.map { $0._commandName } + ["help"]
        guard !known.contains(word) else { return nil }
        return "no command is called \(word)\(Similar.hint(to: word, among: known)); rawi --help lists them"
    }
}

/// Ends the program with one line on standard error and a code of sysexits.h.
struct Refusal: Error {
    var code: Daemon.ExitCode
    var message: String

    init(_ code: Daemon.ExitCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Where nothing but a `StoreError` may be thrown.
    func leave() -> Never {
        Terminal.complain(message)
        ProcessEnd.leave(code)
    }

    func end() throws -> Never {
        if !message.isEmpty { Terminal.complain(message) }
        throw ArgumentParser.ExitCode(code.rawValue)
    }
}

/// Options that several commands share.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The configuration file.", completion: .file(extensions: ["toml"]))
    var config: String = ConfigurationOptions.standardPath

    @Option(help: "The store's folder, in place of the configured one.", completion: .directory)
    var store: String?

    /// The installed file when there is one, else the one of a checkout.
    static let standardPath = Terminal.exists("/etc/rawi/rawi.toml") ? "/etc/rawi/rawi.toml" : "config/rawi.toml"

    var service: Service.Options {
        var options = Service.Options(configurationPath: config)
        options.storeFolder = store
        return options
    }

    /// The store's folder; with `--store` no configuration is needed for it.
    func storeFolder() throws -> String { try store ?? load().store.folder }

    /// Nil where no file was named and there is none at the usual place.
    func loadIfThere() throws -> Configuration? {
        isAbsent ? nil : try load()
    }

    /// No file was named, and there is none at the usual place.
    private var isAbsent: Bool { config == Self.standardPath && !Terminal.exists(config) }

    /// Ends the command where no file was named and there is none: whoever begins knows no path.
    func expectFile() throws {
        guard isAbsent else { return }
        try Refusal(.noInput, "there is no \(config): --config names another file, rawi init writes one").end()
    }

    func load() throws -> Configuration {
        try expectFile()
        do throws(Service.Failure) {
            return try Service(service).load()
        } catch {
            try error.refusal.end()
        }
    }
}

extension Errand.Failure {
    var refusal: Refusal {
        switch self {
        case .fetch(let error): Refusal(.unavailable, "libcurl cannot be started: \(error)")
        case .store(let error): Refusal(StoreText.exitCode(error), StoreText.describe(error))
        }
    }
}

extension Service.Failure {
    var refusal: Refusal {
        switch self {
        case .configuration(let error): Refusal(error.code, error.summary)
        // The sentence was logged where it happened.
        case .store(let error): Refusal(StoreText.exitCode(error), "")
        case .fetch: Refusal(.unavailable, "")
        }
    }
}

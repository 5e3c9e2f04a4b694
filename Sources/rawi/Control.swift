import ArgumentParser
import Daemon
import Glibc
import Store

struct Poll: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have sources, or a page, asked now by the running daemon.",
        discussion: """
            At the usual pace of their sites, and not before a server's own Retry-After or ttl is over; our own interval, \
            the pause after failures and the month after a 410 are passed over. An address that nobody has heard of is queued.
            """)

    @Argument(help: "Ids of sources, or one address.", completion: .custom(SourceNames.complete))
    var what: [String] = []

    @Flag(help: "All sources that fail.")
    var failing = false

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard !what.isEmpty || failing else { throw ValidationError("name sources, an address, or --failing") }
        if what.count > 1, what.contains(where: Self.isAddress) { throw ValidationError("one address at a time") }
    }

    func run() throws {
        if let address = what.first, Self.isAddress(address) {
            return try Control.ask(OperatorCommand(.poll, url: address), options)
        }
        try Control.ask(OperatorCommand(.poll, sources: what, failing: failing), options)
    }

    private static func isAddress(_ text: String) -> Bool { text.firstRange(of: "://") != nil }
}

struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have the running daemon begin nothing new, or leave some sources alone; it holds through restarts.",
        discussion: "What is in flight comes home and is recorded.")

    @Argument(help: "Ids of sources; without one, everything.", completion: .custom(SourceNames.complete))
    var sources: [String] = []

    @OptionGroup var options: ConfigurationOptions

    func run() throws { try Control.ask(OperatorCommand(.pause, sources: sources), options) }
}

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take back what rawi pause asked for.")

    @Argument(help: "Ids of sources; without one, everything.", completion: .custom(SourceNames.complete))
    var sources: [String] = []

    @OptionGroup var options: ConfigurationOptions

    func run() throws { try Control.ask(OperatorCommand(.resume, sources: sources), options) }
}

/// Asks the daemon that runs on the store.
enum Control {
    enum Attempt {
        case said(OperatorAnswer)
        case nobody(String)
        case refused(String)
    }

    static func attempt(_ command: OperatorCommand, in folder: String) throws -> Attempt {
        guard let path = try StoreAccess.status(in: folder)?.socket else {
            return .nobody("no daemon that listens has run on \(folder) yet")
        }
        do throws(ControlClient.Failure) {
            return .said(try ControlClient.ask(command, at: path))
        } catch {
            switch error {
            case .nobody(let number):
                let words = "\(path): \(StoreText.text(number)) (no daemon, or not for this user)"
                return number == EACCES ? .refused(words) : .nobody(words)
            case .noAnswer: return .nobody("\(path): the daemon gave no answer")
            }
        }
    }

    static func ask(_ command: OperatorCommand, _ options: ConfigurationOptions) throws {
        switch try attempt(command, in: options.storeFolder()) {
        case .said(let said):
            for line in said.lines { said.isDone ? Terminal.print(line) : Terminal.complain(line) }
            if !said.isDone { throw ArgumentParser.ExitCode(Daemon.ExitCode.unavailable.rawValue) }
        case .nobody(let why): try Refusal(.unavailable, why).end()
        case .refused(let why): try Refusal(.permission, why).end()
        }
    }
}

import FoundationEssentials
import Glibc
import Loopback
import Store
import Testing

/// One rawi with a configuration, a folder of articles and a store of its own, all in a folder that goes with it.
final class Installation: Sendable {
    let folder: String
    /// May lie elsewhere, for example on a file system of its own.
    let store: String

    /// The program beside the test bundle.
    static let program: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let own = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/rawi"
    }()

    init(store: String? = nil) throws {
        folder = try Files.makeTemporaryFolder()
        self.store = store ?? folder + "/var"
        try Files.makeFolder(articles)
    }

    deinit {
        if ProcessInfo.processInfo.environment["RAWI_KEEP"] == nil { Files.remove(folder) }
    }

    /// The folder of the `documents` source that every configuration here has.
    var articles: String { folder + "/articles" }
    var configuration: String { folder + "/rawi.toml" }

    func configure(_ settings: Settings) throws {
        try Files.write(settings.text(store: store), to: configuration)
    }

    /// Puts an article file where the daemon looks for them.
    func supply(_ name: String, _ text: String) throws { try Files.write(text, to: "\(articles)/\(name)") }

    // MARK: running

    struct Finished: Sendable {
        let ending: Ending
        let output: String
        let errors: String
    }

    /// A command that ends by itself; `--config` is added.
    func run(
        _ command: String, _ arguments: [String] = [], within limit: Duration = .seconds(60)
    ) async throws -> Finished {
        try await run(plain: [command] + arguments + ["--config", configuration], within: limit)
    }

    /// Exactly these arguments, and a program in front of it when one is needed.
    func run(
        plain arguments: [String], through wrapper: [String] = [], within limit: Duration = .seconds(60)
    ) async throws -> Finished {
        let name = "\(folder)/run-\(UInt32.random(in: 0 ... .max))"
        let words = wrapper + [Self.program] + arguments
        let child = try ChildProcess(
            words[0], Array(words.dropFirst()), output: name + ".out", errors: name + ".err")
        let ending = try await child.wait(within: limit)
        return Finished(ending: ending, output: Files.text(name + ".out"), errors: Files.text(name + ".err"))
    }

    /// `rawi run`; its log is kept over restarts.
    func start(
        _ arguments: [String] = [], through wrapper: [String] = [], environment: [String: String] = [:]
    ) throws -> Daemon {
        let words = wrapper + [Self.program, "run", "--config", configuration] + arguments
        let child = try ChildProcess(
            words[0], Array(words.dropFirst()), environment: environment, output: folder + "/daemon.out", errors: log)
        return Daemon(child: child, installation: self)
    }

    var log: String { folder + "/daemon.log" }
    /// The last lines of the log, for the person who reads why a test failed.
    var logTail: String {
        Files.text(log).split(separator: "\n").suffix(25).joined(separator: "\n")
    }

    // MARK: what it wrote

    /// Complete lines of all uncompressed segments of `records` or `events`, in order.
    func lines(of log: String) -> [[UInt8]] {
        guard let names = try? Files.names(in: store) else { return [] }
        // Segments sort by their number, which stands last; clocks do not jump within a test.
        let segments = names.filter { $0.hasPrefix(log + "-") && $0.hasSuffix(".jsonl") }
            .sorted { ($0.split(separator: "-").last ?? "") < ($1.split(separator: "-").last ?? "") }
        return segments.flatMap { name -> [[UInt8]] in
            let parts = Files.bytes("\(store)/\(name)").split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            return parts.dropLast().map(Array.init)
        }
    }

    func records() throws -> [Record] { try lines(of: "records").map { try Record(decoding: $0) } }

    /// The records of pages, by the path of the address that they were asked for under.
    func articles(at address: String) throws -> [Record] { try records().filter { $0.url == address } }

    func events() throws -> [EventLine] { try lines(of: "events").map { try EventLine(decoding: $0) } }

    /// Everything that holds for every store at any time between two writes.
    func expectGoodStore(_ location: SourceLocation = #_sourceLocation) async throws {
        for (log, check) in [("records", SchemaCheck.record), ("events", SchemaCheck.event)] {
            for line in lines(of: log) {
                #expect(
                    check.problems(in: line) == [], "\(String(decoding: line, as: UTF8.self))", sourceLocation: location
                )
            }
        }
        let verdict = try await run("verify")
        #expect(verdict.ending == .exited(0), "\(verdict.output)\(verdict.errors)", sourceLocation: location)
        #expect(verdict.output.hasSuffix("good\n"), sourceLocation: location)
    }
}

/// A running `rawi run`.
struct Daemon: Sendable {
    let child: ChildProcess
    let installation: Installation

    struct DidNotHappen: Error, CustomStringConvertible {
        let description: String
    }

    /// Waits until it holds; far longer than any healthy machine needs, and not longer than the daemon lives.
    func waits(
        for what: String, within limit: Duration = .seconds(90), until holds: () throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while true {
            if try holds() { return }
            if let ending = child.poll() {
                if try holds() { return }
                throw DidNotHappen(description: "ended (\(ending)) before: \(what)\n\(installation.logTail)")
            }
            if ContinuousClock.now > deadline {
                throw DidNotHappen(description: "did not happen: \(what)\n\(installation.logTail)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Has opened its store and had its first heartbeat.
    func waitsUntilReady() async throws {
        try await waits(for: "a status file") {
            Files.text(installation.store + "/status.json").contains("\"pid\":\(child.pid),")
        }
    }

    /// SIGTERM, and how it ended.
    func stop(within limit: Duration = .seconds(30)) async throws -> Ending {
        child.signal(SIGTERM)
        return try await child.wait(within: limit)
    }
}

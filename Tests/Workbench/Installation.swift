import FoundationEssentials
import Glibc
import Loopback
package import Store

/// One rawi with a configuration, a folder of articles and a store of its own, all in a folder that goes with it.
package final class Installation: Sendable {
    package let folder: String
    /// May lie elsewhere, for example on a file system of its own.
    package let store: String

    /// The program beside the test bundle.
    package static let program: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let own = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/rawi"
    }()

    package let program: String

    package init(store: String? = nil, program: String = Installation.program) throws {
        self.program = program
        folder = try Files.makeTemporaryFolder()
        self.store = store ?? folder + "/var"
        try Files.makeFolder(articles)
    }

    deinit {
        if ProcessInfo.processInfo.environment["RAWI_KEEP"] == nil { Files.remove(folder) }
    }

    /// The folder of the `documents` source that every configuration here has.
    package var articles: String { folder + "/articles" }
    package var configuration: String { folder + "/rawi.toml" }

    package func configure(_ settings: Settings) throws {
        try Files.write(settings.text(store: store), to: configuration)
    }

    /// Puts an article file where the daemon looks for them.
    package func supply(_ name: String, _ text: String) throws { try Files.write(text, to: "\(articles)/\(name)") }

    // MARK: running

    package struct Finished: Sendable {
        package let ending: Ending
        package let output: String
        package let errors: String
    }

    /// A command that ends by itself; `--config` is added.
    package func run(
        _ command: String, _ arguments: [String] = [], within limit: Duration = .seconds(60)
    ) async throws -> Finished {
        try await run(plain: [command] + arguments + ["--config", configuration], within: limit)
    }

    /// Exactly these arguments, and a program in front of it when one is needed.
    package func run(
        plain arguments: [String], through wrapper: [String] = [], within limit: Duration = .seconds(60)
    ) async throws -> Finished {
        let name = "\(folder)/run-\(UInt32.random(in: 0 ... .max))"
        let words = wrapper + [program] + arguments
        let child = try ChildProcess(
            words[0], Array(words.dropFirst()), output: name + ".out", errors: name + ".err")
        let ending = try await child.wait(within: limit)
        return Finished(ending: ending, output: Files.text(name + ".out"), errors: Files.text(name + ".err"))
    }

    /// `rawi run`; its log is kept over restarts.
    package func start(
        _ arguments: [String] = [], through wrapper: [String] = [], environment: [String: String] = [:]
    ) throws -> Daemon {
        let words = wrapper + [program, "run", "--config", configuration] + arguments
        let child = try ChildProcess(
            words[0], Array(words.dropFirst()), environment: environment, output: folder + "/daemon.out", errors: log)
        return Daemon(child: child, installation: self)
    }

    package var log: String { folder + "/daemon.log" }
    /// The last lines of the log, for the person who reads why a test failed.
    package var logTail: String {
        Files.text(log).split(separator: "\n").suffix(25).joined(separator: "\n")
    }

    // MARK: what it wrote

    /// Complete lines of all uncompressed segments of `records` or `events`, in order.
    package func lines(of log: String) -> [[UInt8]] {
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

    package func records() throws -> [Record] { try lines(of: "records").map { try Record(decoding: $0) } }

    /// The records of pages, by the path of the address that they were asked for under.
    package func articles(at address: String) throws -> [Record] { try records().filter { $0.url == address } }

    package func events() throws -> [EventLine] { try lines(of: "events").map { try EventLine(decoding: $0) } }
}

/// A running `rawi run`.
package struct Daemon: Sendable {
    package let child: ChildProcess
    package let installation: Installation

    package init(child: ChildProcess, installation: Installation) {
        self.child = child
        self.installation = installation
    }

    package struct DidNotHappen: Error, CustomStringConvertible {
        package let description: String
    }

    /// Waits until it holds; far longer than any healthy machine needs, and not longer than the daemon lives.
    package func waits(
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
    package func waitsUntilReady() async throws {
        try await waits(for: "a status file") {
            Files.text(installation.store + "/status.json").contains("\"pid\":\(child.pid),")
        }
    }

    /// SIGTERM, and how it ended.
    package func stop(within limit: Duration = .seconds(30)) async throws -> Ending {
        child.signal(SIGTERM)
        return try await child.wait(within: limit)
    }
}

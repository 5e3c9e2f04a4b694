import Glibc
import Workbench

/// What the machine may refuse or say wrongly: each a row with the outcome that docs/RELIABILITY.md names.
struct Limits: Sendable {
    struct Row: Sendable {
        let name: String
        /// How the outcome begins; empty where none is promised but that nothing is lost.
        let expected: String
        /// Takes a minute: not in the bounded form.
        var isLong = false
        /// Nil where this machine or user cannot try it.
        let outcome: @Sendable (Bench) async throws -> String?

        /// What follows on a semicolon is a remark.
        func fits(_ outcome: String) -> Bool {
            guard !outcome.contains("; ") else { return false }
            return expected.isEmpty || outcome == expected || outcome.hasPrefix(expected + ":")
                || outcome.hasPrefix(expected + " ")
        }
    }

    static let rows = descriptors + addressSpace + threads + readers + folders + clocks + names

    let bench: Bench
    let tally: Tally
    let common: Common

    func run(only: String?) async throws {
        var rows = Self.rows.filter { only == nil || $0.name.contains(only ?? "") }
        if common.seconds != nil {
            var chance = Press.Chance(seed: common.seed)
            rows = rows.filter { !$0.isLong }.shuffled(using: &chance)
        }
        try await inParallel(rows, jobs: common.jobs) { row in
            if common.isOver(tally) { return }
            let began = ContinuousClock.now
            let outcome: String?
            do {
                outcome = try await row.outcome(bench)
            } catch {
                outcome = "\(error)"
            }
            guard let outcome else { return say("| \(row.name) | not tried: no right to | |") }
            let seconds = (ContinuousClock.now - began).components.seconds
            say("| \(row.name) | \(outcome) | \(seconds) s |")
            tally.note("rows", row.name, row.fits(outcome) ? [] : ["\(outcome), in place of: \(row.expected)"])
        }
    }
}

extension Limits {
    /// Runs under a limit, then freely, and says how the first ended; remarks where something is missing in the end.
    static func suffer(_ bench: Bench, through wrapper: [String], hosts: Int = 4, fetch: [String] = []) async throws
        -> String
    {
        let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, hosts: hosts, fetch: fetch)
        let daemon = try ordeal.here.start(["--once"], through: wrapper)
        let words: String
        switch try await ordeal.ending(of: daemon, patience: .seconds(40)) {
        case .exited(0)?: words = "all recorded"
        case .exited(let code)?: words = "\(code): \(reason(ordeal.here.logTail))"
        case .signalled(let number)?: words = "signal \(number)"
        case nil: words = "hangs"
        }
        let problems = try await ordeal.recover(before: try StoreSight(ordeal.here.store))
        return ([words] + problems).joined(separator: "; ")
    }

    /// The last line of the log, without what is different each time.
    static func reason(_ log: String) -> String {
        let line = log.split(separator: "\n").last.map(String.init) ?? "nothing said"
        var words = line.split(separator: " ").map(String.init)
        if words.first?.hasSuffix("Z") == true { words = Array(words.dropFirst(2)) }
        return words.map { $0.hasPrefix("/") ? "…/" + ($0.split(separator: "/").last ?? "") : $0 }
            .prefix { !$0.contains("outcome=") }.joined(separator: " ")
    }

    static func shell(_ limit: String) -> [String] { ["/bin/sh", "-c", "\(limit) && exec \"$@\"", "sh"] }
}

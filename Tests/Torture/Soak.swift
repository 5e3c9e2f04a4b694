import ArgumentParser
import Foundation
import Glibc
import Loopback
import Workbench

/// As fast as it goes, for long, with as little as it should need; then every article that was sent is there once, and nothing of
/// the daemon has grown.
struct SoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "At full speed under 256 MB and 256 open files.")

    @OptionGroup var common: Common
    @Option(help: "How long.") var minutes = 10.0
    @Option(help: "Outlets.") var hosts = 100

    private struct Sample {
        var seconds: Int
        var records: Int
        var resident: Int
        var files: Int
        var threads: Int
    }

    func run() async throws {
        try await common.run("soak") { bench, tally in
            let ordeal = try Ordeal(
                rawi: bench.rawi, shim: bench.shim, hosts: hosts, store: nil, isQuick: true, segment: "1MiB",
                log: "info")
            let group = MemoryGroup(megabytes: 256)
            let limits = Limits.shell(group == nil ? "ulimit -n 256 && ulimit -v 2000000" : "ulimit -n 256")
            say(group == nil ? "no control group: ulimit -v 2 GB in its place" : "control group of 256 MB")
            let daemon = try ordeal.here.start(through: (group?.wrapper ?? []) + limits)
            let began = ContinuousClock.now
            let wanted = Duration.seconds(minutes * 60)
            var samples: [Sample] = []
            var problems: [String] = []
            while ContinuousClock.now - began < wanted {
                if let ending = daemon.child.poll() {
                    problems.append("ended: \(ending) \(ordeal.here.logTail)")
                    break
                }
                // Only once they have been fetched: what a feed does not list any more is nobody's loss but the outlet's.
                if ordeal.outlets.waiting < hosts * 20 { ordeal.outlets.goOn(5, revises: false) }
                let seconds = Int((ContinuousClock.now - began).components.seconds)
                if seconds >= samples.count * 10 { samples.append(Self.sample(daemon, ordeal, seconds)) }
                try await Task.sleep(for: .milliseconds(100))
            }
            if problems.isEmpty {
                try await daemon.waits(for: "what is left", within: .seconds(120)) { ordeal.outlets.waiting == 0 }
                try await Task.sleep(for: .seconds(2))
                samples.append(Self.sample(daemon, ordeal, Int((ContinuousClock.now - began).components.seconds)))
                if try await daemon.stop() != .exited(0) { problems.append("does not stop well") }
            }
            let sight = try StoreSight(ordeal.here.store)
            problems += Array(try Oracle.problems(sight, ordeal.outlets, documents: Ordeal.documents).prefix(20))
            problems += try await ordeal.verified()
            problems += Self.growth(samples)
            say("| seconds | records | resident | files | threads |\n|---|---|---|---|---|")
            for sample in samples where sample.seconds % 60 < 10 || sample.seconds == samples.last?.seconds {
                say(
                    "| \(sample.seconds) | \(sample.records) | \(sample.resident >> 20) MB | \(sample.files) | \(sample.threads) |"
                )
            }
            say("requests \(ordeal.outlets.server.requests.count), lines \(sight.records.count)")
            tally.note("soak", "\(minutes) minutes", problems)
            withExtendedLifetime(group) {}
        }
    }

    private static func sample(_ daemon: Daemon, _ ordeal: Ordeal, _ seconds: Int) -> Sample {
        let proc = "/proc/\(daemon.child.pid)"
        func figure(_ name: String) -> Int {
            let line = Files.text(proc + "/status").split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        }
        let files = (try? Files.names(in: proc + "/fd"))?.count ?? 0
        return Sample(
            seconds: seconds, records: ordeal.outlets.sent, resident: figure("VmRSS:") << 10, files: files,
            threads: figure("Threads:"))
    }

    /// From a third of the time on all is as large as it becomes.
    private static func growth(_ samples: [Sample]) -> [String] {
        guard samples.count > 12 else { return [] }
        let early = samples[samples.count / 3..<samples.count / 2]
        let late = samples.suffix(samples.count / 6)
        return [("memory", \Sample.resident), ("files", \.files), ("threads", \.threads)].compactMap { name, figure in
            let (before, after) = (
                early.map { $0[keyPath: figure] }.max() ?? 0, late.map { $0[keyPath: figure] }.max() ?? 0
            )
            return after > before + before / 4 ? "\(name) grows: \(before), then \(after)" : nil
        }
    }
}

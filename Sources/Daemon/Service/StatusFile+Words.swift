package import FoundationEssentials
import Glibc
import Text

/// The state and what is wrong with it, in words, for `rawi status` and for the status page.
extension StatusFile {
    package func state(now: Date) -> String {
        if isGone { return "not running" }
        if silence(now: now) > 60 { return "hangs, or the machine slept" }
        if let stalledBy { return "waiting: \(stalledBy)" }
        if isPaused == true { return "paused: rawi resume" }
        return networkAwaySince == nil ? "running" : "running, nobody can be reached"
    }

    private static func fault(_ source: Failing, _ what: String) -> String {
        "\(source.id) \(what)" + (source.since.map { " since \($0)" } ?? "") + ": \(source.reason) (\(source.url))"
    }

    package var isGone: Bool { kill(pid, 0) != 0 && errno == ESRCH }
    private func silence(now: Date) -> Double { RFC3339.parse(at).map { now.timeIntervalSince($0) } ?? .infinity }

    /// What is the whole daemon's first, then source by source.
    package func faults(now: Date, quiet: Duration) -> [String] {
        var faults: [String] = []
        if isGone {
            faults.append("the daemon (process \(pid)) is not running")
        } else if silence(now: now) > 60 {
            faults.append("no sign of life for \(Int(min(silence(now: now), 1e12))) seconds")
        }
        if let networkAwaySince {
            faults.append("nobody can be reached since \(networkAwaySince): is the network away?")
        }
        if let clocks { faults.append(clocks) }
        for problem in sealProblems ?? [] { faults.append("a segment cannot be sealed: \(problem)") }
        if let stalledSince { faults.append("\(stalledBy ?? "stalled") since \(stalledSince)") }
        if let last = lastRecordAt.flatMap(RFC3339.parse), quiet > .zero,
            now.timeIntervalSince(last) > quiet / .seconds(1)
        {
            faults.append("nothing new since \(RFC3339.format(last))")
        }
        for source in failing ?? [] { faults.append(Self.fault(source, "fails")) }
        if let failingSources, let failing, failingSources > failing.count {
            faults.append("\(failingSources - failing.count) more sources fail")
        }
        for source in silent ?? [] { faults.append(Self.fault(source, "is silent")) }
        for source in fruitless ?? [] { faults.append(Self.fault(source, "gives no records")) }
        return faults
    }
}

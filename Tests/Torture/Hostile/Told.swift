import Synchronization

/// What was told of each row, from whichever daemon.
final class Told: Sendable {
    private struct Row: Sendable {
        let line: String
        let cost: HostileRun.Cost?
    }

    private let rows = Mutex<[String: Row]>([:])

    func add(_ name: String, _ line: String, _ cost: HostileRun.Cost?) {
        rows.withLock { $0[name] = Row(line: line, cost: cost) }
    }

    func lines(_ names: [String]) -> String {
        rows.withLock { rows in names.compactMap { name in rows[name].map { "\(name)\t\($0.line)\n" } }.joined() }
    }

    /// For docs/RELIABILITY.md: a line an outcome, with what the dearest of its servers cost.
    func table(_ names: [String]) -> [String] {
        let rows = rows.withLock { $0 }
        var groups: [String: [String]] = [:]
        for name in names { if let row = rows[name] { groups[row.line, default: []].append(name) } }
        return groups.sorted { $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count }
            .map { line, names in
                let costs = names.compactMap { rows[$0]?.cost }
                let parts = line.split(separator: "\t", maxSplits: 1)
                let seconds = costs.map(\.seconds).max() ?? 0
                return "| \(parts.first ?? "") | \(parts.last ?? "") | \(names.joined(separator: ", ")) | "
                    + "\(Int(seconds.rounded(.up))) s | \(costs.map(\.peakMegabytes).max() ?? 0) MB | \(Self.size(costs.map(\.sentBytes).max() ?? 0)) |"
            }
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 10_000 ? "\(bytes) B" : bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
    }
}

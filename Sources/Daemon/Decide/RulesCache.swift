import FoundationEssentials
import Store
import Web

/// Parsed robots.txt of the origins asked lately. Bounded: when full, it starts over.
struct RulesCache {
    private struct Entry {
        let fetchedAt: Date
        let rules: RobotsRules
    }
    private var entries: [String: Entry] = [:]
    private static let limit = 128

    /// When those of the origin were read that are kept; nil where none are.
    func readAt(_ origin: String) -> Date? { entries[origin]?.fetchedAt }

    /// `row` has no body where it was asked for with `readAt`.
    mutating func rules(of row: RobotsRow) -> RobotsRules {
        if let entry = entries[row.origin], entry.fetchedAt == row.fetchedAt { return entry.rules }
        if entries.count >= Self.limit { entries = [:] }
        let rules = RobotsRules(parsing: row.body)
        entries[row.origin] = Entry(fetchedAt: row.fetchedAt, rules: rules)
        return rules
    }
}

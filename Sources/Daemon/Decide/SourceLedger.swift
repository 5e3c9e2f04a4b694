package import FoundationEssentials
import Store

/// What came of each source's entries in the last 24 hours: records, and the reasons why there is none. For the person who asks;
/// nothing is decided by it, and what a crash takes of it is only missing from that answer.
package struct SourceLedger: Codable, Sendable, Equatable {
    package struct Account: Codable, Sendable, Equatable {
        package var lastRecordAt: Date?
        /// How many addresses gave no record since the last one that did, and since when.
        package var fruitless: Int?
        package var fruitlessSince: Date?
        /// Oldest first; hours in which nothing came are missing.
        var hours: [Hour] = []
        /// Nil in a file of an earlier version.
        package var run: SourceRun?

        package var records: Int { hours.reduce(0) { $0 + $1.records } }

        /// Most frequent first.
        package var left: [(reason: String, count: Int)] {
            hours.reduce(into: [String: Int]()) { $0.merge($1.left, uniquingKeysWith: +) }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        }
    }

    struct Hour: Codable, Sendable, Equatable {
        /// Since 1970.
        var number: Int
        var records = 0
        var left: [String: Int] = [:]
    }

    private var accounts: [String: Account] = [:]

    package init() {}

    package func account(of id: String, now: Date) -> Account {
        var account = accounts[id] ?? Account()
        account.hours.removeAll { $0.number <= Self.hour(now) - 24 }
        return account
    }

    /// Records of all sources in each of the last 24 hours, the oldest first; the last one is not over yet.
    package func recordsByHour(now: Date) -> [Int] {
        let last = Self.hour(now)
        var counts = [Int](repeating: 0, count: 24)
        for hour in accounts.values.flatMap(\.hours) where hour.number > last - 24 && hour.number <= last {
            counts[23 - (last - hour.number)] += hour.records
        }
        return counts
    }

    /// What is counted since a start begins anew: counters that go back a little after a crash would be read as great leaps.
    func begun() -> SourceLedger {
        var ledger = self
        for id in accounts.keys { ledger.accounts[id]?.run = nil }
        return ledger
    }

    mutating func keep(only ids: Set<String>) { accounts = accounts.filter { ids.contains($0.key) } }

    mutating func note(_ record: Record, at now: Date) {
        guard let id = record.source?.id ?? record.discoveredFrom.first?.sourceID else { return }
        change(id, at: now) { account, hour in
            hour.records += 1
            account.lastRecordAt = now
            account.run = account.run ?? SourceRun()
            account.run?.note(record)
            (account.fruitless, account.fruitlessSince) = (nil, nil)
        }
    }

    mutating func note(_ event: Event, at now: Date) {
        guard let id = event.sourceID, let reason = Self.reason(event) else { return }
        change(id, at: now) { account, hour in
            hour.left[reason, default: 0] += 1
            account.run = account.run ?? SourceRun()
            account.run?.left += 1
            account.fruitless = (account.fruitless ?? 0) + 1
            account.fruitlessSince = account.fruitlessSince ?? now
        }
    }

    mutating func notePoll(of id: String, failed: Bool, at now: Date) {
        var account = account(of: id, now: now)
        account.run = account.run ?? SourceRun()
        account.run?.polls += 1
        if failed { account.run?.failures += 1 }
        accounts[id] = account
    }

    private mutating func change(_ id: String, at now: Date, _ body: (inout Account, inout Hour) -> Void) {
        var account = account(of: id, now: now)
        var hour = Hour(number: Self.hour(now))
        // A clock that was set back goes on in the hour that it had come to.
        if let last = account.hours.last, last.number >= hour.number { hour = account.hours.removeLast() }
        body(&account, &hour)
        account.hours.append(hour)
        accounts[id] = account
    }

    private static func hour(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 3600).rounded(.down)) }

    /// Why an address gave no record; nil for events that say something else, and for the second and later tries of one.
    private static func reason(_ event: Event) -> String? {
        switch EventKind.Name(rawValue: event.type) {
        case .notArticle: isFirst(event) ? text("kind", event) : nil
        // Of a source itself where it names a class.
        case .fetchError: isFirst(event) ? text("reason", event) : nil
        case .withheld, .documentError: text("reason", event)
        case .robotsDisallowed: "robots.txt"
        default: nil
        }
    }

    private static func isFirst(_ event: Event) -> Bool {
        event.fields.contains { $0.name == "failures" && $0.value == .number(1) }
    }

    private static func text(_ name: String, _ event: Event) -> String? {
        for field in event.fields where field.name == name {
            if case .text(let text) = field.value { return text }
        }
        return nil
    }
}

import FoundationEssentials
import Store

/// What came of a source since the daemon started, for monitoring.
package struct SourceRun: Codable, Sendable, Equatable {
    package var polls = 0
    /// Polls that brought nothing that can be read.
    package var failures = 0
    package var records = 0
    /// Addresses that gave no record.
    package var left = 0
    /// By `delayBounds`, each only what is above the bound before; the last is what is above all of them.
    package var delays = [Int](repeating: 0, count: SourceRun.delayBounds.count + 1)
    package var delaySeconds = 0.0

    /// In seconds: between two polls, within the hour, within the day.
    package static let delayBounds = [60, 300, 900, 1800, 3600, 3 * 3600, 12 * 3600, 24 * 3600]

    package init() {}

    /// From publication to here, where an instant of it is stated; what is found again later says nothing of that.
    mutating func note(_ record: Record) {
        records += 1
        guard record.revision == 0, record.duplicateKind != .address, let published = record.publishedAt else { return }
        // A clock that is ahead elsewhere is no delay.
        let seconds = max(0, record.fetchedAt.timeIntervalSince(published))
        let bucket = Self.delayBounds.firstIndex { seconds <= Double($0) } ?? Self.delayBounds.count
        guard delays.indices.contains(bucket) else { return }
        delays[bucket] += 1
        delaySeconds += seconds
    }
}

import Feeds
import FoundationEssentials
import Text

/// Where an entry stands in time, as far as its source says.
enum EntryOrder {
    static func instant(_ date: StatedDate) -> Date {
        date.instant(assumingOffset: 0) ?? Date(timeIntervalSince1970: Double(date.days) * 86_400)
    }

    static func instant(of entry: FeedEntry) -> Date? { (entry.published ?? entry.updated).map(instant) }

    /// Places, by the entry's own date; entries without one keep the list's order, which is nearly always that.
    static func newestFirst(_ entries: [FeedEntry]) -> [Int] { newestFirst(entries.map { instant(of: $0) }) }

    static func newestFirst(_ instants: [Date?]) -> [Int] {
        instants.indices.sorted { left, right in
            let (a, b) = (instants[left] ?? .distantPast, instants[right] ?? .distantPast)
            return a == b ? left < right : a > b
        }
    }
}

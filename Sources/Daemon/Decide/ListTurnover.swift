import Feeds
import FoundationEssentials

/// How long an outlet took to bring the newest third of what its feed shows, by the dates of the entries: what one answer tells of its
/// pace, before any hour of its day has been watched.
enum ListTurnover {
    /// In seconds up to `now`. Nil where fewer than half of the entries have a date that has passed, and where the dates do not tell
    /// the entries apart: some programs stamp all of them when the feed is made.
    static func third(of feed: Feed, now: Date) -> Double? {
        let instants = feed.entries.compactMap { EntryOrder.instant(of: $0) }.filter { $0 <= now }
        guard instants.count >= 3, instants.count * 2 >= feed.entries.count, Set(instants).count * 2 > instants.count
        else { return nil }
        // The newest first: one that is pinned for years is behind them all.
        let place = (feed.entries.count + 2) / 3 - 1
        return now.timeIntervalSince(instants.sorted(by: >)[min(place, instants.count - 1)])
    }
}

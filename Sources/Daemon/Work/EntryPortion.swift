import Feeds
import FoundationEssentials

/// Some of the entries of a long answer. A sitemap of 50,000 is settled a thousand at a time, each in a transaction of its own, so that
/// nobody else's news wait for seconds. Newest first: what a first poll takes of a backlog, and what a day's ration takes, comes out of
/// the first ones. What is kept of the source changes with the last; who is interrupted before reads it again and finds the rest.
package struct EntryPortion: Sendable {
    static let size = 1_000

    /// Places of entries.
    private let order: [Int]
    private var start = 0
    /// What the portions before this one brought.
    private(set) var before = EntryCount()

    /// nil for what is soon settled as a whole.
    init?(of answer: Outcome.Answer) {
        guard case .feed(let feed, _) = answer, feed.entries.count > Self.size else { return nil }
        order = EntryOrder.newestFirst(feed.entries)
    }

    var places: ArraySlice<Int> { order[start..<min(start + Self.size, order.count)] }
    var isLast: Bool { start + Self.size >= order.count }

    /// - Parameter count: with what this one brought.
    func following(_ count: EntryCount) -> EntryPortion? {
        guard !isLast else { return nil }
        var next = self
        next.start += Self.size
        next.before = count
        return next
    }
}

/// What a list brought.
package struct EntryCount: Sendable, Equatable {
    var known = 0
    var new = 0
    /// New ones that look like one that was there before.
    var alike = 0
    var withoutLink = 0
    /// New ones that were queued, …
    var taken = 0
    /// … passed over as the backlog of a first poll, …
    var skipped = 0
    /// … or left for another day.
    var left = 0
}

package import FoundationEssentials
import Store

/// What part of a source's past is wanted, and where it begins: `rawi backfill`.
package struct WalkOrder: Codable, Sendable, Equatable {
    package var since: Date?
    /// The first instant that is too late.
    package var until: Date?
    /// Where to begin, in place of the source's own address.
    package var from: String?
    /// An address with `{page}` where the page's number goes.
    package var pages: String?
    /// How many documents at most.
    package var most = 10_000

    package init() {}

    package static let mark = "{page}"

    func page(_ number: Int) -> String? {
        guard let pages, let place = pages.firstRange(of: Self.mark) else { return nil }
        return pages.replacingSubrange(place, with: String(number))
    }

    func contains(_ date: Date) -> Bool { !isBefore(date) && until.map { date < $0 } ?? true }
    func isBefore(_ date: Date) -> Bool { since.map { date < $0 } ?? false }
}

extension String {
    fileprivate func replacingSubrange(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

/// What a walk has seen so far.
package struct WalkCount: Codable, Sendable, Equatable {
    /// Sitemaps, archives, pages of lists.
    package var documents = 0
    package var failed = 0
    /// Articles' addresses, each once …
    package var found: Int { queued + known + outOfRange }
    /// … that are fetched now, …
    package var queued = 0
    /// … wait or are recorded already, …
    package var known = 0
    /// … or are dated outside of what is wanted.
    package var outOfRange = 0
    /// Of those queued: without a day.
    package var undated = 0
    package var withoutLink = 0
    /// Parts of a sitemap that have not changed since, …
    package var partsPassedOver = 0
    /// … and that are too many.
    package var partsLeft = 0

    package init() {}
}

/// How a walk stands, for who looks on.
package struct WalkReport: Codable, Sendable, Equatable {
    package enum State: String, Codable, Sendable { case walking, stopped, done }

    package var state: State
    package var count: WalkCount
    /// From 0 to 1, where that can be told.
    package var share: Double?
    /// What is asked next, and when.
    package var url: String?
    package var due: Date?
    package var trouble: String?
    /// How it came to its end.
    package var ending: String?
}

import FoundationEssentials
import Store
import Web

/// What is remembered of a page between visits.
struct PageMemo: Memo, Equatable, Sendable {
    /// Where it was found first.
    var origins: [Record.Origin] = []
    /// How many citations away from a source: 1 is cited or listed by the source itself.
    var depth = 1
    /// How far its own citations may be followed.
    var depthLimit = 1
    /// The address as it was found; `Target.url` may be a step further along a redirect.
    var url: String
    var hops: [String] = []
    var etag: String?
    var lastModified: String?
    var firstSeenAt: Date
    var visits = 0
    var failures = 0
    /// Since when it fails, and how it did last.
    var failingSince: Date?
    var lastFailure: String?
    /// The record this page last gave rise to.
    var recordID: String?
    /// What the feed said of it, for pages that say nothing themselves.
    var publishedRaw: String?
    /// A source of kind `url`: asked for at its interval, for good.
    var intervalSeconds: Double?
    /// Of a source: the latest instant that an answer in its place has asked us to wait for.
    var notBefore: Date?
    /// Since when, and how often in a row, the server says that it is gone.
    var goneSince: Date?
    var goneSightings: Int?
    /// Since when it is refused at every try.
    var refusedSince: Date?
    /// When that was written down.
    var tombstonedAt: Date?
    /// What was read of an article over several pages, as `BegunArticle` writes it; `Target.url` is its next page.
    var begun: String?
    /// Found by a walk through a source's past: what is new goes before it.
    var isPast: Bool?
    /// The earlier version that was last said to have come back.
    var saidAgain: Int64?

    /// Of how many places at most a waiting page remembers that they name it.
    static let mostOrigins = 16

    init(url: String, firstSeenAt: Date) {
        self.url = url
        self.firstSeenAt = firstSeenAt
    }

    var isPlausible: Bool {
        MemoCoding.areCounts(depth, depthLimit, visits, failures, goneSightings ?? 0)
            && MemoCoding.areAmounts(intervalSeconds ?? 0)
    }

    /// As for feeds: otherwise its revisits would be counted from a day to come.
    mutating func bound(to now: Date) {
        firstSeenAt = min(firstSeenAt, now)
        failingSince = failingSince.map { min($0, now) }
        goneSince = goneSince.map { min($0, now) }
        refusedSince = refusedSince.map { min($0, now) }
        tombstonedAt = tombstonedAt.map { min($0, now) }
        // No server may ask for longer.
        if let instant = notBefore, instant > now.addingTimeInterval(Freshness.longestWait) { notBefore = now }
    }
}

extension PageMemo {
    mutating func failed(_ reason: String, now: Date) {
        failures += 1
        failingSince = failingSince ?? now
        lastFailure = reason
    }

    mutating func succeeded() {
        failures = 0
        failingSince = nil
        lastFailure = nil
        goneSince = nil
        goneSightings = nil
        refusedSince = nil
        tombstonedAt = nil
        notBefore = nil
    }

    mutating func refused(_ isRefused: Bool, now: Date) { refusedSince = isRefused ? refusedSince ?? now : nil }

    /// That of the address as it was found.
    var site: String? { WebURL(url).map { CanonicalURL($0).site } }

    /// Another place that names the page; true where it is new.
    mutating func join(_ origin: Record.Origin) -> Bool {
        let isKnown = origins.contains { known in
            (known.kind, known.url, known.sourceID) == (origin.kind, origin.url?.bounded, origin.sourceID)
                && (origin.kind != "citation" && origin.kind != "document" || known.entryID == origin.entryID)
        }
        guard !isKnown, origins.count < Self.mostOrigins else { return false }
        var origin = origin
        origin.entryID = origin.entryID?.bounded
        origin.anchor = origin.anchor?.bounded
        // An address cut short leads nowhere.
        if let named = origin.named, named.utf8.count > 2048 { origin.named = nil }
        origin.url = origin.url?.bounded
        origins.append(origin)
        return true
    }
}

extension String {
    /// At most 2 KiB of it: a feed may hang megabytes on an entry, and each visit writes them again.
    var bounded: String {
        guard utf8.count > 2048 else { return self }
        var end = utf8.index(startIndex, offsetBy: 2048)
        while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}

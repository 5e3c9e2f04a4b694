import Feeds
import FoundationEssentials
import Web

/// What is remembered of a feed, sitemap, listing or folder between polls: the opaque part of its `Target`.
///
/// A field that a released version did not write is optional: a memo that cannot be read costs the source its memory.
struct SourceMemo: Memo, Equatable, Sendable {
    var etag: String?
    var lastModified: String?
    /// SHA-256 of the last body: servers lie about validators, the digest does not.
    var bodyDigest: String?
    var polls = 0
    /// How many answers in a row were 304.
    var notModifiedRun = 0
    var failureScore = 0.0
    var failingSince: Date?
    var lastSuccessAt: Date?
    var lastNewEntryAt: Date?
    var intervalSeconds: Double
    /// Where the feed really is, when it was discovered or moved.
    var feedURL: String?
    var redirectSeenTo: String?
    var redirectSeenSince: Date?
    var redirectSightings = 0
    /// After 410: only probed.
    var mutedSince: Date?
    var lastOutcome = "never asked"
    var lastStatus: Int?
    var lastEntries = 0
    var newEntries = 0
    var totalEntries = 0
    var ruledBy = "start"
    /// The settings it was made from; another digest means the operator changed the source.
    var settings = ""
    /// Sub-sitemaps: depth below the configured one, and the lastmod its index gave.
    var depth = 0
    var lastmod: String?

    /// The latest instant that others have asked us to wait for, or that failures impose; our own interval is not in it.
    var notBefore: Date?
    /// The latest instant that others have asked us to wait for; nil also in memos that did not tell it from back-off.
    var askedUntil: Date?
    /// When it would have been asked again if `run --once` had not let it rest for longer.
    var dueAt: Date?
    /// The configured interval that `intervalSeconds` started from.
    var configuredInterval: Double?
    /// What the feed last said of how often to ask: it holds also after answers that bring no feed.
    var pacing: Pacing?
    /// When the first answer with entries came, to which `backlog` applied.
    var backlogSpentAt: Date?
    /// The server answers a weak ETag with the body that it stands for, so it is not sent back.
    var leavesWeakETag: Bool?
    /// Discovery: what else the page offers, best first, and whether `feedURL` has not answered as a feed yet.
    var candidates: [String]?
    var isTrying: Bool?
    /// The address that was asked before, while the other one is tried in its place.
    var formerURL: String?
    /// What only a sitemap that an index lists has.
    var child: SitemapChildMemo?
    /// The way so far, while it leads from site to site: each step is asked at that site's pace.
    var hops: [SourceHop]?
    /// When its entries were last read: they are forgotten if that is too long ago, whatever a server says of changes.
    var readAt: Date?
    /// Between two polls that brought something new, smoothed; nil until there were two.
    var rhythmSeconds: Double?
    /// When it publishes how much; nil until there were two polls.
    var publishing: PublishingRhythm?
    /// How long the newest third of its list was in coming, by the entries' dates, when it was last read.
    var thirdSeconds: Double?
    /// How many sitemaps of the index are too many to be asked.
    var leftOut: Int?

    init(intervalSeconds: Double) { self.intervalSeconds = intervalSeconds }

    var isPlausible: Bool {
        MemoCoding.areCounts(
            polls, notModifiedRun, redirectSightings, lastEntries, newEntries, totalEntries, depth, leftOut ?? 0)
            && MemoCoding.areAmounts(
                failureScore, intervalSeconds, configuredInterval ?? 0, child?.restSeconds ?? 0, rhythmSeconds ?? 0,
                thirdSeconds ?? 0)
            && publishing?.isPlausible != false
    }

    /// Instants of a time when the clock was ahead become now: nothing has happened later, and no wait is longer.
    mutating func bound(to now: Date, longest: Duration) {
        failingSince = failingSince.map { min($0, now) }
        lastSuccessAt = lastSuccessAt.map { min($0, now) }
        lastNewEntryAt = lastNewEntryAt.map { min($0, now) }
        redirectSeenSince = redirectSeenSince.map { min($0, now) }
        mutedSince = mutedSince.map { min($0, now) }
        backlogSpentAt = backlogSpentAt.map { min($0, now) }
        readAt = readAt.map { min($0, now) }
        if let instant = notBefore, instant > now.adding(longest) { notBefore = now }
        if let instant = askedUntil, instant > now.adding(longest) { askedUntil = now }
    }

    /// What nobody may pass over, not even a person who wants it now: unlike the interval and back-off it is not ours.
    var patience: Date? { ruledBy == "back-off" ? askedUntil : notBefore }

    /// The clock was set: a wait is as long as it was meant.
    mutating func moveWaits(_ clock: ClockStep) {
        notBefore = notBefore.map(clock.move)
        askedUntil = askedUntil.map(clock.move)
        dueAt = dueAt.map(clock.move)
    }
}

/// A redirect that led a source to another site.
struct SourceHop: Codable, Equatable, Sendable {
    var to: String
    var isPermanent: Bool
}

/// What is remembered of a sitemap that an index lists.
struct SitemapChildMemo: Codable, Equatable, Sendable {
    /// As the index lists it.
    var url: String
    /// The key of the index.
    var parent: String
    /// It was there when the source was first walked: its entries are backlog, not news.
    var isBacklog: Bool?
    /// The lastmod that its index gave when it was last read.
    var readLastmod: String?
    /// Undated, and behind others of its index when that was first walked: likely to stay as it is.
    var isArchive: Bool?
    /// It brought something new though its lastmod had not changed.
    var distrustsLastmod: Bool?
    /// How long it rests while its lastmod stays the same.
    var restSeconds: Double?
}

extension SourceMemo {
    /// After so long everything is read again, well before what it showed is forgotten.
    private static let readsEvery = Duration.seconds(30 * 86_400)

    func isReadAgain(_ now: Date) -> Bool { now.since(readAt ?? lastSuccessAt ?? now) >= Self.readsEvery }

    /// Nil stands for the configured interval of a time before it was remembered.
    mutating func adopt(interval: Duration) {
        let seconds = interval / .seconds(1)
        if let before = configuredInterval, before != seconds { intervalSeconds = seconds }
        configuredInterval = seconds
    }

    /// An answer with a body. One that broke off has the whole answer's validators, which would hide the rest.
    mutating func remember(_ outcome: Outcome, digest: String, isWhole: Bool) {
        notModifiedRun = 0
        let isWhole = isWhole && outcome.isWhole
        keep(validatorsOf: isWhole ? outcome.reply : nil)
        bodyDigest = isWhole ? digest : nil
    }

    mutating func forgetAnswer() {
        (etag, lastModified, bodyDigest) = (nil, nil, nil)
        notModifiedRun = 0
    }

    /// From the next poll on there; nil is the configured address. What another address answered says nothing of it.
    mutating func follow(_ url: String?) {
        feedURL = url
        forgetAnswer()
        (redirectSeenTo, redirectSeenSince, redirectSightings) = (nil, nil, 0)
        isTrying = nil
    }

    mutating func succeeded(entries: Int, new: Int, now: Date) {
        failureScore = 0
        failingSince = nil
        mutedSince = nil
        lastSuccessAt = now
        lastEntries = entries
        newEntries = new
        totalEntries += new
        lastOutcome = "ok"
        guard new > 0 else { return }
        if let last = lastNewEntryAt {
            let gap = max(0, now.timeIntervalSince(last))
            rhythmSeconds = rhythmSeconds.map { $0 * 0.75 + gap * 0.25 } ?? gap
        }
        lastNewEntryAt = now
    }
}

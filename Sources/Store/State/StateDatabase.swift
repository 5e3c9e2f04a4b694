package import FoundationEssentials

/// The index beside the lines: what is due, what is known. It can be thrown away and rebuilt from the lines.
///
/// Operations are few and batch-shaped, so that one at the other end of a wire takes few flights, and daemons may share it. One
/// loop owns it; calls block for as long as the disk or the wire takes and never from two tasks at once.
/// `StateConformanceTests` and `StateTurnsTests` hold every implementation to what is said here.
package protocol StateDatabase: AnyObject {
    /// Up to `wish.limit` targets that are due, whose site and address are free: by `Target.Kind` first (robots, then feeds, then
    /// pages), then by `due`. What is returned is leased: it is not returned again until a change puts, releases or removes it,
    /// whatever happens to its row meanwhile. Leases do not survive a restart.
    func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim]
    /// The earliest instant at which `claim` could return something that is not leased; nil when there is nothing at all.
    func nextDue() throws(StoreError) -> Date?
    /// One transaction: what the body reads sees what it applied; nothing stays if it throws.
    ///
    /// - Parameters:
    ///   - keys: What the body is going to read, where that is known: it may all be brought at once. What is not named is read
    ///     all the same, one by one. Not evaluated by an implementation that has nothing to gain from it.
    ///   - leases: Keys of the targets whose outcomes the body is about; `StateTransaction.holds` tells which of them are ours.
    func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R
    /// A sign of life, at every heartbeat of the loop, and what the database answers.
    func beat(at now: Date) throws(StoreError) -> Beat
    /// Cheap figures for status lines: each at most a few milliseconds with a million rows.
    func counts(at now: Date) throws(StoreError) -> StateCounts
    /// All of a log is about to be taken in by a database that is new. What stops us before `endFilling` may leave anything in it:
    /// then it is thrown away at the next start. Meanwhile `claim` and `texts` tell nothing.
    func beginFilling() throws(StoreError)
    /// Whether or not all of it was taken in: from here on it is a database like any other.
    func endFilling() throws(StoreError)
    /// What comes from lines was taken away for all (`Beat.rereads`): this daemon's are read from the first on. Said again of the same
    /// rebuild it changes nothing.
    ///
    /// - Parameter log: the number of the last line, for those who watch.
    func beginRereading(_ rebuild: String, log: Int) throws(StoreError)
    /// All were read.
    func endRereading(_ rebuild: String) throws(StoreError)
    /// All of this daemon's records are taken in again, at the next replay: nothing for one that is new.
    func readAgain() throws(StoreError)
    /// Throws `.full`, `.busy` or `.unavailable` where a write would fail for want of that.
    func expectRoom() throws(StoreError)
    /// Whether other daemons write to it too.
    var isShared: Bool { get }
    func close() throws(StoreError)
}

extension StateDatabase {
    package var isShared: Bool { false }

    package func expectRoom() throws(StoreError) { try transaction { _ throws(StoreError) in } }
    package func beginFilling() throws(StoreError) {}
    package func endFilling() throws(StoreError) {}
    package func beginRereading(_ rebuild: String, log: Int) throws(StoreError) {}
    package func endRereading(_ rebuild: String) throws(StoreError) {}
    package func readAgain() throws(StoreError) {}

    /// One whose reads nobody foretells: at start and reload, for tools.
    package func transaction<R>(_ body: (any StateTransaction) throws(StoreError) -> R) throws(StoreError) -> R {
        try transaction(about: nil, holding: [], body)
    }
}

/// Reading and changing within one transaction.
package protocol StateTransaction: AnyObject {
    /// Whether the lease on this key is ours still. What comes of another one was settled by somebody else, and must be dropped.
    func holds(_ key: String) throws(StoreError) -> Bool
    func target(_ key: String) throws(StoreError) -> Target?
    /// All targets of a kind, by key, after `after`, at most `limit`: for listing sources.
    func targets(of kind: Target.Kind, after: String?, limit: Int) throws(StoreError) -> [Target]
    /// Which of these target keys exist.
    func existing(_ keys: [String]) throws(StoreError) -> Set<String>
    /// The newest revision known under this url_key, aliases followed once.
    func article(urlKey: String) throws(StoreError) -> ArticleRow?
    /// Texts with this hash or sharing a band; at most 64.
    func texts(contentHash: String, bands: [Int64]) throws(StoreError) -> [TextRow]
    /// Without the body where `known` is when it was read, for a caller who has that: bodies are large, and asked for at every
    /// page.
    func robots(origin: String, unlessReadAt known: Date?) throws(StoreError) -> RobotsRow?
    /// The longest pause between two transfers that an origin of the site asks for; zero where none does.
    func siteDelay(_ site: String) throws(StoreError) -> Duration
    /// Before when the site takes no transfer; nil for one that was never asked.
    func siteFree(_ site: String) throws(StoreError) -> Date?
    /// When a page of the site last gave an article.
    func siteAnswered(_ site: String) throws(StoreError) -> Date?
    /// Which of these entry identities the source has shown before.
    func seenEntries(source: String, among: [String]) throws(StoreError) -> Set<String>
    func meta(_ key: String) throws(StoreError) -> String?
    /// What other daemons say under a key that each keeps for itself (`SharedLists.ownKey`); nothing where the database is not shared.
    func othersMeta(_ key: String) throws(StoreError) -> [String]
    func position(of log: String) throws(StoreError) -> LogPosition?

    func apply(_ change: StateChange) throws(StoreError)
}

extension StateTransaction {
    package func othersMeta(_ key: String) throws(StoreError) -> [String] { [] }

    package func robots(origin: String) throws(StoreError) -> RobotsRow? {
        try robots(origin: origin, unlessReadAt: nil)
    }
}

/// Something to ask for, and when: one row of the frontier.
package struct Target: Sendable, Equatable, Codable {
    /// In the order of claiming.
    package enum Kind: Int, Sendable, Codable {
        case robots = 0
        case feed = 1
        case sitemap = 2
        case listing = 3
        case folder = 4
        case document = 5
        /// One that was not read yet: news go before what is looked at again.
        case page = 6
        case revisit = 7
        /// A walk through a source's past: behind all else, what it has found included.
        case walk = 8

        static let last = walk

        package var isPage: Bool { self == .page || self == .revisit }
    }

    /// Identity within the frontier: `page:<url_key>`, `feed:<source id>`, `robots:<origin>`.
    package var key: String
    package var kind: Kind
    package var url: String
    /// Registrable domain: the politeness group.
    package var site: String
    package var sourceID: String?
    /// Not before.
    package var due: Date
    /// The daemon's own state for this target, JSON; opaque here.
    package var memo: [UInt8]
    /// Which definition of the row this is: what comes of an older one changes nothing any more. The database counts it.
    package var generation = 0

    package init(
        key: String, kind: Kind, url: String, site: String, sourceID: String? = nil, due: Date, memo: [UInt8] = []
    ) {
        self.key = key
        self.kind = kind
        self.url = url
        self.site = site
        self.sourceID = sourceID
        self.due = due
        self.memo = memo
    }
}

/// The newest record of one article.
package struct ArticleRow: Sendable, Equatable {
    package var urlKey: String
    package var recordID: String
    package var revision: Int
    package var contentHash: String
    package var payloadDigest: String
    package var firstSeenAt: Date
    package var publishedAt: Date?
    /// The `url_key` of the address whose visits revise it; nil in rows of versions that did not keep it.
    package var owner: String?
    /// Words of its text; nil as above.
    package var wordCount: Int?
    /// 64 bits over text and headline as they are now; nil as above.
    package var version: Int64?
    /// The daemon whose line it is: kept where the database is shared.
    package var instance: String
    /// What other lines of it say, earlier revisions and late duplicates, lowest first, at most `mostEarlier`: kept by the database,
    /// ignored when it is written.
    package var earlier: [EarlierLine] = []

    package static let mostEarlier = 32

    package init(
        urlKey: String, recordID: String, revision: Int, contentHash: String, payloadDigest: String, firstSeenAt: Date,
        publishedAt: Date? = nil, owner: String? = nil, wordCount: Int? = nil, version: Int64? = nil,
        instance: String = ""
    ) {
        self.urlKey = urlKey
        self.recordID = recordID
        self.revision = revision
        self.contentHash = contentHash
        self.payloadDigest = payloadDigest
        self.firstSeenAt = firstSeenAt
        self.publishedAt = publishedAt
        self.owner = owner
        self.wordCount = wordCount
        self.version = version
        self.instance = instance
    }
}

/// A text's fingerprint as the index keeps it.
package struct TextRow: Sendable, Equatable {
    package var recordID: String
    package var contentHash: String
    package var wordCount: Int
    package var signature: [UInt8]

    package init(recordID: String, contentHash: String, wordCount: Int, signature: [UInt8]) {
        self.recordID = recordID
        self.contentHash = contentHash
        self.wordCount = wordCount
        self.signature = signature
    }
}

/// What an origin's robots.txt answered.
package struct RobotsRow: Sendable, Equatable {
    package var origin: String
    package var fetchedAt: Date
    package var expiresAt: Date
    /// The HTTP status, or 0 when no answer came.
    package var status: Int
    /// At most 500 KiB.
    package var body: [UInt8]
    /// Since when, and how often in a row, it was asked for in vain.
    package var failingSince: Date?
    package var failures = 0

    package init(origin: String, fetchedAt: Date, expiresAt: Date, status: Int, body: [UInt8]) {
        self.origin = origin
        self.fetchedAt = fetchedAt
        self.expiresAt = expiresAt
        self.status = status
        self.body = body
    }
}

package enum StateChange: Sendable, Equatable {
    /// What came of a claimed target. Ends its lease; a row that was defined anew or withdrawn meanwhile stays as it is.
    case put(Target)
    /// Ends the lease; due then, as long as the row is the one that was claimed.
    case release(Target, due: Date)
    /// Ends the lease and removes the row, as long as it is the one that was claimed.
    case remove(Target)
    /// Inserts unless the key is there.
    case add(Target)
    /// Inserts or replaces, whatever is in flight: that ends in its own time and changes nothing.
    case define(Target)
    /// Removes the row, whatever is in flight.
    case withdraw(key: String)
    /// Due then; a lease stays, and what comes of it may say otherwise.
    case reschedule(key: String, due: Date)
    /// Another memo; a lease stays, and what comes of it may say otherwise.
    case amend(key: String, memo: [UInt8])
    /// A transfer to the site begins, or began, then: the next one to it, or to the address that it lives at, not before `delay`
    /// after that. Said when it is claimed, and again of the real beginning, with the address that answered, once it is over;
    /// an empty one where unrelated sites are served from there, whose pace is no other site's.
    case started(site: String, at: Date, delay: Duration, address: String?)
    /// The site takes no transfer before then, nor before what was said earlier.
    case siteFree(site: String, at: Date)
    /// The pause that an origin of the site asks for in its robots.txt (`Crawl-delay`); zero takes it back.
    case siteDelay(site: String, origin: String, Duration)
    /// The site gave an article; kept to the hour.
    case siteAnswered(site: String, at: Date)
    /// Inserts, or replaces what has a lower revision, or the same one seen later or of a daemon whose name comes later: in whatever
    /// order the logs of several daemons are read, the same stays. Where one daemon has the database for itself its name does not matter.
    case article(ArticleRow)
    /// This url_key is another address of that article, as a visit `at` that instant has shown; of several daemons' words the latest
    /// holds, of one the last.
    case alias(urlKey: String, of: String, at: Date)
    case text(TextRow, bands: [Int64])
    case robots(RobotsRow)
    case seen(source: String, entries: [String], at: Date)
    /// An empty value is none: the key goes.
    case meta(key: String, value: String)
    case position(log: String, LogPosition)
    /// Forgets entries that no source has shown since, robots.txt that ran out before then, and sites of which nothing is known
    /// or wanted: at most so many of each, so that nobody waits for it.
    case forget(before: Date, most: Int)
    /// The clock said `from` and says `to` now, while it ran: what was to wait for some time yet waits as long as was meant,
    /// what was overdue stays so.
    case shiftWaits(from: Date, to: Date)
    /// No stored instant is believed that lies later than an honest wait from now, which is at most `longest` for a target and
    /// a day for a site or robots.txt: the clock was ahead when it was written. Where it is known by how much it was `ahead`,
    /// shorter waits end so much sooner.
    case boundWaits(at: Date, longest: Duration, ahead: Duration)
}

package struct StateCounts: Sendable, Equatable {
    package var targetsByKind: [Target.Kind: Int] = [:]
    package var dueNow = 0
    package var leased = 0
    package var articles = 0
    package var texts = 0

    package init() {}
}

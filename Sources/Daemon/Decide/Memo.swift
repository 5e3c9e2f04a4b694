import FoundationEssentials
import Store

/// The opaque part of a `Target`. Versions before this one have written it too: what was added since is optional, or their rows
/// would be forgotten. It comes back from a file in which bits can flip: what cannot be is not believed.
protocol Memo: Codable {
    var isPlausible: Bool { get }
}

/// What is remembered of a feed, sitemap, listing or folder between polls: the opaque part of its `Target`.
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

    init(intervalSeconds: Double) { self.intervalSeconds = intervalSeconds }

    var isPlausible: Bool {
        MemoCoding.areCounts(
            polls, notModifiedRun, redirectSightings, lastEntries, newEntries, totalEntries, depth)
            && MemoCoding.areAmounts(failureScore, intervalSeconds)
    }

    /// Instants of a time when the clock was ahead become now: nothing has happened later.
    mutating func bound(to now: Date) {
        failingSince = failingSince.map { min($0, now) }
        lastSuccessAt = lastSuccessAt.map { min($0, now) }
        lastNewEntryAt = lastNewEntryAt.map { min($0, now) }
        redirectSeenSince = redirectSeenSince.map { min($0, now) }
        mutedSince = mutedSince.map { min($0, now) }
    }
}

/// A file in a folder of documents.
struct DocumentMemo: Memo, Equatable, Sendable {
    var path: String
    var depth: Int

    var isPlausible: Bool { MemoCoding.areCounts(depth) }
}

/// Memos as the bytes of `Target.memo`.
enum MemoCoding {
    static func bytes<M: Memo>(_ memo: M) -> [UInt8] {
        do {
            return [UInt8](try JSONEncoder().encode(memo))
        } catch {
            preconditionFailure("a memo is plain data and always encodes: \(error)")
        }
    }

    /// Nil when the bytes are another version's or damaged: the target then starts afresh.
    static func memo<M: Memo>(_ type: M.Type, from bytes: [UInt8]) -> M? {
        do {
            let memo = try JSONDecoder().decode(type, from: Data(bytes))
            return memo.isPlausible ? memo : nil
        } catch {
            return nil
        }
    }

    /// Counting on from them, or in seconds, overflows nothing.
    static func areCounts(_ counts: Int...) -> Bool { counts.allSatisfy { (0...1 << 40).contains($0) } }
    static func areAmounts(_ amounts: Double...) -> Bool { amounts.allSatisfy { (0...1e10).contains($0) } }
}

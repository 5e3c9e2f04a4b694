import FoundationEssentials
import Store

/// The opaque part of a `Target`. It comes back from a file in which bits can flip: what cannot be is not believed.
protocol Memo: Codable {
    var isPlausible: Bool { get }
}

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

    init(url: String, firstSeenAt: Date) {
        self.url = url
        self.firstSeenAt = firstSeenAt
    }

    var isPlausible: Bool {
        MemoCoding.areCounts(depth, depthLimit, visits, failures) && MemoCoding.areAmounts(intervalSeconds ?? 0)
    }

    /// As for feeds: otherwise its revisits would be counted from a day to come.
    mutating func bound(to now: Date) { firstSeenAt = min(firstSeenAt, now) }
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

import Bytes
import FoundationEssentials
import Store
import Web

/// Where a walk through a source's past stands: one document after the other, so all of it fits into one row, which every settled
/// document moves on in the transaction that queues its articles.
struct WalkMemo: Memo, Equatable, Sendable {
    struct Step: Codable, Equatable, Sendable {
        var url: String
        /// A part that a sitemap index lists.
        var isPart: Bool?
        /// A following page: there is none where it does not exist.
        var isNext: Bool?
        /// Its number, where numbers are counted.
        var page: Int?
    }

    var order: WalkOrder
    var startedAt: Date
    /// The last one is asked next.
    var steps: [Step]
    /// Hashes of the addresses of those before.
    var walked: [UInt64] = []
    var count = WalkCount()
    /// Dates of entries.
    var newest: Date?
    var oldest: Date?
    var failures = 0
    var hops = 0
    var trouble: String?
    var ending: String?
    /// Lists may be pages.
    var readsPages: Bool

    /// More parts of a sitemap are not kept: the row is written anew at each step.
    static let mostSteps = 5_000

    init(_ order: WalkOrder, of source: Source, now: Date) {
        self.order = order
        startedAt = now
        readsPages = source.kind == .listing || order.from != nil || order.pages != nil
        steps = [Step(url: order.page(1) ?? order.from ?? source.url, page: order.pages == nil ? nil : 1)]
    }

    var isPlausible: Bool {
        MemoCoding.areCounts(count.documents, count.found, failures, hops) && walked.count <= order.most + 1
    }

    static func stoppedKey(_ source: String) -> String { "walk:" + source }

    /// Under what name the walk notes which entries it has met.
    func seenBy(_ source: String) -> String { "walk:\(source):\(Int(startedAt.timeIntervalSince1970 * 1000))" }

    func report(_ state: WalkReport.State, _ row: Target? = nil) -> WalkReport {
        WalkReport(
            state: state, count: count, share: share, url: steps.last?.url, due: row?.due, trouble: trouble,
            ending: ending)
    }

    /// By the parts that are left, or else by how far back it has come.
    private var share: Double? {
        if count.partsPassedOver > 0 || steps.contains(where: { $0.isPart == true }) {
            return Double(count.documents) / Double(max(1, count.documents + steps.count))
        }
        guard let since = order.since, let newest, let oldest, newest > since else { return nil }
        return min(0.99, max(0, newest.timeIntervalSince(oldest) / newest.timeIntervalSince(since)))
    }

    static func hash(_ url: WebURL) -> UInt64 { FNV1a.hash(CanonicalURL(url).key.utf8) }

    /// Feeds and sitemaps that the operator named are asked for whatever robots.txt says, and so are a sitemap's parts on its site.
    static func isNamed(_ target: Target, _ sources: [String: Source]) -> Bool {
        guard let source = target.sourceID.flatMap({ sources[$0] }), source.kind != .listing else { return false }
        if target.url == source.url { return true }
        guard let url = WebURL(source.url), CanonicalURL(url).site == target.site else { return false }
        return MemoCoding.memo(WalkMemo.self, from: target.memo)?.steps.last?.isPart == true
    }
}

extension Target {
    /// Under what name it is kept which entries it has shown.
    var seenBy: String {
        let id = sourceID ?? ""
        guard kind == .walk else { return id }
        return MemoCoding.memo(WalkMemo.self, from: memo)?.seenBy(id) ?? id
    }
}

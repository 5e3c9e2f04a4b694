import Dedupe
import Extract
import Feeds
import Fetch
package import FoundationEssentials
package import Store
package import Web

/// What the store knows about an outcome, read before it is settled, so that settling itself needs no store.
package struct Facts: Sendable, Equatable {
    /// The newest record of the article that the outcome speaks of.
    package var article: ArticleRow?
    /// The newest record of the article that the address asked is known to lead to, whatever stands there today.
    package var asked: ArticleRow?
    /// The newest record of the very address that was asked.
    package var own: ArticleRow?
    /// An address of the article that differs from the one asked in its query alone has been said to be one.
    package var placeIsKnown = false
    /// Who named the page, as its row says now: others may have joined while it was fetched.
    package var origins: [Record.Origin] = []
    /// What stood before the site's articles lately.
    var wall = SiteWall()
    /// Where something stood there: until when the site is left alone already.
    var siteFreeAt: Date?
    /// When a page of the site last gave an article.
    package var siteAnsweredAt: Date?
    /// Texts that may be the same or nearly the same.
    package var texts: [TextRow] = []
    /// What the origin's robots.txt, or its tdmrep.json, said before.
    package var robots: RobotsRow?
    /// What the tdmrep.json of the page's origin says of it.
    package var siteRights = Rights()
    /// Entry identities the source has shown before.
    package var seen: Set<String> = []
    /// Target keys that are in the frontier already.
    package var existing: Set<String> = []
    /// url_keys that have a record already, and which.
    package var recorded: [String: String] = [:]
    /// The memos of pages that wait or are visited again, by target key.
    package var memos: [String: [UInt8]] = [:]
    /// A sitemap's row as it stands now: its index may have changed it in the meantime.
    var row: Target?
    /// The rows of all sitemaps below an index.
    var children: [Target] = []
    /// What is kept of the source's `Ration`.
    var ration: String?
    /// How much of a sitemap's backlog is still to be taken.
    var backlogLeft: Int?

    package init() {}

    /// It waits for its visit, or has a record already.
    func hasPage(_ key: String) -> Bool {
        recorded[key] != nil || existing.contains(TargetKey.page(key).rawValue)
    }

    static func gather(
        about outcome: Outcome, from state: any StateTransaction
    ) throws(StoreError) -> Facts {
        let outcome = outcome.whole
        var facts = Facts()
        if let origin = outcome.job.target.robotsOrigin {
            facts.robots = try state.robots(origin: origin)
            return facts
        }
        if [.sitemap, .walk].contains(outcome.job.target.kind) { facts.row = try state.target(outcome.job.target.key) }
        switch outcome.answer {
        case .page(let extraction, let fingerprint, _):
            let address = PageAddress(outcome: outcome, extraction: extraction)
            facts.article = try state.article(urlKey: address.key)
            let asked = outcome.job.target.pageKey ?? address.key
            facts.asked = try state.article(urlKey: asked)
            facts.own = facts.asked.flatMap { $0.urlKey == asked ? $0 : nil }
            if address.isAlias, let article = facts.article, let place = PlaceKey.of(asked, of: article.urlKey) {
                facts.placeIsKnown = try state.article(urlKey: place) != nil
            }
            try facts.lookUpPage(outcome, in: state)
            facts.siteRights = try siteRights(of: outcome.reply?.url ?? outcome.job.request?.url, in: state)
            facts.texts = try state.texts(contentHash: fingerprint.contentHash, bands: fingerprint.bands)
            // Only where its citations may be followed: most pages are at their source's depth.
            if let memo = MemoCoding.memo(PageMemo.self, from: outcome.job.target.memo), memo.depth < memo.depthLimit {
                try facts.look(up: extraction.article.links.map(\.url), in: state)
            }
        case .document(let document, _, _):
            facts.article = try DocumentIdentity.known(outcome.job, in: state)
            try facts.look(up: document.citations.map(\.url.href) + [document.ownURL].compactMap(\.self), in: state)
        case .feed(let feed, _):
            let source = outcome.job.target.seenBy
            try facts.look(up: outcome.entriesNow, source: source, in: state)
            guard outcome.job.target.kind == .sitemap else { break }
            facts.backlogLeft = try state.meta(Backlog.key(source)).flatMap { Int($0) }
            if outcome.isLastPortion, !feed.children.isEmpty || feed.format == .sitemapIndex {
                facts.children = try SitemapChildren.rows(of: source, in: state)
            }
        case .listing:
            try facts.look(up: outcome.entries, source: outcome.job.target.sourceID ?? "", in: state)
        case .folder(let listing):
            facts.seen = try state.seenEntries(
                source: DocumentIdentity.shelf(of: outcome.job), among: Array(listing.entries))
        case .httpError, .notModified, .notModifiedUnasked, .fetchFailed, .pageUnreadable, .rulesUnanswered:
            if let asked = outcome.job.target.addressKey {
                facts.article = try state.article(urlKey: asked)
                try facts.lookUpPage(outcome, in: state)
            }
        case .redirected, .disallowed:
            guard outcome.job.target.kind.isPage else { break }
            try facts.lookUpPage(outcome, in: state)
        case .cancelled, .sameBody, .robots, .feedUnreadable, .discovered, .noListing,
            .folderUnreadable, .documentUnreadable:
            break
        }
        return facts
    }

    private static func siteRights(
        of url: WebURL?, in state: any StateTransaction
    ) throws(StoreError) -> Rights {
        var rights = Rights()
        guard let url, let file = try state.robots(origin: JobMaking.reservationKey(of: url)), !file.body.isEmpty,
            let stated = TDMReservation.read(file.body, path: url.requestTarget)
        else { return rights }
        rights.tdmReservation = stated.reservation
        rights.tdmPolicy = stated.policy
        return rights
    }

    private mutating func lookUpPage(_ outcome: Outcome, in state: any StateTransaction) throws(StoreError) {
        let target = outcome.job.target
        let memo = try state.target(target.key).flatMap { MemoCoding.memo(PageMemo.self, from: $0.memo) }
        let site = memo?.site ?? target.site
        siteAnsweredAt = try state.siteAnswered(site)
        wall = SiteWall(try state.meta(SiteWalls.key(site)), site: site)
        if wall.sightings > 0 { siteFreeAt = try state.siteFree(site) }
        origins = memo?.origins ?? []
    }

    /// What a source has shown before is not looked up: it stays as it is.
    private mutating func look(
        up identities: [EntryIdentity], source: String, in state: any StateTransaction
    ) throws(StoreError) {
        ration = try state.meta(Ration.key(source))
        seen = EntryIdentity.believed(
            try state.seenEntries(source: source, among: identities.flatMap(\.asked)), beside: identities)
        try look(upPages: Set(identities.filter { !$0.isKnown(seen) }.compactMap(\.pageKey)), in: state)
    }

    private mutating func look(up addresses: [String], in state: any StateTransaction) throws(StoreError) {
        try look(upPages: Set(addresses.compactMap { WebURL($0).map { CanonicalURL($0).key } }), in: state)
    }

    private mutating func look(upPages keys: Set<String>, in state: any StateTransaction) throws(StoreError) {
        for key in keys {
            if let article = try state.article(urlKey: key) { recorded[key] = article.recordID }
            let target = TargetKey.page(key).rawValue
            guard let row = try state.target(target) else { continue }
            existing.insert(target)
            memos[target] = row.memo
        }
    }
}

/// What stands for the addresses of an article that differ in their query alone: as a `url_key` it is nobody's address.
enum PlaceKey {
    static func of(_ urlKey: String, of article: String) -> String? {
        guard let query = urlKey.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return "place:" + urlKey[..<query] + " " + article
    }
}

/// Which article a page is: the address it names as canonical, or the one that answered.
struct PageAddress: Equatable {
    /// The record's `url_key`.
    let key: String
    let site: String
    /// Whether it is another article's address than the one the page was asked for under.
    let isAlias: Bool

    init(outcome: Outcome, extraction: Extraction) {
        let answered = outcome.reply?.url ?? outcome.job.request?.url
        // A canonical address on another site is not believed: syndicated copies and mistakes name others' pages.
        let named = extraction.article.canonicalURL.flatMap { WebURL($0) }.flatMap { url -> WebURL? in
            guard url.isHTTP, let answered else { return nil }
            return Site.of(host: url.host) == Site.of(host: answered.host) ? url : nil
        }
        let url = named ?? answered
        let canonical = url.map(CanonicalURL.init)
        key = canonical?.key ?? outcome.job.target.key
        site = canonical?.site ?? outcome.job.target.site
        isAlias = outcome.job.target.pageKey != key
    }
}

import Dedupe
import Extract
import Feeds
package import Store
package import Web

/// What the store knows about an outcome, read before it is settled, so that settling itself needs no store.
package struct Facts: Sendable, Equatable {
    /// The newest record of the article that the outcome speaks of.
    package var article: ArticleRow?
    /// The address the page was asked for under has a record of its own.
    package var hasOwnRecord = false
    /// Texts that may be the same or nearly the same.
    package var texts: [TextRow] = []
    /// What the tdmrep.json of the page's origin says of it.
    package var siteRights = Rights()
    /// Entry identities the source has shown before.
    package var seen: Set<String> = []
    /// Target keys that are in the frontier already.
    package var existing: Set<String> = []
    /// url_keys that have a record already.
    package var recorded: Set<String> = []
    /// A sitemap's row as it stands now: its index may have changed it in the meantime.
    var row: Target?
    /// The rows of all sitemaps below an index.
    var children: [Target] = []
    /// How much of a sitemap's backlog is still to be taken.
    var backlogLeft: Int?

    package init() {}

    /// It waits for its visit, or has a record already.
    func hasPage(_ url: WebURL) -> Bool {
        let key = CanonicalURL(url).key
        return recorded.contains(key) || existing.contains(TargetKey.page(key).rawValue)
    }

    static func gather(
        about outcome: Outcome, from state: any StateTransaction
    ) throws(StoreError) -> Facts {
        var facts = Facts()
        if outcome.job.target.kind == .sitemap { facts.row = try state.target(outcome.job.target.key) }
        switch outcome.answer {
        case .page(let extraction, let fingerprint, _):
            let address = PageAddress(outcome: outcome, extraction: extraction)
            facts.article = try state.article(urlKey: address.key)
            let ownKey = outcome.job.target.pageKey ?? address.key
            facts.hasOwnRecord = try state.article(urlKey: ownKey)?.urlKey == ownKey
            facts.siteRights = try siteRights(of: outcome.reply?.url ?? outcome.job.request?.url, in: state)
            facts.texts = try state.texts(contentHash: fingerprint.contentHash, bands: fingerprint.bands)
            // Only where its citations may be followed: most pages are at their source's depth.
            if let memo = MemoCoding.memo(PageMemo.self, from: outcome.job.target.memo), memo.depth < memo.depthLimit {
                try facts.look(up: extraction.article.links.map(\.url), in: state)
            }
        case .document(let document, _, _):
            facts.article = try state.article(urlKey: DocumentIdentity.key(of: outcome.job.target))
            try facts.look(up: document.citations.map(\.url.href) + [document.ownURL].compactMap(\.self), in: state)
        case .feed(let feed, _):
            let source = outcome.job.target.sourceID ?? ""
            facts.seen = try state.seenEntries(source: source, among: EntryIdentity.all(of: feed).flatMap(\.asked))
            try facts.look(up: feed.entries.compactMap(\.link), in: state)
            guard outcome.job.target.kind == .sitemap else { break }
            facts.backlogLeft = try state.meta(Backlog.key(source)).flatMap { Int($0) }
            if !feed.children.isEmpty || feed.format == .sitemapIndex {
                facts.children = try SitemapChildren.rows(of: source, in: state)
            }
        case .listing(let links, _):
            let keys = EntryIdentity.all(of: links.filter(\.isInternal)).flatMap(\.asked)
            facts.seen = try state.seenEntries(source: outcome.job.target.sourceID ?? "", among: keys)
            try facts.look(up: links.map(\.url), in: state)
        case .folder(let files):
            facts.seen = try state.seenEntries(
                source: outcome.job.target.sourceID ?? "", among: files.map { "f:" + $0.version })
        case .httpError, .notModified, .notModifiedUnasked, .fetchFailed, .pageUnreadable:
            if let url = WebURL(outcome.job.target.url) {
                facts.article = try state.article(urlKey: CanonicalURL(url).key)
            }
        case .cancelled, .redirected, .sameBody, .robots, .feedUnreadable, .discovered, .disallowed, .noListing,
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

    private mutating func look(up addresses: [String], in state: any StateTransaction) throws(StoreError) {
        let keys = Set(addresses.compactMap { WebURL($0).map { CanonicalURL($0).key } })
        existing.formUnion(try state.existing(keys.map { TargetKey.page($0).rawValue }))
        for key in keys where try state.article(urlKey: key) != nil { recorded.insert(key) }
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

enum DocumentIdentity {
    /// `document:<source>/<file name>`: a document's `url_key`, the same for each version of the file.
    static func key(of target: Target) -> String {
        let name = target.url.split(separator: "/").last.map(String.init) ?? target.url
        return "document:\(target.sourceID ?? "")/\(name)"
    }
}

import Dedupe
import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Web

extension Facts {
    /// What `gather` reads of an outcome, and `Pace` of its site. Rather too much than too little: what is not named is read one by
    /// one.
    static func keys(about outcome: Outcome) -> FactKeys {
        let outcome = outcome.whole
        let target = outcome.job.target
        var keys = FactKeys()
        keys.targets.insert(target.key)
        keys.sites.insert(target.site)
        if let origin = target.robotsOrigin {
            keys.robots.insert(origin)
            return keys
        }
        keys.addPage(target)
        switch outcome.answer {
        case .page(let extraction, let fingerprint, _):
            let address = PageAddress(outcome: outcome, extraction: extraction)
            let asked = target.pageKey ?? address.key
            let written = [address.key, asked] + [PlaceKey.of(asked, of: address.key)].compactMap(\.self)
            keys.articles.formUnion(written)
            keys.settled.formUnion(written)
            if let url = outcome.reply?.url ?? outcome.job.request?.url {
                keys.robots.insert(JobMaking.reservationKey(of: url))
            }
            keys.texts.append(
                FactKeys.TextWish(contentHash: fingerprint.contentHash, bands: fingerprint.bands))
            keys.add(addresses: extraction.article.links.map(\.url))
        case .document(let document, _, _):
            keys.articles.formUnion(DocumentIdentity.keys(of: outcome.job))
            keys.settled.formUnion(DocumentIdentity.keys(of: outcome.job))
            keys.add(addresses: document.citations.map(\.url.href) + [document.ownURL].compactMap(\.self))
        case .feed:
            keys.add(outcome.entriesNow, source: target.seenBy)
            keys.metas.insert(Backlog.key(target.sourceID ?? ""))
        case .listing: keys.add(outcome.entries, source: target.sourceID ?? "")
        case .folder(let listing): keys.entries[DocumentIdentity.shelf(of: outcome.job)] = listing.entries
        case .httpError, .notModified, .notModifiedUnasked, .fetchFailed, .pageUnreadable, .rulesUnanswered:
            if let asked = target.addressKey { keys.articles.insert(asked) }
        case .redirected, .disallowed, .cancelled, .sameBody, .robots, .feedUnreadable, .discovered, .noListing,
            .folderUnreadable, .documentUnreadable:
            break
        }
        return keys
    }
}

extension FactKeys {
    /// What may stand before its site's articles. Its memo says which site that is where it was sent on to another.
    fileprivate mutating func addPage(_ target: Target) {
        let memo = MemoCoding.memo(PageMemo.self, from: target.memo)
        for site in [target.site, memo?.site].compactMap(\.self) {
            sites.insert(site)
            metas.insert(SiteWalls.key(site))
        }
    }

    fileprivate mutating func add(_ identities: [EntryIdentity], source: String) {
        metas.insert(Ration.key(source))
        entries[source, default: []].formUnion(identities.flatMap(\.asked))
        add(pages: identities.compactMap(\.pageKey))
    }

    fileprivate mutating func add(addresses: [String]) {
        add(pages: addresses.compactMap { WebURL($0).map { CanonicalURL($0).key } })
    }

    private mutating func add(pages keys: [String]) {
        for key in keys {
            articles.insert(key)
            targets.insert(TargetKey.page(key).rawValue)
        }
    }
}

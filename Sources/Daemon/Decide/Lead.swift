import FoundationEssentials
import Store
import Web

/// An address worth fetching, and how it was found.
struct Lead {
    var url: WebURL
    var depth: Int
    var depthLimit: Int
    var origin: Record.Origin
    var publishedRaw: String?
}

extension Settlement {
    /// Page targets for the leads that are neither waiting nor recorded.
    func queue(_ leads: [Lead], sourceID: String?, facts: Facts, now: Date) -> [Effect] {
        var queued: Set<String> = []
        return leads.compactMap { lead -> Effect? in
            guard lead.url.isHTTP, lead.url.href.utf8.count <= 4096 else { return nil }
            let canonical = CanonicalURL(lead.url)
            let key = TargetKey.page(canonical.key).rawValue
            guard !facts.existing.contains(key), !facts.recorded.contains(canonical.key), queued.insert(key).inserted
            else { return nil }
            var memo = PageMemo(url: lead.url.forRequest.href, firstSeenAt: now)
            memo.origins = [lead.origin]
            memo.depth = lead.depth
            memo.depthLimit = lead.depthLimit
            memo.publishedRaw = lead.publishedRaw
            return .change(
                .add(
                    Target(
                        key: key, kind: .page, url: memo.url, site: canonical.site, sourceID: sourceID, due: now,
                        memo: MemoCoding.bytes(memo))))
        }
    }
}

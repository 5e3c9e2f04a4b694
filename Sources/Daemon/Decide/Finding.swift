import FoundationEssentials
import Store
import Web

/// An address worth fetching, and how it was found.
struct Finding {
    var url: WebURL
    var depth: Int
    var depthLimit: Int
    var origin: Record.Origin
    var publishedRaw: String?
}

extension Settlement {
    /// Page targets for the findings that are neither waiting nor recorded.
    func queue(_ findings: [Finding], sourceID: String?, facts: Facts, now: Date) -> [Effect] {
        var queued: Set<String> = []
        return findings.compactMap { finding -> Effect? in
            guard finding.url.isHTTP, finding.url.href.utf8.count <= 4096 else { return nil }
            let canonical = CanonicalURL(finding.url)
            let key = "page:" + canonical.key
            guard !facts.existing.contains(key), !facts.recorded.contains(canonical.key), queued.insert(key).inserted
            else { return nil }
            var memo = PageMemo(url: finding.url.forRequest.href, firstSeenAt: now)
            memo.origins = [finding.origin]
            memo.depth = finding.depth
            memo.depthLimit = finding.depthLimit
            memo.publishedRaw = finding.publishedRaw
            return .change(
                .add(
                    Target(
                        key: key, kind: .page, url: memo.url, site: canonical.site, sourceID: sourceID, due: now,
                        memo: MemoCoding.bytes(memo))))
        }
    }
}

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
    /// Out of a source's past.
    var isPast = false
}

extension Settlement {
    /// What follows from leads: page targets for those that are neither waiting nor recorded. A waiting page remembers who else
    /// names it; of a recorded one it is said once.
    func queue(_ leads: [Lead], from outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        var memos = facts.memos
        var queued: Set<String> = []
        return leads.flatMap { lead -> [Effect] in
            guard lead.url.isHTTP, lead.url.href.utf8.count <= 4096 else { return [] }
            // Asked is where it leads, not the service in between.
            var lead = lead
            let inner = lead.url.unwrapped
            if inner != lead.url { lead.origin.named = lead.origin.named ?? lead.url.href }
            lead.url = inner
            let canonical = CanonicalURL(lead.url)
            let key = TargetKey.page(canonical.key).rawValue
            let recordID = facts.recorded[canonical.key]
            if facts.existing.contains(key) {
                guard let memo = memos[key].flatMap({ MemoCoding.memo(PageMemo.self, from: $0) }) else { return [] }
                return join(lead, memo, of: key, recordID: recordID ?? memo.recordID, in: &memos, outcome, now: now)
            }
            if let recordID {
                return queued.insert(key).inserted ? [sighting(of: recordID, lead, outcome, now: now)] : []
            }
            guard queued.insert(key).inserted else { return [] }
            return [.change(.add(target(for: lead, key: key, site: canonical.site, outcome, now: now)))]
        }
    }

    private func target(for lead: Lead, key: String, site: String, _ outcome: Outcome, now: Date) -> Target {
        var memo = PageMemo(url: lead.url.forRequest.href, firstSeenAt: now)
        _ = memo.join(lead.origin)
        memo.depth = lead.depth
        memo.depthLimit = lead.depthLimit
        memo.publishedRaw = lead.publishedRaw?.bounded
        memo.isPast = lead.isPast ? true : nil
        return Target(
            key: key, kind: lead.isPast ? .revisit : .page, url: memo.url, site: site,
            sourceID: outcome.job.target.sourceID, due: now,
            memo: MemoCoding.bytes(memo))
    }

    private func join(
        _ lead: Lead, _ memo: PageMemo, of key: String, recordID: String?, in memos: inout [String: [UInt8]],
        _ outcome: Outcome, now: Date
    ) -> [Effect] {
        var memo = memo
        guard memo.join(lead.origin) else { return [] }
        let bytes = MemoCoding.bytes(memo)
        memos[key] = bytes
        let said = recordID.map { [sighting(of: $0, lead, outcome, now: now)] } ?? []
        return said + [.change(.amend(key: key, memo: bytes))]
    }

    private func sighting(of recordID: String, _ lead: Lead, _ outcome: Outcome, now: Date) -> Effect {
        event(
            .sighting(
                recordID: recordID, url: lead.origin.named ?? lead.url.href, by: lead.origin.kind,
                entryID: lead.origin.entryID,
                anchor: lead.origin.anchor),
            outcome, now: now)
    }
}

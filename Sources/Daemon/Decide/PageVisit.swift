import Dedupe
import Extract
import FoundationEssentials
import Store
import Web

/// A page that was read, with everything its settling needs.
struct PageVisit {
    var outcome: Outcome
    var extraction: Extraction
    var fingerprint: Fingerprint
    var digest: String
    var memo: PageMemo
    var facts: Facts
    var now: Date

    var target: Target { outcome.job.target }
    /// The `url_key` of the address that was asked.
    var askedKey: String { target.pageKey ?? address.key }
    /// Where it was looked for, wherever a redirect may have led.
    var site: String { memo.site ?? target.site }
    var address: PageAddress { PageAddress(outcome: outcome, extraction: extraction) }

    /// Recorded before. The page's own row outlives the memo: after a rebuild a copy must not be recorded a second time.
    var isRepeat: Bool { memo.recordID != nil || facts.own != nil }

    /// Whether a record is made of what was found. Whoever writes documents knows why he cites a page: whatever it is, what
    /// it says is kept.
    var givesRecord: Bool {
        let kind = extraction.kind
        if kind.givesRecord { return true }
        return kind.mayBeStored && !extraction.article.text.isEmpty && memo.origins.contains { $0.kind == "document" }
    }

    /// What header, page and the site's tdmrep.json say of its use: what speaks of this page alone goes before what
    /// speaks of the whole site.
    func rights(agent: String) -> Rights {
        var rights = outcome.reply.map { Rights(headers: $0.headers, agent: agent) } ?? Rights()
        rights.metaRobots = extraction.rights.metaRobots
        rights.tdmReservation = rights.tdmReservation ?? extraction.rights.tdmReservation
        rights.tdmPolicy = rights.tdmPolicy ?? extraction.rights.tdmPolicy
        if rights.tdmReservation == nil {
            rights.tdmReservation = facts.siteRights.tdmReservation
            rights.tdmPolicy = rights.tdmPolicy ?? facts.siteRights.tdmPolicy
        }
        return rights
    }

    /// What was read of the article, over all its pages.
    var begun: BegunArticle? {
        if let begun = outcome.job.begun { return begun }
        // What goes on in pages is else a list.
        guard let reply = outcome.reply, extraction.kind.givesRecord else { return nil }
        return BegunArticle(
            reply: reply, digest: digest, startedAt: outcome.startedAt, extraction: extraction,
            addresses: [reply.url.forRequest], hashes: [fingerprint.contentHash])
    }
    /// Its site cut it into pages.
    var hasPages: Bool { begun.map { $0.addresses.count > 1 } ?? false || missingPages != nil }
    /// Why they were not all read.
    var missingPages: String? { outcome.missingPage ?? begun?.bound?.rawValue }

    /// The text came whole, as far as the transfer tells.
    var isWhole: Bool { outcome.isWhole }
}

import Dedupe
import Extract
import Fetch
import Web

/// What was read of an article before, with what has come of its next page.
struct JoinedArticle: Sendable {
    var begun: BegunArticle
    let fingerprint: Fingerprint
    /// Why the page that was asked is not in it.
    private(set) var missing: Missing?

    struct Missing: Sendable {
        let end: PagesEnd
        let reason: String?
        let answer: Outcome.Answer
        let reply: Reply?
    }

    /// Nil where nothing was learnt: asked again.
    init?(_ begun: BegunArticle, _ answer: Outcome.Answer, reply: Reply?, job: Job) {
        var whole = begun
        switch Self.judge(begun, answer, reply: reply, job: job) {
        case .nothing: return nil
        case .end: whole.extraction.nextPageURL = nil
        case .missing(let end, let reason):
            missing = Missing(end: end, reason: reason, answer: answer, reply: reply)
            whole.extraction.nextPageURL = nil
        case .page(let next, let hash, let reply):
            whole.extraction = begun.extraction.joined(with: next)
            whole.addresses.append(reply.url.forRequest)
            whole.hashes.append(hash)
            whole.reply.isTruncated = begun.reply.isTruncated || reply.isTruncated
            whole.reply.isPartial = begun.reply.isPartial || reply.isPartial
        }
        self.begun = whole
        fingerprint = Fingerprint(of: whole.extraction.article.text)
    }

    private enum Verdict {
        case nothing
        /// There is no next page: the answer is one of those before, with other comments perhaps.
        case end
        case missing(PagesEnd, String? = nil)
        case page(Extraction, hash: String, Reply)
    }

    private static func judge(_ begun: BegunArticle, _ answer: Outcome.Answer, reply: Reply?, job: Job) -> Verdict {
        switch answer {
        case .cancelled, .fetchFailed(.shortOfResources): return .nothing
        case .page(let next, let fingerprint, _):
            guard let reply, next.kind.givesRecord else { return .missing(.notArticle) }
            if begun.repeats(fingerprint, at: reply.url) { return .end }
            guard begun.extraction.goesOn(in: next, from: begun.addresses) else {
                return .missing(.otherArticle)
            }
            var rights = Rights(headers: reply.headers, agent: Program.name)
            rights.metaRobots = next.rights.metaRobots
            rights.tdmReservation = rights.tdmReservation ?? next.rights.tdmReservation
            if let reason = job.withholding?.reason(rights) { return .missing(.withheld, reason) }
            return .page(next, hash: fingerprint.contentHash, reply)
        case .disallowed: return .missing(.robots)
        case .rulesUnanswered: return .missing(.rules)
        case .redirected: return .missing(.redirected)
        default: return .missing(.failed)
        }
    }
}

extension BegunArticle {
    fileprivate func repeats(_ page: Fingerprint, at address: WebURL) -> Bool {
        if hashes.contains(page.contentHash) || addresses.contains(address.forRequest) { return true }
        guard addresses.count == 1 else { return false }
        let first = Fingerprint(of: extraction.article.text)
        let known = KnownText(
            recordID: "", contentHash: first.contentHash, wordCount: first.wordCount, signature: first.signature)
        return TextVerdict.judge(page, among: [known]) != .new
    }
}

/// What the operator lets sites keep out of the records.
package struct Withholding: Sendable {
    var obeysNoIndex: Bool
    var obeysTDM: Bool

    init(_ politeness: Configuration.Politeness) {
        obeysNoIndex = politeness.obeysNoIndex
        obeysTDM = politeness.obeysTDM
    }

    func reason(_ rights: Rights) -> String? {
        if obeysNoIndex, rights.forbidsIndexing { return "noindex" }
        if obeysTDM, rights.tdmReservation == 1 { return "tdm_reserved" }
        return nil
    }
}

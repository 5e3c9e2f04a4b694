import Dedupe
import Extract
import FoundationEssentials
import Store
import Text
import Web

extension Settlement {
    /// An article file that the operator supplied: a record of its own, and its citations become jobs.
    func settleDocument(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        let version = if case .document(_, let version) = TargetKey(rawValue: target.key) { version } else { "" }
        let done: [Effect] = [
            .change(.seen(source: DocumentIdentity.shelf(of: outcome.job), entries: ["f:" + version], at: now)),
            .change(.remove(target)),
        ]
        guard case .document(let document, let fingerprint, let digest) = outcome.answer else {
            let fault: DocumentFault =
                if case .documentUnreadable(let fault) = outcome.answer { fault } else { .failed("unexpected answer") }
            return [
                event(.documentError(reason: fault.code, detail: fault.sentence), outcome, now: now),
                log(.warning, "\(target.url): \(fault.sentence)", outcome, ["outcome": "failed"]),
            ] + (fault.isOfThisVersion ? done : [.change(.remove(target))])
        }
        let depth = MemoCoding.memo(DocumentMemo.self, from: target.memo)?.depth ?? 1
        // The same bytes are no revision, though another version of the program, or of pdftotext, reads them otherwise.
        if let known = facts.article, known.contentHash == fingerprint.contentHash || known.payloadDigest == digest {
            // A crash after its line was written, or a new database, may have lost what it cites.
            let leads = leads(of: document, recordID: known.recordID, outcome: outcome, depth: depth, now: now)
            return queue(leads, from: outcome, facts: facts, now: now)
                + [log(.debug, "\(target.url) has not changed", outcome)] + done
        }
        let record = Self.record(
            from: document, fingerprint: fingerprint, digest: digest, outcome: outcome, known: facts.article, now: now,
            configuration: configuration)
        let leads = leads(of: document, recordID: record.id, outcome: outcome, depth: depth, now: now)
        let queued = queue(leads, from: outcome, facts: facts, now: now)
        return [.append(record)]
            + RecordIndex.changes(for: record, fingerprint: nil).map(Effect.change)
            + queued + [
                log(
                    .info,
                    "document \(record.file ?? target.url): \(document.citations.count) cited addresses, \(queued.count { $0.isAddition }) to fetch",
                    outcome, ["outcome": "document", "record_id": record.id])
            ] + done
    }

    /// What it cites, and its own address: the published text it was taken from.
    private func leads(
        of document: SuppliedDocument, recordID: String, outcome: Outcome, depth: Int, now: Date
    ) -> [Lead] {
        guard depth > 0 else { return [] }
        let target = outcome.job.target
        let cited = document.citations.enumerated().map { index, citation in
            Lead(
                url: citation.url, depth: 1, depthLimit: depth,
                origin: Record.Origin(
                    kind: "document", url: target.url, sourceID: target.sourceID,
                    entryID: recordID, position: index + 1, anchor: citation.label ?? citation.before,
                    named: citation.through?.href, seenAt: now))
        }
        let own = document.ownURL.flatMap { WebURL($0) }.map { url in
            Lead(
                url: url, depth: 1, depthLimit: 1,
                origin: Record.Origin(
                    kind: "document", url: target.url, sourceID: target.sourceID,
                    entryID: recordID, anchor: "self", seenAt: now))
        }
        return cited + [own].compactMap(\.self)
    }
}

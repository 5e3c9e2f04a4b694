import Dedupe
import Extract
import FoundationEssentials
import Store
import Web

extension Settlement {
    /// A page was read: new article, revision, copy, unchanged, or no article at all.
    func found(_ visit: PageVisit) -> [Effect] {
        var visit = visit
        if let between = Interstitial(visit) {
            visit.extraction.kind = .interstitial
            return notArticle(visit, at: between.answered)
        }
        guard visit.extraction.kind == .article else { return notArticle(visit) }
        let rights = visit.rights(agent: Program.name)
        if let reason = withheld(rights) { return withhold(visit, reason: reason) }

        let isRepeat = visit.isRepeat
        visit.memo.visits += 1
        visit.memo.succeeded()
        // An incomplete page must not be answered with 304 from then on.
        visit.memo.etag = visit.isWhole ? visit.outcome.reply?.headers["etag"] : nil
        visit.memo.lastModified = visit.isWhole ? visit.outcome.reply?.headers["last-modified"] : nil

        guard let known = visit.facts.article else { return newArticle(visit, rights: rights) }
        if visit.address.isAlias, !isRepeat { return copy(visit, of: known, rights: rights) }
        if known.contentHash == visit.fingerprint.contentHash { return unchanged(visit, known: known, rights: rights) }
        return revision(visit, of: known, rights: rights)
    }

    private func newArticle(_ visit: PageVisit, rights: Rights) -> [Effect] {
        var record = Self.record(from: visit, revision: 0, rights: rights, configuration: configuration)
        let verdict = TextVerdict.judge(
            visit.fingerprint,
            among: visit.facts.texts.map {
                KnownText(
                    recordID: $0.recordID, contentHash: $0.contentHash, wordCount: $0.wordCount,
                    signature: $0.signature)
            })
        var message = "new article"
        switch verdict {
        case .new: break
        case .same(let id):
            (record.duplicateOf, record.duplicateKind) = (id, .text)
            message = "same text as \(id)"
        case .near(let id, let similarity):
            (record.duplicateOf, record.duplicateKind) = (id, .near)
            message = "nearly the text of \(id) (\(Int(similarity * 100)) %)"
        }
        if let kind = record.duplicateKind, !configuration.records.keepsText(kind) { record.text = nil }
        return append(record, visit: visit, message: message, isCopy: record.duplicateOf != nil)
    }

    /// Another address of an article that has a record: said once, without its text.
    private func copy(_ visit: PageVisit, of known: ArticleRow, rights: Rights) -> [Effect] {
        let ownKey = visit.target.pageKey ?? visit.address.key
        var record = Self.record(
            from: visit, urlKey: ownKey, revision: 0, rights: rights, configuration: configuration)
        record.duplicateOf = known.recordID
        record.duplicateKind = .address
        if !configuration.records.keepsText(.address) { record.text = nil }
        var memo = visit.memo
        memo.recordID = record.id
        // Its twin is visited for both, unless the operator wants this very address watched.
        let next: [Effect] =
            memo.intervalSeconds == nil
            ? [.change(.remove(key: visit.target.key))]
            : revisit(visit.target, memo: memo, now: visit.now)
        return [.append(record)]
            + RecordIndex.changes(for: record, fingerprint: nil).map(Effect.change) + next + [
                log(
                    .info, "another address of \(known.recordID)", visit.outcome,
                    ["outcome": "duplicate_address", "record_id": record.id])
            ]
    }

    private func unchanged(_ visit: PageVisit, known: ArticleRow, rights: Rights) -> [Effect] {
        var visit = visit
        var lost: [Effect] = []
        if visit.memo.recordID == nil {
            // A crash after its line was written: the record is known, what it cites was never queued.
            var record = Self.record(
                from: visit, revision: known.revision, rights: rights, configuration: configuration)
            record.id = known.recordID
            lost = citations(of: record, visit: visit)
        }
        visit.memo.recordID = known.recordID
        return lost + [log(.debug, "unchanged", visit.outcome, ["outcome": "unchanged", "record_id": known.recordID])]
            + revisit(visit.target, memo: visit.memo, now: visit.now)
    }

    /// A text that is cut off, or that lost most of itself, never replaces a whole one.
    private func revision(_ visit: PageVisit, of known: ArticleRow, rights: Rights) -> [Effect] {
        let old = visit.facts.texts.first { $0.recordID == known.recordID }?.wordCount
        let isShrunk = old.map { visit.fingerprint.wordCount * 4 < $0 } ?? false
        guard visit.isWhole, !isShrunk else {
            return [
                event(.partialText(recordID: known.recordID), visit.outcome, now: visit.now),
                log(
                    .warning, "came incomplete: the record stays as it is", visit.outcome, ["outcome": "partial"]),
            ] + revisit(visit.target, memo: visit.memo, now: visit.now)
        }
        var record = Self.record(
            from: visit, revision: known.revision + 1, rights: rights, configuration: configuration)
        record.previousID = known.recordID
        record.firstSeenAt = known.firstSeenAt
        return append(record, visit: visit, message: "revision \(record.revision)", isCopy: false)
    }

    private func append(_ record: Record, visit: PageVisit, message: String, isCopy: Bool) -> [Effect] {
        var visit = visit
        visit.memo.recordID = record.id
        var effects: [Effect] = [.append(record)]
        effects += RecordIndex.changes(for: record, fingerprint: isCopy ? nil : visit.fingerprint).map(Effect.change)
        effects += RecordIndex.alias(of: record).map(Effect.change)
        effects += citations(of: record, visit: visit)
        effects.append(
            log(
                .info, "\(message): \(record.title ?? "(no title)")", visit.outcome,
                [
                    "outcome": record.duplicateKind.map { "duplicate_\($0.rawValue)" }
                        ?? (record.revision > 0 ? "revision" : "new"),
                    "record_id": record.id, "words": String(record.wordCount ?? 0),
                ]))
        return effects + revisit(visit.target, memo: visit.memo, now: visit.now)
    }

    /// The article's own citations, as far as the source lets them be followed.
    private func citations(of record: Record, visit: PageVisit) -> [Effect] {
        guard visit.memo.depth < visit.memo.depthLimit else { return [] }
        let leads = record.links.prefix(200).enumerated().compactMap { index, link -> Lead? in
            guard !link.isInternal, let url = WebURL(link.url) else { return nil }
            return Lead(
                url: url, depth: visit.memo.depth + 1, depthLimit: visit.memo.depthLimit,
                origin: Record.Origin(
                    kind: "citation", url: record.finalURL ?? record.url, sourceID: visit.target.sourceID,
                    entryID: record.id, position: index + 1, anchor: link.text, seenAt: visit.now))
        }
        return queue(leads, sourceID: visit.target.sourceID, facts: visit.facts, now: visit.now)
    }
}

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
        guard visit.givesRecord else { return notArticle(visit) }
        let rights = visit.rights(agent: Program.name)
        if let reason = Withholding(configuration.politeness).reason(rights) { return withhold(visit, reason: reason) }
        if let begun = visit.begun, begun.bound == nil, let next = begun.next {
            return goOn(visit, with: begun, at: next)
        }

        let back = returned(
            visit.outcome, memo: visit.memo, recordID: visit.facts.article?.recordID, now: visit.now)
        visit.memo.visits += 1
        visit.memo.succeeded()
        // An incomplete page must not be answered with 304 from then on.
        visit.memo.keep(validatorsOf: visit.isWhole && !visit.hasPages ? visit.outcome.reply : nil)
        return answers(visit) + back + settle(visit, rights: rights)
    }

    private func settle(_ visit: PageVisit, rights: Rights) -> [Effect] {
        switch Ownership(visit) {
        case .free(let urlKey): return newArticle(visit, urlKey: urlKey, rights: rights)
        case .another(let known): return copy(visit, of: known, rights: rights)
        case .own(let known):
            let change = Change(of: visit, from: known)
            switch change {
            case .none: return unchanged(visit, known: known, rights: rights)
            case .back(let version): return saidAgain(visit, known: known, version: version)
            case .incomplete: return incomplete(visit, known: known)
            case .text, .title: return revision(visit, change, of: known, rights: rights)
            }
        }
    }

    private func newArticle(_ visit: PageVisit, urlKey: String, rights: Rights) -> [Effect] {
        var record = Self.record(from: visit, urlKey: urlKey, revision: 0, rights: rights, configuration: configuration)
        let message = judge(&record, visit: visit, exceptFor: []) ?? "new article"
        return append(record, visit: visit, message: message)
    }

    /// Whether others have said it before; what then is to be said of it.
    /// - Parameter own: records of the same article.
    private func judge(_ record: inout Record, visit: PageVisit, exceptFor own: Set<String>) -> String? {
        let others = visit.facts.texts.filter { !own.contains($0.recordID) }.map(KnownText.init)
        let message: String
        switch TextVerdict.judge(visit.fingerprint, among: others) {
        case .new: return nil
        case .same(let id):
            (record.duplicateOf, record.duplicateKind) = (id, .text)
            message = "same text as \(id)"
        case .near(let id, let similarity):
            (record.duplicateOf, record.duplicateKind) = (id, .near)
            record.duplicateSimilarity = similarity.inThreeDigits
            message = "nearly the text of \(id) (\(Int(similarity * 100)) %)"
        }
        if let id = record.duplicateOf, DuplicateEvidence.leads(record, to: id) { record.duplicateLinked = true }
        if let kind = record.duplicateKind, !configuration.records.keepsText(kind) { record.leaveOutText() }
        return message
    }

    /// Another address of an article that has a record: said once, without its text, and left to its owner's visits.
    private func copy(_ visit: PageVisit, of known: ArticleRow, rights: Rights) -> [Effect] {
        // What came cut off may be another text.
        guard visit.isWhole else { return incomplete(visit, known: known) }
        var memo = visit.memo
        // Unless the operator wants this very address watched.
        let rest = { (memo: PageMemo) -> [Effect] in
            memo.intervalSeconds == nil
                ? [.change(.remove(visit.target))] : self.revisit(visit.target, memo: memo, now: visit.now)
        }
        let asked = visit.askedKey
        guard visit.facts.own == nil, !visit.facts.placeIsKnown else {
            let line = log(
                .debug, "still another address of \(known.recordID)", visit.outcome, ["outcome": "unchanged"])
            return [line] + rest(memo)
        }
        var record = Self.record(
            from: visit, urlKey: asked, revision: 0, rights: rights, configuration: configuration)
        record.duplicateOf = known.recordID
        record.duplicateKind = .address
        if !configuration.records.keepsText(.address) { record.leaveOutText() }
        memo.recordID = record.id
        let place =
            PlaceKey.of(asked, of: known.urlKey).map { [alias($0, of: known, visit)] } ?? []
        return [.append(record)] + RecordIndex.changes(for: record, fingerprint: nil).map(Effect.change) + place
            + rest(memo) + [
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
                from: visit, urlKey: known.urlKey, revision: known.revision, rights: rights,
                configuration: configuration)
            record.id = known.recordID
            lost = citations(of: record, visit: visit)
        }
        visit.memo.recordID = known.recordID
        return lost + moved(visit, known)
            + [log(.debug, "unchanged", visit.outcome, ["outcome": "unchanged", "record_id": known.recordID])]
            + revisit(visit.target, memo: visit.memo, now: visit.now)
    }

    /// Two texts in turn, or a correction taken back: said once each time, for no line would say anything new.
    private func saidAgain(_ visit: PageVisit, known: ArticleRow, version: Int64) -> [Effect] {
        var visit = visit
        let isNews = visit.memo.saidAgain != version
        visit.memo.saidAgain = version
        visit.memo.recordID = known.recordID
        let said: [Effect] =
            isNews
            ? [
                event(.saidAgain(recordID: known.recordID), visit.outcome, now: visit.now),
                log(.info, "says again what it said before", visit.outcome, ["outcome": "said_again"]),
            ] : [log(.debug, "says again what it said before", visit.outcome, ["outcome": "unchanged"])]
        return said + revisit(visit.target, memo: visit.memo, now: visit.now)
    }

    private func incomplete(_ visit: PageVisit, known: ArticleRow) -> [Effect] {
        [
            event(.partialText(recordID: known.recordID), visit.outcome, now: visit.now),
            log(.warning, "came incomplete: the record stays as it is", visit.outcome, ["outcome": "partial"]),
        ] + revisit(visit.target, memo: visit.memo, now: visit.now)
    }

    private func revision(_ visit: PageVisit, _ change: Change, of known: ArticleRow, rights: Rights) -> [Effect] {
        var record = Self.record(
            from: visit, urlKey: known.urlKey, revision: known.revision + 1, rights: rights,
            configuration: configuration)
        record.previousID = known.recordID
        record.revisionKind = change == .title ? .title : .text
        record.firstSeenAt = known.firstSeenAt
        let copied = judge(&record, visit: visit, exceptFor: Record.ids(of: known))
        let message = "revision \(record.revision)" + (change == .title ? " of the headline" : "")
        return append(record, visit: visit, message: copied.map { "\(message), \($0)" } ?? message)
            + moved(visit, known)
    }

    /// Where the server leads on from an article's own address, that is one of its addresses too.
    private func moved(_ visit: PageVisit, _ known: ArticleRow) -> [Effect] {
        guard visit.facts.article == nil, visit.address.key != known.urlKey else { return [] }
        return [alias(visit.address.key, of: known, visit)]
    }

    private func alias(_ key: String, of known: ArticleRow, _ visit: PageVisit) -> Effect {
        .change(.alias(urlKey: key, of: known.urlKey, at: visit.outcome.startedAt))
    }

    private func append(_ record: Record, visit: PageVisit, message: String) -> [Effect] {
        var visit = visit
        visit.memo.recordID = record.id
        let fingerprint = record.duplicateOf == nil ? visit.fingerprint : nil
        var effects: [Effect] = [.append(record)]
        effects += RecordIndex.changes(for: record, fingerprint: fingerprint).map(Effect.change)
        effects += RecordIndex.alias(of: record).map(Effect.change)
        effects += pages(of: record, visit: visit)
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
        return queue(leads, from: visit.outcome, facts: visit.facts, now: visit.now)
    }
}

import Dedupe
import Extract
import FoundationEssentials
import Store
import Web

/// A page that was read, with everything its settling needs.
struct Visit {
    var outcome: Outcome
    var extraction: Extraction
    var fingerprint: Fingerprint
    var digest: String
    var memo: PageMemo
    var facts: Facts
    var now: Date

    var target: Target { outcome.job.target }
    var address: PageAddress { PageAddress(outcome: outcome, extraction: extraction) }

    /// Recorded before. The page's own row outlives the memo: after a rebuild a copy must not be recorded a second time.
    var isRepeat: Bool { memo.recordID != nil || facts.hasOwnRecord }

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

    /// The text came whole, as far as the transfer tells.
    var isWhole: Bool { outcome.reply.map { !$0.isPartial && !$0.isTruncated } ?? true }
}

extension Settlement {
    /// A page was read: new article, revision, copy, unchanged, or no article at all.
    func found(_ visit: Visit) -> [Effect] {
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

    private func newArticle(_ visit: Visit, rights: Rights) -> [Effect] {
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
    private func copy(_ visit: Visit, of known: ArticleRow, rights: Rights) -> [Effect] {
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

    private func unchanged(_ visit: Visit, known: ArticleRow, rights: Rights) -> [Effect] {
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
    private func revision(_ visit: Visit, of known: ArticleRow, rights: Rights) -> [Effect] {
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

    private func append(_ record: Record, visit: Visit, message: String, isCopy: Bool) -> [Effect] {
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
    private func citations(of record: Record, visit: Visit) -> [Effect] {
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

    // MARK: what gives no record

    private func withheld(_ rights: Rights) -> String? {
        if configuration.politeness.obeysNoIndex, rights.forbidsIndexing { return "noindex" }
        if configuration.politeness.obeysTDM, rights.tdmReservation == 1 { return "tdm_reserved" }
        return nil
    }

    private func withhold(_ visit: Visit, reason: String) -> [Effect] {
        [
            event(.withheld(reason: reason), visit.outcome, now: visit.now),
            log(.info, "left out: the site says \(reason)", visit.outcome, ["outcome": reason]),
            .change(put(visit.target, memo: visit.memo, due: visit.now.adding(.seconds(7 * 86_400)))),
        ]
    }

    /// Index pages, bot walls, error pages: an event each, and patience.
    /// - Parameter place: where it stands, when that is not where the article was looked for.
    private func notArticle(_ visit: Visit, at place: WebURL? = nil) -> [Effect] {
        var visit = visit
        let kind = visit.extraction.kind.rawValue
        visit.memo.failed("no article but \(Self.name(of: visit.extraction.kind))", now: visit.now)
        let name = Self.name(of: visit.extraction.kind) + (place.map { ", at \($0.host)" } ?? "")
        var effects = [
            event(
                .notArticle(kind: kind, failures: visit.memo.failures, finalURL: place?.href), visit.outcome,
                now: visit.now),
            log(.info, "no article here but \(name)", visit.outcome, ["outcome": kind]),
        ]
        // One that has a record is asked again, whatever stands before it today.
        let isKnown = visit.facts.article != nil || visit.isRepeat
        if !isKnown, visit.memo.failures >= 5, visit.memo.intervalSeconds == nil {
            effects.append(event(.gaveUp(reason: kind), visit.outcome, now: visit.now))
            return effects + [.change(.remove(key: visit.target.key))]
        }
        let delay = Duration.seconds(3600 * (1 << min(visit.memo.failures * 2, 8)))
        let due = visit.now.adding(min(delay, .seconds(7 * 86_400)))
        return effects + [.change(put(visit.target, memo: visit.memo, due: due))]
    }

    private static func name(of kind: Extraction.Kind) -> String {
        switch kind {
        case .article: "an article"
        case .index: "an index of others"
        case .video: "a video"
        case .offer: "an offer of something"
        case .error: "an error page"
        case .challenge: "a bot wall"
        case .login: "a login form"
        case .interstitial: "a page in between (consent or login)"
        case .shell: "a page that needs JavaScript"
        case .empty: "an empty page"
        }
    }
}

import FoundationEssentials
import Store

/// What stands in the events log beside the records. A line's `type` and further fields come from here, and so does their table in
/// docs/RECORD.md, which a test holds against `Name`.
enum EventKind: Sendable, Equatable {
    case fetchError(reason: String, failures: Int)
    case sourceError(reason: String, FailureClass)
    case gaveUp(reason: String)
    case tombstone(recordID: String, urlKey: String, reason: String)
    case returned(recordID: String)
    case saidAgain(recordID: String)
    case sighting(recordID: String, url: String, by: String, entryID: String?, anchor: String?)
    case robotsDisallowed
    case notArticle(kind: String, failures: Int, finalURL: String?)
    case withheld(reason: String)
    case partialText(recordID: String)
    case pagesMissing(recordID: String, pages: Int, reason: String)
    case documentError(reason: String, detail: String)
    case documentsPassedOver(reason: String, detail: String, entries: Int)
    case backlogSkipped(entries: Int)
    case feedGap(entries: Int)
    case entriesWithoutLink(entries: Int)
    case entriesLeftOut(entries: Int)
    case feedTruncated
    case feedDiscovered(feed: String)
    case sourceMoved(to: String)
    case sourceState(SourceState)
    case sitemapsLeftOut(sitemaps: Int)
    case lateDuplicate(recordID: String, urlKey: String, alsoIn: String?, kept: String?)
    case storeBehind(log: String, lastSeq: Int, knownSeq: Int)

    enum SourceState: String, Sendable {
        case ok, failing, muted
    }

    /// The value of `type`.
    var name: Name {
        switch self {
        case .fetchError, .sourceError: .fetchError
        case .gaveUp: .gaveUp
        case .tombstone: .tombstone
        case .returned: .returned
        case .saidAgain: .saidAgain
        case .sighting: .sighting
        case .robotsDisallowed: .robotsDisallowed
        case .notArticle: .notArticle
        case .withheld: .withheld
        case .partialText: .partialText
        case .pagesMissing: .pagesMissing
        case .documentError: .documentError
        case .documentsPassedOver: .documentsPassedOver
        case .backlogSkipped: .backlogSkipped
        case .feedGap: .feedGap
        case .entriesWithoutLink: .entriesWithoutLink
        case .entriesLeftOut: .entriesLeftOut
        case .feedTruncated: .feedTruncated
        case .feedDiscovered: .feedDiscovered
        case .sourceMoved: .sourceMoved
        case .sourceState: .sourceState
        case .sitemapsLeftOut: .sitemapsLeftOut
        case .lateDuplicate: .lateDuplicate
        case .storeBehind: .storeBehind
        }
    }

    /// What the line says beyond its envelope, in order.
    var fields: [(name: String, value: EventValue)] {
        switch self {
        case .fetchError(let reason, let failures): [("reason", .text(reason)), ("failures", .number(failures))]
        case .sourceError(let reason, let failureClass):
            [("reason", .text(reason)), ("class", .text(failureClass.rawValue))]
        case .gaveUp(let reason), .withheld(let reason): [("reason", .text(reason))]
        case .documentError(let reason, let detail): [("reason", .text(reason)), ("detail", .text(detail))]
        case .documentsPassedOver(let reason, let detail, let entries):
            [("reason", .text(reason)), ("detail", .text(detail)), ("entries", .number(entries))]
        case .tombstone(let id, let key, let reason):
            [("record_id", .text(id)), ("url_key", .text(key)), ("reason", .text(reason))]
        case .returned(let id), .saidAgain(let id): [("record_id", .text(id))]
        case .sighting(let id, let url, let kind, let entry, let anchor):
            [("record_id", .text(id)), ("named", .text(url)), ("kind", .text(kind))]
                + [("entry_id", entry), ("anchor", anchor)].compactMap { name, text in text.map { (name, .text($0)) } }
        case .notArticle(let kind, let failures, let finalURL):
            [("kind", .text(kind)), ("failures", .number(failures))]
                + (finalURL.map { [("final_url", .text($0))] } ?? [])
        case .pagesMissing(let id, let pages, let reason):
            [("record_id", .text(id)), ("pages", .number(pages)), ("reason", .text(reason))]
        case .partialText(let id): [("record_id", .text(id))]
        case .backlogSkipped(let entries), .feedGap(let entries), .entriesWithoutLink(let entries),
            .entriesLeftOut(let entries):
            [("entries", .number(entries))]
        case .feedDiscovered(let feed): [("feed", .text(feed))]
        case .sourceMoved(let to): [("to", .text(to))]
        case .sourceState(let state): [("state", .text(state.rawValue))]
        case .sitemapsLeftOut(let sitemaps): [("sitemaps", .number(sitemaps))]
        case .lateDuplicate(let id, let key, let other, let kept):
            [("record_id", .text(id)), ("url_key", .text(key))]
                + [("also_in", other), ("kept", kept)].compactMap { name, text in text.map { (name, .text($0)) } }
        case .storeBehind(let log, let last, let known):
            [("log", .text(log)), ("last_seq", .number(last)), ("known_seq", .number(known))]
        case .robotsDisallowed, .feedTruncated: []
        }
    }
}

extension EventKind {
    /// The names as they stand in the log. None is ever given another meaning.
    enum Name: String, Sendable, CaseIterable {
        case fetchError = "fetch_error"
        case gaveUp = "gave_up"
        case tombstone
        case returned
        case saidAgain = "said_again"
        case sighting
        case robotsDisallowed = "robots_disallowed"
        case notArticle = "not_article"
        case withheld
        case partialText = "partial_text"
        case pagesMissing = "pages_missing"
        case documentError = "document_error"
        case documentsPassedOver = "documents_passed_over"
        case backlogSkipped = "backlog_skipped"
        case feedGap = "feed_gap"
        case entriesWithoutLink = "entries_without_link"
        case entriesLeftOut = "entries_left_out"
        case feedTruncated = "feed_truncated"
        case feedDiscovered = "feed_discovered"
        case sourceMoved = "source_moved"
        case sourceState = "source_state"
        case sitemapsLeftOut = "sitemaps_left_out"
        case lateDuplicate = "late_duplicate"
        case storeBehind = "store_behind"

        /// For the person who reads the log.
        var meaning: String {
            switch self {
            case .fetchError:
                "A page or a source could not be fetched or read. Pages: `failures` in a row; sources: `class` (`hard`, `soft`, `temporary`)"
            case .gaveUp: "A page that never gave an article is asked for no more"
            case .tombstone:
                "A page that has a record is gone: its server has said so for a day, or has refused it for a week while it gave others. It is looked for once in 30 days"
            case .returned: "A page that was gone gives its article again"
            case .saidAgain:
                "A page says again what it said before: no new record. `record_id` is the newest one, which it goes back behind"
            case .sighting:
                "Another source names an article that has a record: `named` as it names it, `kind` as in `discovered_from`"
            case .robotsDisallowed: "robots.txt forbids the page; it is looked at again in a week"
            case .notArticle:
                "A page without an article: `index`, `video`, `offer`, `error`, `challenge`, `login`, `shell`, `empty`, `interstitial`"
            case .withheld: "The site asks for its text to be left out: `noindex`, `tdm_reserved`"
            case .partialText: "A text came incomplete, or lost most of itself: the record stays as it was"
            case .pagesMissing:
                "An article over several pages was recorded without some of them: `pages` were read, `reason` is that of the record"
            case .documentError:
                "An article file of yours could not be read; it is tried again when it changes. `reason`: see docs/DOCUMENTS.md"
            case .documentsPassedOver:
                "Files of a folder that are not read, the first of them as `url`; told once a kind, or once a file where its kind is read"
            case .backlogSkipped: "So many older entries of a new source were left out (`backlog`)"
            case .feedGap: "A poll brought only unknown entries: some before them may have been missed"
            case .entriesLeftOut:
                "A source brought more new entries in a day than are taken (20,000): so many are left for later"
            case .entriesWithoutLink: "So many new entries name no address"
            case .feedTruncated: "A feed is longer than is read of it"
            case .feedDiscovered: "A page's feed was found"
            case .sourceMoved: "A source redirected for good, and is followed there"
            case .sourceState: "A source began to fail (`failing`), is gone for good (`muted`), or answers again (`ok`)"
            case .sitemapsLeftOut: "An index lists more sitemaps than are asked: so many, the oldest, are left out"
            case .storeBehind:
                "Several daemons: a `log` of this store (`records`, `events`) ends at `last_seq`, while the index had taken in its lines up to `known_seq`: it was restored from an older copy. What follows is numbered from there on"
            case .lateDuplicate:
                "Several daemons: a line of this store came to the index when another daemon had written one of the same `id`: after a crash, or both had stores of their own before. `also_in` and `kept` are instances: whose line that is, whose the index keeps; neither is said of a revision that is not the newest"
            }
        }

        /// Fields beyond the envelope; some do not apply to every line.
        var fieldNames: [String] {
            switch self {
            case .fetchError: ["reason", "failures", "class", "status"]
            case .gaveUp: ["reason", "status"]
            case .tombstone: ["record_id", "url_key", "reason", "status"]
            case .returned, .saidAgain: ["record_id", "status"]
            case .sighting: ["record_id", "named", "kind", "entry_id", "anchor", "status"]
            case .notArticle: ["kind", "failures", "final_url", "status"]
            case .withheld: ["reason", "status"]
            case .partialText: ["record_id", "status"]
            case .pagesMissing: ["record_id", "pages", "reason", "status"]
            case .documentError: ["reason", "detail"]
            case .documentsPassedOver: ["reason", "detail", "entries"]
            case .backlogSkipped, .feedGap, .entriesWithoutLink, .entriesLeftOut: ["entries", "status"]
            case .feedTruncated: ["status"]
            case .feedDiscovered: ["feed", "status"]
            case .sourceMoved: ["to", "status"]
            case .sourceState: ["state", "status"]
            case .sitemapsLeftOut: ["sitemaps", "status"]
            case .storeBehind: ["log", "last_seq", "known_seq"]
            case .lateDuplicate: ["record_id", "url_key", "also_in", "kept"]
            case .robotsDisallowed: []
            }
        }

        /// Its row in docs/RECORD.md.
        var row: String {
            "| `\(rawValue)` | \(meaning). | \(fieldNames.map { "`\($0)`" }.joined(separator: ", ")) |"
        }
    }
}

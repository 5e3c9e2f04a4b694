import FoundationEssentials

// The objects within a line, as `Record+Fields.swift` has the line itself.

extension Record.Kind: FieldValue {}
extension Record.DuplicateKind: FieldValue {}
extension Record.RevisionKind: FieldValue {}

extension Record.Origin: FieldOwner {
    static let definition = "origin"
    static var blank: Record.Origin { Record.Origin(kind: "", seenAt: Date(timeIntervalSince1970: 0)) }
    private static let kinds = [
        "document", "feed", "sitemap", "news_sitemap", "listing", "citation", "backfill", "manual",
    ]

    mutating func members(_ each: inout some FieldVisitor) {
        each.field(
            "kind", &kind, as: .among(Self.kinds), need: .vital,
            Self.kinds.map { "`\($0)`" }.joined(separator: ", ") + ".")
        each.field("url", &url, as: .url, "The feed's, the listing's, the citing page's; the path of a document.")
        each.field("source_id", &sourceID, "From the configuration.")
        each.field("entry_id", &entryID, "In the feed; for a citation the citing record's `id`.")
        each.field("position", &position, "Among the entries, or the cited addresses, from 0 on.")
        each.field("anchor", &anchor, "The link's text.")
        each.field(
            "named", &named, as: .url,
            "The address that stands there, where it only leads to the article's: a redirector's, a cache's, a translator's."
        )
        each.moment("seen_at", &seenAt, need: .vital, "When.")
    }
}

extension Record.SourceNote: FieldOwner {
    static let definition = "source"
    static var blank: Record.SourceNote { Record.SourceNote(id: "") }

    mutating func members(_ each: inout some FieldVisitor) {
        each.field("id", &id, need: .vital, "From the configuration.")
        each.field("title", &title, "As configured.")
        each.field(
            "tags", &tags, "As configured: what to select by. For a document also the folders that its file lies in.")
    }
}

extension Record.BodyPart: FieldOwner {
    static let definition = "body_part"
    static var blank: Record.BodyPart { Record.BodyPart(kind: "", text: "") }
    private static let kinds = ["paragraph", "heading", "quote", "list_item", "table_row", "caption", "code"]

    mutating func members(_ each: inout some FieldVisitor) {
        each.field(
            "kind", &kind, as: .among(Self.kinds), need: .vital,
            Self.kinds.map { "`\($0)`" }.joined(separator: ", ") + ".")
        each.field("level", &level, as: .number(from: 1, to: 6), "Of a heading.")
        each.field("text", &text, need: .vital, "One line or, of code, poems and addresses, several.")
    }
}

extension Record.Link: FieldOwner {
    static let definition = "link"
    static var blank: Record.Link { Record.Link(url: "", text: "", rel: [], isInternal: false) }

    mutating func members(_ each: inout some FieldVisitor) {
        each.field("url", &url, as: .url, need: .vital, "Absolute.")
        each.field("url_key", &urlKey, "Its `url_key`: a record of that page has the same.")
        each.field("text", &text, "The link's.")
        each.field("rel", &rel, "As the page states it.")
        each.field("page", &page, "Documents: the page on which the address lies behind words, from 1 on.")
        each.field("internal", &isInternal, need: .always, "Whether it stays on the same registrable domain.")
    }
}

extension Record.HTTP: FieldOwner {
    static let definition = "http"
    static var blank: Record.HTTP { Record.HTTP() }
    /// 0 is none.
    private var answered: Int? {
        get { status == 0 ? nil : status }
        set { status = newValue ?? 0 }
    }

    mutating func members(_ each: inout some FieldVisitor) {
        each.field("status", &answered, as: .number(from: 100, to: 999), "Of the last answer.")
        each.field("version", &version, "Of HTTP: `1.1`, `2`.")
        each.field("etag", &etag, "As the server sent it.")
        each.field("last_modified", &lastModified, "As the server sent it.")
        each.field("content_type", &contentType, "Without parameters.")
        each.field("charset", &charset, "What the body was decoded from, by its WHATWG name.")
        each.field(
            "charset_source", &charsetSource,
            "What told it: `bom`, `header`, `meta`, `xml-declaration`, `utf-8-valid`, `detected`, `mojibake` (Arabic that was "
                + "taken for Latin before it was stored, turned back), `fallback`.")
        each.field("bytes", &bytes, "Of the decoded body.")
        each.field("encoding", &encoding, "As transferred.")
        each.field("remote_ip", &remoteIP, "Who answered.")
        each.field("redirects", &redirects, as: .list(of: .url), "All addresses passed.")
        each.field("duration_ms", &durationMilliseconds, "Of the transfer.")
        each.field("truncated", &isTruncated, need: .always, "Cut at our limit.")
        each.field("partial", &isPartial, need: .always, "The server broke off.")
    }
}

extension Record.Rights: FieldOwner {
    static let definition = "rights"
    static var blank: Record.Rights { Record.Rights() }

    mutating func members(_ each: inout some FieldVisitor) {
        each.field(
            "robots", &robots, as: .among(["allowed", "disallowed", "unknown"]), "`allowed`, `disallowed`, `unknown`.")
        each.field("x_robots_tag", &xRobotsTag, "Directives of the header.")
        each.field("meta_robots", &metaRobots, "Directives of the page.")
        each.field("tdm_reservation", &tdmReservation, as: .number(from: 0, to: 1), "0 or 1.")
        each.field("tdm_policy", &tdmPolicy, "Where the conditions stand.")
    }
}

extension Record.Extractor: FieldOwner {
    static let definition = "extractor"
    static var blank: Record.Extractor { Record.Extractor(version: "") }

    mutating func members(_ each: inout some FieldVisitor) {
        each.constant("name", "rawi", need: .always, "`rawi`.")
        each.field("version", &version, need: .always, "Of the program.")
        each.field(
            "method", &method,
            "The way that won: `semantic`, `density`, `json-ld`, `state` (a script's data), `rules` (a `[[site]]` table), `body`, "
                + "`text` (all of a document).")
        each.field("quality", &quality, "The share of words expected to be right, 0 to 1.")
        each.field(
            "kind", &kind, as: .among(["uncertain", "index", "offer", "video"]),
            "What the page was taken for, where that is not surely an article: `uncertain` where it may be none (a shop's page, a "
                + "listing); `index`, `offer`, `video` where it is none, and stored because a document of yours cites it."
        )
    }
}

extension Record.DocumentNote: FieldOwner {
    static let definition = "document"
    static var blank: Record.DocumentNote { Record.DocumentNote(format: "", path: "") }
    private static let evidence =
        "As the file's own properties state it: evidence, often of another document that this one was made from."

    mutating func members(_ each: inout some FieldVisitor) {
        each.field(
            "format", &format, need: .vital,
            "`text`, `markdown`, `html`, `pdf`, `docx`, `odt`, `epub`, `eml`.")
        each.field("path", &path, need: .vital, "The file's path in the folder; bytes that are no UTF-8 as `\\xE3`.")
        each.field("bytes", &bytes, "Of the file.")
        each.field("pages", &pages, "Of a PDF.")
        each.field("title", &title, Self.evidence)
        each.field("author", &author, "The same.")
        each.field("created", &created, "The same, as it is written there.")
        each.field("modified", &modified, "The same.")
        each.field("program", &program, "What wrote the file, by its own word.")
    }
}

import FoundationEssentials

/// A record and the number of its line: all that a line holds.
struct RecordLine: FieldOwner {
    var seq: Int
    var record: Record

    static let definition = "record"
    static var blank: RecordLine { RecordLine(seq: 0, record: .blank) }

    mutating func members(_ each: inout some FieldVisitor) {
        each.constant(
            "schema", Record.schemaName, need: .vital,
            "`rawi-record/1`. A change that breaks readers changes the number.")
        each.field(
            "seq", &seq, as: .number(from: 1), need: .vital, "This line's number in the log of this store, from 1 on.")
        record.members(&each)
    }
}

/// Every member of a line, once and in its order: name, property, shape, and what docs/RECORD.md says of it. A new one needs
/// its property in `Record` and whoever fills it; `scripts/docs` renews the documents.
extension Record {
    /// What a reader begins with.
    static var blank: Record {
        let never = Date(timeIntervalSince1970: 0)
        return Record(
            id: "", kind: .article, urlKey: "", firstSeenAt: never, fetchedAt: never, extractorVersion: "", instance: ""
        )
    }

    mutating func members(_ each: inout some FieldVisitor) {
        identity(&each)
        article(&each)
        dates(&each)
        each.field("source", &source, "The source of yours that led here first, as it was configured then.")
        each.field(
            "discovered_from", &discoveredFrom,
            "The chain it came by: where it was met, and through which source of yours.")
        each.field("links", &links, "Links in the text, or what a document cites.")
        each.field("http", &http, "How it was fetched. Absent in documents.")
        each.field(
            "payload_digest", &payloadDigest, as: .digest,
            "`sha256:` and 64 hexadecimal digits over the decoded body, or a document's file.")
        each.field(
            "content_hash", &contentHash, as: .digest,
            "The same over the normalised text: equal for texts that a reader would call equal.")
        each.field(
            "duplicate_of", &duplicateOf, as: .id, need: .nullable, "The record whose content this repeats, or `null`.")
        each.field(
            "duplicate_kind", &duplicateKind, need: .nullable,
            "How that was recognised: `address`, `text` (equal), `near` (nearly equal); or `null`. It says that the other was "
                + "seen here first, not that it was published first.")
        each.field(
            "duplicate_similarity", &duplicateSimilarity,
            "How nearly, 0 to 1: the share of runs of words in common. Of `near`.")
        each.field(
            "duplicate_linked", &duplicateLinked,
            "`true` where a link in this text leads to the other, of `text` and `near`: evidence of who had it first, as is what "
                + "the two records say of their publication. The other is not searched for links.")
        each.field("rights", &rights, "What robots.txt, the page and its headers say of its use. Absent in documents.")
        each.field("extractor", &extractor, need: .always, "What read the text.")
        each.field("file", &file, "Documents: the path of the folder as configured, and the path in it.")
        each.field(
            "repairs", &repairs,
            "Documents: what was mended in the text, as short names (`kashida`, `lines`), and every line that was left out of "
                + "it, as `left-out KIND: FIRST WORDS (+2 lines)`, in their order.")
        each.field("document", &document, "Documents: the file itself.")
        each.field("instance", &instance, need: .always, "Which daemon wrote the line.")
    }

    private mutating func identity(_ each: inout some FieldVisitor) {
        each.field(
            "id", &id, as: .id, need: .vital,
            "26 letters and digits: the first 130 bits of SHA-256 over `url_key`, a newline and `revision`, in lower-case "
                + "base32 (RFC 4648). The same article has the same id on every machine.")
        each.field(
            "revision", &revision, need: .always,
            "0 for the first sight of an article, then counted up whenever its text or headline changed.")
        each.field(
            "revision_kind", &revisionKind,
            "What changed since the revision before this one: `text`, or `title` alone. Absent at revision 0.")
        each.field(
            "previous_id", &previousID, as: .id, need: .nullable, "The `id` of the revision before this one, or `null`."
        )
        each.field("type", &kind, need: .vital, "`article`: fetched. `document`: a file that the operator supplied.")
        each.field("url", &url, as: .url, "The address as it was asked for.")
        each.field("final_url", &finalURL, as: .url, "The address after redirects.")
        each.field("canonical_url", &canonicalURL, as: .url, "The address as the page, or the document, names itself.")
        each.field(
            "url_key", &urlKey, need: .vital, "The address in its shortest comparable form: what identity is built on.")
        each.field("domain", &domain, "Registrable domain of the final address.")
        each.field("site_name", &siteName, "As the page states it.")
        each.field("publisher", &publisher, "As the page states it.")
    }

    private mutating func article(_ each: inout some FieldVisitor) {
        each.field("title", &title, "Plain text, as are the next two.")
        each.field("description", &description, "As the page states it.")
        each.field(
            "text", &text,
            "Paragraphs are separated by newlines; a row of a table is a line, its cells parted by tabs; numbered lists keep "
                + "their numbers; captions are left out. An equal text is not repeated in a duplicate, unless so configured; "
                + "a near one stands there in full.")
        each.field(
            "body", &body,
            "The blocks of `text` and what they are; only with `records.body`, and in `rawi extract --json`. Their texts, a "
                + "line each, are `text`.")
        each.field("text_direction", &textDirection, as: .among(["rtl", "ltr"]), "`rtl` or `ltr`.")
        each.field("word_count", &wordCount, "Words in `text`.")
        each.field(
            "pages", &pages,
            "Of an article that its site cut into pages: how many of them `text` was joined from.")
        each.field("page_urls", &pageURLs, "The addresses of these pages after the first, in their order.")
        each.field(
            "pages_missing", &pagesMissing,
            "Why pages are missing: `limit` (10 pages, 2 MB of text), "
                + "`not_article`, `other_article`, `noindex`, `tdm_reserved`, `robots_disallowed`, `robots_unanswered`, "
                + "`redirected` (to where robots.txt would be asked first), or how the fetch failed (`http_404`).")
        each.field("authors", &authors, "As the page states them.")
        each.field(
            "agencies", &agencies,
            "News agencies among those whom the page states as its authors, where that is certain. `authors` may hold them too."
        )
        each.field("section", &section, "As the page states it.")
        each.field("keywords", &keywords, "As the page states them.")
        each.field("image_url", &imageURL, as: .url, "As the page states it.")
        each.field("license", &license, "An address or a licence's name, never a note of rights.")
        each.field("is_accessible_for_free", &isAccessibleForFree, "As the page states it.")
        each.field("language", &language, "BCP 47 tag.")
        each.field("language_confidence", &languageConfidence, "0 to 1.")
        each.field(
            "language_source", &languageSource,
            "What told the language: `text`, or where the page states it: `html-lang`, `meta`, `json-ld`.")
    }

    private mutating func dates(_ each: inout some FieldVisitor) {
        each.field("published_at", &publishedAt, "The instant, only when one is known.")
        each.field(
            "published_day", &publishedDay, as: .day,
            "The day as the page states it, in the page's own time zone. It can differ from the UTC day of `published_at`."
        )
        each.field(
            "published_precision", &publishedPrecision, as: .among(["day", "minute", "second"]),
            "`day`, `minute` or `second`, of `published_at` where there is one.")
        each.field(
            "published_source", &publishedSource,
            "Where it was found: `json-ld`, `meta`, `time-element`, `byline`, `text` (the article's dateline or the end of the "
                + "title), `url`, `feed`. Never inferred from the time of the fetch.")
        each.field("published_raw", &publishedRaw, "As it was written there.")
        each.field("modified_at", &modifiedAt, "As the page states it; absent where it precedes the publication.")
        each.field(
            "modified_day", &modifiedDay, as: .day,
            "The day of the change as the page states it, in the page's own time zone, also where no instant is known.")
        each.moment("first_seen_at", &firstSeenAt, need: .vital, "When this address was first met.")
        each.moment("fetched_at", &fetchedAt, need: .vital, "When this page was fetched, or this document read.")
    }
}

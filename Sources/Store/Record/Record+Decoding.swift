import FoundationEssentials
import Text

extension Record {
    /// Reads a line back, with or without its `\n`. Unknown members are passed over, as every reader should; a member of the
    /// wrong shape counts as absent unless the record cannot do without it.
    package init(decoding line: some Sequence<UInt8>) throws(StoreError) {
        self = try Self.decode(line).record
    }

    /// The line's number and the record in it. Throws `.badLine` with an empty path and the offset within the line.
    package static func decode(_ line: some Sequence<UInt8>) throws(StoreError) -> (seq: Int, record: Record) {
        let json: JSONValue
        do throws(JSONReader.Failure) {
            json = try JSONReader.parse(line)
        } catch {
            throw .badLine(path: "", offset: error.offset, reason: error.reason)
        }
        guard json["schema"]?.text == schemaName else { throw missing("schema") }
        guard let seq = json["seq"]?.integer else { throw missing("seq") }
        guard let id = json["id"]?.text else { throw missing("id") }
        guard let kind = json["type"]?.text.flatMap(Kind.init(rawValue:)) else { throw missing("type") }
        guard let urlKey = json["url_key"]?.text else { throw missing("url_key") }
        guard let firstSeenAt = json["first_seen_at"]?.instant else { throw missing("first_seen_at") }
        guard let fetchedAt = json["fetched_at"]?.instant else { throw missing("fetched_at") }
        var record = Record(
            id: id, kind: kind, urlKey: urlKey, firstSeenAt: firstSeenAt, fetchedAt: fetchedAt,
            extractorVersion: json["extractor"]?["version"]?.text ?? "", instance: json["instance"]?.text ?? "")
        record.readIdentity(json)
        record.readArticle(json)
        record.readChain(json)
        return (seq, record)
    }

    private static func missing(_ name: String) -> StoreError {
        .badLine(path: "", offset: 0, reason: "no usable \(name)")
    }

    private mutating func readIdentity(_ json: JSONValue) {
        revision = json["revision"]?.integer ?? 0
        previousID = json["previous_id"]?.text
        url = json["url"]?.text
        finalURL = json["final_url"]?.text
        canonicalURL = json["canonical_url"]?.text
        domain = json["domain"]?.text
        siteName = json["site_name"]?.text
        publisher = json["publisher"]?.text
        payloadDigest = json["payload_digest"]?.text
        contentHash = json["content_hash"]?.text
        duplicateOf = json["duplicate_of"]?.text
        duplicateKind = json["duplicate_kind"]?.text.flatMap(DuplicateKind.init(rawValue:))
        extractorMethod = json["extractor"]?["method"]?.text
        extractorQuality = json["extractor"]?["quality"]?.number
        file = json["file"]?.text
        repairs = json["repairs"]?.texts ?? []
    }

    private mutating func readArticle(_ json: JSONValue) {
        title = json["title"]?.text
        description = json["description"]?.text
        text = json["text"]?.text
        textDirection = json["text_direction"]?.text
        wordCount = json["word_count"]?.integer
        authors = json["authors"]?.texts ?? []
        section = json["section"]?.text
        keywords = json["keywords"]?.texts ?? []
        imageURL = json["image_url"]?.text
        license = json["license"]?.text
        isAccessibleForFree = json["is_accessible_for_free"]?.flag
        language = json["language"]?.text
        languageConfidence = json["language_confidence"]?.number
        languageSource = json["language_source"]?.text
        publishedAt = json["published_at"]?.instant
        publishedDay = json["published_day"]?.text
        publishedPrecision = json["published_precision"]?.text
        publishedSource = json["published_source"]?.text
        publishedRaw = json["published_raw"]?.text
        modifiedAt = json["modified_at"]?.instant
    }

    private mutating func readChain(_ json: JSONValue) {
        discoveredFrom = (json["discovered_from"]?.elements ?? []).compactMap { origin in
            guard let kind = origin["kind"]?.text, let seenAt = origin["seen_at"]?.instant else { return nil }
            return Origin(
                kind: kind, url: origin["url"]?.text, sourceID: origin["source_id"]?.text,
                entryID: origin["entry_id"]?.text, position: origin["position"]?.integer,
                anchor: origin["anchor"]?.text,
                seenAt: seenAt)
        }
        links = (json["links"]?.elements ?? []).compactMap { link in
            guard let url = link["url"]?.text else { return nil }
            return Link(
                url: url, text: link["text"]?.text ?? "", rel: link["rel"]?.texts ?? [],
                isInternal: link["internal"]?.flag ?? false)
        }
        http = json["http"].map(HTTP.init(json:))
        rights = json["rights"].map(Rights.init(json:))
    }
}

extension Record.HTTP {
    fileprivate init(json: JSONValue) {
        status = json["status"]?.integer ?? 0
        version = json["version"]?.text
        etag = json["etag"]?.text
        lastModified = json["last_modified"]?.text
        contentType = json["content_type"]?.text
        charset = json["charset"]?.text
        charsetSource = json["charset_source"]?.text
        bytes = json["bytes"]?.integer
        encoding = json["encoding"]?.text
        remoteIP = json["remote_ip"]?.text
        redirects = json["redirects"]?.texts ?? []
        durationMilliseconds = json["duration_ms"]?.integer
        isTruncated = json["truncated"]?.flag ?? false
        isPartial = json["partial"]?.flag ?? false
    }
}

extension Record.Rights {
    fileprivate init(json: JSONValue) {
        robots = json["robots"]?.text
        xRobotsTag = json["x_robots_tag"]?.texts ?? []
        metaRobots = json["meta_robots"]?.texts ?? []
        tdmReservation = json["tdm_reservation"]?.integer
        tdmPolicy = json["tdm_policy"]?.text
    }
}

extension JSONValue {
    fileprivate var instant: Date? { text.flatMap(RFC3339.parse) }
    fileprivate var texts: [String] { elements.compactMap(\.text) }
}

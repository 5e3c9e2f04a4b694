import Bytes

extension Record {
    package static let schemaName = "rawi-record/1"

    /// The JSON line with its `\n`, keys in the order of docs/RECORD.md.
    package func line(seq: Int) -> [UInt8] {
        var json = JSONWriter(capacity: (text?.utf8.count ?? 0) + 2048)
        json.object { json in
            json.member("schema", Self.schemaName)
            json.member("seq", seq)
            json.member("id", id)
            json.member("revision", revision)
            json.memberOrNull("previous_id", previousID)
            json.member("type", kind.rawValue)
            writeAddresses(to: &json)
            writeArticle(to: &json)
            writeDates(to: &json)
            writeChain(to: &json)
            http?.write(to: &json)
            json.member("payload_digest", payloadDigest)
            json.member("content_hash", contentHash)
            json.memberOrNull("duplicate_of", duplicateOf)
            json.memberOrNull("duplicate_kind", duplicateKind?.rawValue)
            rights?.write(to: &json)
            json.object("extractor") { json in
                json.member("name", "rawi")
                json.member("version", extractorVersion)
                json.member("method", extractorMethod)
                json.member("quality", extractorQuality)
            }
            json.member("file", file)
            json.member("repairs", repairs)
            json.member("instance", instance)
        }
        json.bytes.append(UInt8(ascii: "\n"))
        return json.bytes
    }

    private func writeAddresses(to json: inout JSONWriter) {
        json.member("url", url)
        json.member("final_url", finalURL)
        json.member("canonical_url", canonicalURL)
        json.member("url_key", urlKey)
        json.member("domain", domain)
        json.member("site_name", siteName)
        json.member("publisher", publisher)
    }

    private func writeArticle(to json: inout JSONWriter) {
        json.member("title", title)
        json.member("description", description)
        json.member("text", text)
        json.member("text_direction", textDirection)
        json.member("word_count", wordCount)
        json.member("authors", authors)
        json.member("section", section)
        json.member("keywords", keywords)
        json.member("image_url", imageURL)
        json.member("license", license)
        json.member("is_accessible_for_free", isAccessibleForFree)
        json.member("language", language)
        json.member("language_confidence", languageConfidence)
        json.member("language_source", languageSource)
    }

    private func writeDates(to json: inout JSONWriter) {
        json.member("published_at", publishedAt)
        json.member("published_day", publishedDay)
        json.member("published_precision", publishedPrecision)
        json.member("published_source", publishedSource)
        json.member("published_raw", publishedRaw)
        json.member("modified_at", modifiedAt)
        json.member("first_seen_at", firstSeenAt, milliseconds: true)
        json.member("fetched_at", fetchedAt, milliseconds: true)
    }

    private func writeChain(to json: inout JSONWriter) {
        json.objects("discovered_from", discoveredFrom) { json, origin in
            json.member("kind", origin.kind)
            json.member("url", origin.url)
            json.member("source_id", origin.sourceID)
            json.member("entry_id", origin.entryID)
            json.member("position", origin.position)
            json.member("anchor", origin.anchor)
            json.member("seen_at", origin.seenAt, milliseconds: true)
        }
        json.objects("links", links) { json, link in
            json.member("url", link.url)
            json.member("text", link.text)
            json.member("rel", link.rel)
            json.member("internal", link.isInternal)
        }
    }

    /// Derived from `url_key` and `revision` alone: the same article gives the same id on every machine.
    ///
    /// The first 130 bits of SHA-256 over `<url_key>\n<revision>`, as 26 letters and digits of base32 (RFC 4648 section 6,
    /// lower case, no padding).
    package static func id(urlKey: String, revision: Int) -> String {
        let digest = SHA256.digest([UInt8]("\(urlKey)\n\(revision)".utf8))
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var letters: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in digest.prefix(17) {
            buffer = (buffer & 31) << 8 | Int(byte)
            bits += 8
            while bits >= 5, letters.count < 26 {
                bits -= 5
                letters.append(alphabet[buffer >> bits & 31])
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension Record.HTTP {
    fileprivate func write(to json: inout JSONWriter) {
        json.object("http") { json in
            json.member("status", status == 0 ? nil : status)
            json.member("version", version)
            json.member("etag", etag)
            json.member("last_modified", lastModified)
            json.member("content_type", contentType)
            json.member("charset", charset)
            json.member("charset_source", charsetSource)
            json.member("bytes", bytes)
            json.member("encoding", encoding)
            json.member("remote_ip", remoteIP)
            json.member("redirects", redirects)
            json.member("duration_ms", durationMilliseconds)
            json.member("truncated", isTruncated)
            json.member("partial", isPartial)
        }
    }
}

extension Record.Rights {
    fileprivate func write(to json: inout JSONWriter) {
        json.object("rights") { json in
            json.member("robots", robots)
            json.member("x_robots_tag", xRobotsTag)
            json.member("meta_robots", metaRobots)
            json.member("tdm_reservation", tdmReservation)
            json.member("tdm_policy", tdmPolicy)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func memberOrNull(_ name: StaticString, _ value: String?) {
        if let value, !value.isEmpty { member(name, value) } else { null(name) }
    }
}

extension Event {
    package static let schemaName = "rawi-event/1"
    /// Taken by the envelope: a further field of that name is left out.
    static let envelope: Set<String> = ["schema", "seq", "type", "at", "url", "source_id", "instance"]

    /// The JSON line with its `\n`: envelope, further fields in their order, instance.
    package func line(seq: Int) -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.member("schema", Self.schemaName)
            json.member("seq", seq)
            json.member("type", type)
            json.member("at", at, milliseconds: true)
            json.member("url", url)
            json.member("source_id", sourceID)
            for field in fields where !field.name.isEmpty && !Self.envelope.contains(field.name) {
                json.key(field.name)
                switch field.value {
                case .text(let text): json.string(text)
                case .number(let number): json.integer(number)
                case .flag(let flag): json.boolean(flag)
                case .instant(let instant): json.instant(instant, milliseconds: true)
                }
            }
            json.member("instance", instance)
        }
        json.bytes.append(UInt8(ascii: "\n"))
        return json.bytes
    }
}

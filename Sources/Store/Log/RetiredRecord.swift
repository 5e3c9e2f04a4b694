import Bytes
package import FoundationEssentials

/// What a rebuild needs of a record whose line was taken elsewhere: enough to know the article again, and an equal text.
package struct RetiredRecord: Sendable, Equatable {
    package var id: String
    package var urlKey: String
    package var revision: Int
    /// The url_key of the address whose visits revise it.
    package var owner: String?
    /// The url_keys of its further pages.
    package var pages: [String]
    package var contentHash: String?
    /// 64 bits over text and headline.
    package var version: Int64?
    package var wordCount: Int?
    package var firstSeenAt: Date
    /// When it was fetched, and the daemon whose line it is; nil and empty where a version has written it that did not keep them.
    package var fetchedAt: Date?
    package var instance: String
    /// Whether other texts are compared with its own.
    package var isOriginal: Bool

    package init(
        id: String, urlKey: String, revision: Int, owner: String? = nil, pages: [String] = [],
        contentHash: String? = nil, version: Int64? = nil, wordCount: Int? = nil, firstSeenAt: Date,
        fetchedAt: Date? = nil,
        instance: String = "", isOriginal: Bool
    ) {
        self.id = id
        self.urlKey = urlKey
        self.revision = revision
        self.owner = owner
        self.pages = pages
        self.contentHash = contentHash
        self.version = version
        self.wordCount = wordCount
        self.firstSeenAt = firstSeenAt
        self.fetchedAt = fetchedAt
        self.instance = instance
        self.isOriginal = isOriginal
    }

    func line() -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.member("id", id)
            json.member("url_key", urlKey)
            json.member("revision", revision)
            json.member("owner", owner == urlKey ? nil : owner)
            if !pages.isEmpty {
                json.key("pages")
                json.array { json in for page in pages { json.string(page) } }
            }
            json.member("content_hash", contentHash)
            // Numbers of 64 bits are rounded by many readers of JSON.
            json.member("version", version.map { String(UInt64(bitPattern: $0), radix: 16) })
            json.member("word_count", wordCount)
            json.member("first_seen_at", firstSeenAt, milliseconds: true)
            if let fetchedAt { json.member("fetched_at", fetchedAt, milliseconds: true) }
            json.member("instance", instance.isEmpty ? nil : instance)
            json.key("original")
            json.boolean(isOriginal)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    init?(_ line: [UInt8]) {
        guard let json = (try? JSONReader.parse(line)), let id = json["id"]?.text, let urlKey = json["url_key"]?.text,
            let revision = json["revision"]?.integer, revision >= 0,
            let firstSeenAt = json["first_seen_at"]?.text.flatMap(Instant.parse)
        else { return nil }
        self.init(
            id: id, urlKey: urlKey, revision: revision, owner: json["owner"]?.text ?? urlKey,
            pages: json["pages"]?.elements.compactMap(\.text) ?? [],
            contentHash: json["content_hash"]?.text,
            version: json["version"]?.text.flatMap { UInt64($0, radix: 16) }.map { Int64(bitPattern: $0) },
            wordCount: json["word_count"]?.integer, firstSeenAt: firstSeenAt,
            fetchedAt: json["fetched_at"]?.text.flatMap(Instant.parse), instance: json["instance"]?.text ?? "",
            isOriginal: json["original"] == .bool(true))
    }
}

/// `retired-<segment>.idx`: what is kept of the records of a segment that was taken elsewhere. Its first line says what it
/// is, each other one is a record; the whole is compressed like a segment.
enum RetiredIndex {
    static func name(of segment: String) -> String {
        "retired-" + segment.dropLast(SegmentName.suffix.count) + ".idx"
    }

    static func head(of segment: String) -> [UInt8] {
        var json = JSONWriter(capacity: 128)
        json.object { json in
            json.member("schema", "rawi-retired/1")
            json.member("segment", segment)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// Throws `.badLine` for an index that is not what was written, `.io` when it is not there.
    static func read(
        _ retired: ManifestEntry.Retired, folder: String, files: any FileSystem
    ) throws(StoreError) -> [RetiredRecord] {
        guard let name = retired.index else { return [] }
        let path = folder + "/" + name
        guard try FileDigest(of: path, in: files).sha256 == retired.indexSHA256 else {
            throw .badLine(path: path, offset: 0, reason: "not the digest of the manifest")
        }
        var lines = try SegmentLines(files: files, path: path, isPlain: false, from: 0, end: .max)
        var records: [RetiredRecord] = []
        var isHead = true
        while let piece = try lines.piece() {
            guard case .line(let start, let bytes) = piece else { break }
            if isHead {
                isHead = false
                continue
            }
            guard let record = RetiredRecord(bytes) else {
                throw .badLine(path: path, offset: start, reason: "no retired record")
            }
            records.append(record)
        }
        return records
    }
}

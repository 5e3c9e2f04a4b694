import Bytes
package import Dedupe
package import Store
import Web

/// What the state database keeps of a record. The same whether the record was just made or is replayed from its line.
package enum RecordIndex {
    /// `fingerprint` nil: the text is a copy of another's and is not indexed again.
    package static func changes(for record: Record, fingerprint: Fingerprint?) -> [StateChange] {
        var changes: [StateChange] = [
            .article(
                ArticleRow(
                    urlKey: record.urlKey, recordID: record.id, revision: record.revision,
                    contentHash: record.contentHash ?? "", payloadDigest: record.payloadDigest ?? "",
                    firstSeenAt: record.firstSeenAt, publishedAt: record.publishedAt, owner: owner(of: record),
                    wordCount: record.wordCount,
                    version: version(title: record.title, contentHash: record.contentHash ?? ""),
                    instance: record.instance))
        ]
        // Documents are the operator's copies: the published page must not be called a duplicate of one.
        if let fingerprint, record.kind == .article, fingerprint.wordCount > 0 {
            changes.append(
                .text(
                    TextRow(
                        recordID: record.id, contentHash: fingerprint.contentHash, wordCount: fingerprint.wordCount,
                        signature: fingerprint.signature),
                    bands: fingerprint.bands))
        }
        return changes
    }

    /// The address that was asked: its visits revise the article.
    private static func owner(of record: Record) -> String {
        guard record.kind == .article, let asked = record.url.flatMap({ WebURL($0) }) else { return record.urlKey }
        return CanonicalURL(asked).key
    }

    /// 64 bits over text and headline, as a reader would compare them.
    static func version(title: String?, contentHash: String) -> Int64 {
        SHA256.key(contentHash + " " + (title.map { Fingerprint(of: $0).contentHash } ?? ""))
    }

    /// From a line alone.
    package static func changes(replaying record: Record) -> [StateChange] {
        let isCopy = record.duplicateOf != nil
        return changes(for: record, fingerprint: isCopy ? nil : record.text.map { Fingerprint(of: $0) })
            + alias(of: record)
    }

    /// What is kept of a record whose line is taken elsewhere.
    package static func retired(_ record: Record) -> RetiredRecord {
        RetiredRecord(
            id: record.id, urlKey: record.urlKey, revision: record.revision, owner: owner(of: record),
            pages: pageKeys(of: record), contentHash: record.contentHash,
            version: version(title: record.title, contentHash: record.contentHash ?? ""), wordCount: record.wordCount,
            firstSeenAt: record.firstSeenAt, fetchedAt: record.fetchedAt, instance: record.instance,
            isOriginal: record.kind == .article && record.duplicateOf == nil && record.text?.isEmpty == false)
    }

    /// From that alone. An equal text is known again, a near one is not.
    package static func changes(replaying record: RetiredRecord) -> [StateChange] {
        var changes: [StateChange] = [
            .article(
                ArticleRow(
                    urlKey: record.urlKey, recordID: record.id, revision: record.revision,
                    contentHash: record.contentHash ?? "", payloadDigest: "", firstSeenAt: record.firstSeenAt,
                    owner: record.owner, wordCount: record.wordCount, version: record.version, instance: record.instance
                ))
        ]
        if record.isOriginal, let hash = record.contentHash {
            let text = TextRow(
                recordID: record.id, contentHash: hash, wordCount: record.wordCount ?? 0, signature: [])
            changes.append(.text(text, bands: []))
        }
        let keys = [record.owner].compactMap(\.self) + record.pages
        let at = record.fetchedAt ?? record.firstSeenAt
        return changes + keys.filter { $0 != record.urlKey }.map { .alias(urlKey: $0, of: record.urlKey, at: at) }
    }

    /// Of its further pages: whoever names one of them means the article.
    static func pageKeys(of record: Record) -> [String] {
        record.pageURLs.compactMap { WebURL($0).map { CanonicalURL($0).key } }
    }

    /// The addresses it was asked for under, when they are not the address it is known by.
    package static func alias(of record: Record) -> [StateChange] {
        let keys = [owner(of: record)] + pageKeys(of: record)
        return keys.filter { $0 != record.urlKey }.map {
            .alias(urlKey: $0, of: record.urlKey, at: record.fetchedAt)
        }
    }
}

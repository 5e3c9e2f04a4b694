import Bytes
import Dedupe
package import Extract
package import FoundationEssentials
import Store
package import Web

/// What is read of a file, as the line that the daemon would write: `rawi extract --json`. What only a fetch can tell is absent.
package enum ExtractedLine {
    /// - Parameter file: what it is known by where it has no address.
    package static func of(_ extraction: Extraction, url: WebURL?, file: String, bytes: [UInt8], now: Date) -> [UInt8] {
        var record = blank(
            .article, key: url.map { CanonicalURL($0).key } ?? file, digest: SHA256.text(bytes), now: now)
        record.url = url?.forRecord.href
        record.domain = url.map { CanonicalURL($0).site }
        record.fill(from: extraction.article)
        record.canonicalURL = extraction.article.canonicalURL
        record.extractor.kind = extraction.kind.rawValue
        return line(record)
    }

    package static func of(_ document: SuppliedDocument, _ raw: RawDocument, file: String, now: Date) -> [UInt8] {
        var record = blank(.document, key: file, digest: raw.digest, now: now)
        record.fill(from: document, path: raw.name.shown)
        record.file = file
        return line(record)
    }

    private static func blank(_ kind: Record.Kind, key: String, digest: String, now: Date) -> Record {
        var record = Record(
            id: Record.id(urlKey: key, revision: 0), kind: kind, urlKey: key, firstSeenAt: now, fetchedAt: now,
            extractorVersion: Program.version, instance: Program.name)
        record.payloadDigest = digest
        return record
    }

    private static func line(_ record: Record) -> [UInt8] {
        var record = record
        record.contentHash = record.text.map { Fingerprint(of: $0).contentHash }
        return record.line(seq: 0)
    }
}

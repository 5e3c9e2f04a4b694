import Markup
import Text
package import Web

/// Bytes in, article out. Pure, safe to call from any thread, bounded in time and memory by the input's size.
package enum Extractor {
    /// - Parameters:
    ///   - bytes: the body as the server sent it, content coding undone.
    ///   - url: where it came from; links are resolved against it.
    ///   - contentType: the header's value.
    package static func extract(_ bytes: [UInt8], url: WebURL?, contentType: String?) throws(ExtractError) -> Extraction
    {
        let declared = contentType.flatMap { MediaType($0) }
        let sniffed = ContentKind.sniff(bytes, declared: declared)
        if sniffed == .pdf || sniffed == .image || sniffed == .binary || sniffed == .json {
            throw .notHTML(sniffed)
        }
        let decoded = Decoded.decode(bytes, headerCharset: declared?.charset, syntax: .html)
        if Self.isBlank(decoded.utf8) {
            return Extraction(
                kind: .empty, article: Article(), charset: decoded.encoding, charsetSource: decoded.source,
                rights: Rights())
        }
        let document = try parse(decoded.utf8)
        let structured = StructuredData(document.embedded)
        let size = decoded.utf8.count
        let read = document.withRoot { root in
            var reading = PageReading(
                root: root, structured: structured, scriptCount: document.scriptCount, url: url, sizeBytes: size)
            return reading.result()
        }
        return Extraction(
            kind: read?.kind ?? .empty, article: read?.article ?? Article(), charset: decoded.encoding,
            charsetSource: decoded.source, rights: read?.rights ?? Rights())
    }

    private static func parse(_ utf8: [UInt8]) throws(ExtractError) -> HTMLDocument {
        do throws(MarkupError) {
            return try HTMLDocument(parsing: utf8, keeping: .article)
        } catch {
            throw .unparsable
        }
    }

    private static func isBlank(_ bytes: [UInt8]) -> Bool { !bytes.contains { $0 > 0x20 } }
}

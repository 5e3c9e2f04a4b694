import Markup
import Text
package import Web

/// Bytes in, article out. Pure, safe to call from any thread, bounded in time and memory by the input's size.
package enum Extractor {
    /// - Parameters:
    ///   - bytes: the body as the server sent it, content coding undone.
    ///   - url: where it came from; links are resolved against it.
    ///   - contentType: the header's value.
    ///   - rules: what a person knows of this site's pages.
    ///   - isCancelled: asked between the stages and, where pages may be long, within; `cancelled` is thrown when it says so.
    ///     `{ Task.isCancelled }` is such a question.
    package static func extract(
        _ bytes: [UInt8], url: WebURL?, contentType: String?, rules: SiteRules? = nil,
        isCancelled: () -> Bool = { false }
    ) throws(ExtractError) -> Extraction {
        let arrival = Arrival(bytes: bytes, url: url, contentType: contentType, rules: rules)
        return try read(arrival, isCancelled: isCancelled) { extraction, _, _ in extraction }
    }

    /// The same, with the candidates and the page marked up: for people, at several times the cost.
    package static func examine(
        _ bytes: [UInt8], url: WebURL?, contentType: String?, rules: SiteRules? = nil
    ) throws(ExtractError) -> Examination {
        let arrival = Arrival(bytes: bytes, url: url, contentType: contentType, rules: rules)
        let never = { false }
        return try read(arrival, isCancelled: never) { extraction, reading, result in
            guard let reading, let result else { return Examination(extraction: extraction) }
            return reading.examination(extraction, result)
        }
    }

    /// The same, as rows of numbers about its blocks: for training.
    package static func rows(_ bytes: [UInt8], url: WebURL?) throws(ExtractError) -> PageRows {
        let arrival = Arrival(bytes: bytes, url: url, contentType: nil, rules: nil)
        let never = { false }
        return try read(arrival, isCancelled: never) { extraction, reading, result in
            guard let reading, let result else { return PageRows(extraction: extraction) }
            return reading.rows(extraction, result)
        }
    }

    /// The same for a file that the operator supplied: a note of his own is read whole, and what is left out of a page is
    /// said in words.
    static func extractWhole(
        _ bytes: [UInt8], url: WebURL?, contentType: String?
    ) throws(ExtractError) -> (Extraction, LeftOut) {
        let arrival = Arrival(bytes: bytes, url: url, contentType: contentType, rules: nil, isSupplied: true)
        let never = { false }
        return try read(arrival, isCancelled: never) { extraction, reading, result in
            guard let reading, let result else { return (extraction, LeftOut()) }
            return (extraction, reading.leftOut(extraction, result))
        }
    }

    /// A page as it came, with what is known of where it came from.
    private struct Arrival {
        let bytes: [UInt8]
        let url: WebURL?
        let contentType: String?
        let rules: SiteRules?
        var isSupplied = false
    }

    private static func read<Answer>(
        _ arrival: Arrival, isCancelled: () -> Bool, answer: (Extraction, PageReading?, PageReading.Result?) -> Answer
    ) throws(ExtractError) -> Answer {
        let bytes = arrival.bytes
        let declared = arrival.contentType.flatMap { MediaType($0) }
        let sniffed = ContentKind.sniff(bytes, declared: declared)
        switch sniffed {
        case .feed, .sitemap, .pdf, .image, .binary, .json: throw .notHTML(sniffed)
        // XHTML, whatever it is served as, and markup that a stylesheet shows.
        case .html, .xml, .text, .empty: break
        }
        let decoded = Decoded.decode(bytes, headerCharset: declared?.charset, syntax: .html)
        var extraction = Extraction(
            kind: .empty, article: Article(), charset: decoded.encoding, charsetSource: decoded.source,
            rights: Rights())
        if Self.isBlank(decoded.utf8) { return answer(extraction, nil, nil) }
        if isCancelled() { throw .cancelled }
        let document = try parse(decoded.utf8, isCancelled)
        if isCancelled() { throw .cancelled }
        let (embedded, scripts) = (document.embedded, document.scriptCount)
        let found = try document.withRoot { root throws(ExtractError) in
            let evidence = PageEvidence(
                root: root, embedded: embedded, scriptCount: scripts, source: decoded.utf8, url: arrival.url)
            var reading = PageReading(evidence: evidence, rules: arrival.rules, isSupplied: arrival.isSupplied)
            if isCancelled() { throw .cancelled }
            let result = reading.result()
            extraction.kind = result.kind
            extraction.claimsArticle = result.claimsArticle
            extraction.article = result.article
            extraction.rights = result.rights
            extraction.nextPageURL = result.nextPageURL
            return answer(extraction, reading, result)
        }
        return found ?? answer(extraction, nil, nil)
    }

    private static func parse(_ utf8: [UInt8], _ isCancelled: () -> Bool) throws(ExtractError) -> HTMLDocument {
        do throws(MarkupError) {
            return try HTMLDocument(parsing: utf8, keeping: .article, isCancelled: isCancelled)
        } catch {
            throw error == .cancelled ? .cancelled : .unparsable
        }
    }

    private static func isBlank(_ bytes: [UInt8]) -> Bool { !bytes.contains { $0 > 0x20 } }
}

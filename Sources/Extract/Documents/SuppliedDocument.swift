import Bytes
package import Web

/// An article file that the operator supplied: plain text (perhaps out of a PDF) or HTML.
package struct SuppliedDocument: Sendable {
    /// The document as an article: only what the text states.
    package var article: Article
    /// Its own address, when the text names it («رابط المقال : …»).
    package var ownURL: String?
    /// The addresses it cites, its own left out, each once, in order.
    package var citations: [CitedURL]
    package var charset: String
    package var charsetSource: Decoded.Source
    /// `text`, `pdf-text`, `html`.
    package var sourceKind: String
    /// What was mended in the text, and what was left out of it.
    package var repairs: [String]
    /// Those of the second kind.
    package var leftOut: [String] { repairs.filter { $0.utf8.starts(with: LeftOut.mark.utf8) } }
    package var mended: [String] { repairs.filter { !$0.utf8.starts(with: LeftOut.mark.utf8) } }

    package init(article: Article, charset: String, charsetSource: Decoded.Source, sourceKind: String) {
        self.article = article
        self.charset = charset
        self.charsetSource = charsetSource
        self.sourceKind = sourceKind
        citations = []
        repairs = []
    }

    /// - Parameter name: the file's name, which only tells text, HTML and Markdown from one another.
    ///
    /// Without a telling name the bytes decide. Throws `.notHTML` with what the bytes are when they are no article's text: a
    /// PDF, an image, a feed, nothing at all.
    package static func read(_ bytes: [UInt8], name: String) throws(ExtractError) -> SuppliedDocument {
        let format = DocumentFormat(name: name)
        let kind = Self.kind(of: bytes, format)
        switch kind {
        case .pdf, .image, .binary, .empty: throw .notHTML(kind)
        case .html, .xml, .feed, .sitemap, .json, .text: break
        }
        switch (format, kind) {
        case (.html, _), (.text, .html), (nil, .html): return try SuppliedPage.read(bytes)
        // A feed or a data file by another name is no article.
        case (.text, .xml), (.text, .feed), (.text, .sitemap), (.text, .json), (nil, .xml), (nil, .feed),
            (nil, .sitemap),
            (nil, .json):
            throw .notHTML(kind)
        case (let format, _): return try SuppliedText.read(bytes, isMarkdown: format == .markdown)
        }
    }

    /// What a name says is text is read as one though a few control characters stand in it, or an address in angle brackets or
    /// somebody's quotation marks at its beginning.
    private static func kind(of bytes: [UInt8], _ format: DocumentFormat?) -> ContentKind {
        let kind = ContentKind.sniff(bytes, declared: nil)
        guard format == .text || format == .markdown else { return kind }
        switch kind {
        case .binary:
            let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
            let plain = bytes.filter { $0 >= 0x20 || $0 == 0x0C || $0 == 0x0D || $0 == 0x09 || $0 == 0x0A }
            guard controls * 20 < bytes.count else { return kind }
            return [.text, .html, .xml].contains(ContentKind.sniff(plain, declared: nil)) ? .text : kind
        case .html, .xml:
            let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
            return ["<http://", "<https://"].contains { start.starts(with: $0.utf8) } ? .text : kind
        case .json:
            do throws(JSONReader.Failure) {
                _ = try JSONReader.parse(bytes)
                return kind
            } catch {
                return .text
            }
        default: return kind
        }
    }
}

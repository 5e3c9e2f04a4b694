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
        let kind = ContentKind.sniff(bytes, declared: nil)
        switch kind {
        case .pdf, .image, .binary, .empty: throw .notHTML(kind)
        case .html, .xml, .feed, .sitemap, .json, .text: break
        }
        switch (DocumentFormat(name: name), kind) {
        case (.html, _), (.text, .html), (nil, .html): return try SuppliedPage.read(bytes)
        // A feed or a data file by another name is no article.
        case (.text, .xml), (.text, .feed), (.text, .sitemap), (.text, .json), (nil, .xml), (nil, .feed),
            (nil, .sitemap),
            (nil, .json):
            throw .notHTML(kind)
        case (let format, _): return try SuppliedText.read(bytes, isMarkdown: format == .markdown)
        }
    }
}

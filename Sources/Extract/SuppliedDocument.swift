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
    /// What was mended in the text.
    package var repairs: [String]

    package init(article: Article, charset: String, charsetSource: Decoded.Source, sourceKind: String) {
        self.article = article
        self.charset = charset
        self.charsetSource = charsetSource
        self.sourceKind = sourceKind
        citations = []
        repairs = []
    }

    /// - Parameter name: the file's name, which only tells text from HTML (`.html`, `.htm`, `.txt`).
    package static func read(_ bytes: [UInt8], name: String) throws(ExtractError) -> SuppliedDocument {
        throw .unparsable
    }
}

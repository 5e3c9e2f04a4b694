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
    /// `text`, `pdf-text`, or the name of a format.
    package var sourceKind: String
    /// What was mended in the text, and what was left out of it.
    package var repairs: [String]
    /// What the file's own properties state.
    package var properties = DocumentProperties()
    package var format = DocumentFormat.text
    package var pages: Int?
    /// Of the file.
    package var byteCount: Int?
    /// The page on which an address lies behind a place, by the address's `url_key`.
    package var linkPages: [String: Int] = [:]
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

    /// What some format's own reader has found, as an article.
    package static func read(_ parts: DocumentParts) -> SuppliedDocument { SuppliedParts.read(parts) }

    /// Takes over what the format knows beside the text.
    mutating func take(_ parts: DocumentParts?) {
        guard let parts else { return }
        format = parts.format
        properties = parts.properties
        pages = parts.pages
        repairs = parts.repairs + repairs
        for link in parts.links {
            guard let page = link.page, let url = SuppliedLinks.cited(link.url, words: "")?.unwrapped.url else {
                continue
            }
            let key = CanonicalURL(url).key
            linkPages[key] = linkPages[key] ?? page
        }
    }

    /// - Parameter name: the file's name, which only tells text, HTML and Markdown from one another.
    ///
    /// Without a telling name the bytes decide. Throws `.notHTML` with what the bytes are when they are no article's text: a
    /// PDF, an image, a feed, nothing at all.
    package static func read(_ bytes: [UInt8], name: String) throws(ExtractError) -> SuppliedDocument {
        let format = DocumentFormat(name: name)
        var document = try read(bytes, as: format)
        if document.sourceKind == "html" {
            document.format = .html
        } else if format == .markdown {
            document.format = .markdown
        }
        return document
    }

    private static func read(_ bytes: [UInt8], as format: DocumentFormat?) throws(ExtractError) -> SuppliedDocument {
        do throws(DocumentFault) {
            switch format {
            case .docx: return read(try WordDocument.read(bytes))
            case .odt: return read(try OpenText.read(bytes))
            case .epub: return read(try Book.read(bytes))
            case .eml: return try SuppliedMail.read(bytes)
            case .html, .mhtml, .text, .markdown, .pdf, nil: break
            }
        } catch {
            throw .document(error)
        }
        if [nil, .html, .mhtml, .text].contains(format), MailMessage.isArchive(bytes) {
            return try SuppliedPage.readArchive(bytes)
        }
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
        // What these hold no text shows.
        case (.mhtml, _), (.pdf, _), (.docx, _), (.odt, _), (.epub, _), (.eml, _): throw .notHTML(kind)
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

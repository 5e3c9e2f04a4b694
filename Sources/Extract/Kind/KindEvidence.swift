import Bytes
import Markup
import Text
import Web

/// What was read of a page, as far as it tells what kind of page it is.
struct KindEvidence {
    let article: ArticleEvidence
    /// The article's text, which may come from the page's data.
    let text: String
    /// A day is stated, or shown, other than in the address.
    let isDated: Bool
    /// Letters of all that is shown.
    let letters: Int
    /// Letters' worth of prose in the chosen part, or of the text that the page's data told in its place.
    let prose: Double
    /// The text is the data's: what the markup shows beside it are menus.
    let isOfData: Bool
    /// The page says that it is an article.
    let claimsArticle: Bool
    /// `og:type`, in lower case.
    let type: String
    /// The names that the site's program gives to the body of the page, in lower case: its classes and its id.
    let bodyNames: Set<String>
    /// Folded; empty on pages with so much to read that nobody looks for it.
    let noscript: [UInt8]
    let whole: [UInt8]

    /// Words of a wall are believed only on pages with little else.
    static let wallLettersBound = 2_500
    /// A sentence or two: what an article shows before its wall.
    private static let readableBytes = 100

    init(_ article: ArticleEvidence, text: String, isDated: Bool, isOfData: Bool) {
        (self.article, self.text, self.isDated, self.isOfData) = (article, text, isDated, isOfData)
        prose = max(article.body.gain, isOfData ? Double(EmbeddedText.letters(text)) : 0)
        let (facts, page) = (article.facts, article.page)
        letters = page.blocks.reduce(0) { $0 + $1.letters }
        type = facts.meta("og:type").map(ASCII.lowercased) ?? ""
        claimsArticle = article.structured.hasArticle || type == "article"
        bodyNames = Self.bodyNames(article.outline)
        let isShort = letters < Self.wallLettersBound
        whole = isShort ? JunkLabels.fold(page.buffer.bytes) : []
        noscript = isShort ? JunkLabels.fold(Self.noscriptText(article.outline).utf8) : []
    }

    var facts: PageFacts { article.facts }
    var structured: StructuredData { article.structured }
    var outline: Outline { article.outline }
    var page: PageText { article.page }
    var body: ArticleBody { article.body }
    var url: WebURL? { article.url }
    var source: [UInt8] { article.evidence.source }
    var title: String? { article.naming.title }

    /// Little to read, as on a page that only says why there is no article.
    var isShort: Bool { letters < Self.wallLettersBound }
    /// An article by its own word, of which something can be read.
    var isReadable: Bool { claimsArticle && text.utf8.count >= Self.readableBytes }

    private static func bodyNames(_ outline: Outline) -> Set<String> {
        guard let body = (0..<min(outline.count, 2_000)).first(where: { outline.tag($0) == .body }) else { return [] }
        let node = outline.node(body)
        let names = [node.attribute("id"), node.attribute("class")].compactMap(\.self)
        return Set(names.flatMap { ASCII.lowercased($0).split(separator: " ").map(String.init) })
    }

    private static func noscriptText(_ outline: Outline) -> String {
        var text = ""
        for index in 0..<outline.count where outline.tag(index) == .noscript {
            text += outline.text(of: index, limitBytes: 1000) + " "
            if text.utf8.count > 4000 { break }
        }
        return text
    }

    // MARK: The lines that speak of the page

    /// The title as the page's head and its heading say it, and the parts of it that marks divide: «Page not found | Port Wire».
    var titleLines: [String] {
        [facts.titleElement, title].compactMap(\.self).flatMap { title in
            [title] + Self.dividers.reduce([title]) { parts, mark in parts.flatMap { $0.components(mark) } }
        }
    }

    private static let dividers = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • "]

    /// Headings and the first lines that are no links, folded: what a page that has nothing else to say says first. A phrase
    /// further down is a story's.
    var openingLines: [[UInt8]] {
        let own = page.blocks.filter { $0.linkDensity < 0.5 && $0.letters >= 3 && $0.letters <= 300 }
        let headings = own.filter(\.isHeading).prefix(4)
        let first = own.prefix(6) + page.blocks[body.blocks].filter { $0.linkDensity < 0.5 }.prefix(3)
        return (headings + first).map { JunkLabels.fold(page.bytes($0)) }
    }
}

/// How a phrase must stand in a line to be what the line says, and not something said in it.
enum LinePhrase {
    /// The line opens with it, a short lead-in aside («Sorry, …»), or is made of it for two fifths at least. All folded.
    static func leads(_ line: [UInt8], _ phrase: [UInt8], leadBytes: Int = 10) -> Bool {
        guard line.count >= phrase.count, Fold.contains(line, phrase) else { return false }
        if phrase.count * 5 >= line.count * 2 { return true }
        return Fold.contains(Array(line.prefix(phrase.count + leadBytes)), phrase)
    }
}

/// A part of a book in XHTML: all of its text, for a book has no menus.
struct ChapterReader: OfficeHandler {
    private(set) var builder: PaperBuilder
    private var links: [Bool] = []
    private var lists: [Int?] = []
    private var isPreformatted = 0

    init(after builder: PaperBuilder) { self.builder = builder }

    static let skippedElements: Set<String> = [
        "head", "script", "style", "template", "rp", "rt", "svg", "math",
    ]
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
        "main",
        "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul",
    ]

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        switch element {
        case "br": builder.breakLine()
        case "a":
            let url = attributes["href"].flatMap { $0.hasPrefix("http:") || $0.hasPrefix("https:") ? $0 : nil }
            links.append(url != nil)
            if let url {
                ensureParagraph()
                builder.beginLink(url)
            }
        case "tr":
            endParagraph()
            builder.beginRow()
        case "td", "th":
            endParagraph()
            builder.beginCell()
        default: if Self.blocks.contains(element) { begin(element) }
        }
    }

    private mutating func begin(_ element: String) {
        endParagraph()
        switch element {
        case "ol", "ul": if lists.count < 100 { lists.append(element == "ol" ? 0 : nil) }
        case "li":
            guard let depth = lists.indices.last, let count = lists[depth] else { return }
            lists[depth] = count + 1
            ensureParagraph()
            builder.append("\(count + 1). ".utf8)
        case "h1":
            ensureParagraph()
            builder.rank(.heading)
        case "pre": isPreformatted += 1
        default: break
        }
    }

    mutating func end(_ element: String) {
        switch element {
        case "a": if links.popLast() == true { builder.endLink() }
        case "tr":
            endParagraph()
            builder.endRow()
        case "td", "th": endParagraph()
        case "ol", "ul":
            endParagraph()
            _ = lists.popLast()
        case "pre":
            endParagraph()
            isPreformatted -= 1
        default: if Self.blocks.contains(element) { endParagraph() }
        }
    }

    mutating func text(_ bytes: [UInt8]) {
        if isPreformatted > 0 {
            for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if place > 0 { endParagraph() }
                ensureParagraph()
                builder.append(line)
            }
            return
        }
        for word in bytes.split(whereSeparator: { $0 <= 0x20 }) {
            ensureParagraph()
            if word.startIndex > bytes.startIndex { builder.appendBlank() }
            builder.append(word)
        }
        if let last = bytes.last, last <= 0x20 { builder.appendBlank() }
    }

    mutating func finish() { builder.finish() }

    private mutating func ensureParagraph() { if !builder.isInParagraph { builder.beginParagraph() } }

    private mutating func endParagraph() { if builder.isInParagraph { builder.endParagraph() } }
}

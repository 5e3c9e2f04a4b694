/// `content.xml` of an ODT file (OpenDocument 1.3, part 3).
struct OpenReader: OfficeHandler {
    private let styles: OpenStyles
    private(set) var builder = PaperBuilder()
    private var isInBody = false
    private var links: [Bool] = []
    private var lists: [(style: String, count: Int)] = []
    /// The item's number, until its first paragraph begins.
    private var marker = ""
    /// Notes are put together beside the text, and follow it.
    private var notes: [PaperBuilder] = []
    private var noteLines: [PaperLine] = []
    private var citation: [UInt8] = []
    private var isInCitation = false

    /// The elements that hold what is read: `office:text`, which ends with its part, or what stands above and below pages (16.10 to 16.15).
    private let roots: Set<String>
    static let text: Set<String> = ["text"]
    static let margins: Set<String> = [
        "header", "header-left", "header-first", "footer", "footer-left", "footer-first",
    ]

    init(styles: OpenStyles, of roots: Set<String> = text) { (self.styles, self.roots) = (styles, roots) }

    /// Changes that were taken back, remarks of readers, what the program keeps for itself.
    static let skippedElements: Set<String> = [
        "tracked-changes", "annotation", "sequence-decls", "forms", "title", "desc", "index-title-template",
        "ruby-text",
        "table-of-content-source", "binary-data",
    ]

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        if !isInBody, roots.contains(element) {
            isInBody = true
            return
        }
        guard isInBody else { return }
        switch element {
        case "p", "h":
            builder.beginParagraph()
            if let style = attributes["style-name"], styles.isTitle(style) { builder.rank(.title) }
            if element == "h", attributes["outline-level"] ?? "1" == "1" { builder.rank(.heading) }
            builder.append(marker.utf8)
            marker = ""
        case "s": builder.append(repeatElement(0x20, count: min(attributes["c"].flatMap { Int($0) } ?? 1, 100)))
        case "tab": builder.appendBlank()
        case "line-break": builder.breakLine()
        case "a":
            let url = attributes["href"].flatMap { $0.hasPrefix("#") ? nil : $0 }
            links.append(url != nil)
            if let url { builder.beginLink(url) }
        case "list":
            if lists.count < 100 { lists.append((attributes["style-name"] ?? lists.last?.style ?? "", 0)) }
        case "list-item": item()
        case "table-row": builder.beginRow()
        case "table-cell", "covered-table-cell": builder.beginCell()
        case "note-citation":
            isInCitation = true
            citation = []
        case "note-body":
            notes.append(builder)
            builder = PaperBuilder()
            marker = "[\(String(decoding: citation, as: UTF8.self))] "
        default: break
        }
    }

    mutating func end(_ element: String) {
        guard isInBody else { return }
        if roots.contains(element), roots != Self.text { isInBody = false }
        switch element {
        case "p", "h": builder.endParagraph()
        case "a": if links.popLast() == true { builder.endLink() }
        case "list": _ = lists.popLast()
        case "table-row": builder.endRow()
        case "note-citation":
            isInCitation = false
            builder.append(Array("[".utf8) + citation + Array("]".utf8))
        case "note-body":
            builder.finish()
            noteLines += builder.lines
            if let text = notes.popLast() { builder = text }
        default: break
        }
    }

    mutating func text(_ bytes: [UInt8]) {
        guard isInBody else { return }
        if isInCitation {
            if citation.count < 100 { citation += bytes }
            return
        }
        // White space is one blank here; more of it is `text:s`.
        for word in bytes.split(whereSeparator: { $0 <= 0x20 }) {
            if word.startIndex > bytes.startIndex { builder.appendBlank() }
            builder.append(word)
        }
        if let last = bytes.last, last <= 0x20 { builder.appendBlank() }
    }

    /// The text, then its notes.
    mutating func finish() {
        while let text = notes.popLast() {
            builder.finish()
            noteLines += builder.lines
            builder = text
        }
        builder.finish()
        builder.add(noteLines)
    }

    private mutating func item() {
        guard let depth = lists.indices.last else { return }
        lists[depth].count += 1
        guard let level = styles.level(depth + 1, ofList: lists[depth].style), !level.format.isEmpty else { return }
        let number = ListNumbers.marker("%1", formats: [level.format], counts: [lists[depth].count])
        marker = level.prefix + number + level.suffix + " "
    }
}

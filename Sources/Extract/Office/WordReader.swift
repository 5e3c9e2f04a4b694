/// A part of a DOCX file with text in it: the document itself, its footnotes (ECMA-376, part 1, 17).
struct WordReader: OfficeHandler {
    private let links: OfficeRelations
    private let styles: WordStyles
    private let numbering: WordNumbering
    private(set) var builder = PaperBuilder()
    private var counters = WordCounters()
    /// The notes that the text refers to, in that order.
    private(set) var notes: [String]
    /// Where each of them stands there.
    private var places: [String: Int]
    /// What is being read of fields: HYPERLINK "https://…" and the words that stand for it.
    private var fields: [(instruction: String, isLink: Bool)] = []
    private var isInText = false
    private var isInInstruction = false
    private var list: (list: String?, level: Int)?
    private var isInNumbers = false
    private var hyperlinks: [Bool] = []
    /// Of footnotes: which is being read, and its mark.
    private var note: String?

    init(links: OfficeRelations, styles: WordStyles, numbering: WordNumbering, notes: [String] = []) {
        (self.links, self.styles, self.numbering, self.notes) = (links, styles, numbering, notes)
        places = Dictionary(notes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Taken back by who wrote it, formerly so, or said a second time for older programs.
    static let skippedElements: Set<String> = [
        "del", "moveFrom", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "numberingChange", "Fallback", "sdtPr", "sectPr", "rPr", "tblPr", "tblGrid",
    ]

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        switch element {
        case "p":
            builder.beginParagraph()
            list = nil
            beginNote()
        case "pStyle": if let style = attributes["val"] { take(style: style) }
        case "numPr": isInNumbers = true
        case "numId": if isInNumbers { list = (attributes["val"], list?.level ?? 0) }
        case "ilvl": if isInNumbers { list = (list?.list, attributes["val"].flatMap { Int($0) } ?? 0) }
        case "r": number()
        case "t", "delText": isInText = true
        case "instrText": isInInstruction = true
        case "fldChar": field(attributes["fldCharType"] ?? "")
        case "fldSimple":
            fields.append((attributes["instr"] ?? "", false))
            field("separate")
        case "tab", "ptab": builder.appendBlank()
        case "br": if attributes["type"] == nil || attributes["type"] == "textWrapping" { builder.breakLine() }
        case "cr": builder.breakLine()
        case "noBreakHyphen": builder.append("-".utf8)
        case "footnoteReference", "endnoteReference": refer(element, attributes["id"] ?? "")
        case "hyperlink":
            number()
            let url = attributes["id"].flatMap { links.targets[$0]?.target }
            hyperlinks.append(url != nil)
            if let url { builder.beginLink(url) }
        // A picture that leads somewhere.
        case "hlinkClick":
            if let url = attributes["id"].flatMap({ links.targets[$0]?.target }) {
                builder.beginLink(url)
                builder.endLink()
            }
        case "tr": builder.beginRow()
        case "tc": builder.beginCell()
        case "footnote", "endnote":
            // The others are the lines between text and notes.
            let isOwn = attributes["type"] == nil || attributes["type"] == "normal"
            note = isOwn ? attributes["id"].map { Self.key(element, $0) } : nil
        default: break
        }
    }

    mutating func end(_ element: String) {
        switch element {
        case "p": builder.endParagraph()
        case "t", "delText": isInText = false
        case "instrText": isInInstruction = false
        case "numPr": isInNumbers = false
        case "fldSimple": field("end")
        case "hyperlink": if hyperlinks.popLast() == true { builder.endLink() }
        case "tr": builder.endRow()
        default: break
        }
    }

    mutating func text(_ bytes: [UInt8]) {
        if isInText {
            builder.append(bytes)
        } else if isInInstruction, let last = fields.indices.last, fields[last].instruction.utf8.count < 8192 {
            fields[last].instruction += String(decoding: bytes, as: UTF8.self)
        }
    }

    mutating func finish() { builder.finish() }

    // MARK: Lists

    private mutating func take(style: String) {
        builder.rank(styles.rank(of: style))
        if let own = styles.list(of: style) { list = (own.list, own.level) }
    }

    /// Before a paragraph's first run.
    private mutating func number() {
        guard let item = list else { return }
        list = nil
        guard let id = item.list else { return }
        builder.append(counters.next(list: id, level: item.level, in: numbering).utf8)
    }

    // MARK: Fields

    private mutating func field(_ step: String) {
        switch step {
        case "begin": if fields.count < 100 { fields.append(("", false)) }
        case "separate":
            guard let last = fields.indices.last, let url = Self.address(fields[last].instruction) else { return }
            fields[last].isLink = true
            builder.beginLink(url)
        case "end": if fields.popLast()?.isLink == true { builder.endLink() }
        default: break
        }
    }

    /// HYPERLINK "https://…" \o "…"
    private static func address(_ instruction: String) -> String? {
        let words = instruction.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].uppercased() == "HYPERLINK", words[1].hasPrefix("\"") else { return nil }
        let url = words[1].dropFirst().prefix { $0 != "\"" }
        return url.isEmpty ? nil : String(url)
    }

    // MARK: Notes

    private mutating func refer(_ element: String, _ id: String) {
        let key = Self.key(element, id)
        if places[key] == nil, notes.count < 10_000 {
            places[key] = notes.count
            notes.append(key)
        }
        builder.append("[\((places[key] ?? 0) + 1)]".utf8)
    }

    private mutating func beginNote() {
        guard let key = note else { return }
        note = nil
        builder.append("[\((places[key] ?? notes.count) + 1)] ".utf8)
    }

    /// `footnoteReference` and `footnote` speak of the same.
    private static func key(_ element: String, _ id: String) -> String { (element.hasPrefix("f") ? "f" : "e") + id }
}

/// Text that came out of a PDF, put right where that is certain.
package struct PDFText: Sendable {
    package let text: String
    /// What was mended, as short names such as `kashida`, `lam-alef-tanwin`, `private-use`.
    package let repairs: [String]
    /// Lines taken out of the running text because they are only a link or the label of one, as they stood.
    package let links: [String]
    /// Lines taken out because they stood in the middle as a page's head: the title again, «NAME | نشر في DATE».
    package let heads: [String]

    /// Only certain repairs; a text without damage comes back as it was.
    ///
    /// Glyph repairs (kashida, lam-alef, presentation forms, private use, quotes) work on any text. Lines are joined into
    /// paragraphs, and links and heads taken out, only where the text is hard-wrapped; paragraphs are then parted by an
    /// empty line.
    package init(repairing text: String) {
        var log = RepairLog()
        let wrap = PDFLayout(text)
        if wrap.isWrapped {
            let body = PDFParagraphs(wrap, &log)
            self.text = PDFQuotes.mend(body.text, &log)
            links = body.links
            heads = body.heads
        } else {
            let mended = PDFGlyphs.mend(text, &log)
            self.text = PDFQuotes.mend(mended, &log)
            links = []
            heads = []
        }
        repairs = log.names
    }

    /// Whether the text shows signs of PDF extraction (kashida runs, hard-wrapped lines, private-use glyphs).
    package static func looksExtracted(_ text: String) -> Bool {
        let signs = PDFSigns(text)
        return signs.certain > 0 || signs.kashidaShare > 0.02 || signs.presentationShare > 0.3
            || PDFLayout(text).isWrapped
    }

    /// Without the kashida between Arabic letters that only stretched a line.
    package static func withoutStretch(_ text: String) -> String {
        guard text.unicodeScalars.contains("\u{640}") else { return text }
        var log = RepairLog()
        return PDFGlyphs.mend(text, &log)
    }

    /// One line put right: glyphs, and runs that were written last first, where a fragment proves it.
    package static func repairLine(_ line: String) -> String {
        var log = RepairLog()
        let scalars = PDFLayout.trim(Array(line.unicodeScalars)[...])
        let text = PDFSignature.mend(Array(scalars)) ?? PDFRuns.mend(Array(scalars), PDFRuns.Context(), &log)
        return PDFQuotes.mend(PDFGlyphs.mend(text.string, &log), &log)
    }
}

/// The names of the repairs made, each once, in order.
struct RepairLog {
    private(set) var names: [String] = []

    mutating func note(_ name: String) {
        if !names.contains(name) { names.append(name) }
    }
}

/// Marks that only text extraction leaves.
struct PDFSigns {
    /// Double alef before لله, tanwin before lam-alef, form feeds.
    var certain = 0
    var kashidaShare = 0.0
    var presentationShare = 0.0

    init(_ text: String) {
        var letters = 0
        var kashidas = 0
        var presentation = 0
        // The last two code points, and how many kashidas stand open behind a letter.
        var last: (UInt32, UInt32) = (0, 0)
        var open = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0x640: if open > 0 || ArabicLetter.isLetter(last.1) || ArabicLetter.isMark(last.1) { open += 1 }
            case 0xFB50...0xFDEF, 0xFE70...0xFEFC: presentation += 1
            case 0x0C: certain += 1
            case 0x620...0x63F, 0x641...0x64A:
                letters += 1
                // Only between letters: «هـ» and «بـ"» are right.
                kashidas += open
            default: break
            }
            if value != 0x640 { open = 0 }
            if last.1 == 0x64B, value == 0x644, ArabicLetter.isLetter(last.0) { certain += 1 }
            last = (last.1, value)
        }
        if text.unicodeScalars.count > 4 { certain += PDFGlyphs.countDoubledAlef(text) }
        let total = Double(max(letters + presentation, 1))
        kashidaShare = Double(kashidas) / total
        presentationShare = Double(presentation) / total
    }
}

/// What the repairs need to know of Arabic letters.
enum ArabicLetter {
    static func isLetter(_ scalar: UInt32) -> Bool {
        (0x620...0x63F).contains(scalar) || (0x641...0x64A).contains(scalar) || (0x671...0x6D3).contains(scalar)
            || scalar == 0x6D5
    }

    static func isMark(_ scalar: UInt32) -> Bool { (0x64B...0x65F).contains(scalar) || scalar == 0x670 }

    /// Letters that never join to the next one.
    static func endsJoin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x621...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x649, 0x671...0x673, 0x688...0x699, 0x6C0...0x6CB,
            0x6CF, 0x6D5:
            true
        default: false
        }
    }
}

extension Array where Element == Unicode.Scalar {
    var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}

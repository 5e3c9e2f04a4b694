/// Text that came out of a PDF, put right where that is certain.
package struct PDFText: Sendable {
    package let text: String
    /// What was mended, as short names such as `kashida`, `lam-alef-tanwin`, `private-use`.
    package let repairs: [String]
    /// Lines taken out of the running text because they are the page's own: its address with a label, addresses at its
    /// foot; as they stood.
    package let links: [String]
    /// Lines taken out because they stood in the middle as a page's head: the title again, «NAME | نشر في DATE».
    package let heads: [String]

    /// Only certain repairs; a text without damage comes back as it was.
    ///
    /// Glyph repairs (kashida, lam-alef, presentation forms, private use, quotes) work on any text. Lines are joined into
    /// paragraphs, and links and heads taken out, only where the text is hard-wrapped; paragraphs are then parted by an
    /// empty line.
    ///
    /// - Parameter isOwnAddress: whether a label of an address is that of the text's own; lines with other labels stay.
    /// - Parameter headKind: what a line near the top says of the text; lines above one that states something stay lines.
    /// - Parameter isPrinted: whether other signs tell that the text came off a page; then a few lines are enough.
    /// - Parameter isHyphenated: whether words were parted at line ends, which nobody does to verses.
    package init(
        repairing text: String, isOwnAddress: (String) -> Bool = { _ in true },
        headKind: (String) -> PDFHeadKind = { _ in .other }, isHyphenated: Bool = false,
        isPrinted: Bool = false
    ) {
        var log = RepairLog()
        let layout = PDFLayout(
            [Unicode.Scalar](scalarsOf: text), isOwnAddress: isOwnAddress, headKind: headKind,
            isHyphenated: isHyphenated,
            isPrinted: isPrinted)
        if layout.isWrapped {
            var body = PDFParagraphs(layout, &log)
            _ = PDFQuotes.mend(&body.scalars, &log)
            if LetterRepairs.persianLetters(&body.scalars) { log.note("persian-letters") }
            self.text = body.scalars.string
            links = body.links
            heads = body.heads
        } else {
            self.text = Self.mendGlyphs(text, layout.scalars, &log)
            links = []
            heads = []
        }
        repairs = log.names
    }

    /// Whether the text shows signs of PDF extraction (kashida runs, hard-wrapped lines, private-use glyphs).
    package static func looksExtracted(_ text: String) -> Bool {
        let scalars = [Unicode.Scalar](scalarsOf: text)
        let signs = PDFSigns(scalars.span)
        return signs.certain > 0 || signs.kashidaShare > 0.02 || signs.presentationShare > 0.3
            || PDFLayout(scalars).isWrapped
    }

    /// Without the kashida between Arabic letters that only stretched a line.
    package static func withoutStretch(_ text: String) -> String {
        // U+0640 in UTF-8 ends in 80 behind D9.
        guard text.utf8.contains(0xD9) else { return text }
        let scalars = [Unicode.Scalar](scalarsOf: text)
        guard scalars.contains("\u{640}") else { return text }
        var log = RepairLog()
        var mended: [Unicode.Scalar] = []
        return PDFGlyphs.mend(scalars.span, &log, to: &mended) ? mended.string : text
    }

    /// One line put right: glyphs, and runs that were written last first, where a fragment proves it.
    package static func repairLine(_ line: String) -> String {
        var log = RepairLog()
        let scalars = [Unicode.Scalar](scalarsOf: line)
        let trimmed = PDFLayout.trim(scalars.span, 0..<scalars.count)
        let part = scalars.span.extracting(trimmed)
        let mended =
            PDFSignature.mend(part) ?? TornLine(part).map { PDFRuns.mend($0, in: part, PDFRuns.Context(), &log) }
        if let mended {
            return mendGlyphs(mended.string, mended, &log)
        }
        return trimmed.count == scalars.count
            ? mendGlyphs(line, scalars, &log) : mendGlyphs(String(scalars: part), Array(scalars[trimmed]), &log)
    }

    /// `text`, which `scalars` are, with its glyphs and quotes put right.
    private static func mendGlyphs(_ text: String, _ scalars: [Unicode.Scalar], _ log: inout RepairLog) -> String {
        var mended: [Unicode.Scalar] = []
        mended.reserveCapacity(scalars.count)
        let glyphs = PDFGlyphs.mend(scalars.span, &log, to: &mended)
        let quotes = PDFQuotes.mend(&mended, &log)
        let letters = LetterRepairs.persianLetters(&mended)
        if letters { log.note("persian-letters") }
        return glyphs || quotes || letters ? mended.string : text
    }
}

/// What a line near a text's top says of it.
package enum PDFHeadKind: Sendable {
    /// A day, a labelled name.
    case statement
    /// What may be a name: beside a statement it is.
    case name
    case other
}

/// The names of the repairs made, each once, in order.
struct RepairLog {
    private(set) var names: [String] = []

    mutating func note(_ name: String) {
        if names.last != name, !names.contains(name) { names.append(name) }
    }
}

/// The running text of a page's lines: lines joined into paragraphs, links and repeated heads taken out.
struct PDFParagraphs {
    private(set) var paragraphs: [String] = []
    private(set) var links: [String] = []
    private(set) var heads: [String] = []
    private var open: [String] = []

    /// Parted by an empty line.
    var text: String { paragraphs.joined(separator: "\n\n") }

    /// A line that stays, with its glyphs and runs put right.
    private struct Line {
        var text: String
        /// As printed.
        var width: Int
        var afterBlank: Bool
        var endsSentence: Bool
        /// Ends in a comma or a dash.
        var endsOpen: Bool
    }

    init(_ layout: PDFLayout, _ log: inout RepairLog) {
        let lines = read(layout, &log)
        log.note("lines")
        var index = 0
        while index < lines.count {
            let used = signature(lines, index) ?? heading(lines, index, column: layout.column)
            if let used {
                index += used
                continue
            }
            open.append(lines[index].text)
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            if ends(lines[index], before: next, column: layout.column) { close() }
            index += 1
        }
        close()
    }

    private mutating func read(_ layout: PDFLayout, _ log: inout RepairLog) -> [Line] {
        var context = PDFRuns.Context(tails: Set(layout.lines.compactMap { PDFRuns.tail(of: $0.scalars) }))
        // A line break parts two numbers, so the lines may be read end to end.
        let digits = PDFDigits(Array(layout.lines.map(\.scalars).joined(separator: [" "])))
        var result: [Line] = []
        var isBehindPageEnd = false
        for (index, line) in layout.lines.enumerated() {
            if PDFLayout.isLink(line.scalars) {
                links.append(line.scalars.string)
                log.note("link-lines")
                isBehindPageEnd = true
            } else if layout.isHead(index) {
                heads.append(line.scalars.string)
                log.note("running-head")
                isBehindPageEnd = true
            } else {
                context.below = below(index, in: layout)
                let scalars = PDFSignature.mend(line.scalars) ?? PDFRuns.mend(line.scalars, context, &log)
                // What follows a heading or the last line of a paragraph does not go on from it.
                let goesOn = line.width * 100 >= layout.column * 72
                context.above = goesOn ? scalars : nil
                context.opensParagraph = !goesOn
                let text = PDFGlyphs.mend(scalars.string, digits: digits, &log)
                result.append(
                    Line(
                        text: text, width: line.width,
                        // The space around a page's head and foot is no space between paragraphs.
                        afterBlank: line.afterBlank && !isBehindPageEnd,
                        endsSentence: PDFLayout.endsSentence(scalars[...]), endsOpen: PDFLayout.endsOpen(line.scalars)))
                isBehindPageEnd = false
            }
        }
        return result
    }

    /// The next line of the running text, unless its own beginning is not known.
    private func below(_ index: Int, in layout: PDFLayout) -> [Unicode.Scalar]? {
        guard index + 1 < layout.lines.count else { return nil }
        let line = layout.lines[index + 1].scalars
        return PDFLayout.isLink(line) || layout.isHead(index + 1) || PDFRuns.tail(of: line) != nil ? nil : line
    }

    private mutating func close() {
        if !open.isEmpty { paragraphs.append(open.joined(separator: " ")) }
        open = []
    }

    /// Whether a paragraph ends with a line: at a sentence's end, where the line is short or space stands around it.
    private func ends(_ line: Line, before next: Line?, column: Int) -> Bool {
        guard line.endsSentence else { return false }
        if line.width * 100 < column * 85 || line.afterBlank { return true }
        // Some extractors set the last line of a paragraph apart: a line that ends a sentence may be that one.
        guard let next, next.afterBlank else { return false }
        return !next.endsSentence
    }

    /// How many lines are the signature of a quoted message at `index`, which is then a paragraph.
    private mutating func signature(_ lines: [Line], _ index: Int) -> Int? {
        guard PDFSignature.isSignature(lines[index].text) else { return nil }
        close()
        if index + 1 < lines.count, lines[index].endsOpen || lines[index].text.hasSuffix(","),
            PDFSignature.isYear(lines[index + 1].text)
        {
            paragraphs.append(lines[index].text + " " + lines[index + 1].text)
            return 2
        }
        paragraphs.append(lines[index].text)
        return 1
    }

    /// How many lines are a heading at `index`: two at most, and two only when nothing else follows that could be one.
    private mutating func heading(_ lines: [Line], _ index: Int, column: Int) -> Int? {
        func isHeading(_ line: Line) -> Bool {
            !line.endsSentence && line.width * 100 < column * 60 && !line.endsOpen
        }
        guard open.isEmpty, index + 1 < lines.count, isHeading(lines[index]) else { return nil }
        let second = lines[index + 1]
        if isHeading(second), !second.afterBlank, second.width < lines[index].width, index + 2 < lines.count,
            !isHeading(lines[index + 2]), lines[index].afterBlank || index == 0
        {
            paragraphs.append(lines[index].text + " " + second.text)
            return 2
        }
        paragraphs.append(lines[index].text)
        return 1
    }
}

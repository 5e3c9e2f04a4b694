/// The running text of a page's lines: lines joined into paragraphs, links and repeated heads taken out.
struct PDFParagraphs {
    /// Parted by an empty line.
    var scalars: [Unicode.Scalar] = []
    private(set) var links: [String] = []
    private(set) var heads: [String] = []
    /// Whether the last paragraph goes on.
    private var isOpen = false
    /// How many lines stand above a byline at the text's top: its title, whatever their width.
    private var titleLines = 0
    /// How many lines at the top are no paragraph's: they stay lines.
    private var headLines = 0

    /// A line that stays, with its glyphs and runs put right.
    private struct Line {
        /// Where it stands among the code points read.
        var range: Range<Int>
        /// As printed.
        var width: Int
        var afterBlank: Bool
        var opensParagraph = false
        var endsSentence: Bool
        /// Ends in a comma or a dash.
        var endsOpen: Bool
        /// A paragraph whatever stands around it.
        var isAlone = false
        /// Of a line that begins `(1)` or `[1]`: a note's number, where notes stand in a row.
        var note: Int?
    }

    /// A title of two lines, and the same behind what a browser prints above it.
    private static let mostTitleLines = 4

    init(_ layout: PDFLayout, _ log: inout RepairLog) {
        var text: [Unicode.Scalar] = []
        let lines = read(layout, into: &text, &log)
        let read = text.span
        log.note("lines")
        scalars.reserveCapacity(read.count + lines.count * 2)
        var index = 0
        if titleLines < headLines { titleLines = 0 }
        while index < headLines {
            append(head: lines[index], of: read)
            index += 1
        }
        isOpen = false
        while index < titleLines {
            var end = index + 1
            while end < titleLines, !lines[end].afterBlank { end += 1 }
            append(alone: lines[index..<end], of: read)
            index = end
        }
        // Above the first sentence space parts what belongs to nothing else: titles, names, whom to ask.
        var isHead = true
        while index < lines.count {
            if lines[index].isAlone {
                append(alone: lines[index...index], of: read)
                index += 1
                continue
            }
            let used =
                signature(lines, index, in: read) ?? heading(lines, index, in: read, column: layout.column)
            if let used {
                index += used
                continue
            }
            if isHead, isOpen, lines[index].afterBlank, isShort(lines[index - 1], column: layout.column) {
                isOpen = false
            }
            if isNote(lines, index) || lines[index].opensParagraph { isOpen = false }
            append(lines[index], of: read)
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            if isHead, standsAlone(lines[index], before: next, in: read) { isOpen = false }
            if lines[index].endsSentence { isHead = false }
            if ends(lines[index], before: next, column: layout.column) { isOpen = false }
            index += 1
        }
    }

    /// The lines that stay, their code points end to end in `out`.
    private mutating func read(
        _ layout: PDFLayout, into out: inout [Unicode.Scalar], _ log: inout RepairLog
    ) -> [Line] {
        let all = layout.scalars.span
        let torn = layout.lines.map { TornLine(all.extracting($0.range)) }
        var context = PDFRuns.Context()
        for (line, torn) in zip(layout.lines, torn) {
            if let torn { context.tails.insert(TornLine.stem(all.extracting(line.range), torn.last).hash) }
        }
        let isTorn = !context.tails.isEmpty
        // A line break parts two numbers, so the lines may be read end to end.
        let digits = PDFDigits(all)
        var result: [Line] = []
        result.reserveCapacity(layout.lines.count)
        out.reserveCapacity(all.count)
        var isBehindPageEnd = false
        for (index, line) in layout.lines.enumerated() {
            if index == layout.headLines { headLines = result.count }
            let printed = all.extracting(line.range)
            switch line.kind {
            case .link:
                links.append(String(scalars: printed))
                log.note("link-lines")
                isBehindPageEnd = true
            case .address:
                let start = out.count
                out.append(copying: all, line.range)
                result.append(
                    Line(
                        range: start..<out.count, width: line.width, afterBlank: line.afterBlank, endsSentence: true,
                        endsOpen: false, isAlone: true))
                isBehindPageEnd = false
            case .head:
                var mended: [Unicode.Scalar] = []
                _ = PDFGlyphs.mend(printed, digits: digits, &log, to: &mended)
                heads.append(mended.string)
                let isAtTop = (1...Self.mostTitleLines).contains(result.count) && titleLines == 0
                if isAtTop, !result.contains(where: { $0.endsSentence || $0.isAlone }) { titleLines = result.count }
                log.note("running-head")
                isBehindPageEnd = true
            case .text:
                var mended = PDFSignature.mend(printed)
                if mended == nil, let broken = torn[index] {
                    context.below = nil
                    // The next line, unless it is none of the text or its own beginning is not known.
                    if index + 1 < torn.count, torn[index + 1] == nil, layout.lines[index + 1].kind == .text {
                        context.below = SeamWord(opening: all.extracting(layout.lines[index + 1].range))
                    }
                    mended = PDFRuns.mend(broken, in: printed, context, &log)
                }
                let whole = mended ?? []
                let scalars = mended == nil ? printed : whole.span
                // What follows a heading or the last line of a paragraph does not go on from it.
                let goesOn = line.width * 100 >= layout.column * 72
                context.above = goesOn && isTorn ? SeamWord(closing: scalars) : nil
                context.opensParagraph = !goesOn
                let start = out.count
                _ = PDFGlyphs.mend(scalars, digits: digits, &log, to: &out)
                result.append(
                    Line(
                        range: start..<out.count, width: line.width,
                        // The space around a page's head and foot is no space between paragraphs.
                        afterBlank: line.afterBlank && !isBehindPageEnd, opensParagraph: line.opensParagraph,
                        endsSentence: PDFLayout.endsSentence(scalars), endsOpen: PDFLayout.endsOpen(printed),
                        note: Self.note(scalars)))
                isBehindPageEnd = false
            }
        }
        return result
    }

    /// Adds a line to the open paragraph, or opens one.
    private mutating func append(_ line: Line, of read: Span<Unicode.Scalar>) {
        if isOpen {
            scalars.append(" ")
        } else if !scalars.isEmpty {
            scalars.append(contentsOf: ["\n", "\n"])
        }
        scalars.append(copying: read, line.range)
        isOpen = true
    }

    /// Adds a line of the head.
    private mutating func append(head line: Line, of read: Span<Unicode.Scalar>) {
        if !scalars.isEmpty { scalars.append(contentsOf: line.afterBlank ? ["\n", "\n"] : ["\n"]) }
        scalars.append(copying: read, line.range)
    }

    /// Adds a paragraph of its own.
    private mutating func append(alone lines: ArraySlice<Line>, of read: Span<Unicode.Scalar>) {
        isOpen = false
        for line in lines { append(line, of: read) }
        isOpen = false
    }

    /// A note at the foot of a page: with its neighbour's number before or behind its own.
    private func isNote(_ lines: [Line], _ index: Int) -> Bool {
        guard let note = lines[index].note else { return false }
        return lines[..<index].suffix(4).contains { $0.note == note - 1 }
            || lines[(index + 1)...].prefix(4).contains { $0.note == note + 1 }
    }

    private static func note(_ line: Span<Unicode.Scalar>) -> Int? {
        guard line.count > 4, line[0] == "(" || line[0] == "[" else { return nil }
        var number = 0
        var index = 1
        while index < 4, let digit = DateTokens.digit(line[index].value) {
            number = number * 10 + Int(digit)
            index += 1
        }
        return index > 1 && (line[index] == ")" || line[index] == "]") ? number : nil
    }

    /// Whether a paragraph ends with a line: at a sentence's end, where the line is short or space stands around it.
    private func ends(_ line: Line, before next: Line?, column: Int) -> Bool {
        guard line.endsSentence else { return false }
        if line.width * 100 < column * 85 || line.afterBlank { return true }
        // Some extractors set the last line of a paragraph apart: a line that ends a sentence may be that one.
        guard let next, next.afterBlank else { return false }
        return !next.endsSentence
    }

    /// A short line with space below it ends whatever it belongs to; a comma goes on over the end of a page.
    private func isShort(_ line: Line, column: Int) -> Bool { line.width * 100 < column * 72 && !line.endsOpen }

    /// A line with space on both sides, in a text whose paragraphs have space between them.
    private func standsAlone(_ line: Line, before next: Line?, in read: Span<Unicode.Scalar>) -> Bool {
        guard line.afterBlank, let next, next.afterBlank, !line.endsOpen else { return false }
        return !read[next.range.lowerBound].properties.isLowercase
    }

    /// How many lines are the signature of a quoted message at `index`, which is then a paragraph.
    private mutating func signature(_ lines: [Line], _ index: Int, in read: Span<Unicode.Scalar>) -> Int? {
        let text = read.extracting(lines[index].range)
        guard PDFSignature.isSignature(text) else { return nil }
        let isCut = lines[index].endsOpen || text[text.count - 1] == ","
        let used =
            isCut && index + 1 < lines.count && PDFSignature.isYear(read.extracting(lines[index + 1].range)) ? 2 : 1
        append(alone: lines[index..<index + used], of: read)
        return used
    }

    /// How many lines are a heading at `index`: two at most, and two only when nothing else follows that could be one.
    private mutating func heading(
        _ lines: [Line], _ index: Int, in read: Span<Unicode.Scalar>, column: Int
    ) -> Int? {
        func isHeading(_ line: Line) -> Bool {
            !line.endsSentence && line.width * 100 < column * 60 && !line.endsOpen
        }
        guard !isOpen, index + 1 < lines.count, isHeading(lines[index]) else { return nil }
        let second = lines[index + 1]
        let isOfTwo =
            isHeading(second) && !second.afterBlank && second.width < lines[index].width && index + 2 < lines.count
            && !isHeading(lines[index + 2]) && (lines[index].afterBlank || index == 0)
        let used = isOfTwo ? 2 : 1
        append(alone: lines[index..<index + used], of: read)
        return used
    }
}

/// The lines of a text as a page printed them, and the paragraphs they make.
struct PDFLayout {
    enum Kind {
        case text
        /// The page's own link: its address with the label of one, or addresses that a page's foot lists.
        case link
        /// An address on a line of its own, which is part of the text.
        case address
        /// No part of the running text: the title again, or a page's head.
        case head
    }

    struct Line {
        /// Where it stands among the code points, white space around it aside.
        let range: Range<Int>
        /// How many code points take room: a line stretched by kashida is as wide as one that is not.
        let width: Int
        /// Whether an empty line stood before it.
        fileprivate(set) var afterBlank: Bool
        /// Whether it begins further in than the lines of a paragraph do.
        fileprivate(set) var opensParagraph = false
        /// Blanks before it.
        let indent: Int
        /// Known of the lines of wrapped text alone.
        fileprivate(set) var kind = Kind.text
    }

    let scalars: [Unicode.Scalar]
    private(set) var lines: [Line] = []
    /// The length that full lines have, in code points that take room; nothing tells more than 160 apart.
    let column: Int
    /// Whether the text was broken into lines of one width.
    private(set) var isWrapped = false

    /// How many lines stand above the text and state something of it, titles among them: they are no paragraph's.
    private(set) var headLines = 0

    /// No page has longer lines; what is longer is a paragraph.
    private static let columns = 30...160
    /// No verse is so long.
    private static let proseColumn = 80
    /// Of newspapers; verses are as narrow.
    private static let narrowColumns = 18..<30

    /// - Parameter isOwnAddress: whether a label of an address is that of the text's own («رابط المقال»).
    /// - Parameter headKind: what a line near the top says of the text.
    init(
        _ scalars: [Unicode.Scalar], isOwnAddress: (String) -> Bool = { _ in true },
        headKind: (String) -> PDFHeadKind = { _ in .other }, isHyphenated: Bool = false, isPrinted: Bool = false
    ) {
        self.scalars = scalars
        lines = Self.withParagraphSigns(Self.lines(scalars.span))
        column = Self.column(of: lines)
        // Eight lines are the least that show a column.
        guard lines.count >= (isPrinted ? 4 : 8),
            Self.columns.contains(column) || isHyphenated && Self.narrowColumns.contains(column)
        else { return }
        let title = lines[0].range
        let head = countHead(headKind)
        var full = 0
        var open = 0
        var short = 0
        var shortEnds = 0
        // Those right below a full line that goes on.
        var sureEnds = 0
        var widest = 0
        var isBehindOpen = false
        for index in lines.indices {
            let line = lines[index]
            let part = scalars.span.extracting(line.range)
            widest = max(widest, line.width)
            let address = PDFAddressLine(part)
            let isLink = address != nil
            let isHead = index > 0 && Self.isEqual(part, scalars.span.extracting(title))
            let isByline = !isHead && !isLink && isByline(line)
            let isOwn = address?.label.map { isOwnAddress(String(scalars: part.extracting($0))) } ?? false
            lines[index].kind =
                isOwn ? .link : isLink ? .address : isHead || index > 0 && isByline ? .head : .text
            // What the page printed around the text says nothing of its width.
            if isLink || isHead || isByline || index < head { continue }
            let ends = Self.endsSentence(part)
            if line.width * 100 >= column * 72 {
                full += 1
                open += ends ? 0 : 1
                isBehindOpen = !ends
            } else {
                short += 1
                // The last line of a paragraph is short whatever the width.
                shortEnds += ends ? 1 : 0
                sureEnds += ends && isBehindOpen ? 1 : 0
                isBehindOpen = false
            }
        }
        // Each last line is owed to a full one at least: text that was typed has its short lines side by side.
        let owed = max(min(shortEnds, full / 2), min(sureEnds, full))
        isWrapped =
            full * 100 >= (full + short - owed) * 55 && open * 100 >= full * 45
            && (open >= 4 || open >= 3 && column >= Self.proseColumn || open >= 2 && isPrinted)
            && widest <= column * 3 / 2
        markFeet()
        if isWrapped { headLines = head }
    }

    /// Down to the last line near the top that states a day or a writer, with nothing above it that a sentence ends in.
    private func countHead(_ kind: (String) -> PDFHeadKind) -> Int {
        var end = 0
        for index in lines.indices.prefix(Self.headDepth) where lines[index].kind != .link {
            let line = scalars.span.extracting(lines[index].range)
            let kind = kind(text(lines[index]))
            // A name right below a statement, or right above a paragraph that begins of its own.
            let isParted = index + 1 < lines.count && lines[index + 1].afterBlank
            if kind == .statement || kind == .name && index > 0 && (end == index && end > 0 || isParted) {
                end = index + 1
            }
            if kind == .other, line.count > 0, line[line.count - 1] == ".", line.count > 12 { break }
        }
        return end
    }

    /// A title of four lines, a deck of two, names, days.
    private static let headDepth = 12

    /// Addresses that the foot of a printed page lists: they stand again on another, or in the middle of a sentence. Any
    /// other address on a line of its own was written there; with words before it, the sentence goes on in it.
    private mutating func markFeet() {
        var counts: [String: Int] = [:]
        for line in lines where line.kind == .address { counts[text(line), default: 0] += 1 }
        guard !counts.isEmpty else { return }
        let lastText = lines.lastIndex { $0.kind == .text } ?? 0
        var goesOn = false
        let scalars = scalars
        for index in lines.indices {
            switch lines[index].kind {
            case .text:
                let part = scalars.span.extracting(lines[index].range)
                goesOn = !Self.endsSentence(part) && lines[index].width * 100 >= column * 72
            case .address:
                if counts[text(lines[index]), default: 0] > 1 {
                    lines[index].kind = .link
                } else if goesOn, index < lastText {
                    let line = scalars.span.extracting(lines[index].range)
                    // The sentence's own address has its stop behind it, or space below it and none above.
                    let isOwn = line[line.count - 1] == "." && !lines[index].afterBlank
                    let kind: Kind = isOwn || PDFAddressLine(line)?.label != nil ? .text : .link
                    lines[index].kind = kind
                }
            case .link, .head: break
            }
        }
    }

    /// What parts paragraphs: an empty line, unless all lines have one before them; a line that begins further in than the others.
    private static func withParagraphSigns(_ lines: [Line]) -> [Line] {
        guard lines.count >= 8 else { return lines }
        let isSpread = lines.count { $0.afterBlank } * 10 >= lines.count * 9
        // Paragraphs begin at one indent, and go on at the margin.
        var indents: [Int: Int] = [:]
        for (line, next) in zip(lines, lines.dropFirst()) where line.indent >= 2 && next.indent == 0 {
            indents[line.indent, default: 0] += 1
        }
        let own = indents.max { ($0.value, $0.key) < ($1.value, $1.key) }.flatMap { $0.value >= 2 ? $0.key : nil }
        let isIndented = own.map { own in lines.count { $0.indent == own } * 2 <= lines.count } ?? false
        guard isSpread || isIndented else { return lines }
        return lines.map { line in
            var line = line
            line.opensParagraph = isIndented && line.indent == own
            line.afterBlank = line.afterBlank && !isSpread || line.opensParagraph
            return line
        }
    }

    private func text(_ line: Line) -> String { String(scalars: scalars.span.extracting(line.range)) }

    private static func lines(_ scalars: Span<Unicode.Scalar>) -> [Line] {
        var lines: [Line] = []
        var blank = false
        var index = 0
        while index <= scalars.count {
            let start = index
            while index < scalars.count, !isBreak(scalars[index]) { index += 1 }
            let range = trim(scalars, start..<index)
            if range.isEmpty {
                blank = true
            } else {
                var width = 0
                for place in range where scalars[place].value != 0x640 && !ArabicLetter.isMark(scalars[place].value) {
                    width += 1
                }
                lines.append(Line(range: range, width: width, afterBlank: blank, indent: range.lowerBound - start))
                blank = false
            }
            index += 1
        }
        return lines
    }

    /// The width that nine lines of ten do not pass, found by counting: widths beyond a page's are as good as one.
    private static func column(of lines: [Line]) -> Int {
        var counts = Array(repeating: 0, count: columns.upperBound + 2)
        for line in lines { counts[min(line.width, columns.upperBound + 1)] += 1 }
        var left = lines.count * 9 / 10
        return counts.firstIndex { count in
            left -= count
            return left < 0
        } ?? 0
    }

    private static func isEqual(_ left: Span<Unicode.Scalar>, _ right: Span<Unicode.Scalar>) -> Bool {
        left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
    }

    /// More bars than these part no name from a date.
    private static let bylineParts = 8

    /// «NAME | نشر في DATE» wherever it stands.
    private func isByline(_ line: Line) -> Bool {
        let part = scalars.span.extracting(line.range)
        guard line.width * 100 < column * 90, line.width < 120, part.indices.contains(where: { part[$0] == "|" })
        else { return false }
        let parts = PDFWords.ranges(part, limit: Self.bylineParts + 1) { $0 == "|" }
        return parts.count <= Self.bylineParts
            && parts.contains { range in
                // No date is without a digit.
                range.contains { DateTokens.digit(part[$0].value) != nil }
                    && TextDate.parse(String(scalars: part.extracting(range))) != nil
            }
    }

    // MARK: Characters

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{0C}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    /// The range without the white space and the marks of direction at its ends.
    static func trim(_ scalars: Span<Unicode.Scalar>, _ range: Range<Int>) -> Range<Int> {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0xFEFF
                || (0x200E...0x200F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value)
        }
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isSpace(scalars[start]) { start += 1 }
        while start < end, isSpace(scalars[end - 1]) { end -= 1 }
        return start..<end
    }

    /// A full stop, question mark, exclamation mark, colon or ellipsis, closing quotes and brackets behind it aside.
    static func endsSentence(_ line: Span<Unicode.Scalar>) -> Bool {
        for index in line.indices.reversed() {
            switch line[index].value {
            case 0x201C, 0x201D, 0x22, 0x29, 0xBB, 0xAB, 0x5D: continue
            case 0x2E, 0x61F, 0x3F, 0x21, 0x3A, 0x2026, 0x6D4: return true
            default: return false
            }
        }
        return false
    }

    /// A comma or a dash at the end: the sentence goes on.
    static func endsOpen(_ line: Span<Unicode.Scalar>) -> Bool {
        guard line.count > 0 else { return false }
        let last = line[line.count - 1].value
        return last == 0x60C || last == 0x2C || last == 0x61B || last == 0x2D || last == 0x2014
    }
}

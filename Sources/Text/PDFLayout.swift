/// The lines of a text as a page printed them, and the paragraphs they make.
struct PDFLayout {
    private struct Line {
        var scalars: [Unicode.Scalar]
        /// Whether an empty line stood before it.
        var afterBlank: Bool
    }

    private let lines: [Line]
    /// The length that full lines have, in code points.
    private let column: Int
    /// Whether the text was broken into lines of one width.
    let isWrapped: Bool

    init(_ text: String) {
        var lines: [Line] = []
        var blank = false
        for part in Array(text.unicodeScalars).split(omittingEmptySubsequences: false, whereSeparator: Self.isBreak) {
            let trimmed = Self.trim(part)
            if trimmed.isEmpty {
                blank = true
            } else {
                lines.append(Line(scalars: Array(trimmed), afterBlank: blank))
                blank = false
            }
        }
        self.lines = lines
        let lengths = lines.map(\.scalars.count).sorted()
        let column = lengths.isEmpty ? 0 : lengths[lengths.count * 9 / 10]
        self.column = column
        // Eight lines are the least that show a column; beyond 160 characters a line is a paragraph.
        guard lines.count >= 8, (30...160).contains(column) else {
            isWrapped = false
            return
        }
        let longest = lengths[lengths.count - 1]
        let full = lines.count { $0.scalars.count * 100 >= column * 72 }
        let open = lines.count { line in
            line.scalars.count * 100 >= column * 72 && !Self.endsSentence(line.scalars[...])
        }
        isWrapped = full * 100 >= lines.count * 55 && open * 100 >= full * 45 && longest <= column * 3 / 2
    }

    /// The running text: lines joined, links and repeated heads taken out.
    func paragraphs(_ log: inout RepairLog) -> (text: String, links: [String], heads: [String]) {
        var links: [String] = []
        var heads: [String] = []
        var paragraphs: [String] = []
        var open: [String] = []
        let tails = Set(lines.compactMap { PDFRuns.tail(of: $0.scalars) })
        func close() {
            if !open.isEmpty { paragraphs.append(open.joined(separator: " ")) }
            open = []
        }
        // A line break parts two numbers, so the lines may be read end to end.
        let digits = PDFDigits(Array(lines.map(\.scalars).joined(separator: [" "])))
        let title = lines.first.map(\.scalars.string)
        for (index, line) in lines.enumerated() {
            let raw = line.scalars.string
            if Self.isLink(line.scalars) {
                links.append(raw)
                log.note("link-lines")
                continue
            }
            if index > 0, raw == title || isByline(line, raw) {
                heads.append(raw)
                log.note("running-head")
                continue
            }
            let mended = PDFGlyphs.mend(
                PDFRuns.mend(line.scalars, tails: tails, &log).string, digits: digits, &log)
            let short = line.scalars.count * 100 < column * 85
            let ends = Self.endsSentence(line.scalars[...])
            if open.isEmpty, !ends, line.scalars.count * 100 < column * 60, index + 1 < lines.count,
                !Self.endsOpen(line.scalars)
            {
                paragraphs.append(mended)  // a heading
                continue
            }
            open.append(mended)
            if ends, short || line.afterBlank { close() }
        }
        close()
        log.note("lines")
        return (paragraphs.joined(separator: "\n\n"), links, heads)
    }

    /// «NAME | نشر في DATE» wherever it stands.
    private func isByline(_ line: Line, _ raw: String) -> Bool {
        guard line.scalars.count * 100 < column * 90, line.scalars.count < 120, raw.contains("|") else { return false }
        return raw.split(separator: "|").contains { TextDate.parse(String($0)) != nil }
    }

    /// A line of links, or one link with the few words that name it («رابط المقال»).
    private static func isLink(_ line: [Unicode.Scalar]) -> Bool {
        let words = line.split { $0.value <= 0x20 || $0.value == 0xA0 }
        let links = words.count { isAddress(Array($0).string) }
        return links > 0 && words.count - links <= 4 && (words.count == links || words.count <= 6)
    }

    private static func isAddress(_ word: String) -> Bool {
        guard let scheme = word.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let before = word.utf8[..<scheme]
        return (before.suffix(4).elementsEqual("http".utf8) || before.suffix(5).elementsEqual("https".utf8))
            && word.utf8[scheme...].starts(with: "://".utf8)
    }

    // MARK: Characters

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{0C}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    static func trim(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0xFEFF
                || (0x200E...0x200F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value)
        }
        var slice = line
        while let first = slice.first, isSpace(first) { slice.removeFirst() }
        while let last = slice.last, isSpace(last) { slice.removeLast() }
        return slice
    }

    /// A full stop, question mark, exclamation mark, colon or ellipsis, closing quotes and brackets behind it aside.
    static func endsSentence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        for scalar in line.reversed() {
            switch scalar.value {
            case 0x201C, 0x201D, 0x22, 0x29, 0xBB, 0xAB, 0x5D: continue
            case 0x2E, 0x61F, 0x3F, 0x21, 0x3A, 0x2026, 0x6D4: return true
            default: return false
            }
        }
        return false
    }

    /// A comma or a dash at the end: the sentence goes on.
    private static func endsOpen(_ line: [Unicode.Scalar]) -> Bool {
        guard let last = line.last?.value else { return false }
        return last == 0x60C || last == 0x2C || last == 0x61B || last == 0x2D || last == 0x2014
    }
}

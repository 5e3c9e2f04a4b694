/// The lines of a text as a page printed them, and the paragraphs they make.
struct PDFLayout {
    struct Line {
        let scalars: [Unicode.Scalar]
        /// How many code points take room: a line stretched by kashida is as wide as one that is not.
        let width: Int
        /// Whether an empty line stood before it.
        let afterBlank: Bool

        init(_ scalars: [Unicode.Scalar], afterBlank: Bool) {
            self.scalars = scalars
            self.afterBlank = afterBlank
            width = scalars.count { $0.value != 0x640 && !ArabicLetter.isMark($0.value) }
        }
    }

    let lines: [Line]
    /// The length that full lines have, in code points that take room.
    let column: Int
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
                lines.append(Line(Array(trimmed), afterBlank: blank))
                blank = false
            }
        }
        self.lines = lines
        let lengths = lines.map(\.width).sorted()
        let column = lengths.isEmpty ? 0 : lengths[lengths.count * 9 / 10]
        self.column = column
        // Eight lines are the least that show a column; beyond 160 characters a line is a paragraph.
        guard lines.count >= 8, (30...160).contains(column) else {
            isWrapped = false
            return
        }
        let title = lines[0].scalars
        var full = 0
        var open = 0
        var short = 0
        var shortEnds = 0
        for (index, line) in lines.enumerated() {
            // What the page printed around the text says nothing of its width.
            if Self.isLink(line.scalars) || index > 0 && line.scalars == title || Self.isByline(line, column: column) {
                continue
            }
            let ends = Self.endsSentence(line.scalars[...])
            if line.width * 100 >= column * 72 {
                full += 1
                open += ends ? 0 : 1
            } else {
                short += 1
                // The last line of a paragraph is short whatever the width.
                shortEnds += ends ? 1 : 0
            }
        }
        // Each last line is owed to a full one at least: text that was typed has its short lines side by side.
        let owed = min(shortEnds, full / 2)
        isWrapped =
            full * 100 >= (full + short - owed) * 55 && open * 100 >= full * 45 && open >= 4
            && lengths[lengths.count - 1] <= column * 3 / 2
    }

    /// Whether the line is no part of the running text: the title again, or a page's head.
    func isHead(_ index: Int) -> Bool {
        index > 0 && (lines[index].scalars == lines[0].scalars || Self.isByline(lines[index], column: column))
    }

    /// «NAME | نشر في DATE» wherever it stands.
    private static func isByline(_ line: Line, column: Int) -> Bool {
        guard line.width * 100 < column * 90, line.width < 120, line.scalars.contains("|") else {
            return false
        }
        return line.scalars.string.split(separator: "|").contains { TextDate.parse(String($0)) != nil }
    }

    /// A line of links, or one link with the few words that name it («رابط المقال»).
    static func isLink(_ line: [Unicode.Scalar]) -> Bool {
        // Most lines hold none, and no address is without a colon.
        guard line.contains(":") else { return false }
        let words = line.split { $0.value <= 0x20 || $0.value == 0xA0 }
        let links = words.count { $0.contains(":") && isAddress(Array($0).string) }
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
    static func endsOpen(_ line: [Unicode.Scalar]) -> Bool {
        guard let last = line.last?.value else { return false }
        return last == 0x60C || last == 0x2C || last == 0x61B || last == 0x2D || last == 0x2014
    }
}

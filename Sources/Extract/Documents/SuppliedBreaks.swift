import Text

/// Lines that an editor or a mail program broke at its width, of texts that are too short to show a column (`PDFText` sees it from
/// eight lines on): a paragraph between blank lines is one line again.
///
/// A break that no width explains is the writer's (verses, addresses, a list of headlines) and stays.
enum SuppliedBreaks {
    /// Nobody breaks narrower prose; verses are narrower.
    private static let narrowest = 66
    /// One break alone says little: the line before it must be longer than verses are.
    private static let longLine = 80
    private static let widest = 160

    /// What a text has been through says that its lines ended where the page did.
    enum Evidence {
        case none
        /// Strokes that stretched lines: verses have them too.
        case stretched
        /// Words parted at lines' ends, or lines in another order.
        case printed
    }

    /// Nil where there is nothing to join.
    static func joined(_ text: String, _ evidence: Evidence = .none) -> String? {
        let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let column = evidence == .none ? nil : column(of: lines, evidence)
        let width = evidence == .stretched ? nil : wrapWidth(of: lines, slack: evidence == .printed ? 8 : 0)
        var out: [[UInt8]] = []
        var hasJoined = false
        var index = 0
        while index < lines.count {
            let block = lines[index...].prefix { !SuppliedBytes.trimmed($0[...], $0.indices).isEmpty }
            if isBroken(block) || column.map({ isPrinted(block, column: $0, evidence) }) == true {
                hasJoined = true
                out.append(
                    Array(block.map { $0[SuppliedBytes.trimmed($0[...], $0.indices)] }.joined(separator: [0x20])))
            } else if let width, block.count > 1 {
                let joined = unwrapped(block, at: width)
                hasJoined = hasJoined || joined.count < block.count
                out += joined
            } else {
                out += block
            }
            index += block.count
            if index < lines.count {
                out.append(lines[index])
                index += 1
            }
        }
        return hasJoined ? String(decoding: Array(out.joined(separator: [0x0A])), as: UTF8.self) : nil
    }

    /// The width at which an editor broke lines, of a text with few of them: a line that goes on ends where the next word would not have fitted.
    /// By chance a line of verse or of a list does so too, but most of them go on without.
    private static func wrapWidth(of lines: [[UInt8]], slack: Int) -> Int? {
        let blocks = lines.split(whereSeparator: trimmedIsEmpty).filter { block in
            block.last.map { Punctuation.endsSentence($0[...]) } == true
        }
        let pairs = blocks.flatMap { zip($0, $0.dropFirst()) }.filter { !isMarked($0.0) && !touchesAddress($0.0) }
        let width = pairs.map { self.width($0.0) }.max() ?? 0
        guard wrapWidths.contains(width) else { return nil }
        var (broken, other) = (0, 0)
        for (line, next) in pairs where self.width(line) * 10 >= width * 6 && !Punctuation.endsSentence(line[...]) {
            if isFull(line, before: next, width - slack), !isMarked(next) { broken += 1 } else { other += 1 }
        }
        return broken >= 2 && broken >= other * 3 ? width - slack : nil
    }

    private static let wrapWidths = 56...100

    private static func isFull(_ line: [UInt8], before next: [UInt8], _ width: Int) -> Bool {
        self.width(line) * 10 >= width * 7
            && self.width(line) + 1 + self.width(Array(next.prefix { $0 != 0x20 })) > width
    }

    private static func trimmedIsEmpty(_ line: [UInt8]) -> Bool {
        SuppliedBytes.trimmed(line[...], line.indices).isEmpty
    }

    /// Each line with those that go on in it.
    private static func unwrapped(_ block: ArraySlice<[UInt8]>, at width: Int) -> [[UInt8]] {
        var out: [[UInt8]] = []
        var before: [UInt8]?
        for line in block {
            if let before, let last = out.last, isFull(before, before: line, width), !isMarked(line),
                !touchesAddress(before), !touchesAddress(line)
            {
                out[out.count - 1] = last[SuppliedBytes.trimmed(last[...], last.indices)] + [0x20] + line
            } else {
                out.append(line)
            }
            before = line
        }
        return out
    }

    /// The widest line of all blocks of lines; nil for one that is too narrow, or none.
    private static func column(of lines: [[UInt8]], _ evidence: Evidence) -> Int? {
        var widest = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            widest = max(widest, width(line))
        }
        return (evidence == .printed ? narrowPrint : narrowest...Self.widest).contains(widest) ? widest : nil
    }

    private static let narrowPrint = 40...widest

    /// Lines of print: letters that moved to the line before, and strokes that went, have changed widths by a word or so.
    private static func isPrinted(_ block: ArraySlice<[UInt8]>, column: Int, _ evidence: Evidence) -> Bool {
        guard block.count > 1, let last = block.last, Punctuation.endsSentence(last[...]) else { return false }
        var open = 0
        for (line, next) in zip(block, block.dropFirst()) {
            let word = next.prefix { $0 != 0x20 }
            guard (width(line) + 1 + width(Array(word))) * 3 >= column * 2 else { return false }
            open += Punctuation.endsSentence(line[...]) ? 0 : 1
        }
        guard evidence == .printed || open < block.count - 1 || block.count == 2 else { return false }
        return open > 0 && open * 2 >= block.count - 1 && !block.contains(where: isMarked)
    }

    private static func isBroken(_ block: ArraySlice<[UInt8]>) -> Bool {
        guard block.count > 1, let last = block.last, Punctuation.endsSentence(last[...]) else { return false }
        let widths = block.map(width)
        guard let column = widths.max(), (narrowest...widest).contains(column),
            block.count > 2 || widths[0] >= longLine
        else { return false }
        var open = 0
        for (place, line) in block.enumerated() {
            guard !isMarked(line), !touchesAddress(line) else { return false }
            guard place + 1 < block.count else { break }
            // What follows would not have fitted.
            let next = block[block.startIndex + place + 1].prefix { $0 != 0x20 }
            guard widths[place] + 1 + width(Array(next)) > column else { return false }
            open += Punctuation.endsSentence(line[...]) ? 0 : 1
        }
        return open * 2 >= block.count - 1
    }

    /// In code points.
    private static func width(_ line: [UInt8]) -> Int { line.count { $0 & 0xC0 != 0x80 } }

    /// An item of a list, a line of a dialogue, a number.
    private static func isMarked(_ line: [UInt8]) -> Bool {
        guard let first = line.first else { return false }
        return "-*+>#|\t".utf8.contains(first) || first &- 0x30 < 10
            || marks.contains { line.starts(with: $0) }
    }

    private static let marks = ["–", "—", "•", "·", "▪", "◦", "«"].map { Array($0.utf8) }

    /// Addresses at a line's ends would take over what stands beside them.
    private static func touchesAddress(_ line: [UInt8]) -> Bool {
        let words = line.split(separator: 0x20)
        return [words.first, words.last].contains { $0?.firstRange(of: Array("://".utf8)) != nil }
    }
}

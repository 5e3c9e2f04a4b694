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
        let written = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let entries = unhung(written)
        let lines = entries ?? written
        let column = evidence == .none ? nil : column(of: lines, evidence)
        let width = evidence == .stretched ? nil : wrapWidth(of: lines, slack: evidence == .printed ? 8 : 0)
        var out: [[UInt8]] = []
        var hasJoined = entries != nil
        // Above the first sentence stand titles, names and days.
        var isHead = true
        var index = 0
        while index < lines.count {
            let block = lines[index...].prefix { !trimmedIsEmpty($0) }
            if isBroken(block) || column.map({ isPrinted(block, column: $0, evidence) }) == true {
                hasJoined = true
                out.append(
                    Array(block.map { $0[SuppliedBytes.trimmed($0[...], $0.indices)] }.joined(separator: [0x20])))
            } else if let width, block.count > 1, !isHead || endsSentence(block) || block.contains(where: holdsStop) {
                let joined = unwrapped(block, at: width)
                hasJoined = hasJoined || joined.count < block.count
                out += joined
            } else {
                out += block
            }
            if endsSentence(block) { isHead = false }
            index += block.count
            if index < lines.count {
                out.append(lines[index])
                index += 1
            }
        }
        return hasJoined ? String(decoding: Array(out.joined(separator: [0x0A])), as: UTF8.self) : nil
    }

    private static func endsSentence(_ block: ArraySlice<[UInt8]>) -> Bool {
        block.last.map { Punctuation.endsSentence($0[...]) } == true
    }

    /// The width at which an editor broke lines, of a text with few of them: a line that goes on ends where the next word would not have fitted.
    /// By chance a line of verse or of a list does so too, but most of them go on without.
    private static func wrapWidth(of lines: [[UInt8]], slack: Int) -> Int? {
        let blocks = lines.split(whereSeparator: trimmedIsEmpty).filter { block in
            block.last.map { Punctuation.endsSentence($0[...]) } == true
        }
        let pairs = blocks.flatMap { zip($0, $0.dropFirst()) }.filter { !touchesAddress($0.0) }
        let width = pairs.map { self.width($0.0) }.max() ?? 0
        guard (narrowColumn...wrapWidths.upperBound).contains(width) else { return nil }
        // Nobody counts to the letter who breaks lines by hand, nor a printer who stretches them.
        let slack = max(slack, width / 12)
        var (broken, prose, other) = (0, 0, 0)
        for (line, next) in pairs where self.width(line) * 10 >= width * 6 && !Punctuation.endsSentence(line[...]) {
            if isFull(line, before: next, width - slack), !isMarked(next) {
                broken += 1
                if isProse(line, next) { prose += 1 }
            } else if !isMarked(line), !isMarked(next), !endsInComma(line) {
                other += 1
            }
        }
        let isCertain =
            broken >= 2 && broken >= other * 3 || prose >= 2 && broken >= other * 2 || prose == 1 && other == 0
        if wrapWidths.contains(width) { return isCertain ? width - slack : nil }
        return broken >= 4 && prose >= 2 && broken >= other * 4 ? width - slack : nil
    }

    private static let wrapWidths = 56...100
    /// Of newspapers. Verses are as narrow: their sentences do not end within lines.
    private static let narrowColumn = 18

    /// A sentence ends within one of the two lines, or the second begins small: neither verses nor lists of names are so.
    private static func isProse(_ line: [UInt8], _ next: [UInt8]) -> Bool {
        next.first.map { (0x61...0x7A).contains($0) } == true || holdsStop(line) || holdsStop(next)
    }

    private static func holdsStop(_ line: [UInt8]) -> Bool {
        line.indices.dropFirst(4).dropLast().contains {
            [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(line[$0]) && line[$0 + 1] == 0x20
                && line[$0 - 3] > 0x20
        }
    }

    private static func endsInComma(_ line: [UInt8]) -> Bool {
        let line = line[SuppliedBytes.trimmed(line[...], line.indices)]
        return line.last == UInt8(ascii: ",") || line.suffix(2).elementsEqual("،".utf8)
    }

    /// Entries of a list of sources, whose lines behind the first stand further in: each is a line. Two of them at least.
    private static func unhung(_ lines: [[UInt8]]) -> [[UInt8]]? {
        let blocks = lines.split(whereSeparator: trimmedIsEmpty).filter { $0.count > 1 }
        let hung = blocks.count(where: isHung)
        guard hung >= 2, hung * 2 > blocks.count else { return nil }
        var out: [[UInt8]] = []
        var index = 0
        while index < lines.count {
            let block = lines[index...].prefix { !trimmedIsEmpty($0) }
            out += isHung(block) ? [joinedEntry(block)] : Array(block)
            index += block.count
            if index < lines.count {
                out.append(lines[index])
                index += 1
            }
        }
        return out
    }

    private static func isHung(_ block: ArraySlice<[UInt8]>) -> Bool {
        func indent(_ line: [UInt8]) -> Int { line.prefix { $0 == 0x20 || $0 == 0x09 }.count }
        guard block.count > 1, let first = block.first, indent(first) == 0, let second = block.dropFirst().first else {
            return false
        }
        let inner = indent(second)
        return (second.first == 0x09 || inner >= 2)
            && block.dropFirst().allSatisfy { indent($0) == inner && !isMarked($0) }
    }

    /// An address goes on without a blank where no address ends.
    private static func joinedEntry(_ block: ArraySlice<[UInt8]>) -> [UInt8] {
        block.reduce(into: []) { out, line in
            let words = line[SuppliedBytes.trimmed(line[...], line.indices)]
            let word = out.reversed().prefix { $0 > 0x20 }.reversed()
            let isOpen = Array(word).firstRange(of: Array("://".utf8)) != nil && "-_=&?/".utf8.contains(word.last ?? 0)
            if !out.isEmpty, !isOpen { out.append(0x20) }
            out += words
        }
    }

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

    /// In code points, without blanks at both ends and Arabic vowel signs, which take no room.
    private static func width(_ line: [UInt8]) -> Int {
        let line = line[SuppliedBytes.trimmed(line[...], line.indices)]
        var count = 0
        for index in line.indices where line[index] & 0xC0 != 0x80 {
            let next = index + 1 < line.endIndex ? line[index + 1] : 0
            if line[index] != 0xD9 || !(0x8B...0x92).contains(next) { count += 1 }
        }
        return count
    }

    /// An item of a list, a line of a dialogue, a number.
    private static func isMarked(_ line: [UInt8]) -> Bool {
        guard let first = line.first else { return false }
        // `1966), 88.` goes on; items have smaller numbers.
        let digits = line.prefix { $0 &- 0x30 < 10 }.count
        return "-*+>#|\t".utf8.contains(first) || (1...3).contains(digits)
            || marks.contains { line.starts(with: $0) }
    }

    private static let marks = ["–", "—", "•", "·", "▪", "◦", "«"].map { Array($0.utf8) }

    /// Addresses at a line's ends would take over what stands beside them.
    private static func touchesAddress(_ line: [UInt8]) -> Bool {
        let words = line.split(separator: 0x20)
        return [words.first, words.last].contains { $0?.firstRange(of: Array("://".utf8)) != nil }
    }
}

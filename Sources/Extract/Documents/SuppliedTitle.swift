import Text

/// Whether a first line is the title: short, without a full stop, and above a text.
enum SuppliedTitle {
    static func isTitle(_ index: Int, in lines: SuppliedLines) -> Bool {
        isTitle(index, through: end(from: index, in: lines), in: lines)
    }

    /// - Parameter last: where a title ends that was broken over lines.
    static func isTitle(_ index: Int, through last: Int, in lines: SuppliedLines) -> Bool {
        let text = Array(text(index...last, in: lines).utf8)
        let bytes = text[...]
        let line = SuppliedLines.Line(
            range: bytes.indices, length: Int32(text.count { $0 & 0xC0 != 0x80 }),
            isAfterBlank: lines.lines[index].isAfterBlank)
        let words = bytes.split(separator: 0x20).count
        // Chinese, Japanese and Korean (lead bytes E3 to ED) need no blanks between words.
        let isOneWord = words < 2 && !(0xE3...0xED).contains(bytes.first ?? 0)
        if isOneWord { return isNameOfText(index, in: lines) }
        let isShort = line.length < 8 && !(line.length >= 6 && headsLines(index, in: lines))
        guard !isShort, line.length <= 200, line.length <= 160 || last > index, words <= 30,
            !lines.endsWithStop(last) || standsAlone(index, in: lines), !holdsSentence(bytes)
        else { return false }
        // A title leads nowhere, and to nobody.
        if bytes.indices.contains(where: { bytes[$0...].starts(with: "://".utf8) }) || holdsMailAddress(bytes) {
            return false
        }
        // A comma or colon at the end goes on; a small Latin letter at the beginning goes on from a text that is lost.
        if opens.contains(where: { bytes.suffix($0.count).elementsEqual($0) }) { return false }
        if let first = bytes.first, (0x61...0x7A).contains(first) { return false }
        if SuppliedLabels.shared.headings.contains(lines.folded(index)) || SuppliedHead.isEntryHead(bytes)
            || TextDate.parse(lines.text(index)) != nil
        {
            return false
        }
        let below = lines.body(first: 5, from: last + 1)
        guard let next = below.first else { return false }
        guard
            below.contains(where: { lines.isParagraph($0) }) || headsShortNote(index, next, in: lines)
                || headsLines(index, in: lines) || headsStatement(index, through: last, in: lines)
                || headsText(index, through: last, in: lines)
        else { return false }
        // A line of days or names stands between: all above it is a head.
        let paragraph = below.first { lines.isParagraph($0) } ?? next
        let isParted = ((last + 1)..<max(next, paragraph)).contains {
            [.byline, .field].contains(lines.lines[$0].role)
        }
        return isParted || last + 1 < lines.count && headsBlock(last + 1, in: lines) || lines.lines[next].isAfterBlank
            || lines.lines[next].length * 2 >= line.length * 3
            || lines.isParagraph(next)
    }

    /// A text's first line, which no stop ends: alone above the rest, or right above what states a writer or a day.
    private static func headsText(_ index: Int, through last: Int, in lines: SuppliedLines) -> Bool {
        guard lines.body(first: 1).first == index, lines.lines[index].length <= 100, !lines.endsSentence(last),
            last + 1 < lines.count, lines.body(first: 2, from: last + 1).count == 2
        else { return false }
        return lines.lines[last + 1].isAfterBlank || [.byline, .field].contains(lines.lines[last + 1].role)
            || headsBlock(last + 1, in: lines)
    }

    /// Right above a line of a day or a name, apart from what stands above it or right below one word.
    private static func headsStatement(_ index: Int, through last: Int, in lines: SuppliedLines) -> Bool {
        last + 1 < lines.count && [.byline, .field].contains(lines.lines[last + 1].role) && !lines.endsSentence(last)
            && index <= 6 && (12...160).contains(lines.lines[index].length)
    }

    /// The lines from there to the next blank one are the head's: short, no sentences, and one states a name or a day, or all are remarks in
    /// brackets.
    private static func headsBlock(_ start: Int, in lines: SuppliedLines) -> Bool {
        let end = lines.lines.indices[start...].dropFirst().first { lines.lines[$0].isAfterBlank } ?? lines.count
        let block = start..<end
        guard block.count <= 5, end < lines.count else { return false }
        let isShort = block.allSatisfy { index in
            lines.lines[index].role != .body || lines.lines[index].length <= 100 && !lines.endsSentence(index)
                || isBracketed(index, in: lines)
        }
        return isShort && lines.lines[start].role != .share
            && (block.contains { [.byline, .field].contains(lines.lines[$0].role) }
                || block.allSatisfy { isBracketed($0, in: lines) })
    }

    private static func isBracketed(_ index: Int, in lines: SuppliedLines) -> Bool {
        let line = lines.bytes[lines.lines[index].range]
        return line.first == UInt8(ascii: "(") && line.last == UInt8(ascii: ")")
    }

    /// A reporter's note of a few lines: the first stands alone above a sentence of twice its length.
    private static func headsShortNote(_ index: Int, _ next: Int, in lines: SuppliedLines) -> Bool {
        let (line, below) = (lines.lines[index], lines.lines[next])
        return index == 0 && line.length <= 80 && !lines.endsSentence(index) && below.isAfterBlank
            && below.length >= max(40, 2 * line.length) && lines.endsSentence(next)
    }

    /// One word, and all below are paragraphs: then it is no paper's name, which a title follows, and no section's.
    private static func isNameOfText(_ index: Int, in lines: SuppliedLines) -> Bool {
        let folded = lines.folded(index)
        let below = lines.body(first: 4, from: index + 1)
        let text = lines.text(index).unicodeScalars
        return index == 0 && !lines.partsCells && (4...40).contains(lines.lines[index].length) && below.count > 1
            && below.prefix(3).allSatisfy { isRunning($0, in: lines) }
            && text.allSatisfy { $0.properties.isAlphabetic || $0.properties.isJoinControl }
            && text.first?.properties.isLowercase == false && !SuppliedLabels.shared.headings.contains(folded)
            && !SuppliedLabels.shared.kickers.contains(folded) && !SuppliedLabels.shared.home.contains(folded)
    }

    /// A paragraph, or an entry of a list: much longer than a name, and no headline's.
    private static func isRunning(_ index: Int, in lines: SuppliedLines) -> Bool {
        lines.isParagraph(index)
            || lines.lines[index].length >= 40
                && (lines.endsSentence(index)
                    || lines.bytes[lines.lines[index].range].firstRange(of: Array("://".utf8)) != nil)
    }

    /// A poem's or a list's: alone above three lines and more that stand together, perhaps with a line between.
    private static func headsLines(_ index: Int, in lines: SuppliedLines) -> Bool {
        let below = lines.body(first: 5, from: index + 1)
        guard index == 0, lines.lines[index].length <= 80, !lines.endsSentence(index), below.count >= 3,
            lines.lines[below[0]].isAfterBlank
        else { return false }
        let start = lines.lines[below[1]].isAfterBlank ? 1 : 0
        return below.count >= start + 3 && below[(start + 1)...].prefix(2).allSatisfy { !lines.lines[$0].isAfterBlank }
    }

    /// `press@sahlan.example`
    static func holdsMailAddress(_ line: ArraySlice<UInt8>) -> Bool {
        line.indices.dropFirst().dropLast().contains {
            line[$0] == UInt8(ascii: "@") && line[$0 - 1] > 0x20 && line[$0 + 1] > 0x20
                && line[$0...].prefix(80).prefix { $0 > 0x20 }.contains(UInt8(ascii: "."))
        }
    }

    /// A first line that ends with a stop is a title where it stands apart, and what follows is a text of many times its length.
    private static func standsAlone(_ index: Int, in lines: SuppliedLines) -> Bool {
        guard lines.lines[index].length <= 100, index == 0, index + 1 < lines.count, lines.lines[index + 1].isAfterBlank
        else { return false }
        return lines.lines[index + 1].length >= lines.lines[index].length * 3
    }

    /// A full stop with words on both sides ends a sentence, unless it shortens a word («د.», "U.S.") or is one of several.
    static func holdsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        var letters = 0
        // «Warsaw. The border closes»: one word with a stop names the subject of a short headline.
        var mayName = line.count <= 160
        for index in line.indices.dropLast() {
            let byte = line[index]
            if byte == UInt8(ascii: "."), line[index + 1] == 0x20, letters >= 4 {
                guard mayName else { return true }
                mayName = false
            }
            if byte == 0x20 { mayName = false }
            // U+3002, the full stop of Chinese and Japanese.
            if byte == 0xE3, line[index...].starts(with: [0xE3, 0x80, 0x82]) { return true }
            letters = byte <= 0x20 || byte == UInt8(ascii: ".") ? 0 : letters + (byte & 0xC0 == 0x80 ? 0 : 1)
        }
        return false
    }

    private static let opens = [":", ",", ";", "،", "؛", "-", "–", "—"].map { Array($0.utf8) }
}

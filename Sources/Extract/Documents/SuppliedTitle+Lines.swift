/// A title that was broken over lines: those that one line would have held are not.
extension SuppliedTitle {
    private static let mostLines = 4

    /// The last line of the title that begins at `index`.
    static func end(from index: Int, in lines: SuppliedLines) -> Int {
        var last = index
        var block = [index]
        while block.count <= mostLines, let at = block.last, at + 1 < lines.count, lines.lines[at + 1].role == .body,
            !lines.lines[at + 1].isAfterBlank, lines.isBroken || endsWithHyphen(at, in: lines)
        {
            block.append(at + 1)
        }
        guard block.count > 1, block.count <= mostLines else { return index }
        let widest = block.map { lines.lines[$0].length }.max() ?? 0
        for (line, next) in zip(block, block.dropFirst()) {
            // What stands above a paragraph of one line is no part of it; a line that ends a sentence goes on no more.
            guard !lines.isParagraph(next), !lines.endsSentence(line) else { break }
            let first = lines.bytes[lines.lines[next].range].prefix { $0 > 0x20 }
            let width = Int32(first.count { $0 & 0xC0 != 0x80 })
            guard lines.lines[line].length + 1 + width > widest || endsWithHyphen(line, in: lines) else { break }
            last = next
        }
        return last
    }

    /// With a blank where a line ends; behind a hyphen that is the word's own without.
    static func text(_ range: ClosedRange<Int>, in lines: SuppliedLines) -> String {
        var text = ""
        for index in range {
            if !text.isEmpty, !text.hasSuffix("-") { text += " " }
            text += SuppliedField.string(SuppliedField.withoutSigns(lines.bytes[lines.lines[index].range]))
        }
        return withHamza(text.split(separator: " ").joined(separator: " "))
    }

    /// `ٔ بازگشایی کتابخانه شهر`: the hamza of a Persian «هٔ» that an extractor set at the line's beginning goes back to its word, where only one can
    /// have it; else it is nobody's.
    private static func withHamza(_ text: String) -> String {
        let hamza: Unicode.Scalar = "\u{654}"
        guard text.unicodeScalars.first == hamza else { return text }
        var words = text.unicodeScalars.dropFirst().split(separator: " ").map { String(String.UnicodeScalarView($0)) }
        let bearers = words.indices.dropLast().filter { words[$0].unicodeScalars.last == "ه" }
        if bearers.count == 1, let at = bearers.first { words[at].unicodeScalars.append(hamza) }
        return words.joined(separator: " ")
    }

    private static func endsWithHyphen(_ index: Int, in lines: SuppliedLines) -> Bool {
        let line = lines.bytes[lines.lines[index].range]
        return line.last == UInt8(ascii: "-") && line.count > 1 && line[line.endIndex - 2] > 0x20
    }
}

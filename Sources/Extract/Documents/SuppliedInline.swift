import Bytes

/// The marks within a line of Markdown.
enum SuppliedInline {
    static func plain(_ line: ArraySlice<UInt8>, _ definitions: Set<[UInt8]> = []) -> [UInt8] {
        guard line.contains(where: { "*_`[<\\!=^".utf8.contains($0) }) else { return Array(line) }
        let bytes = Array(withoutBlockName(line))
        let brackets = SuppliedBrackets(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        // Ends of links whose words are being copied: where to go on once there.
        var jumps: [(at: Int, to: Int)] = []
        var index = 0
        while index < bytes.count {
            if let jump = jumps.last, jump.at == index {
                jumps.removeLast()
                index = jump.to
                continue
            }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\") where index + 1 < bytes.count && isPunctuation(bytes[index + 1]):
                out.append(bytes[index + 1])
                index += 2
                continue
            case UInt8(ascii: "!") where bytes[(index + 1)...].starts(with: "[[".utf8):
                if let link = wikiLink(bytes, index + 1) {
                    index = link.end
                    continue
                }
            case UInt8(ascii: "[") where bytes[(index + 1)...].first == UInt8(ascii: "["):
                if let link = wikiLink(bytes, index) {
                    out += link.words
                    index = link.end
                    continue
                }
            case UInt8(ascii: "=") where isHighlight(bytes, index):
                index += 2
                continue
            case UInt8(ascii: "!") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "["):
                if let image = brackets.link(bytes, index + 1) {
                    out += siteName(in: bytes[(index + 2)..<image.words])
                    index = image.end
                    continue
                }
            case UInt8(ascii: "[") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "^"):
                if let end = footnoteEnd(bytes, index) {
                    index = end
                    continue
                }
            case UInt8(ascii: "["):
                let link = brackets.link(bytes, index) ?? brackets.reference(bytes, index, to: definitions)
                if let link, jumps.count < 8 {
                    jumps.append((link.words, link.end))
                    index += 1
                    continue
                }
            case UInt8(ascii: "<"):
                if let end = tagEnd(bytes, index) {
                    index = end
                    continue
                }
            case UInt8(ascii: "`"):
                index += 1
                continue
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                if isEmphasis(bytes, index) {
                    index += 1
                    continue
                }
            default: break
            }
            out.append(byte)
            index += 1
        }
        return out
    }

    /// `[[page|words]]` of a wiki or a note program: its words, without any the page's name.
    private static func wikiLink(_ bytes: [UInt8], _ open: Int) -> (words: ArraySlice<UInt8>, end: Int)? {
        let inside = bytes[(open + 2)...].prefix(300).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
        guard !inside.isEmpty, bytes[inside.endIndex...].starts(with: "]]".utf8) else { return nil }
        let bar = inside.lastIndex(of: UInt8(ascii: "|")).map { inside[($0 + 1)...] }
        return (bar ?? inside, inside.endIndex + 2)
    }

    /// `==words==`: the marks at their beginning or end; `a == b` stays.
    private static func isHighlight(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index...].starts(with: "==".utf8), index == 0 || bytes[index - 1] != UInt8(ascii: "=") else {
            return false
        }
        let before = index > 0 ? bytes[index - 1] : 0x20
        let after = index + 2 < bytes.count ? bytes[index + 2] : 0x20
        guard after != UInt8(ascii: "="),
            before <= 0x20 || after <= 0x20 || isPunctuation(before) || isPunctuation(after)
        else { return false }
        return !(before <= 0x20 && after <= 0x20)
    }

    /// ` ^b7f2a1` at a paragraph's end: the name by which a note program finds it.
    private static func withoutBlockName(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let mark = line.suffix(24).lastIndex(of: UInt8(ascii: "^")), mark > line.startIndex + 1,
            line[mark - 1] == 0x20, line[(mark + 1)...].count >= 4,
            line[(mark + 1)...].allSatisfy({ $0 < 0x80 && (isWord($0) || $0 == UInt8(ascii: "-")) })
        else { return line }
        return line[..<(mark - 1)]
    }

    /// `[^1]`, and the colon of what it refers to: behind it.
    private static func footnoteEnd(_ bytes: [UInt8], _ open: Int) -> Int? {
        let name = bytes[(open + 2)...].prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }
        guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "]") else { return nil }
        let end = name.endIndex + 1
        guard open == 0, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return end }
        return end + 1 < bytes.count && bytes[end + 1] == 0x20 ? end + 2 : end + 1
    }

    /// The words for a site's logo name the site; a picture's other words are none of the text.
    private static func siteName(in words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        words.split(separator: 0x20).last.map { ASCII.isSame($0, "logo") } == true ? words : []
    }

    /// Behind an HTML tag or comment; an address in angle brackets is none.
    private static func tagEnd(_ bytes: [UInt8], _ open: Int) -> Int? {
        guard open + 1 < bytes.count else { return nil }
        let first = bytes[open + 1]
        guard first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || (first | 0x20) &- 0x61 < 26 else {
            return nil
        }
        for index in (open + 1)..<min(bytes.count, open + 512) {
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
            // So that no byte is looked at twice.
            if bytes[index] == UInt8(ascii: "<") { return nil }
            if bytes[index] == UInt8(ascii: ":"), bytes[index...].starts(with: "://".utf8),
                !bytes[open..<index].contains(0x20)
            {
                return nil
            }
        }
        return nil
    }

    /// A run of stars or underscores that leans on a word on one side only, or stands between an Arabic word's letters and a
    /// mark; `a * b` and `file_name` stay.
    private static func isEmphasis(_ bytes: [UInt8], _ index: Int) -> Bool {
        let mark = bytes[index]
        var first = index
        while first > 0, index - first < 4, bytes[first - 1] == mark { first -= 1 }
        var last = index
        while last + 1 < bytes.count, last - index < 4, bytes[last + 1] == mark { last += 1 }
        let before = first > 0 ? bytes[first - 1] : 0x20
        let after = last + 1 < bytes.count ? bytes[last + 1] : 0x20
        if before <= 0x20, after <= 0x20 { return false }
        if mark == UInt8(ascii: "*") {
            return last > first || before <= 0x20 || after <= 0x20 || isPunctuation(before) || isPunctuation(after)
        }
        return !isWord(before) || !isWord(after)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }
    static func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isWord(byte) }
}

/// The brackets of one line with those that close them, found in one pass.
struct SuppliedBrackets {
    /// For an opening bracket where it is closed; -1 for all else. Empty for a line without square brackets.
    private var ends: [Int32] = []

    init(_ line: [UInt8]) {
        guard line.contains(UInt8(ascii: "[")) else { return }
        ends = Array(repeating: -1, count: line.count)
        var square: [Int32] = []
        var round: [Int32] = []
        for (index, byte) in line.enumerated() {
            switch byte {
            case UInt8(ascii: "["): square.append(Int32(truncatingIfNeeded: index))
            case UInt8(ascii: "("): round.append(Int32(truncatingIfNeeded: index))
            case UInt8(ascii: "]"):
                if let open = square.popLast() { ends[Int(open)] = Int32(truncatingIfNeeded: index) }
            case UInt8(ascii: ")"): if let open = round.popLast() { ends[Int(open)] = Int32(truncatingIfNeeded: index) }
            default: break
            }
        }
    }

    /// `[label]` alone, of a label that the text defines.
    func reference(_ line: [UInt8], _ open: Int, to definitions: Set<[UInt8]>) -> (words: Int, end: Int)? {
        guard !definitions.isEmpty, open < ends.count, case let close = Int(ends[open]), close > open,
            close - open <= 1000, definitions.contains(JunkLabels.fold(line[open..<close]))
        else { return nil }
        return (close, close + 1)
    }

    /// `[words](target)` or `[words][reference]` from its first bracket: where the words end, and where all of it does.
    func link(_ line: [UInt8], _ open: Int) -> (words: Int, end: Int)? {
        guard open < ends.count, line[open] == UInt8(ascii: "["), ends[open] >= 0 else { return nil }
        let target = Int(ends[open]) + 1
        guard target < ends.count, line[target] == UInt8(ascii: "(") || line[target] == UInt8(ascii: "["),
            ends[target] >= 0
        else { return nil }
        return (target - 1, Int(ends[target]) + 1)
    }
}

import Lexicon

/// How addresses are spelt in texts that went through other programs.
enum CitedSpelling {
    /// Without what came into it: signs that nobody sees, the break and the indent of a broken line, `&amp;` for `&`, the backslash
    /// that LaTeX and Markdown set before a sign of their own.
    static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(where: { $0 <= 0x20 || $0 >= 0xC2 || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") })
        else { return Array(bytes) }
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex, "_&%#~$-".utf8.contains(bytes[index + 1])
            {
                index += 1
            }
            let (scalar, length) = CitedLines.scalar(bytes, index)
            if scalar > 0x20, !isUnseen(scalar) { out.append(contentsOf: bytes[index..<(index + length)]) }
            index += length
            if scalar == 0x26, bytes[index...].starts(with: "amp;".utf8) { index += 4 }
        }
        return out
    }

    /// Zero-width space, direction marks, word joiner, byte order mark, soft hyphen: put in where a line may break, or to keep an
    /// address from being turned.
    static func isUnseen(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Without `#:~:text=…`: what a browser shall mark in the page (URL Fragment Text Directives, 3.3); it takes it off before it asks.
    static func withoutDirective(_ bytes: [UInt8]) -> [UInt8] {
        guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")),
            let directive = bytes[hash...].firstRange(of: Array(":~:".utf8))
        else { return bytes }
        return Array(bytes[..<(directive.lowerBound == hash + 1 ? hash : directive.lowerBound)])
    }

    /// Pictures and arrows, and the long dash: people set them behind an address without a blank.
    static func isPicture(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2014, 0x2015, 0x2190...0x21FF, 0x2300...0x23FF, 0x25A0...0x27BF, 0x2900...0x297F, 0x2B00...0x2BFF,
            0xFE0E...0xFE0F, 0x20E3, 0x1F000...0x1FAFF:
            true
        default: false
        }
    }

    /// Where a run of them ends that is the address's own: `/🔥-sale`, `?q=❤+you`. Nil where it stands behind the address.
    static func pictures(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < text.endIndex {
            let (scalar, length) = CitedLines.scalar(text, index)
            guard isPicture(scalar) || scalar == 0x200D else { break }
            index += length
        }
        guard index < text.endIndex, start > text.startIndex else { return nil }
        let (before, next) = (text[start - 1], text[index])
        if "-_/=&%+".utf8.contains(next) { return index }
        // Labels of a host may be a picture.
        if next == UInt8(ascii: "."), index + 1 < text.endIndex, text[index + 1].isASCIILetterOrDigit { return index }
        return "-_/=&+".utf8.contains(before) && next.isASCIILetterOrDigit ? index : nil
    }

    /// Whether, behind such signs, the address goes on.
    static func goesOn(_ text: ArraySlice<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index < text.endIndex {
            let (scalar, length) = CitedLines.scalar(text, index)
            guard isUnseen(scalar) else {
                let isPart = scalar > 0x20 && scalar < 0x7F && !"<>()[]\"`{}|^.,;:!".utf8.contains(UInt8(scalar))
                return isPart && CitedSpan.schemeLength(text, index) == 0
            }
            index += length
        }
        return false
    }

    /// `&quot;`, `&gt;`: the sign that ends an address in markup. Not `&amp;`, nor a field that only begins like one.
    static func isEntity(_ text: ArraySlice<UInt8>) -> Bool {
        [
            "&quot;", "&gt;", "&lt;", "&nbsp;", "&apos;", "&laquo;", "&raquo;", "&rdquo;", "&ldquo;", "&rsquo;",
            "&#34;", "&#39;", "&#x27;", "&#160;",
        ]
        .contains { text.starts(with: $0.utf8) }
    }

    /// Latin letters or digits, or those and the dot or comma that ends a sentence.
    static func isEndOfWord(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last else { return false }
        if last.isASCIILetterOrDigit { return true }
        return ".,".utf8.contains(last) && text.dropLast().last?.isASCIILetterOrDigit == true
    }

    /// Without `[3]` at its end, a footnote's mark.
    static func withoutNoteMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.last == UInt8(ascii: "]") else { return text }
        let digits = text.dropLast().reversed().prefix { $0 &- 0x30 < 10 }.count
        let before = text.dropLast(digits + 1)
        guard 1...3 ~= digits, before.last == UInt8(ascii: "["), before.contains(UInt8(ascii: "/")),
            before.dropLast().last?.isASCIILetterOrDigit == true || before.dropLast().last == UInt8(ascii: "/")
        else { return text }
        return before.dropLast()
    }

    /// Without `'te`, `'nin`: Turkish and Azerbaijani hang their endings on a name with an apostrophe.
    static func withoutEnding(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let mark = text.suffix(10).lastIndex(of: UInt8(ascii: "'")), mark > text.startIndex,
            text[mark - 1].isASCIILetterOrDigit || "/)".utf8.contains(text[mark - 1]),
            endings.contains(Array(text[(mark + 1)...].prefix { !".,;:!?)".utf8.contains($0) }))
        else { return text }
        return text[..<mark]
    }

    private static let endings = Set(Lexicon.hungEndings.texts.map { Array($0.utf8) })

    /// ¹²³ and the like.
    static func isRaised(_ scalar: UInt32) -> Bool {
        [0xB2, 0xB3, 0xB9].contains(scalar) || (0x2070...0x2079).contains(scalar)
    }
}

/// A work's identifier without an address: `doi:10.5555/sahlan.2024.118` (DOI Handbook, 2.6.2).
enum CitedDOI {
    static func at(_ index: Int, in line: ArraySlice<UInt8>) -> CitedSpan.Found? {
        guard line[index] | 0x20 == UInt8(ascii: "d"), line.endIndex - index > 10,
            line[index..<(index + 3)].map({ $0 | 0x20 }).elementsEqual("doi".utf8),
            line[index + 3] == UInt8(ascii: ":"),
            index == line.startIndex || !line[index - 1].isASCIILetterOrDigit
        else { return nil }
        let start = line[(index + 4)...].first == 0x20 ? index + 5 : index + 4
        let rest = line[start...]
        guard rest.starts(with: "10.".utf8), let slash = rest.prefix(14).firstIndex(of: UInt8(ascii: "/")),
            slash - start <= 12,
            rest[(start + 3)..<slash].allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
        else { return nil }
        let scheme = Array("https://doi.org/".utf8)
        let whole = scheme + rest.prefix(CitedSpan.lengthLimitBytes)
        let length = CitedSpan.end(in: whole[...]) - scheme.count
        guard length > slash - start + 1 else { return nil }
        let url = WebURL(String(decoding: whole[..<(scheme.count + length)], as: UTF8.self))
        return url.map { CitedSpan.Found(range: index..<(start + length), url: $0) }
    }
}

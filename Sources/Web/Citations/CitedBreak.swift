import Bytes

/// An address that its column broke: where it goes on in the next line.
enum CitedBreak {
    /// Lines that one is followed over.
    static let mostLines = 3

    /// Where the part in the next line ends; nil when nothing, or too little, speaks for it being one.
    static func end(
        _ bytes: [UInt8], line: Range<Int>, span: Range<Int>, next: Range<Int>, column: CitedColumn
    ) -> Int? {
        let width = column.width
        let gap = next.lowerBound - line.upperBound
        let breaks = bytes[line.upperBound..<next.lowerBound].count { $0 == 10 }
        let isBehindBlank = breaks == 2
        guard gap <= 2 && breaks < 2 || isBehindBlank && gap <= 4 else { return nil }
        let own = CitedLines.trimmed(bytes, line)
        let other = CitedLines.trimmed(bytes, next)
        let tokenEnd = bytes[other].firstIndex { $0 <= 0x20 } ?? other.upperBound
        let token = withoutSentence(bytes[other.lowerBound..<tokenEnd])
        guard !token.isEmpty, isPart(token) else { return nil }
        let end = CitedSpan.end(in: token)
        guard end > token.startIndex else { return nil }
        let isAlone = end == other.upperBound || tokenEnd == other.upperBound
        let isOnlyAddress = bytes[own].allSatisfy { $0 < 0x80 }
        let isApart = isApart(bytes[span.upperBound..<own.upperBound])
        if own.upperBound - span.upperBound <= 1 || isApart, !isOnlyAddress || column.isForeign,
            goesOnInItsLine(
                bytes[span] + tail(bytes, line: line, span: span), bytes[token.startIndex..<end],
                isAlone: isAlone
                    || isOnlyOfItsScript(bytes[token.startIndex..<end], bytes[tokenEnd..<other.upperBound]),
                isOnlyAddress: isOnlyAddress)
        {
            return end
        }
        guard !isBehindBlank else { return nil }
        if isAlone, isWhole(bytes, own, span, other, width: width) || isFolder(bytes[own], bytes[other], span) {
            return end
        }
        if isAlone, isTurned(bytes, line: line, span: span) {
            return speaks(UInt8(ascii: "/"), bytes[token.startIndex..<end]) ? end : nil
        }
        // The sign of a question at an address's end is taken for the sentence's.
        let hidden = bytes[own].last == UInt8(ascii: "?") ? 1 : 0
        if own.upperBound == span.upperBound + hidden,
            isTorn(bytes[own], bytes[token.startIndex..<end], isAlone: isAlone)
        {
            return end
        }
        // In running text: the address ends its line, the line is about full, and the seam looks like one.
        guard own.upperBound - span.upperBound <= 1, let last = bytes[own].last else { return nil }
        let count = CitedLines.width(bytes[own])
        let part = bytes[token.startIndex..<end]
        guard width >= 40, count * 10 >= width * 7 || count >= 40 && count + part.count >= width else { return nil }
        // A paragraph's own width says less than that of the whole text.
        guard
            !column.isOfParagraph
                || count >= 60 && (isAlone || isFile(part) || part.dropLast().contains(UInt8(ascii: "/")))
        else { return nil }
        return speaks(last, part) ? end : nil
    }

    /// What stands behind the address in its line and is the address's: the sign at which it was broken, also where a blank came before it.
    /// The colon that lines in visual order end in is the sentence's.
    static func tail(_ bytes: [UInt8], line: Range<Int>, span: Range<Int>) -> ArraySlice<UInt8> {
        let rest = bytes[span.upperBound..<max(span.upperBound, CitedLines.trimmed(bytes, line).upperBound)]
        return rest.last == UInt8(ascii: ":") ? rest.prefix(0) : rest.drop { $0 == 0x20 }
    }

    private static func isApart(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.elementsEqual(" :".utf8) || rest.elementsEqual(" -".utf8)
    }

    /// What a sentence writes directly behind an address, in letters or signs beyond ASCII.
    static func withoutSentence(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let plain = token.prefix { $0 < 0x80 }
        guard let behind = token[plain.endIndex...].first else { return token }
        let scalar = CitedLines.scalar(token, plain.endIndex).scalar
        let isGlued = CitedLines.isArabic(scalar) && CitedSpelling.isEndOfWord(plain)
        return behind >= 0xC2 && (CitedSpan.isClause(scalar) || CitedSpan.stops(scalar) || isGlued) ? plain : token
    }

    /// Whatever the width: no address ends within an escape, with a field that has no value, or in a hyphen.
    private static func isTorn(_ own: ArraySlice<UInt8>, _ token: ArraySlice<UInt8>, isAlone: Bool) -> Bool {
        guard let last = own.last else { return false }
        let hasDigit = token.contains { $0 &- 0x30 < 10 }
        let isPath = token.dropLast().contains(UInt8(ascii: "/"))
        switch last {
        case UInt8(ascii: "%"): return token.prefix(2).count { Hex.value($0) != nil } == 2
        case UInt8(ascii: "="):
            return isAlone && token.contains(where: \.isASCIILetterOrDigit)
                || hasDigit && token.contains(UInt8(ascii: "&"))
        case UInt8(ascii: "&"), UInt8(ascii: "?"): return token.contains(UInt8(ascii: "="))
        case UInt8(ascii: "-"): return token.contains(where: \.isASCIILetter) && (isAlone || isPath)
        default:
            // Between two escapes; sentences have no words of that kind.
            return own.count > 3 && Percent.escaped(token, at: token.startIndex) != nil
                && Percent.escaped(own, at: own.endIndex - 3) != nil
        }
    }

    /// In a line of another script that ends with its address, or in a text of one: no address ends in a hyphen, and behind a slash a
    /// path goes on, or a slug that stands alone. What lies between the lines is an extractor's.
    static func goesOnInItsLine(
        _ own: ArraySlice<UInt8>, _ token: ArraySlice<UInt8>, isAlone: Bool, isOnlyAddress: Bool = false
    ) -> Bool {
        guard token.contains(where: \.isASCIILetter), let last = own.last else { return false }
        let isPath = token.dropLast().contains(UInt8(ascii: "/"))
        let hasHyphen = token.contains(UInt8(ascii: "-"))
        switch last {
        case UInt8(ascii: "-"): return isAlone || isPath
        case UInt8(ascii: "/"):
            // In a line of its own an address may end in a slash: of what stands below only a path is more than a word.
            let isSlug = hasHyphen || token.contains { $0 &- 0x30 < 10 }
            return isOnlyAddress ? isAlone && isPath && isSlug : isPath || isAlone && hasHyphen
        default: return false
        }
    }

    /// A slug before words of another script, in whose sentences small Latin letters hardly stand.
    static func isOnlyOfItsScript(_ token: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first(where: { $0 > 0x20 }), next >= 0x80 else { return false }
        return token.allSatisfy { (0x61...0x7A).contains($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }
    }

    /// Where an address begins whose host its line's end broke, as `https://harbour-` or `https://`: with what follows it is one.
    static func brokenHost(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        let own = CitedLines.trimmed(bytes, line)
        guard let last = bytes[own].last, last == UInt8(ascii: "-") || last == UInt8(ascii: "/") else { return nil }
        let host = bytes[own].reversed().prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }.count
        let start = own.upperBound - host
        return [8, 7].lazy.map { start - $0 }.first {
            $0 >= own.lowerBound && CitedSpan.schemeLength(bytes[own], $0) == start - $0
        }
    }

    /// Whether a name of two labels, of which the last is letters, begins the token: a word or a fraction is no host.
    static func beginsWithHost(_ token: ArraySlice<UInt8>) -> Bool {
        let host = token.prefix { $0.isASCIILetterOrDigit || "-.".utf8.contains($0) }
        let labels = host.split(separator: UInt8(ascii: "."))
        return labels.count > 1 && labels.last?.allSatisfy(\.isASCIILetter) == true
    }

    /// ASCII without what no address holds. Another address, an e-mail address, a file's name and its line are something else.
    static func isPart(_ token: ArraySlice<UInt8>) -> Bool {
        guard token.first.map({ $0.isASCIILetterOrDigit || "-/._?=&%#~".utf8.contains($0) }) == true else {
            return false
        }
        guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"`{}|^\\@:".utf8.contains($0) }) else { return false }
        return CitedSpan.schemeLength(token, token.startIndex) == 0 && !token.starts(with: "www.".utf8)
    }

    /// Nothing but the address in a line as wide as the column, nothing but the rest in the next.
    private static func isWhole(
        _ bytes: [UInt8], _ own: Range<Int>, _ span: Range<Int>, _ other: Range<Int>, width: Int
    ) -> Bool {
        guard own.lowerBound == span.lowerBound, own.upperBound - span.upperBound <= 1 else { return false }
        let count = CitedLines.width(bytes[own])
        guard count >= 50, count * 10 >= width * 9, other.count <= count else { return false }
        let rest = bytes[other]
        return !rest.contains { "()[],".utf8.contains($0) } && rest.contains(where: \.isASCIILetterOrDigit)
            && rest.contains { "-/.".utf8.contains($0) }
    }

    /// Whatever the width: `https://example.org/checks/` alone above `ar/2024-edition.pdf` alone.
    private static func isFolder(_ own: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, _ span: Range<Int>) -> Bool {
        own.startIndex == span.lowerBound && own.endIndex == span.upperBound && own.last == UInt8(ascii: "/")
            && isFile(other) && other.dropFirst().contains(UInt8(ascii: "/"))
    }

    /// A line out of a PDF whose slash at the end has gone to its beginning: `/https://example.org/2025 :label`.
    static func isTurned(_ bytes: [UInt8], line: Range<Int>, span: Range<Int>) -> Bool {
        let own = CitedLines.trimmed(bytes, line)
        return span.lowerBound == own.lowerBound + 1 && bytes[own.lowerBound] == UInt8(ascii: "/")
            && span.upperBound < own.upperBound
    }

    /// Whether the seam and what follows it are an address's: behind a sign that addresses break at, something that is no word of a
    /// sentence; behind any other, a path with a number or a hyphen in it, or a page's file name.
    private static func speaks(_ last: UInt8, _ token: ArraySlice<UInt8>) -> Bool {
        let hyphens = token.count { $0 == UInt8(ascii: "-") }
        let hasDigit = token.contains { $0 &- 0x30 < 10 }
        let isPath = token.contains { "/_=".utf8.contains($0) }
        // A number alone is a page's, signs alone are a rule or the end of a front matter.
        guard token.contains(where: \.isASCIILetter) else { return false }
        if isFile(token) { return true }
        if "/-?&=_%".utf8.contains(last) { return hasDigit || isPath || hyphens >= 2 }
        return isPath && (hasDigit || hyphens > 0) && token.contains(where: \.isASCIILetter)
    }

    private static func isFile(_ token: ArraySlice<UInt8>) -> Bool {
        [".html", ".htm", ".php", ".aspx", ".shtml", ".pdf"].contains {
            token.count > $0.utf8.count && token.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }
}

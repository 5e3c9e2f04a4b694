import Bytes

/// An address in lines whose words come last first, as some programs write Arabic: what stands first is where the line ends, and there its
/// column broke the address. `https://harbour- :الآتي العنوان على`, the rest at one end of the next line.
struct CitedTurned {
    /// Where it stands, and its bytes, with the sign at its end that was taken for the line's first.
    let range: Range<Int>
    private let spelt: [UInt8]
    /// `https://harbour-` or `https://`: no address until its rest is found.
    let isBrokenHost: Bool

    /// Its rest, and where that stands.
    struct Rest {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    /// Nil for a line of another kind, and for an address that ends as addresses do.
    init?(_ bytes: [UInt8], line: Range<Int>) {
        let own = CitedLines.trimmed(bytes, line)
        guard let first = bytes[own].first else { return nil }
        let isMoved = first == UInt8(ascii: "-") || first == UInt8(ascii: "/")
        let start = own.lowerBound + (isMoved ? 1 : 0)
        let scheme = CitedSpan.schemeLength(bytes[own], start)
        guard scheme > 0 else { return nil }
        let end = bytes[start..<own.upperBound].firstIndex { $0 <= 0x20 || $0 >= 0x80 } ?? own.upperBound
        // Words of Arabic behind it: the line's beginning.
        guard end < own.upperBound, end - start <= CitedSpan.lengthLimitBytes,
            bytes[end..<own.upperBound].first(where: { $0 > 0x20 && $0 != UInt8(ascii: ":") }).map({ $0 >= 0xC2 })
                == true
        else { return nil }
        spelt = Array(bytes[start..<end]) + (isMoved ? [first] : [])
        guard let last = spelt.last, last == UInt8(ascii: "-") || last == UInt8(ascii: "/") else { return nil }
        isBrokenHost = Self.isBrokenHost(spelt[scheme...])
        range = start..<end
    }

    /// The host of which a hyphen at the line's end is the last sign.
    init?(_ bytes: [UInt8], endOf line: Range<Int>) {
        guard let start = CitedBreak.brokenHost(bytes, line) else { return nil }
        range = start..<CitedLines.trimmed(bytes, line).upperBound
        spelt = Array(bytes[range])
        isBrokenHost = true
    }

    private static func isBrokenHost(_ text: ArraySlice<UInt8>) -> Bool {
        !text.prefix { !"/?#".utf8.contains($0) }.contains(UInt8(ascii: "."))
    }

    /// Where the next line is the rest, begins with it, or, with its words last first as well, ends with it.
    ///
    /// - Parameter isNext: false for a line further down, which has to be the rest and nothing else.
    func rest(_ bytes: [UInt8], in line: Range<Int>, behind before: Range<Int>, isNext: Bool) -> Rest? {
        let gap = bytes[before.upperBound..<line.lowerBound]
        guard gap.count <= 4, gap.count(where: { $0 == 10 }) <= 2 else { return nil }
        let other = CitedLines.trimmed(bytes, line)
        let end = bytes[other].firstIndex { $0 <= 0x20 } ?? other.upperBound
        let front = CitedBreak.withoutSentence(bytes[other.lowerBound..<end])
        if front.first.map({ $0 < 0x80 }) == true, front.contains(where: \.isASCIILetterOrDigit) {
            let isAlone = end == other.upperBound
            guard isAlone || isNext else { return nil }
            return rest(
                front,
                isAlone: isAlone || CitedBreak.isOnlyOfItsScript(front, bytes[end..<other.upperBound]))
        }
        guard isNext, let back = bytes[other].lastIndex(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return nil }
        let token = bytes[(back + 1)..<other.upperBound].drop { ".,:".utf8.contains($0) }
        return rest(token, isAlone: token.contains { "/-.".utf8.contains($0) })
    }

    private func rest(_ token: ArraySlice<UInt8>, isAlone: Bool) -> Rest? {
        guard token.count <= CitedSpan.lengthLimitBytes, !token.isEmpty, CitedBreak.isPart(token) else { return nil }
        let part = token[..<CitedSpan.end(in: token)]
        guard !part.isEmpty,
            isBrokenHost
                ? CitedBreak.beginsWithHost(part) && part.contains(UInt8(ascii: "/"))
                : CitedBreak.goesOnInItsLine(spelt[...], part, isAlone: isAlone)
        else { return nil }
        return Rest(range: part.startIndex..<part.endIndex, bytes: spelt + part)
    }
}

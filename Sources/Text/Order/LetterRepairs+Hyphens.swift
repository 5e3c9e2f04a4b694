import Lexicon

/// Words of scripts that hyphenate, parted at a line's end: `morn-` and `ing`. The rest of the word moves up, so that lines stay lines.
extension LetterRepairs {
    static func hyphens(_ scalars: inout [Unicode.Scalar]) -> Bool {
        guard scalars.contains(where: isHyphen) else { return false }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var index = 0
        var hasChanged = false
        while index < scalars.count {
            guard isHyphen(scalars[index]), let last = out.last, isHyphenated(last), last.properties.isLowercase,
                let next = nextWord(scalars, behind: index), !standsInAddress(out)
            else {
                out.append(scalars[index])
                index += 1
                continue
            }
            let end = scalars[next...].firstIndex { $0.value <= 0x20 } ?? scalars.count
            let isWhole = scalars[next].properties.isLowercase && !joins(scalars[next..<end])
            hasChanged = true
            if !isWhole { out.append("-") }
            // `vor- und nachher` keeps its blank, as it was written.
            if joins(scalars[next..<end]) {
                out += scalars[(index + 1)..<next]
                index = next
                continue
            }
            out += scalars[next..<end]
            // The break that stood in the word stands behind it.
            let breaks = scalars[(index + 1)..<next].filter { $0.value < 0x20 }
            let behind = scalars[end...].prefix { $0 == " " }
            index = end + behind.count
            if index < scalars.count, scalars[index].value >= 0x20 { out += breaks.isEmpty ? [" "] : breaks }
        }
        scalars = out
        return hasChanged
    }

    /// The hyphen of keyboards, U+2010, and the sign that OCR writes for one that is not the word's own.
    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar.value == 0x2010 || scalar.value == 0xAC
    }

    /// Where the word goes on: behind a break, perhaps blank lines of a page's end; behind a blank alone only where nobody typed the hyphen.
    private static func nextWord(_ scalars: [Unicode.Scalar], behind hyphen: Int) -> Int? {
        var next = hyphen + 1
        var breaks = 0
        while next < scalars.count, scalars[next] == " " || scalars[next] == "\n" || scalars[next] == "\u{0C}",
            next - hyphen < 400
        {
            if scalars[next] != " " { breaks += 1 }
            next += 1
        }
        guard next < scalars.count, isHyphenated(scalars[next]), next > hyphen + 1 || scalars[hyphen] == "\u{AC}" else {
            return nil
        }
        if breaks == 0 { return scalars[hyphen] == "-" || next > hyphen + 2 ? nil : next }
        return breaks == 1 || scalars[next].properties.isLowercase ? next : nil
    }

    /// `und`, `or`: what stands between two halves that share a hyphen.
    private static func joins(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.count <= 5 && joining.contains(String(String.UnicodeScalarView(word)))
    }

    private static let joining = Set(Lexicon.hyphenShares.texts)

    private static func isHyphenated(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x250 || (0x370...0x52F).contains(scalar.value)) && scalar.properties.isAlphabetic
    }
}

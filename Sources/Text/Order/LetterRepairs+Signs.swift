import Lexicon

extension LetterRepairs {
    /// «)رويترز(»: brackets as they look. Two pairs of them, and none as they are meant.
    static func mirroredBrackets(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var (wrong, right) = (0, 0)
        for index in scalars.indices where scalars[index] == ")" || scalars[index] == "(" {
            guard index + 1 < scalars.count, ArabicLetter.isOfScript(scalars[index + 1].value),
                index == 0 || scalars[index - 1].properties.isWhitespace
            else { continue }
            if scalars[index] == ")" { wrong += 1 } else { right += 1 }
        }
        guard wrong >= 2, right == 0 else { return false }
        for line in lines(of: scalars) where ArabicLetter.isIn(scalars[line]) {
            for index in line {
                if scalars[index] == ")" { scalars[index] = "(" } else if scalars[index] == "(" { scalars[index] = ")" }
            }
        }
        return true
    }

    /// «نحو60», «على10»: no preposition has a number in it.
    static func gluedNumbers(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var start = 0
        var hasChanged = false
        for index in scalars.indices {
            if isDigit(scalars[index]), start < index, prepositions.contains(Array(scalars[start..<index])) {
                out.append(" ")
                hasChanged = true
            }
            if !LetterOrder.isOfWord(scalars[index]) { start = index + 1 }
            out.append(scalars[index])
        }
        scalars = out
        return hasChanged
    }

    private static let prepositions = Set(Lexicon.beforeNumbers.texts.map { Array($0.unicodeScalars) })

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { DateTokens.digit(scalar.value) != nil }

    /// «كتابخانه» with the letters of Arabic, «مىگويد»: fonts that give out yeh by its form. Whoever types Persian, Kurdish or Urdu writes one yeh
    /// throughout; where its letters show that it is none of Arabic, one with dots within words and another without at their ends are that one.
    static func persianLetters(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var (letters, own, arabic, dotless, dotted) = (0, 0, 0, 0, 0)
        for index in scalars.indices where ArabicLetter.isOfScript(scalars[index].value) {
            letters += 1
            switch scalars[index].value {
            case 0x67E, 0x686, 0x698, 0x6AF: own += 1
            case 0x629: arabic += 1
            case 0x649: dotless += 1
            case 0x64A where !isWordEnd(scalars, index + 1): dotted += 1
            default: break
            }
        }
        guard own * 100 >= letters, own > arabic * 5, dotless >= 5, dotted >= 5 else { return false }
        for index in scalars.indices {
            switch scalars[index].value {
            case 0x649, 0x64A: scalars[index] = "\u{6CC}"
            case 0x643: scalars[index] = "\u{6A9}"
            default: break
            }
        }
        return true
    }

    /// «ا ل م ر ف أ»: a masthead whose letters were set apart.
    static func spacedLetters(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var hasChanged = false
        for (place, line) in lines(of: scalars).enumerated() {
            if place > 0 { out.append("\n") }
            let words = line.split { scalars[$0] == " " }
            let isSpaced =
                words.count >= 4 && words.allSatisfy { $0.count == 1 && LetterOrder.isOfWord(scalars[$0.startIndex]) }
            out += isSpaced ? words.map { scalars[$0.startIndex] } : Array(scalars[line])
            hasChanged = hasChanged || isSpaced
        }
        scalars = out
        return hasChanged
    }

    /// «٥٢٠٢» for «٢٠٢٥»: the digits of each number last first. Certain where a short line states no day as it stands, and one of this
    /// age when its numbers are turned; then all numbers written with these digits are.
    static func reversedDigits(_ scalars: inout [Unicode.Scalar]) -> Bool {
        guard scalars.contains(where: isEastern) else { return false }
        let head = lines(of: scalars).filter { !$0.isEmpty && $0.count <= 160 }.prefix(12)
        let parts = head.flatMap { line in line.split { scalars[$0] == "|" } }
        guard parts.contains(where: { isTurnedDate(scalars, $0.lowerBound..<$0.upperBound) }) else { return false }
        scalars = turned(scalars, scalars.indices)
        return true
    }

    private static func isTurnedDate(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        let runs = runs(scalars, range)
        guard let first = runs.first, runs.contains(where: { $0.count == 4 }) else { return false }
        let range = first.lowerBound..<range.upperBound
        return TextDate.parse(String(scalars: scalars.span.extracting(range))) == nil
            && TextDate.parse(turned(scalars, range).string) != nil
    }

    private static func isEastern(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x80 && isDigit(scalar) }

    private static func runs(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            while index < range.upperBound, isEastern(scalars[index]) { index += 1 }
            if index > start { runs.append(start..<index) } else { index += 1 }
        }
        return runs
    }

    private static func turned(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> [Unicode.Scalar] {
        var out = Array(scalars[range])
        for run in runs(scalars, range) {
            out[(run.lowerBound - range.lowerBound)..<(run.upperBound - range.lowerBound)].reverse()
        }
        return out
    }

    private static func lines(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        scalars.indices.split(omittingEmptySubsequences: false) { scalars[$0] == "\n" }.map {
            $0.startIndex..<$0.endIndex
        }
    }
}

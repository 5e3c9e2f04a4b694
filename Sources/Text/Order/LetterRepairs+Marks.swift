extension LetterRepairs {
    /// «توقّقّف»: a letter with its mark, given out once for each. No letter with a doubling, tanwin or ezafe stands twice; where three do, those
    /// with other marks are no more meant.
    static func doubledMarks(_ scalars: inout [Unicode.Scalar]) -> Bool {
        let all = merged(doubledClusters(scalars), doubledBeforeLetters(scalars))
        let certain = all.filter { range in
            scalars[range].contains { (0x64B...0x64D).contains($0.value) || $0.value == 0x651 || $0.value == 0x654 }
        }
        guard !certain.isEmpty else { return false }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var kept = 0
        for range in certain.count >= 3 ? all : certain {
            out += scalars[kept..<range.lowerBound]
            kept = range.upperBound
        }
        scalars = out + scalars[kept...]
        return true
    }

    /// «توّقّقف»: as extractors write it that put a mark before its letter.
    private static func doubledBeforeLetters(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var last = 0..<0
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, ArabicLetter.isMark(scalars[index].value) { index += 1 }
            guard index < scalars.count else { break }
            index += 1
            guard index - start > 1, ArabicLetter.isOfScript(scalars[index - 1].value) else { continue }
            if last.count > 1, last.upperBound == start, scalars[last.upperBound - 1] == scalars[index - 1],
                scalars[last].dropLast().allSatisfy(scalars[start..<index - 1].contains)
            {
                found.append(start..<index)
            }
            last = start..<index
        }
        return found
    }

    /// In order; of two that overlap, the first.
    private static func merged(_ one: [Range<Int>], _ other: [Range<Int>]) -> [Range<Int>] {
        var all: [Range<Int>] = []
        for range in (one + other).sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.lowerBound >= all.last?.upperBound ?? 0 { all.append(range) }
        return all
    }

    /// The second of two like ones.
    private static func doubledClusters(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var last = 0..<0
        var index = 0
        while index < scalars.count {
            var end = index + 1
            while end < scalars.count, ArabicLetter.isMark(scalars[end].value) { end += 1 }
            if end - index > 1, ArabicLetter.isOfScript(scalars[index].value), last.upperBound == index,
                scalars[last].elementsEqual(scalars[index..<end])
            {
                found.append(index..<end)
            }
            last = index..<end
            index = end
        }
        return found
    }

    /// «شهًرا», «إّن», «قد ُأ غلق»: extractors that go by where signs are drawn write each mark before its letter. Certain where several
    /// marks stand so that nobody writes them (before a word's first letter, a doubling on it, tanwin two letters before the end), and
    /// hardly one stands at a word's end, where marks that come before their letters never are.
    static func shiftedMarks(_ scalars: inout [Unicode.Scalar]) -> Bool {
        let marks = markPlaces(scalars)
        guard marks.before >= 3, marks.before > marks.behind * 3 else { return false }
        moveBehind(&scalars)
        return true
    }

    /// How many marks stand where they can only belong to the letter behind them, and how many to the one before.
    static func markPlaces(_ scalars: [Unicode.Scalar]) -> (before: Int, behind: Int) {
        var places = (before: 0, behind: 0)
        for index in scalars.indices where ArabicLetter.isMark(scalars[index].value) {
            switch placement(scalars, index) {
            case .beforeItsLetter: places.before += 1
            case .behindItsLetter: places.behind += 1
            case .unknown: break
            }
        }
        return places
    }

    private enum Placement { case beforeItsLetter, behindItsLetter, unknown }

    /// What a mark's place tells. A blank before it was made by the mark.
    private static func placement(_ scalars: [Unicode.Scalar], _ index: Int) -> Placement {
        let isBehindBlank = index > 0 && scalars[index - 1] == " "
        let last = isBehindBlank ? index - 2 : index - 1
        guard last >= 0, LetterOrder.isOfWord(scalars[last]) else { return .unknown }
        guard index + 1 < scalars.count, ArabicLetter.isOfScript(scalars[index + 1].value) else {
            return isBehindBlank ? .unknown : .behindItsLetter
        }
        let next = scalars[index + 1].value
        let isNextLast = index + 2 == scalars.count || !LetterOrder.isOfWord(scalars[index + 2])
        switch scalars[index].value {
        // No word's first letter is doubled; some write the article's and «و» so.
        case 0x651:
            let isFirst = last == 0 || !LetterOrder.isOfWord(scalars[last - 1])
            return isFirst && ![0x644, 0x648].contains(scalars[last].value) ? .beforeItsLetter : .unknown
        // Tanwin stands on the last letter, or before the alef behind it.
        case 0x64B:
            if next == 0x627 { return isNextLast ? .behindItsLetter : .unknown }
            let hasAlef =
                index + 2 < scalars.count
                && (scalars[index + 2].value == 0x627
                    || scalars[index + 2] == " " && index + 3 < scalars.count && scalars[index + 3].value == 0x627
                        && isWordEnd(scalars, index + 4))
            return hasAlef ? .beforeItsLetter : .unknown
        // «خانهٔ»: Persian's ezafe stands on a final he.
        case 0x654:
            return next == 0x647 && isNextLast && scalars[last].value != 0x647 ? .beforeItsLetter : .unknown
        default: return .unknown
        }
    }

    private static func moveBehind(_ scalars: inout [Unicode.Scalar]) {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            guard ArabicLetter.isMark(scalars[index].value) else {
                out.append(scalars[index])
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, ArabicLetter.isMark(scalars[index].value) { index += 1 }
            guard index < scalars.count, ArabicLetter.isOfScript(scalars[index].value) else {
                out += scalars[start..<index]
                continue
            }
            let isTornOff = start > 0 && scalars[start - 1] == " "
            let letter = scalars[index]
            index += 1
            // «تو ّقف»: with one letter before it, or where the letter goes on at once, the blank is the mark's own room.
            if isTornOff, isWithinWord(out, scalars, index) { out.removeLast() }
            out.append(letter)
            out += scalars[start..<index - 1]
            // «ُأ غلق»: a letter alone under a mark is a word's first.
            if isAlone(out, marks: index - 1 - start), index + 1 < scalars.count, scalars[index] == " ",
                ArabicLetter.isOfScript(scalars[index + 1].value)
            {
                index += 1
            }
        }
        scalars = out
    }

    /// «شه ًرا»: tanwin stands on a word's end, so what is before the blank belongs to it; a doubling stands on no first letter.
    private static func isWithinWord(_ out: [Unicode.Scalar], _ scalars: [Unicode.Scalar], _ next: Int) -> Bool {
        guard out.last == " ", out.count > 1, ArabicLetter.isOfScript(out[out.count - 2].value) else { return false }
        let marks = scalars[..<(next - 1)].reversed().prefix { ArabicLetter.isMark($0.value) }
        return marks.contains { $0.value == 0x651 || $0.value == 0x64B || $0.value == 0x64C || $0.value == 0x64D }
    }

    /// Whether what was written last is one letter and its marks, behind a blank or «و ».
    private static func isAlone(_ out: [Unicode.Scalar], marks: Int) -> Bool {
        let start = out.count - marks - 1
        guard start >= 0 else { return false }
        if start == 0 || !LetterOrder.isOfWord(out[start - 1]) { return true }
        let before = out[start - 1].value
        return (before == 0x648 || before == 0x641)
            && (start == 1 || !LetterOrder.isOfWord(out[start - 2]))
    }
}

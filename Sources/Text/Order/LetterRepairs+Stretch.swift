extension LetterRepairs {
    /// «البحري2ة», «المين22اء», «حرك,,ة»: the sign that stretches a line, of a font that calls it a digit, a comma or a question mark. Who writes without
    /// blanks parts words by commas; a sign that parts single letters, ten times and no other sign so, parts none.
    static func stretch(_ scalars: inout [Unicode.Scalar]) -> Bool {
        let inside = insideWords(scalars)
        var counts: [UInt32: (all: Int, single: Int)] = [:]
        for range in inside {
            counts[scalars[range.lowerBound].value, default: (0, 0)].all += 1
            if isSingle(scalars, beside: range) { counts[scalars[range.lowerBound].value, default: (0, 0)].single += 1 }
        }
        guard let (sign, count) = counts.max(by: { $0.value.all < $1.value.all }), count.all >= 10,
            count.all * 10 >= inside.count * 9, count.single * 6 >= count.all
        else { return false }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var kept = 0
        for range in inside where scalars[range.lowerBound].value == sign {
            out += scalars[kept..<range.lowerBound]
            kept = range.upperBound
        }
        out += scalars[kept...]
        scalars = out
        return true
    }

    /// Runs of one sign between two Arabic letters.
    private static func insideWords(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var inside: [Range<Int>] = []
        var index = 1
        while index < scalars.count {
            guard isSign(scalars[index]), LetterOrder.isOfWord(scalars[index - 1]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, scalars[index] == scalars[start] { index += 1 }
            guard index < scalars.count, ArabicLetter.isOfScript(scalars[index].value) else { continue }
            inside.append(start..<index)
        }
        return inside
    }

    /// Whether a letter beside it stands alone.
    private static func isSingle(_ scalars: [Unicode.Scalar], beside range: Range<Int>) -> Bool {
        let (before, behind) = (range.lowerBound - 2, range.upperBound + 1)
        return before < 0 || !LetterOrder.isOfWord(scalars[before]) || behind >= scalars.count
            || !LetterOrder.isOfWord(scalars[behind])
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x21, 0x25...0x27, 0x2A...0x2C, 0x2E, 0x3B...0x3F, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}

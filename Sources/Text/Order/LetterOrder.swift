/// Which way words of Arabic letters read, by the pairs of letters that stand in them: ة and ى end words, «ال» begins them, and every
/// other pair stands more often one way than the other. A word alone is hardly ever judged wrong, a text never.
struct LetterOrder {
    /// Words that read as they stand, and words that read turned round; those that say nothing are in neither.
    private(set) var right = 0
    private(set) var turned = 0

    init(_ lines: [[Unicode.Scalar]]) {
        for line in lines {
            for part in line.split(whereSeparator: { !Self.isOfWord($0) }) {
                switch Self.score(part) {
                case Self.sure...: right += 1
                case ...(-Self.sure): turned += 1
                default: break
                }
            }
        }
    }

    /// A word in seven more often this way than the other, e to the second.
    static let sure = 16

    /// Of a text that reads right fewer than one word in twenty is judged wrong.
    var isTurned: Bool { turned >= 8 && turned >= right * 4 }

    /// Some words stand the one way and some the other: fonts that lack a sign for some letters make pages of this kind.
    var isMixed: Bool { !isTurned && turned >= 12 && turned * 4 >= right }

    static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        ArabicLetter.isOfScript(scalar.value) || ArabicLetter.isMark(scalar.value)
    }

    /// Above zero where the word reads as it stands, in eighths of a natural logarithm.
    static func score(_ word: ArraySlice<Unicode.Scalar>) -> Int {
        let letters = Self.letters(word)
        guard letters.count > 1, let first = letters.first, let last = letters.last else { return 0 }
        let count = LetterPairs.letters.count
        var sum = Int(LetterPairs.weights[first]) - Int(LetterPairs.weights[last])
        sum += KnownWords.direction(word)
        for index in 1..<letters.count {
            sum += Int(LetterPairs.weights[(letters[index - 1] + 1) * count + letters[index]])
        }
        return sum
    }

    /// Places in the table. Forms as letters, ligatures as what they begin with: turned, one reads backwards as the rest does.
    private static func letters(_ word: ArraySlice<Unicode.Scalar>) -> [Int] {
        var out: [Int] = []
        for scalar in word where ArabicLetter.isOfScript(scalar.value) {
            guard scalar.value >= 0xFB50 else {
                if let place = places[scalar.value] { out.append(place) }
                continue
            }
            let plain = Shaping.unshape([scalar].span).compactMap { places[$0.value] }
            out += plain.count > 1 ? plain.reversed() : plain
        }
        return out
    }

    /// A letter's place in the tables; nil for what is none of theirs.
    static func place(of letter: Unicode.Scalar) -> Int? { places[letter.value] }

    private static let places: [UInt32: Int] = {
        var places: [UInt32: Int] = [:]
        for (place, letter) in LetterPairs.letters.enumerated() { places[UInt32(letter)] = place }
        // One letter under two signs, as training/letters.py has it.
        let same: [(UInt32, UInt32)] = [
            (0x6A9, 0x643), (0x6CC, 0x64A), (0x6BE, 0x647), (0x6C0, 0x647), (0x6C1, 0x647), (0x6AA, 0x643),
            (0x6C7, 0x648), (0x6D2, 0x64A),
        ]
        for (variant, letter) in same { places[variant] = places[letter] }
        return places
    }()
}

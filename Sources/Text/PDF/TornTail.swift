/// How far a word looks like the beginning of a torn one, and the next like the first of a line, in sixths of a natural
/// logarithm of odds.
///
/// Learnt from 14,000 lines of Arabic news with two torn words each (logistic regression over the words that could be the
/// torn one): of documents not learnt from, 91 of 100 lines come out right; by the last letter alone, 60. A letter is a
/// weight: `a`–`z` 1 to 26, for a tear, `A`–`Z` as much against it, `.` none.
enum TornTail {
    /// Nil for a word that ends in no letter a gap is left behind.
    ///
    /// - Parameters:
    ///   - last: The last code point of the word.
    ///   - head: The fragment that would complete it.
    ///   - next: The word behind it, unless that is a torn one, too.
    static func evidence(_ word: SeamWord, last: UInt32, before head: Head, next: SeamWord?) -> Int? {
        guard let row = lastLetters.firstIndex(of: last) else { return nil }
        let isDefinite = word.first == .article || word.first == .prefixedArticle || word.first == .andArticle
        return weight(head.letter == 0x643 ? beforeKaf : beforeYa, row)
            + weight(lengths[row], min(max(word.letterCount, 1), 7) - 1)
            + weight(beginnings, Int(word.first.rawValue))
            + (next.map { weight(openings, Int($0.first.rawValue)) } ?? 0)
            + (isDefinite && head.isIndefinite ? indefinite : 0)
    }

    /// What is told of the fragment of a word by which word it may complete.
    struct Head {
        /// ي or ك.
        var letter: UInt32?
        /// Whether it ends in tanwin.
        var isIndefinite: Bool
    }

    /// No word has the article and tanwin. That is grammar: most of the news learnt from write none.
    private static let indefinite = -26

    private static func weight(_ weights: [Int8], _ index: Int) -> Int { Int(weights[index]) }

    /// ر ز د ذ و أ ا
    private static let lastLetters: [UInt32] = [0x631, 0x632, 0x62F, 0x630, 0x648, 0x623, 0x627]

    private static let beforeYa = SeamTable.weights("AcAIcbE")
    private static let beforeKaf = SeamTable.weights("bHUegmE")

    /// By last letter, for words of one to six letters and longer ones.
    private static let lengths = ["jzkbELO", "qrkhMRH", "ikfAHLK", ".HgFNE.", ".bhaFcC", "undDGJ.", ".AfAELZ"]
        .map(SeamTable.weights)

    /// By the beginning of the word and of the next one, in the order of `WordAspect`.
    private static let beginnings = SeamTable.weights("V.L.QOJLR.UWJPMZTNBoheebgIaJFpHfKjC.................")
    private static let openings = SeamTable.weights("FHrK.haBcfdhabwDFCDACAc.CCCGbAddkhaBk...............")
}

extension LetterRepairs {
    /// «االشتراك», «األخير», «اإلقليم», «اآلن»: the article before an alef whose ligature was turned round. No word begins so.
    static func swappedLamAlef(_ scalars: inout [Unicode.Scalar]) -> Bool {
        let certain = certainlySwapped(scalars)
        // A font that gives out one ligature backwards does so with all, and then none stands as it is read.
        if certain.count >= 3, right(in: scalars) * 10 <= certain.count { return turnedBack(&scalars) }
        let hasChanged = swappedLa(&scalars)
        for index in certain { scalars.swapAt(index, index + 1) }
        return hasChanged || !certain.isEmpty
    }

    private static func isAlef(_ scalar: Unicode.Scalar) -> Bool {
        [0x627, 0x623, 0x625, 0x622].contains(scalar.value)
    }

    /// Where the alef of such a lam-alef stands.
    private static func certainlySwapped(_ scalars: [Unicode.Scalar]) -> [Int] {
        scalars.indices.dropLast(3).filter { index in
            scalars[index].value == 0x627 && isAlef(scalars[index + 1]) && scalars[index + 2].value == 0x644
                && ArabicLetter.isOfScript(scalars[index + 3].value) && isWordStart(scalars, index)
                // «االله» is another fault.
                && !(scalars[index + 1].value == 0x627 && scalars[index + 3].value == 0x644)
        }.map { $0 + 1 }
    }

    /// How many stand as they are read. «لألعمال» is «للأعمال», whose second lam is the turned one.
    private static func right(in scalars: [Unicode.Scalar]) -> Int {
        scalars.indices.dropLast().count { index in
            if (0xFEF5...0xFEFC).contains(scalars[index].value) { return true }
            guard scalars[index].value == 0x644, isAlef(scalars[index + 1]) else { return false }
            return index + 2 >= scalars.count || scalars[index + 2].value != 0x644
        }
    }

    /// Of a text all of whose lam-alefs are turned round: what else is an alef before a lam is the article, or stands so in its word, which the
    /// letters around it tell.
    private static func turnedBack(_ scalars: inout [Unicode.Scalar]) -> Bool {
        let before = scalars
        var index = 0
        while index + 1 < scalars.count {
            guard isAlef(scalars[index]), scalars[index + 1].value == 0x644, isTurned(before, index) else {
                index += 1
                continue
            }
            scalars.swapAt(index, index + 1)
            index += 2
        }
        return scalars != before
    }

    /// Where the word is a known one with its article, or a known one once turned back, that tells; else the letters around.
    private static func isTurned(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let start = index - scalars[..<index].suffix(40).reversed().prefix(while: LetterOrder.isOfWord).count
        let end = index + scalars[index...].prefix(40).prefix(while: LetterOrder.isOfWord).count
        if start == index, scalars[index].value == 0x627, KnownWords.holds(scalars[(index + 2)..<end]) { return false }
        var word = Array(scalars[start..<end])
        word.swapAt(index - start, index + 1 - start)
        return KnownWords.holds(word) || LamAlef.isTurned(scalars, index)
    }

    /// At the word's beginning, or behind the letters that lean on it: و ف ب ك.
    private static func isWordStart(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = scalars[index - 1].value
        guard ArabicLetter.isOfScript(before) || ArabicLetter.isMark(before) else { return true }
        guard [0x648, 0x641, 0x628, 0x643].contains(before) else { return false }
        return index == 1
            || !ArabicLetter.isOfScript(scalars[index - 2].value) && !ArabicLetter.isMark(scalars[index - 2].value)
    }

    /// «ال يمكن» for «لا يمكن»: the article alone is no word.
    private static func swappedLa(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var hasChanged = false
        for index in scalars.indices.dropLast(2)
        where scalars[index].value == 0x627 && scalars[index + 1].value == 0x644 && scalars[index + 2] == " " {
            let isWhole =
                index == 0 || !LetterOrder.isOfWord(scalars[index - 1])
                || scalars[index - 1].value == 0x648 && (index == 1 || !LetterOrder.isOfWord(scalars[index - 2]))
            guard isWhole else { continue }
            scalars.swapAt(index, index + 1)
            hasChanged = true
        }
        return hasChanged
    }
}

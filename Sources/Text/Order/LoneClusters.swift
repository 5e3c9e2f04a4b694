/// A letter and its mark, given out as a word of their own: before the word that holds them as well («ٔه گفتٔه»), or torn off their word («کتابخان ٔه»).
enum LoneClusters {
    static func mended(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]]? {
        guard lines.contains(where: { line in line.contains { ArabicLetter.isMark($0.value) } }) else { return nil }
        let words = lines.map { $0.split(separator: " ", omittingEmptySubsequences: false).map { Array($0) } }
        let lone = words.reduce(0) { $0 + $1.count(where: isLone) }
        let doubled = words.reduce(0) { sum, words in
            sum + zip(words, words.dropFirst()).count { isLone($0) && holds($1, $0) }
        }
        // One may stand before a word with the same letter by chance.
        let areDoubled = doubled >= 3 && doubled * 2 > lone
        var hasChanged = false
        let mended = zip(lines, words).map { line, words in
            let mended = self.mended(words, areDoubled: areDoubled)
            guard mended.count < words.count else { return line }
            hasChanged = true
            return Array(mended.joined(separator: [" "]))
        }
        return hasChanged ? mended : nil
    }

    private static func mended(_ words: [[Unicode.Scalar]], areDoubled: Bool) -> [[Unicode.Scalar]] {
        var words = words
        for index in words.indices.reversed() where isLone(words[index]) {
            if areDoubled, index + 1 < words.count, holds(words[index + 1], words[index]) {
                words.remove(at: index)
            } else if index > 0, isEzafe(words[index]), words[index - 1].last.map(isLetter) == true {
                words[index - 1] += words[index].reversed()
                words.remove(at: index)
            }
        }
        return words
    }

    /// The mark before its letter, as those write it that go by where signs are drawn.
    static func isLone(_ word: [Unicode.Scalar]) -> Bool {
        word.count == 2 && ArabicLetter.isMark(word[0].value) && isLetter(word[1])
    }

    static func holds(_ word: some Collection<Unicode.Scalar>, _ cluster: [Unicode.Scalar]) -> Bool {
        zip(word, word.dropFirst()).contains { first, next in
            first == cluster[0] && next == cluster[1] || first == cluster[1] && next == cluster[0]
        }
    }

    /// «ٔه»: Persian's ezafe stands on a final he.
    private static func isEzafe(_ word: [Unicode.Scalar]) -> Bool {
        word[0].value == 0x654 && (word[1].value == 0x647 || word[1].value == 0x6C1)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ArabicLetter.isOfScript(scalar.value) }
}

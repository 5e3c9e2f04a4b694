import Text

/// What one pass over a folded text leaves behind: how many words, the smallest hashes of its runs of words, and those of
/// its numbers.
struct TextHashes {
    /// 512 bins for the runs of three words: the estimate of a resemblance of 0.6 is off by 0.02 (one standard deviation)
    /// for long texts, by less for texts of a few hundred words, whose runs nearly all have a bin of their own.
    static let runBits = 9
    static let numberBits = 6

    private(set) var wordCount = 0
    private(set) var runs = MinimalHashes(bits: Self.runBits)
    private(set) var numbers = MinimalHashes(bits: Self.numberBits)

    /// Three words a run: one replaced word changes three runs of some hundreds, while chance and the set phrases of a
    /// trade seldom leave unrelated texts a resemblance above 0.02.
    init(folded: [UInt8]) {
        var count = 0
        var first: UInt64 = 0
        var second: UInt64 = 0
        var runs = self.runs
        var numbers = self.numbers
        folded.withUnsafeBytes { bytes in
            Words.forEach(folded) { range in
                let word = WordHash.hash(bytes, range)
                if count >= 2 { runs.add(WordHash.run(first, second, word)) }
                if bytes[range.lowerBound] &- 0x30 < 10 { numbers.add(WordHash.mix(word)) }
                (first, second) = (second, word)
                count += 1
            }
        }
        (wordCount, self.runs, self.numbers) = (count, runs, numbers)
    }
}

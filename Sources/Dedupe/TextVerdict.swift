/// A text that the store already knows, as the index returns it.
package struct KnownText: Sendable, Equatable {
    package let recordID: String
    package let contentHash: String
    package let wordCount: Int
    package let signature: [UInt8]

    package init(recordID: String, contentHash: String, wordCount: Int, signature: [UInt8]) {
        self.recordID = recordID
        self.contentHash = contentHash
        self.wordCount = wordCount
        self.signature = signature
    }
}

/// Whether a text was seen before.
package enum TextVerdict: Sendable, Equatable {
    case new
    /// Letter for letter after normalising.
    case same(recordID: String)
    /// Nearly the same; similarity from 0 to 1.
    case near(recordID: String, similarity: Double)

    /// `known` are the texts that share a hash or a band with the candidate, in any order. The same text wins over a near
    /// one, the nearest over others, the lowest record id among equals. Of two texts, either gives the same verdict on the
    /// other.
    package static func judge(_ candidate: Fingerprint, among known: [KnownText]) -> TextVerdict {
        var same: String?
        var near: (id: String, similarity: Double)?
        for text in known {
            if text.contentHash == candidate.contentHash {
                guard candidate.wordCount >= fewestSameWords else { continue }
                if same.map({ text.recordID < $0 }) ?? true { same = text.recordID }
            } else if same == nil, let similarity = similarity(candidate, text) {
                let isNearer = near.map { (-similarity, text.recordID) < (-$0.similarity, $0.id) } ?? true
                if isNearer { near = (text.recordID, similarity) }
            }
        }
        if let same { return .same(recordID: same) }
        if let near { return .near(recordID: near.id, similarity: near.similarity) }
        return .new
    }

    /// Nil unless the two are near.
    private static func similarity(_ candidate: Fingerprint, _ text: KnownText) -> Double? {
        let fewer = min(candidate.wordCount, text.wordCount)
        let more = max(candidate.wordCount, text.wordCount)
        // The length alone tells an extended text: what the shorter lacks, it cannot share.
        guard fewer >= fewestNearWords, Double(fewer) >= nearFrom * Double(more),
            let likeness = Sketch.likeness(candidate.signature, text.signature),
            likeness.runs >= nearFrom(words: fewer), likeness.numbers >= numbersFrom,
            likeness.held >= heldFrom(words: fewer)
        else { return nil }
        return likeness.runs
    }

    // MARK: Where to draw the line

    /// Shorter texts are not called the same: a caption or a line for subscribers stands on many pages.
    static let fewestSameWords = 6

    /// Shorter texts are never near: in so few words an edit and another text look alike.
    static let fewestNearWords = 20

    /// The share of runs of words in common from which two texts are near. Of the pairs in neardup/arabic, the least alike
    /// that are near share 0.63 (5 % of the words replaced; cut to the first 70 %: 0.66), the most alike that only
    /// overlap 0.47. A text that grew by more than three quarters is therefore a new one.
    static let nearFrom = 0.56

    /// Rises below 100 words, to 0.8 at 20: there one sentence is a large part of what is said.
    static func nearFrom(words: Int) -> Double { nearFrom + 0.003 * Double(max(0, 100 - words)) }

    /// Of the runs of the shorter text the share that the other has to hold. Tenders, obituaries, delays and results are written in one
    /// another's sentences: in a short text the words that differ may be the two names it is about (measured: up to 0.88 at 70 words, 0.74
    /// at 120). What is copied has words added or cut, and hardly one put for another: 0.93 and more, 0.87 where its numbers and plurals
    /// are spelt otherwise.
    static func heldFrom(words: Int) -> Double { words < 100 ? 0.9 : words < 150 ? 0.8 : 0 }

    /// The share of the numbers in common below which two texts are not near, however alike their words: the day's prices,
    /// counts and scores in yesterday's sentences are another article. Near pairs of neardup/arabic share 0.66 or more.
    static let numbersFrom = 0.5
}

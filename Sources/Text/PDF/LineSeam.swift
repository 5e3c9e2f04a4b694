/// Where in a line the printed line begins, when its runs were written last first.
///
/// With the torn word put together, the words of such a line are the printed line's in a circle: every two neighbours
/// belong together but one pair. The words of the words tell how likely each pair is to be that one; the lines around it
/// say more, since the word that opens the line follows on from the one above.
struct LineSeam {
    /// The index of the word that opens the line; as many as there are words when the first one does.
    let start: Int
    /// How likely it is the place, among all of the line, 0 to 1.
    let probability: Double

    /// A printed line has no more words.
    static let wordLimit = 60

    /// - Parameters:
    ///   - words: The line in the order it was written, the torn word first and whole.
    ///   - above: The last word of the line above, where that is known.
    ///   - below: The first word of the line below.
    ///   - opensParagraph: Whether no line above goes on in this one.
    init?(_ words: [SeamWord], above: SeamWord?, below: SeamWord?, opensParagraph: Bool) {
        guard words.count >= 2, words.count <= Self.wordLimit else { return nil }
        var best = 0
        var scores: [Double] = []
        scores.reserveCapacity(words.count)
        for index in words.indices {
            let next = words[index + 1 < words.count ? index + 1 : 0]
            var score = words[index].seam(before: next)
            if let above { score -= above.seam(before: next) }
            if opensParagraph { score += next.opening }
            if let below { score -= words[index].seam(before: below) }
            scores.append(Double(score) / 6)
            if scores[index] > scores[best] { best = index }
        }
        start = best + 1
        // The best one's share when scores are logarithms of odds.
        probability = 1 / scores.reduce(0) { $0 + Self.exponential($1 - scores[best]) }
    }

    /// e to the power of a number that is not above 0, as (1 + x/256)^256, near enough for a share.
    private static func exponential(_ x: Double) -> Double {
        var power = max(0, 1 + x / 256)
        for _ in 0..<8 { power *= power }
        return power
    }
}

/// How wide a gap between two pieces is a blank: letters that are drawn one by one touch, words do not.
struct WordGap {
    /// In hundredths of the line's height.
    let share: Int

    private static let usual = 8
    private static let candidates = 5...15

    /// The emptiest place between the gaps within words and those between them, of a whole document.
    init(_ pages: [[PlacedRow]]) {
        var counts = Array(repeating: 0, count: 40)
        for page in pages {
            for row in page {
                for (piece, next) in zip(row.words, row.words.dropFirst()) {
                    let gap = (next.left - piece.right) * 100 / min(piece.height, next.height)
                    if counts.indices.contains(gap) { counts[gap] += 1 }
                }
            }
        }
        guard counts.reduce(0, +) >= 50 else {
            share = Self.usual
            return
        }
        func standing(_ place: Int) -> Int { counts[(place - 2)...(place + 2)].reduce(0, +) }
        share =
            Self.candidates.min {
                (standing($0), abs($0 - Self.usual)) < (standing($1), abs($1 - Self.usual))
            } ?? Self.usual
    }

    func parts(_ piece: PlacedWord, _ next: PlacedWord) -> Bool {
        (next.left - piece.right) * 100 > share * min(piece.height, next.height)
    }
}

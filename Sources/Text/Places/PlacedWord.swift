/// A word, or a piece of one, where a page shows it: its letters from left to right, whatever way they read.
package struct PlacedWord: Sendable, Equatable {
    /// In thousandths of a point, from the page's left and upper edge.
    package var left: Int
    package var top: Int
    package var right: Int
    package var bottom: Int
    package var signs: [Unicode.Scalar]

    package init(left: Int, top: Int, right: Int, bottom: Int, signs: [Unicode.Scalar]) {
        (self.left, self.top, self.right, self.bottom, self.signs) = (left, top, right, bottom, signs)
    }

    var height: Int { max(bottom - top, 1) }
    var middle: Int { (top + bottom) / 2 }
    /// A sign over or under another, or the second letter of a ligature: it takes no room of its own.
    var takesNoRoom: Bool { right - left < 50 }
    var letters: Int { signs.count { ArabicLetter.isOfScript($0.value) } }
    var latinLetters: Int { signs.count { LatinLetter.isLetter($0.value) } }
    var hasMarks: Bool { signs.contains { ArabicLetter.isMark($0.value) } }
    var isMarks: Bool { !signs.isEmpty && signs.allSatisfy { ArabicLetter.isMark($0.value) } }

    func overlap(_ top: Int, _ bottom: Int) -> Int { min(self.bottom, bottom) - max(self.top, top) }
}

/// What stands on one line of a page, from left to right.
struct PlacedRow {
    var words: [PlacedWord]
    /// Of the word that began it.
    var top: Int
    var bottom: Int

    init(_ word: PlacedWord) {
        (words, top, bottom) = ([word], word.top, word.bottom)
    }

    var middle: Int { (top + bottom) / 2 }
    var height: Int { max(bottom - top, 1) }
    var letters: Int { words.reduce(0) { $0 + $1.letters + $1.latinLetters } }

    /// How high its letters are, by their number; nil where it has none.
    var letterHeight: Int? {
        let sized = words.compactMap { word in
            word.letters + word.latinLetters > 0 ? (word.height, word.letters + word.latinLetters) : nil
        }
        guard !sized.isEmpty else { return nil }
        return PlacedRow.median(sized)
    }

    /// Of values that count several times.
    static func median(_ values: [(value: Int, count: Int)]) -> Int {
        let sorted = values.sorted { $0.value < $1.value }
        var left = sorted.reduce(0) { $0 + $1.count } / 2
        for (value, count) in sorted {
            left -= count
            if left < 0 { return value }
        }
        return sorted.last?.value ?? 0
    }

    mutating func sort() {
        // What takes no room stands left of the letter whose left edge it shares: of a ligature it is the later half.
        words.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    }
}

enum LatinLetter {
    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
        default: false
        }
    }
}

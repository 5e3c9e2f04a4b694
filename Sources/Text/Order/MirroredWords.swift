/// Words whose letters stand last first while the words themselves stand in order (pdfium).
enum MirroredWords {
    /// Whether lines have to be turned word by word: what ends a sentence stands at the end of lines, not at their beginning.
    static func isByWord(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (first, last) = (0, 0)
        for line in lines {
            let words = line.split { $0 == " " }
            guard words.count > 2, let front = words.first, let back = words.last else { continue }
            if front.contains(where: endsSentence) { first += 1 }
            if back.contains(where: endsSentence) { last += 1 }
        }
        return last > first
    }

    /// Only the words that read better so. Of one that says nothing, most of the others tell.
    static func turnedWhereBetter(_ lines: [[Unicode.Scalar]], _ order: LetterOrder) -> [[Unicode.Scalar]] {
        let bound = bound(order)
        return lines.map { turnedWhereBetter($0, bound: bound) }
    }

    /// Words that score less are turned: the more of the text stands turned, the less it takes.
    private static func bound(_ order: LetterOrder) -> Int {
        // Where hardly a word stands right, none does.
        if order.right * 20 <= order.turned { return .max }
        if order.isTurned { return LetterOrder.sure }
        if order.turned > order.right { return 4 }
        return order.turned * 2 < order.right ? -8 : 0
    }

    private static func turnedWhereBetter(_ line: [Unicode.Scalar], bound: Int) -> [Unicode.Scalar] {
        var words: [[Unicode.Scalar]] = []
        var before: [ArraySlice<Unicode.Scalar>] = []
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            // «وت قّف»: a piece ended at the mark, and no word begins with a letter that is doubled.
            if bound < Int.max, word.count > 2, LetterOrder.isOfWord(word[word.startIndex]),
                word[word.startIndex + 1].value == 0x651,
                let last = words.last, let before = before.last,
                before.allSatisfy({ ArabicLetter.isOfScript($0.value) })
            {
                let other = Array(last.reversed())
                let isBetter = LetterOrder.score((other + word)[...]) > LetterOrder.score((last + word)[...])
                words[words.count - 1] = (isBetter ? other : last) + word
            } else {
                words.append(LetterOrder.score(word) < bound ? turned(word) : Array(word))
            }
            before.append(word)
        }
        return Array(words.joined(separator: [" "]))
    }

    private static func turned(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard ArabicLetter.isIn(word) else { return Array(word) }
        return MirroredLines.marksBehind(MirroredLines.turned(Array(word)))
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "،", "؛", "؟", "!", ":": true
        default: false
        }
    }
}

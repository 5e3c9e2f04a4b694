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

    static func turned(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(line.split(separator: " ", omittingEmptySubsequences: false).map(turned).joined(separator: [" "]))
    }

    /// Only the words that read better so. One that says nothing stays.
    static func turnedWhereBetter(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        return Array(words.map { LetterOrder.score($0) < 0 ? turned($0) : Array($0) }.joined(separator: [" "]))
    }

    private static func turned(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard word.contains(where: { ArabicLetter.isOfScript($0.value) }) else { return Array(word) }
        return MirroredLines.marksBehind(MirroredLines.turned(Array(word)))
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "،", "؛", "؟", "!", ":": true
        default: false
        }
    }
}

/// Words whose letters before a mark stand last first, and those behind it in order («قوتّف» for «توقّف»): pdfium ends a piece of text at each mark.
enum MarkedWords {
    /// Nil unless the words of the text that hold marks read better turned, far more of them than read worse.
    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]]? {
        var (better, worse) = (0, 0)
        let places = lines.map { line in
            words(line).compactMap { word -> Range<Int>? in
                guard let mark = line[word].firstIndex(where: { ArabicLetter.isMark($0.value) }),
                    mark - word.lowerBound > 1
                else { return nil }
                let gain = LetterOrder.score(turned(line[word], mark)[...]) - LetterOrder.score(line[word])
                if gain >= LetterOrder.sure { better += 1 }
                if gain <= -LetterOrder.sure { worse += 1 }
                return gain >= 0 ? word.lowerBound..<mark : nil
            }
        }
        guard better >= 4, better > worse * 4 else { return nil }
        return zip(lines, places).map { line, places in
            var line = line
            for place in places { line.replaceSubrange(place, with: line[place].reversed()) }
            return line
        }
    }

    private static func turned(_ word: ArraySlice<Unicode.Scalar>, _ mark: Int) -> [Unicode.Scalar] {
        word[..<mark].reversed() + word[mark...]
    }

    private static func words(_ line: [Unicode.Scalar]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while index < line.count {
            guard ArabicLetter.isOfScript(line[index].value) else {
                index += 1
                continue
            }
            let start = index
            while index < line.count, LetterOrder.isOfWord(line[index]) { index += 1 }
            words.append(start..<index)
        }
        return words
    }
}

/// Lines of right-to-left words that stand last first, each word's letters in order, without embeddings that would show it: MuPDF and pypdf
/// read lines of some programs so.
enum WordsLastFirst {
    /// How signs stand: they lean on the word behind them («صار ،أشهر»), which nobody writes; or only a line's own stop stands first, which
    /// the order of sentences explains as well, so that the words must tell.
    static func areCertain(_ lines: [[Unicode.Scalar]]) -> Bool {
        if areWhole(lines) { return true }
        let signs = signs(lines)
        if signs.leaning >= 3, signs.leaning > signs.standing * 3 { return true }
        return StopsFirst.areCertain(lines) && backwards(lines)
    }

    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        let signs = signs(lines)
        // Signs that stay with their words are none to move.
        let areLeaning = signs.leaning > signs.standing || areWhole(lines)
        return lines.map { line in
            ArabicLetter.isIn(line) ? turned(line, areLeaning: areLeaning) : line
        }
    }

    private static func turned(_ line: [Unicode.Scalar], areLeaning: Bool) -> [Unicode.Scalar] {
        var words = line.split(separator: " ").map { Array($0) }
        // From behind, so that a sign moves by one word only.
        for index in words.indices.reversed() {
            let leading = words[index].prefix(while: isSign)
            if !leading.isEmpty, leading.count < words[index].count {
                words[index] = words[index].dropFirst(leading.count) + leading.reversed()
            } else if !areLeaning, index + 1 < words.count, let last = words[index].last, last == ":" || last == ".",
                ArabicLetter.isIn(words[index])
            {
                // «من: كله» of «كله: من»: the sign was written where it was seen.
                words[index].removeLast()
                words[index + 1].append(last)
            }
        }
        var out: [[Unicode.Scalar]] = []
        var run: [[Unicode.Scalar]] = []
        for word in words.reversed() {
            // What runs from left to right keeps its order.
            if word.contains(where: MirroredLines.isLeftToRight),
                !ArabicLetter.isIn(word)
            {
                run.append(word)
            } else {
                out += run.reversed() + [word]
                run = []
            }
        }
        return Array((out + run.reversed()).joined(separator: [" "]))
    }

    /// Words with their signs: stops stand behind the first words of lines («الحر. بسبب موعده قبل»), hardly one at a line's end.
    private static func areWhole(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (early, late) = (0, 0)
        for line in lines {
            let words = line.split(separator: " ")
            guard words.count >= 4, let first = words.first, let last = words.last else { continue }
            if first.last == ".", first.first.map(LetterOrder.isOfWord) == true { early += 1 }
            if last.last == "." { late += 1 }
        }
        return early >= 3 && early > late * 3 && backwards(lines)
    }

    private static func signs(_ lines: [[Unicode.Scalar]]) -> (leaning: Int, standing: Int) {
        var (leaning, standing) = (0, 0)
        for line in lines {
            for index in line.indices.dropFirst().dropLast()
            where line[index] == "،" || line[index] == "." || line[index] == "؛" {
                let (before, behind) = (line[index - 1], line[index + 1])
                if before == " ", LetterOrder.isOfWord(behind) { leaning += 1 }
                if LetterOrder.isOfWord(before), behind == " " { standing += 1 }
            }
        }
        return (leaning, standing)
    }

    /// Whether words follow each other as the model of seams (`SeamTable`, made of Arabic news) knows them better from behind.
    private static func backwards(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (sum, pairs) = (0, 0)
        for line in lines.prefix(200) {
            let plain = Shaping.unshape(line.span)
            let words = plain.split(separator: " ").filter { word in ArabicLetter.isIn(word)
            }
            .map { word in
                let letters = word.drop(while: isSign).reversed().drop(while: isSign).reversed()
                return Array(letters)
            }
            .map { SeamWord($0.span, 0..<$0.count) }
            for (word, next) in zip(words, words.dropFirst()) {
                sum += next.seam(before: word) - word.seam(before: next)
                pairs += 1
            }
        }
        // In sixths of a logarithm of odds.
        return pairs >= 12 && -sum >= pairs * 2
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "،", "؛", ":", "!", "؟", "»", ")": true
        default: false
        }
    }
}

/// Marks and ligatures of placed words, as they look from left to right: each mark left of its letter, of a ligature the later letter first.
/// Turned round, the marks stand behind their letters and the ligature reads as it is written.
struct PlacedMarks {
    /// Each sign is drawn by itself: a piece of several letters is a ligature, whose letters stand as they are read.
    private let isDrawnSingly: Bool
    /// Within words marks stand right of their letters.
    private let standBehind: Bool

    init(_ pages: [[PlacedWord]]) {
        var (single, several) = (0, 0)
        var sample: [Unicode.Scalar] = []
        for word in pages.joined() {
            let letters = word.letters
            if letters == 1 { single += 1 }
            if letters > 2 { several += 1 }
            if letters > 1, word.hasMarks { sample += word.signs.reversed() + [" "] }
        }
        isDrawnSingly = single > several * 4
        let marks = LetterRepairs.markPlaces(sample)
        standBehind = marks.before > marks.behind
    }

    func asSeen(_ word: PlacedWord) -> PlacedWord {
        let letters = word.letters
        guard letters > 0 else { return word }
        var word = word
        if isDrawnSingly, letters > 1, word.signs.allSatisfy({ LetterOrder.isOfWord($0) }) {
            word.signs.reverse()
            return word
        }
        guard standBehind || letters == 1 && isDrawnSingly, word.hasMarks else { return word }
        var index = 0
        while index < word.signs.count {
            var end = index + 1
            // A joiner is given out with the letter behind it.
            if word.signs[index].value == 0x200C, end < word.signs.count { end += 1 }
            while end < word.signs.count, ArabicLetter.isMark(word.signs[end].value) { end += 1 }
            word.signs[index..<end].reverse()
            index = end
        }
        return word
    }

    /// Marks that are drawn by themselves, put to the letters under them.
    static func settled(_ row: PlacedRow) -> PlacedRow {
        var row = row
        for index in row.words.indices where endsWithMark(row.words[index]) {
            // Drawn before the letter of the next piece, and taken for this one's.
            let next = index + 1 < row.words.count ? row.words[index + 1] : nil
            let marks = row.words[index].signs.reversed().prefix { ArabicLetter.isMark($0.value) }
            row.words[index].signs.removeLast(marks.count)
            if let next, next.letters > 0, (next.left - row.words[index].right) * 6 < row.words[index].height {
                row.words[index + 1].signs.insert(contentsOf: marks.reversed(), at: 0)
            } else {
                row.words[index].signs.insert(contentsOf: marks.reversed(), at: row.words[index].signs.count - 1)
            }
        }
        let loosely = row.words.indices.map { isLoose($0, in: row.words) }
        guard loosely.contains(true) else { return row }
        var bases: [PlacedWord] = []
        var loose: [PlacedWord] = []
        for (word, isLoose) in zip(row.words, loosely) {
            if isLoose { loose.append(word) } else { bases.append(word) }
        }
        for word in loose where !settle(word, in: &bases) { bases.append(word) }
        row.words = bases
        row.sort()
        return row
    }

    /// Marks alone, or a letter that is given out again with its mark, over the word that has it.
    private static func isLoose(_ index: Int, in words: [PlacedWord]) -> Bool {
        let word = words[index]
        guard word.hasMarks else { return false }
        if word.isMarks || word.takesNoRoom { return true }
        guard word.letters == 1, let letter = word.signs.first(where: { ArabicLetter.isOfScript($0.value) }) else {
            return false
        }
        return (max(index - 2, 0)..<min(index + 3, words.count)).contains { other in
            other != index && words[other].letters > 1 && words[other].left <= word.left
                && words[other].right >= word.right && words[other].signs.contains(letter)
        }
    }

    private static func endsWithMark(_ word: PlacedWord) -> Bool {
        guard let last = word.signs.last, ArabicLetter.isMark(last.value) else { return false }
        return !word.takesNoRoom && word.letters > 0
    }

    /// False where there is no letter that it could stand on.
    private static func settle(_ mark: PlacedWord, in bases: inout [PlacedWord]) -> Bool {
        // As seen: left of the letter, the last one first.
        let drawn = mark.signs.filter { ArabicLetter.isMark($0.value) }
        let marks = mark.signs.last.map { ArabicLetter.isOfScript($0.value) } == true ? drawn : drawn.reversed()
        // Some give the letter out again with its mark.
        let letter = mark.signs.first { ArabicLetter.isOfScript($0.value) }
        let place = (mark.left + mark.right) / 2
        var low = 0
        var high = bases.count
        while low < high {
            let middle = (low + high) / 2
            if bases[middle].left <= place { low = middle + 1 } else { high = middle }
        }
        let near = (max(low - 3, 0)..<min(low + 2, bases.count)).filter { index in
            bases[index].letters > 0 && (letter.map { bases[index].signs.contains($0) } ?? true)
                && distance(place, bases[index]) < mark.height
        }
        guard let index = near.min(by: { distance(place, bases[$0]) < distance(place, bases[$1]) }) else {
            return false
        }
        let base = bases[index]
        let places = base.signs.indices.filter { !ArabicLetter.isMark(base.signs[$0].value) }
        let width = max(base.right - base.left, 1)
        func off(_ number: Int) -> Int { abs(base.left + (number * 2 + 1) * width / (places.count * 2) - place) }
        let fitting = places.indices.filter { number in
            let sign = base.signs[places[number]]
            return letter.map { $0 == sign } ?? ArabicLetter.isOfScript(sign.value)
        }
        guard let number = fitting.min(by: { off($0) < off($1) }) else { return false }
        let start = number == 0 ? 0 : places[number - 1] + 1
        // The letter has it already.
        if letter != nil, base.signs[start..<places[number]].elementsEqual(marks) { return true }
        bases[index].signs.insert(contentsOf: marks, at: places[number])
        return true
    }

    private static func distance(_ place: Int, _ word: PlacedWord) -> Int {
        max(word.left - place, place - word.right, 0)
    }
}

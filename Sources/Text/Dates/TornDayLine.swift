/// What a line near the top of a text holds of a day.
struct TornDayLine {
    enum Piece: Equatable {
        case number(Int, digits: Int)
        case month(DateWord, String)
        /// «نشر في», in the list's spelling.
        case label(String)
        case word
    }

    let text: String
    private let scalars: [Unicode.Scalar]
    private(set) var pieces: [(piece: Piece, range: Range<Int>)] = []
    /// Whether signs stand in it that a font had no letter for.
    private(set) var isUnread = false

    /// A name is not longer, in words.
    private static let mostWords = 5
    private static let mostJoined = 6

    init(_ text: String) {
        self.text = text
        scalars = [Unicode.Scalar](scalarsOf: text)
        isUnread = scalars.contains { $0.value == 0xFFFD || $0.value == 0xFFFF }
        let words = Self.words(scalars)
        var index = 0
        while index < words.count {
            if let number = words[index].number {
                pieces.append((number, words[index].range))
                index += 1
                continue
            }
            let (piece, end) = Self.piece(words, index)
            let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
            index = end
            // A letter alone is what the paper's edge or a mark has left of a word.
            if piece == .word, words[end - 1].letters.count < 2 { continue }
            pieces.append((piece, range))
        }
    }

    var isLabelled: Bool {
        words <= Self.mostWords && pieces.contains { if case .label = $0.piece { true } else { false } }
    }

    /// Nothing but numbers, a month's name, and the marks between them, which may stand alone.
    var isPure: Bool { pieces.allSatisfy { Self.isOfDay($0.piece) } }

    var words: Int { pieces.count { $0.piece == .word } }

    static func isOfDay(_ piece: Piece) -> Bool {
        switch piece {
        case .number, .month: true
        case .label, .word: false
        }
    }

    /// Whether numbers and names of months stand at its ends or beside each other: within a sentence a number is something else.
    var hasOnlyEdges: Bool {
        guard run == nil else { return true }
        let inner = pieces.drop { Self.isOfDay($0.piece) }.reversed().drop { Self.isOfDay($0.piece) }
        return inner.allSatisfy { !Self.isOfDay($0.piece) }
    }

    /// Whether it begins or ends with a sign that people set between words, or with the year, its label behind it: no line is written so.
    var isShuffled: Bool {
        let signs = [scalars.first { $0.value > 0x20 }, scalars.last { $0.value > 0x20 }]
        if signs.contains("|") || signs.contains("/") { return true }
        guard let run, run.upperBound < pieces.count, case .label = pieces[run.upperBound].piece,
            case .number(_, digits: 4) = pieces[run.lowerBound].piece
        else { return false }
        return true
    }

    /// Whether blanks stand round the slash between a month's two names, in a line of no sentence: what stands on its sides is read apart there.
    var isParted: Bool {
        guard let run, words <= Self.mostWords else { return false }
        let range = pieces[run.lowerBound].range.lowerBound..<pieces[run.upperBound - 1].range.upperBound
        return text(range).utf8.firstRange(of: " / ".utf8) != nil
    }

    /// Where what is a day's stands side by side; nil where there is none, or it stands in more than one place.
    var run: Range<Int>? {
        guard let first = pieces.firstIndex(where: { Self.isOfDay($0.piece) }),
            let last = pieces.lastIndex(where: { Self.isOfDay($0.piece) }),
            pieces[first...last].allSatisfy({ Self.isOfDay($0.piece) })
        else { return nil }
        return first..<last + 1
    }

    func text(_ range: Range<Int>) -> String { Array(scalars[range]).string }

    /// The line with its day written so, in a line of its own where the day is glued to a word.
    func withDay(_ day: String) -> String? {
        guard let run, words > 0 else { return day }
        let range = pieces[run.lowerBound].range.lowerBound..<pieces[run.upperBound - 1].range.upperBound
        let isGlued = range.lowerBound > 0 && ArabicLetter.isOfScript(scalars[range.lowerBound - 1].value)
        let (before, behind) = (text(0..<range.lowerBound), text(range.upperBound..<scalars.count))
        guard !isGlued else { return before + "\n" + day + "\n" + behind }
        let (left, right) = (before.last ?? " ", behind.first ?? " ")
        return before + (left == " " ? "" : " ") + day + (right == " " ? "" : " ") + behind
    }

    private struct Word {
        var range: Range<Int>
        var letters: [Unicode.Scalar] = []
        var number: Piece?
    }

    /// Numbers, and letters between two of anything else. Marks are no letters, and stretch none.
    private static func words(_ line: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var index = line.startIndex
        while index < line.endIndex {
            let start = index
            if let digit = DateTokens.digit(line[index].value) {
                var (value, digits) = (Int(digit), 1)
                index += 1
                while index < line.endIndex, let digit = DateTokens.digit(line[index].value) {
                    value = digits < 9 ? value * 10 + Int(digit) : value
                    digits += 1
                    index += 1
                }
                words.append(Word(range: start..<index, number: .number(value, digits: digits)))
                continue
            }
            var letters: [Unicode.Scalar] = []
            while index < line.endIndex, isOfWord(line[index]) {
                if !ArabicLetter.isMark(line[index].value), line[index].value != 0x640 {
                    letters += Shaping.unshape([line[index]].span)
                }
                index += 1
            }
            if index == start { index += 1 } else { words.append(Word(range: start..<index, letters: letters)) }
        }
        return words
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        ArabicLetter.isOfScript(scalar.value) || ArabicLetter.isMark(scalar.value) || scalar.value == 0x640
            || scalar.properties.isAlphabetic
    }

    /// The most words from here on that are a month or a label together, in either order.
    private static func piece(_ words: [Word], _ start: Int) -> (Piece, end: Int) {
        var end = start
        while end < words.count, end - start < mostJoined, words[end].number == nil { end += 1 }
        while end > start {
            let parts = words[start..<end].map(\.letters)
            if let month = TornDayNames.month(Array(parts.joined())) {
                return (.month(month.meaning, month.name), end)
            }
            if let label = TornDayNames.label(Array(parts.joined()))
                ?? TornDayNames.label(Array(parts.reversed().joined()))
            {
                return (.label(label), end)
            }
            end -= 1
        }
        return (.word, start + 1)
    }
}

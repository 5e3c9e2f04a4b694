/// A word as its neighbours see it.
struct SeamWord {
    private enum Stop { case none, full, comma, closing }

    /// What kind of word it is by its beginning.
    let first: WordAspect
    /// Without kashida and marks.
    let letterCount: Int
    private let last: WordAspect
    private let stop: Stop
    private let opensQuote: Bool

    /// Evidence, in sixths, that a seam lies between this word and the next.
    func seam(before next: SeamWord) -> Int {
        switch stop {
        case .full: return SeamTable.afterStop(next.first)
        case .comma:
            let weight = SeamTable.afterComma(next.first)
            return next.last == next.first ? weight : weight + SeamTable.afterComma(next.last)
        case .none, .closing: break
        }
        var weight = SeamTable.weight(first, next.first)
        let isSmall = first == last
        let isNextSmall = next.first == next.last
        if !isSmall { weight += SeamTable.weight(last, next.first) }
        if !isNextSmall { weight += SeamTable.weight(first, next.last) }
        if !isSmall, !isNextSmall { weight += SeamTable.weight(last, next.last) }
        if stop == .closing { weight += SeamTable.quotation }
        if next.opensQuote { weight += SeamTable.quotation }
        return weight
    }

    /// Evidence, in sixths, that a paragraph begins with this word.
    var opening: Int { SeamTable.atParagraph(first) }

    /// The first word of a line; nil where it has none.
    init?(opening line: Span<Unicode.Scalar>) {
        guard let word = PDFWords.first(line) else { return nil }
        self.init(line, word)
    }

    /// The last word of a line.
    init?(closing line: Span<Unicode.Scalar>) {
        guard let word = PDFWords.last(line) else { return nil }
        self.init(line, word)
    }

    init(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) {
        var opensQuote = false
        var start = word.lowerBound
        while start < word.upperBound, !Self.isWordPart(line[start]) {
            if !Self.isSilent(line[start].value) { opensQuote = true }
            start += 1
        }
        var end = word.upperBound
        while end > start, !Self.isWordPart(line[end - 1]) { end -= 1 }
        self.opensQuote = opensQuote
        stop = start == end ? .none : Self.stop(line, end..<word.upperBound)
        var letters = WordLetters()
        for index in start..<end where !Self.isSilent(line[index].value) { letters.append(line[index].value) }
        letterCount = letters.count
        if let small = WordAspect.bySmallWord[letters.key] {
            first = small
            last = small
            return
        }
        guard let initial = letters.first, !Self.isDigit(initial) else {
            first = start == end ? .startsElse : .startsWithDigit
            last = start == end ? .endsElse : .endsWithDigit
            return
        }
        guard ArabicLetter.isLetter(initial) else {
            first = .startsElse
            last = .endsElse
            return
        }
        first = letters.beginning
        last = word.contains { line[$0].value == 0x64B } ? .tanwin : letters.end
    }

    /// Kashida and marks say nothing of a word's kind.
    @inline(__always)
    private static func isSilent(_ scalar: UInt32) -> Bool { scalar == 0x640 || ArabicLetter.isMark(scalar) }

    @inline(__always)
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        ArabicLetter.isLetter(scalar.value) || !isSilent(scalar.value) && isOtherWordPart(scalar)
    }

    private static func isOtherWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x800 { return lowWordParts[Int(scalar.value)] }
        return isAlphabetic(scalar) || scalar.properties.numericType != nil
    }

    /// Asking for a property takes some 30 ns: whole scripts are answered at once.
    static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x800: lowLetters[Int(scalar.value)]
        case 0x2000...0x206F, 0xE000...0xF8FF: false
        case 0x4E00...0x9FFC, 0xAC00...0xD7A3, 0xFB50...0xFBB1, 0xFDF0...0xFDFB, 0xFE76...0xFEFC: true
        default: scalar.properties.isAlphabetic
        }
    }

    private static let lowLetters = (0..<0x800).map { Unicode.Scalar($0)?.properties.isAlphabetic == true }

    private static let lowWordParts = (0..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isDigit(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x660...0x669).contains(scalar) || (0x6F0...0x6F9).contains(scalar)
    }

    private static func stop(_ line: Span<Unicode.Scalar>, _ behind: Range<Int>) -> Stop {
        var stop = Stop.none
        for index in behind {
            switch line[index].value {
            case 0x2E, 0x21, 0x3F, 0x61F, 0x2026: return .full
            case 0x2C, 0x3A, 0x3B, 0x60C, 0x61B: stop = .comma
            case 0x22, 0x29, 0x5D, 0xAB, 0xBB, 0x201C, 0x201D: if stop == .none { stop = .closing }
            default: break
            }
        }
        return stop
    }
}

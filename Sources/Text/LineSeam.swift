/// Where in a line the printed line begins, when its runs were written last first.
///
/// With the torn word put together, the words of such a line are the printed line's in a circle: every two neighbours
/// belong together but one pair. The kinds of the words tell how likely each pair is to be that one; the lines around it
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
    init?(
        _ words: [ArraySlice<Unicode.Scalar>], above: ArraySlice<Unicode.Scalar>?, below: ArraySlice<Unicode.Scalar>?,
        opensParagraph: Bool
    ) {
        guard words.count >= 2, words.count <= Self.wordLimit else { return nil }
        let kinds = words.map(SeamWord.init)
        let above = above.map(SeamWord.init)
        let below = below.map(SeamWord.init)
        var best = 0
        var scores: [Double] = []
        for index in kinds.indices {
            let next = kinds[(index + 1) % kinds.count]
            var score = kinds[index].seam(before: next)
            if let above { score -= above.seam(before: next) }
            if opensParagraph { score += next.opening }
            if let below { score -= kinds[index].seam(before: below) }
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

/// A word as its neighbours see it.
struct SeamWord {
    private enum Stop { case none, full, comma, closing }

    private let first: WordAspect
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

    init(_ word: ArraySlice<Unicode.Scalar>) {
        let letters = word.filter { $0.value != 0x640 && !ArabicLetter.isMark($0.value) }
        let start = letters.firstIndex(where: Self.isWordPart) ?? letters.endIndex
        let end = letters.lastIndex(where: Self.isWordPart).map { $0 + 1 } ?? start
        let core = Array(letters[start..<end])
        opensQuote = start > 0
        stop = Self.stop(letters[end...])
        if let small = core.count <= 9 ? WordAspect.bySmallWord[core.string] : nil {
            first = small
            last = small
            return
        }
        guard let initial = core.first, !Self.isDigit(initial.value) else {
            first = core.isEmpty ? .startsElse : .startsWithDigit
            last = core.isEmpty ? .endsElse : .endsWithDigit
            return
        }
        guard ArabicLetter.isLetter(initial.value) else {
            first = .startsElse
            last = .endsElse
            return
        }
        first = Self.beginning(core.map(\.value))
        last = word.contains { $0.value == 0x64B } ? .tanwin : Self.end(core.map(\.value))
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        ArabicLetter.isLetter(scalar.value) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isDigit(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x660...0x669).contains(scalar) || (0x6F0...0x6F9).contains(scalar)
    }

    private static func stop(_ behind: ArraySlice<Unicode.Scalar>) -> Stop {
        var stop = Stop.none
        for scalar in behind {
            switch scalar.value {
            case 0x2E, 0x21, 0x3F, 0x61F, 0x2026: return .full
            case 0x2C, 0x3A, 0x3B, 0x60C, 0x61B: stop = .comma
            case 0x22, 0x29, 0x5D, 0xAB, 0xBB, 0x201C, 0x201D: if stop == .none { stop = .closing }
            default: break
            }
        }
        return stop
    }

    private static func beginning(_ core: [UInt32]) -> WordAspect {
        var rest = core[...]
        var isJoined = false
        if core.count > 3, core[0] == 0x648 {
            isJoined = true
            rest = core.dropFirst()
        } else if core.count > 4, core[0] == 0x641, [0x64A, 0x62A, 0x625, 0x623].contains(core[1]) {
            isJoined = true
            rest = core.dropFirst()
        }
        if rest.count > 4, rest.starts(with: [0x627, 0x644]) { return isJoined ? .andArticle : .article }
        if rest.count > 4, rest.starts(with: [0x644, 0x644]) { return .prefixedArticle }
        if rest.count > 5, rest.starts(with: [0x628, 0x627, 0x644]) || rest.starts(with: [0x643, 0x627, 0x644]) {
            return .prefixedArticle
        }
        let second = rest.count > 4 ? rest[rest.startIndex + 1] : 0
        switch rest.first {
        case 0x633 where second == 0x64A || second == 0x62A || second == 0x646: return isJoined ? .andFuture : .future
        case 0x64A where rest.count > 2: return isJoined ? .andYa : .ya
        case 0x62A where rest.count > 2: return isJoined ? .andTa : .ta
        case 0x645 where rest.count > 2: return isJoined ? .andMim : .mim
        case 0x628 where rest.count > 2: return .ba
        case 0x644 where rest.count > 2: return .lam
        case 0x623, 0x625, 0x627: return rest.count > 2 ? (isJoined ? .andAlef : .alef) : isJoined ? .andPlain : .plain
        default: return isJoined ? .andPlain : .plain
        }
    }

    /// Longer ends before shorter ones; what is left of the word has two letters or more.
    private static let ends: [([UInt32], WordAspect)] = [
        ([0x64A, 0x629], .relation), ([0x64A, 0x62A, 0x647], .tehPronoun), ([0x62A, 0x647], .tehPronoun),
        ([0x62A, 0x647, 0x627], .tehPronoun), ([0x62A, 0x647, 0x645], .tehPronoun), ([0x627, 0x62A], .plural),
        ([0x647, 0x627], .pronounEnd), ([0x647, 0x645], .pronounEnd), ([0x648, 0x646], .dual), ([0x64A, 0x646], .dual),
        ([0x627, 0x646], .dual), ([0x648, 0x627], .waw), ([0x629], .tehMarbuta), ([0x64A], .endsYa),
        ([0x649], .endsAlef),
        ([0x627, 0x621], .endsAlef), ([0x627], .endsAlef), ([0x647], .heh), ([0x62A], .teh),
    ]

    private static func end(_ core: [UInt32]) -> WordAspect {
        for (letters, aspect) in ends
        where core.count > letters.count + 1 && core.suffix(letters.count).elementsEqual(letters) {
            return aspect
        }
        return .endsPlain
    }
}

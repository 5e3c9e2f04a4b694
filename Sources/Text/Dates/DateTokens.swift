/// One piece of a text as the date grammar sees it.
struct DateToken {
    enum Kind {
        /// `persian` where any digit was a Persian one.
        case number(Int, digits: Int, persian: Bool)
        /// As `DateLexicon.entries` has it.
        case word(Int)
        /// Punctuation, as the ASCII character it stands for, or a newline for an empty line; 0 for what no date holds.
        case mark(UInt8)
    }

    var kind: Kind
    /// Byte range in the text.
    var start: Int
    var end: Int
    /// Whether white space stands before it.
    var spaced: Bool
    var meaning: DateWord?

    var number: (value: Int, digits: Int, persian: Bool)? {
        if case .number(let value, let digits, let persian) = kind { (value, digits, persian) } else { nil }
    }

    var isUnknownWord: Bool {
        if case .word = kind { meaning == nil } else { false }
    }

    func isMark(_ byte: UInt8) -> Bool {
        if case .mark(let own) = kind { own == byte } else { false }
    }
}

/// Cuts bytes into tokens. Bidi controls and joiners are as if they were not there.
struct DateTokens {
    private(set) var tokens: [DateToken] = []

    /// A long word is no word of ours; folding it would only cost.
    private static let wordLimitBytes = 48

    /// The tokens of `range`, at most `limit` of them.
    init(_ bytes: [UInt8], in range: Range<Int>, limit: Int) {
        let text = bytes.span.extracting(..<range.upperBound)
        let lexicon = DateLexicon.tables
        let kinds = Self.kinds
        let folds = DateFold.table
        tokens.reserveCapacity(min(limit, range.count / 4 + 1))
        var index = range.lowerBound
        var spaced = false
        var breaks = 0
        var opensPhrase = false
        while index < range.upperBound, tokens.count < limit {
            let start = index
            let (scalar, width) = Self.decode(text, index)
            index += width
            switch scalar < 0x800 ? kinds[Int(scalar)] : Self.kind(scalar) {
            case .space:
                // An empty line parts two texts; no date goes across it.
                breaks = scalar == 0x0A ? breaks + 1 : scalar > 0x20 ? 0 : breaks
                if breaks == 2 {
                    tokens.append(DateToken(kind: .mark(0x0A), start: start, end: index, spaced: spaced))
                }
                spaced = true
                continue
            case .ignored:
                breaks = 0
                continue
            case .digit: tokens.append(Self.number(text, from: start, &index, spaced: spaced))
            case .letter:
                let hash = Self.word(text, from: start, &index, kinds, folds)
                let entry = lexicon.find(hash)
                if lexicon.entries[entry].opensPhrase { opensPhrase = true }
                tokens.append(
                    DateToken(
                        kind: .word(entry), start: start, end: index, spaced: spaced,
                        meaning: lexicon.entries[entry].meaning))
            case .mark:
                tokens.append(DateToken(kind: .mark(Self.mark(scalar)), start: start, end: index, spaced: spaced))
            }
            spaced = false
            breaks = 0
        }
        if opensPhrase { joinPhrases(text, lexicon, folds) }
    }

    private static func number(
        _ text: Span<UInt8>, from start: Int, _ index: inout Int, spaced: Bool
    ) -> DateToken {
        var value = 0
        var digits = 0
        var persian = false
        index = start
        while index < text.count {
            let (scalar, width) = decode(text, index)
            guard let digit = digit(scalar) else { break }
            if scalar >= 0x6F0 { persian = true }
            digits += 1
            // Longer numbers are no part of a date; the value only has to stay harmless.
            if digits <= 9 { value = value * 10 + Int(digit) }
            index += width
        }
        return DateToken(
            kind: .number(value, digits: digits, persian: persian), start: start, end: index, spaced: spaced)
    }

    /// The hash of the word that begins at `start`; `index`, behind its first letter, is left behind its last.
    private static func word(
        _ text: Span<UInt8>, from start: Int, _ index: inout Int, _ kinds: [Kind], _ folds: [UInt16]
    ) -> UInt64 {
        // Characters of Chinese are words of their own.
        let isAlone = isIdeograph(decode(text, start).scalar)
        while !isAlone, index < text.count {
            let (scalar, width) = decode(text, index)
            let kind = scalar < 0x800 ? kinds[Int(scalar)] : kind(scalar)
            guard kind == .letter || kind == .ignored, !isIdeograph(scalar) else { break }
            index += width
        }
        return hash(text, start..<index, continuing: DateLexicon.seed, folds)
    }

    private static func hash(
        _ text: Span<UInt8>, _ word: Range<Int>, continuing seed: UInt64, _ folds: [UInt16]
    ) -> UInt64 {
        guard word.count <= wordLimitBytes else { return seed }
        var hash = seed
        var length = 0
        var index = word.lowerBound
        // One code point may fold to eighteen letters.
        while index < word.upperBound, length <= wordLimitBytes {
            let (scalar, width) = decode(text, index)
            // What is no code point folds to nothing.
            if scalar < 0x80 || width > 1 { DateFold.fold(scalar, folds, into: &hash, &length) }
            index += width
        }
        return hash
    }

    /// Makes one token of words that mean something only together («كانون الثاني»), the longest phrase first.
    private mutating func joinPhrases(_ text: Span<UInt8>, _ lexicon: DateLexicon.Tables, _ folds: [UInt16]) {
        var kept = 0
        var index = 0
        while index < tokens.count {
            var end = index + 1
            if case .word(let head) = tokens[index].kind, lexicon.entries[head].opensPhrase {
                var key = lexicon.entries[head].key
                for next in end..<min(index + 3, tokens.count) {
                    guard case .word = tokens[next].kind else { break }
                    key = DateLexicon.step(key, 0x20)
                    key = Self.hash(text, tokens[next].start..<tokens[next].end, continuing: key, folds)
                    let phrase = lexicon.find(key)
                    guard phrase != 0 else { continue }
                    tokens[index].kind = .word(phrase)
                    tokens[index].meaning = lexicon.entries[phrase].meaning
                    end = next + 1
                }
                tokens[index].end = tokens[end - 1].end
            }
            if kept < index { tokens[kept] = tokens[index] }
            kept += 1
            index = end
        }
        tokens.removeLast(tokens.count - kept)
    }

    // MARK: Code points

    @inline(__always)
    static func decode(_ text: Span<UInt8>, _ index: Int) -> (scalar: UInt32, width: Int) {
        let byte = text[index]
        if byte < 0x80 { return (UInt32(byte), 1) }
        if byte >= 0xC2, byte < 0xE0, index + 1 < text.count {
            return (UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), 2)
        }
        if byte >= 0xE0, byte < 0xF0, index + 2 < text.count {
            return (
                UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F), 3
            )
        }
        return (0xFFFD, 1)
    }

    static func digit(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x30...0x39: UInt8(scalar - 0x30)
        case 0x660...0x669: UInt8(scalar - 0x660)
        case 0x6F0...0x6F9: UInt8(scalar - 0x6F0)
        case 0xFF10...0xFF19: UInt8(scalar - 0xFF10)
        default: nil
        }
    }

    private enum Kind: UInt8 { case digit, ignored, space, letter, mark }

    /// Of U+0000–U+07FF.
    private static let kinds = (0..<0x800).map { kind(UInt32($0)) }

    private static func kind(_ scalar: UInt32) -> Kind {
        if digit(scalar) != nil { return .digit }
        if isIgnored(scalar) { return .ignored }
        if isSpace(scalar) { return .space }
        return isLetter(scalar) ? .letter : .mark
    }

    private static func isIgnored(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x61C, 0xAD, 0x640, 0x64B...0x65F: true
        default: false
        }
    }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar <= 0x20 || scalar == 0xA0 || (0x2000...0x200A).contains(scalar) || scalar == 0x202F || scalar == 0x3000
    }

    private static func isIdeograph(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : scalar == 0x5F3 || Words.isWordScalar(scalar)
    }

    /// Punctuation as ASCII, so that the grammar knows one comma and one dash.
    private static func mark(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x21...0x7E: UInt8(truncatingIfNeeded: scalar)
        case 0x60C, 0xFF0C, 0x3001: UInt8(ascii: ",")
        case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
        case 0x2022, 0xB7, 0x2026, 0x25CF, 0x2758: UInt8(ascii: "|")
        case 0x2044, 0x2215: UInt8(ascii: "/")
        case 0x66B, 0xFF0E: UInt8(ascii: ".")
        case 0xFF1A: UInt8(ascii: ":")
        case 0x2019, 0x2018, 0x60, 0xB4: UInt8(ascii: "'")
        default: 0
        }
    }
}

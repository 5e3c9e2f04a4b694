/// One piece of a text as the date grammar sees it.
struct DateToken {
    enum Kind: Equatable {
        /// `persian` where any digit was a Persian one.
        case number(Int, digits: Int, persian: Bool)
        case word(UInt64)
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

    func isMark(_ byte: UInt8) -> Bool { kind == .mark(byte) }
}

/// Cuts bytes into tokens. Bidi controls and joiners are as if they were not there.
struct DateTokens {
    private(set) var tokens: [DateToken] = []
    private let bytes: [UInt8]
    private var folded: [UInt8] = []
    /// The folded bytes of each word token, by token index.
    private var words: [Range<Int>] = []

    /// The tokens of `range`, at most `limit` of them.
    init(_ bytes: [UInt8], in range: Range<Int>, limit: Int) {
        self.bytes = bytes
        var index = range.lowerBound
        var spaced = false
        var breaks = 0
        while index < range.upperBound, tokens.count < limit {
            let (scalar, width) = Self.decode(bytes, index, range.upperBound)
            if let digit = Self.digit(scalar) {
                number(from: index, first: digit, upTo: range.upperBound, spaced: &spaced, &index)
            } else if Self.isIgnored(scalar) {
                index += width
            } else if Self.isSpace(scalar) {
                // An empty line parts two texts; no date goes across it.
                breaks = scalar == 0x0A ? breaks + 1 : scalar > 0x20 ? 0 : breaks
                if breaks == 2 { append(.mark(UInt8(ascii: "\n")), index, index + width, &spaced) }
                spaced = true
                index += width
                continue
            } else if Self.isLetter(scalar) {
                word(upTo: range.upperBound, spaced: &spaced, &index)
            } else {
                append(.mark(Self.mark(scalar)), index, index + width, &spaced)
                index += width
            }
            breaks = 0
        }
        joinPhrases()
    }

    private mutating func append(_ kind: DateToken.Kind, _ start: Int, _ end: Int, _ spaced: inout Bool) {
        tokens.append(DateToken(kind: kind, start: start, end: end, spaced: spaced))
        words.append(0..<0)
        spaced = false
    }

    private mutating func number(
        from start: Int, first: UInt8, upTo end: Int, spaced: inout Bool, _ index: inout Int
    ) {
        var value = 0
        var digits = 0
        var persian = false
        while index < end {
            let (scalar, width) = Self.decode(bytes, index, end)
            guard let digit = Self.digit(scalar) else { break }
            if scalar >= 0x6F0 { persian = true }
            digits += 1
            // Longer numbers are no part of a date; the value only has to stay harmless.
            if digits <= 9 { value = value * 10 + Int(digit) }
            index += width
        }
        append(.number(value, digits: digits, persian: persian), start, index, &spaced)
    }

    private mutating func word(upTo end: Int, spaced: inout Bool, _ index: inout Int) {
        let start = index
        while index < end {
            let (scalar, width) = Self.decode(bytes, index, end)
            if Self.isIdeograph(scalar) {
                if index == start { index += width }
                break
            }
            guard Self.isLetter(scalar) || Self.isIgnored(scalar), Self.digit(scalar) == nil else { break }
            index += width
        }
        // A long word is no word of ours; folding it would only cost.
        let from = folded.count
        if index - start <= 48 { DateFold.append(bytes[start..<index], to: &folded) }
        let hash = DateLexicon.hash(folded[from...])
        tokens.append(
            DateToken(
                kind: .word(hash), start: start, end: index, spaced: spaced, meaning: DateLexicon.meaning(hash)))
        words.append(from..<folded.count)
        spaced = false
    }

    /// Makes one token of words that mean something only together («كانون الثاني»), the longest phrase first.
    private mutating func joinPhrases() {
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard case .word(let head) = tokens[index].kind, DateLexicon.opensPhrase(head) else { continue }
            for length in [3, 2] where index + length <= tokens.count {
                var key = head
                var allWords = true
                for next in index + 1..<index + length {
                    guard case .word = tokens[next].kind else {
                        allWords = false
                        break
                    }
                    key = DateLexicon.hash(folded[words[next]], continuing: DateLexicon.hash([0x20], continuing: key))
                }
                guard allWords else { continue }
                let meaning = DateLexicon.meaning(key)
                guard meaning != nil || DateLexicon.relative(key) != nil else { continue }
                tokens[index].kind = .word(key)
                tokens[index].meaning = meaning
                tokens[index].end = tokens[index + length - 1].end
                tokens.removeSubrange(index + 1..<index + length)
                words.removeSubrange(index + 1..<index + length)
                break
            }
        }
    }

    // MARK: Code points

    @inline(__always)
    static func decode(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (scalar: UInt32, width: Int) {
        let byte = bytes[index]
        if byte < 0x80 { return (UInt32(byte), 1) }
        if byte >= 0xC2, byte < 0xE0, index + 1 < end {
            return (UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if byte >= 0xE0, byte < 0xF0, index + 2 < end {
            return (
                UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3
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

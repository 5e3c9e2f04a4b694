/// Where addresses begin and end on one line.
enum CitedSpan {
    /// Longer ones are not read: no one cites them, and it keeps the whole linear.
    static let lengthLimitBytes = 4096

    /// An address and its bytes.
    struct Found {
        let range: Range<Int>
        let url: WebURL
    }

    /// What reading a text's addresses may still cost: nobody cites so many, and each takes microseconds.
    struct Budget {
        /// Addresses read.
        var addresses = CitedURL.countLimit
        /// Tries, addresses or not.
        var tries = CitedURL.countLimit * 4
        /// Names outside ASCII, which IDNA has to look through.
        var foreignNames = 1000
    }

    /// The addresses on the line, in order, never overlapping.
    static func all(in line: ArraySlice<UInt8>, _ budget: inout Budget) -> [Found] {
        var spans: [Found] = []
        var index = line.startIndex
        while index < line.endIndex, budget.addresses > 0, budget.tries > 0 {
            if let work = CitedDOI.at(index, in: line) {
                spans.append(work)
                budget.addresses -= 1
                index = work.range.upperBound
                continue
            }
            guard isStart(line, index) else {
                index += 1
                continue
            }
            // `http://https://…`: somebody's form put one in front.
            let scheme = schemeLength(line, index)
            if scheme > 0, schemeLength(line, index + scheme) > 0 {
                index += scheme
                continue
            }
            let end = end(in: line[index...])
            if end > index, let url = url(line[index..<end], &budget) {
                spans.append(Found(range: index..<end, url: url))
                budget.addresses -= 1
                index = end
            } else {
                index = max(end, index + 1)
            }
        }
        return spans
    }

    /// The address that these bytes write; nil for what is none, such as a host without a dot.
    static func url(_ bytes: ArraySlice<UInt8>, _ budget: inout Budget) -> WebURL? {
        guard bytes.count <= lengthLimitBytes else { return nil }
        budget.tries -= 1
        let scheme = schemeLength(bytes, bytes.startIndex)
        let name = bytes.dropFirst(scheme).prefix { !"/?#".utf8.contains($0) }
        if name.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) {
            guard budget.foreignNames > 0 else { return nil }
            budget.foreignNames -= 1
        }
        let text = String(decoding: CitedSpelling.withoutDirective(CitedSpelling.plain(bytes)), as: UTF8.self)
        guard let url = WebURL(scheme > 0 ? text : "https://" + text), url.isHTTP, isDotted(url) else { return nil }
        return url
    }

    /// Whether the host is two labels or more, or an address in numbers.
    private static func isDotted(_ url: WebURL) -> Bool {
        let dot = UInt8(ascii: ".")
        var dots = 0
        var previous = dot
        for byte in url.href.utf8.dropFirst(Int(url.places.hostStart)).prefix(
            Int(url.places.hostEnd - url.places.hostStart))
        {
            if byte == UInt8(ascii: "[") { return true }
            if byte == dot {
                if previous == dot { return false }
                dots += 1
            }
            previous = byte
        }
        return dots > 0 && previous != dot
    }

    /// Length of `http://` or `https://` at `index`, without regard to case; 0 when there is none.
    static func schemeLength(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
        guard index < text.endIndex, text[index] | 0x20 == UInt8(ascii: "h") else { return 0 }
        for scheme in ["https://", "http://"] as [StaticString] {
            let length = scheme.utf8CodeUnitCount
            guard text.endIndex - index >= length else { continue }
            let matches = scheme.withUTF8Buffer { pattern in
                pattern.indices.allSatisfy {
                    text[index + $0] == pattern[$0] || text[index + $0] | 0x20 == pattern[$0] && $0 < length - 3
                }
            }
            if matches { return length }
        }
        return 0
    }

    private static func isStart(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        let byte = line[index] | 0x20
        if byte == UInt8(ascii: "h"), schemeLength(line, index) > 0 { return true }
        if BareAddress.begins(line, index) { return true }
        guard byte == UInt8(ascii: "w"), line.endIndex - index > 6,
            line[(index + 1)..<(index + 3)].allSatisfy({ $0 | 0x20 == byte }),
            line[index + 3] == UInt8(ascii: "."), line[index + 4].isASCIILetterOrDigit || line[index + 4] >= 0x80
        else { return false }
        // Not inside a word, an e-mail address or another name.
        guard index > line.startIndex else { return true }
        let previous = line[index - 1]
        return !previous.isASCIILetterOrDigit && !"@._-/+".utf8.contains(previous)
            || previous == UInt8(ascii: "/") && (index - 1 == line.startIndex || line[index - 2] <= 0x20)
    }

    /// Where the address that begins the text ends.
    static func end(in text: ArraySlice<UInt8>) -> Int {
        let start = text.startIndex
        var index = start
        let path = start + schemeLength(text, start)
        var isHost = true
        // So far, behind the host.
        var isASCII = true
        var open = (round: 0, square: 0)
        var isQuery = false
        while index < text.endIndex, index - start <= lengthLimitBytes {
            let byte = text[index]
            if isHost, index >= path, "/?#".utf8.contains(byte) { isHost = false }
            isQuery = isQuery || byte == UInt8(ascii: "?")
            if byte >= 0x80 {
                let (scalar, length) = CitedLines.scalar(text, index)
                // A joiner behind Latin letters hangs an ending on the address: «https://…/1404‌ها».
                if scalar == 0x200C, !isHost, text[index - 1].isASCIILetterOrDigit, index + length < text.endIndex,
                    text[index + length] >= 0x80
                {
                    break
                }
                if CitedSpelling.isUnseen(scalar), index > path, CitedSpelling.goesOn(text, index + length) {
                    index += length
                    continue
                }
                // A name in Arabic letters stands behind a slash, a hyphen or a sign of a field: behind Latin letters or a number,
                // or the dot that ends a sentence, it is the next word.
                if !isHost, isASCII, CitedLines.isArabic(scalar), CitedSpelling.isEndOfWord(text[start..<index]) {
                    break
                }
                if CitedSpelling.isPicture(scalar) {
                    guard let end = CitedSpelling.pictures(text, index) else { break }
                    index = end
                    continue
                }
                isASCII = false
                // A label that begins in Latin has no Arabic in it (RFC 5893 section 2): what follows is the next word of the
                // sentence, glued to the host.
                if isHost, index > path, text[index - 1].isASCIILetterOrDigit, CitedLines.isArabic(scalar) {
                    break
                }
                if stops(scalar) || (isClause(scalar) && !isJoined(text, index + length)) { break }
                index += length
                continue
            }
            if byte <= 0x20 || byte == 0x7F || "<>\"`{}|^".utf8.contains(byte) { break }
            if byte == UInt8(ascii: "&"), CitedSpelling.isEntity(text[index...]) { break }
            // `https://…[/url]`, `https://…[words]`: marks of forums and of AsciiDoc. Paths have no brackets (RFC 3986, 3.3), but for the numbers
            // that some programs write there.
            if byte == UInt8(ascii: "["), !isHost, isMark(text[(index + 1)...], isQuery: isQuery) { break }
            // What nothing in the address opened closes the sentence's bracket.
            switch byte {
            case UInt8(ascii: "("): open.round += 1
            case UInt8(ascii: "["): open.square += 1
            case UInt8(ascii: ")"): open.round -= 1
            case UInt8(ascii: "]"): open.square -= 1
            default: break
            }
            if !isHost, open.round < 0 || open.square < 0 { break }
            if index > start, byte | 0x20 == UInt8(ascii: "h"), schemeLength(text, index) > 0,
                isGlued(text[start..<index])
            {
                break
            }
            index += 1
        }
        return trim(text[start..<min(index, text.endIndex)])
    }

    private static func isMark(_ behind: ArraySlice<UInt8>, isQuery: Bool) -> Bool {
        guard let next = behind.first, next &- 0x30 >= 10 else { return false }
        return next == UInt8(ascii: "/") || !isQuery && behind.prefix(200).contains(UInt8(ascii: "]"))
    }

    /// Whether what stands before a second scheme is an address that ended there. In a path or query
    /// (`/web/2020/https://…`, `?u=https://…`) the second is part of the first.
    private static func isGlued(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last, schemeLength(text, text.startIndex) < text.count else { return false }
        return !"/=?&:+#!~".utf8.contains(last)
    }

    /// The end of the text without punctuation that belongs to the sentence around it.
    static func trim(_ text: ArraySlice<UInt8>) -> Int {
        var text = CitedSpelling.withoutEnding(CitedSpelling.withoutNoteMark(text))
        var open = (round: 0, square: 0)
        for byte in text {
            switch byte {
            case UInt8(ascii: "("): open.round += 1
            case UInt8(ascii: ")"): open.round -= 1
            case UInt8(ascii: "["): open.square += 1
            case UInt8(ascii: "]"): open.square -= 1
            default: continue
            }
        }
        while let last = text.last {
            switch last {
            case UInt8(ascii: ")"):
                guard open.round < 0 else { return text.endIndex }
                open.round += 1
            case UInt8(ascii: "]"):
                guard open.square < 0 else { return text.endIndex }
                open.square += 1
            case UInt8(ascii: "("): open.round -= 1
            case UInt8(ascii: "["): open.square -= 1
            case _ where ".,;:!?'*\\".utf8.contains(last): break
            case 0x80...:
                var first = text.endIndex - 1
                while first > text.startIndex, text[first] & 0xC0 == 0x80 { first -= 1 }
                let (scalar, _) = CitedLines.scalar(text, first)
                guard isClause(scalar) || stops(scalar) || CitedSpelling.isRaised(scalar) else { return text.endIndex }
                text = text[..<first]
                continue
            default: return text.endIndex
            }
            text = text.dropLast()
        }
        return text.endIndex
    }

    /// Punctuation of the sentence: ، ؛ ؟ ۔ … and the full-width marks.
    static func isClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x060C, 0x061B, 0x061F, 0x06D4, 0x066D, 0x2026, 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F:
            true
        default: false
        }
    }

    /// An encyclopaedia's title may hold a comma: `الرياض،_السعودية`.
    private static func isJoined(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
        index < text.endIndex && (text[index] == UInt8(ascii: "_") || text[index] == UInt8(ascii: "-"))
    }

    /// What no address holds: white space, bidi and other invisible controls, quotation marks, ornate brackets.
    static func stops(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x80...0xA0, 0xAB, 0xBB, 0xAD, 0x061C, 0x1680, 0x2000...0x200B, 0x200E...0x200F, 0x2018...0x201F,
            0x2028...0x202F,
            0x2039...0x203A, 0x205F...0x206F, 0x3000, 0x3008...0x3011, 0xFD3E...0xFD3F, 0xFEFF, 0xFF08...0xFF09,
            0xFFF9...0xFFFD,
            0xE000...0xF8FF:
            true
        default: false
        }
    }
}

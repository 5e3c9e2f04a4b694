import Bytes

/// Comparing a rule's pattern with a request target: `*` is any run of bytes, a last `$` is the end.
enum RobotsPattern {
    /// Leftmost match of every literal piece between the stars, which is right for patterns without alternatives, needs no
    /// way back and so stays linear in the target for each piece.
    static func matches(
        _ text: borrowing Span<UInt8>, _ patterns: borrowing Span<UInt8>, _ pattern: Range<Int>, toTheEnd: Bool
    ) -> Bool {
        var position = 0
        var start = pattern.lowerBound
        var isFirst = true
        while true {
            var end = start
            while end < pattern.upperBound, patterns[end] != star { end += 1 }
            let isLast = end == pattern.upperBound
            let piece = start..<end
            if isFirst {
                guard equal(text, at: 0, patterns, piece) else { return false }
                position = piece.count
                if isLast { return !toTheEnd || position == text.count }
            } else if isLast && toTheEnd {
                let tail = text.count - piece.count
                return tail >= position && equal(text, at: tail, patterns, piece)
            } else if !piece.isEmpty {
                guard let found = find(patterns, piece, in: text, from: position) else { return false }
                position = found + piece.count
            }
            if isLast { return true }
            isFirst = false
            start = end + 1
        }
    }

    static func equal(
        _ text: borrowing Span<UInt8>, at offset: Int, _ patterns: borrowing Span<UInt8>, _ piece: Range<Int>
    ) -> Bool {
        guard piece.count <= text.count - offset else { return false }
        var index = 0
        while index < piece.count {
            if text[offset + index] != patterns[piece.lowerBound + index] { return false }
            index += 1
        }
        return true
    }

    private static func find(
        _ patterns: borrowing Span<UInt8>, _ piece: Range<Int>, in text: borrowing Span<UInt8>, from: Int
    ) -> Int? {
        if piece.count > longPiece { return findLong(patterns, piece, in: text, from: from) }
        let first = patterns[piece.lowerBound]
        var position = from
        while position + piece.count <= text.count {
            if text[position] == first, equal(text, at: position, patterns, piece) { return position }
            position += 1
        }
        return nil
    }

    /// From here on the naive search, whose cost is the product of both lengths, gives way to Knuth, Morris and Pratt's.
    private static let longPiece = 32

    private static func findLong(
        _ patterns: borrowing Span<UInt8>, _ piece: Range<Int>, in text: borrowing Span<UInt8>, from: Int
    ) -> Int? {
        guard piece.count <= text.count - from else { return nil }
        let base = piece.lowerBound
        var borders = [Int](repeating: 0, count: piece.count)
        var border = 0
        for index in 1..<piece.count {
            while border > 0, patterns[base + index] != patterns[base + border] { border = borders[border - 1] }
            if patterns[base + index] == patterns[base + border] { border += 1 }
            borders[index] = border
        }
        var matched = 0
        var position = from
        while position < text.count {
            while matched > 0, text[position] != patterns[base + matched] { matched = borders[matched - 1] }
            if text[position] == patterns[base + matched] { matched += 1 }
            position += 1
            if matched == piece.count { return position - matched }
        }
        return nil
    }

    // MARK: One spelling for every octet

    /// Appends a rule's value to `patterns`, spelled so that equal octets are equal bytes.
    static func append(_ value: ArraySlice<UInt8>, to patterns: inout [UInt8], escapes: RobotsRules.Escapes) {
        var index = value.startIndex
        while index < value.endIndex {
            let byte = value[index]
            if byte == percent, let octet = octet(value, at: index) {
                appendEscaped(octet, raw: escapes == .normalised && isUnreserved(octet), to: &patterns)
                index += 3
                continue
            }
            switch escapes {
            case .asGoogle: appendEscaped(byte, raw: byte < 0x80, to: &patterns)
            case .normalised:
                let isLiteralDollar = byte == dollar && index + 1 < value.endIndex
                appendEscaped(byte, raw: !mustEscape(byte) && !isLiteralDollar, to: &patterns)
            }
            index += 1
        }
    }

    /// The same for a request target, where `*` and `$` are ordinary characters (RFC 9309 section 2.2.3).
    static func normalise(target: inout [UInt8]) {
        guard target.contains(where: { $0 == percent || $0 == star || $0 == dollar || mustEscape($0) }) else { return }
        var result: [UInt8] = []
        result.reserveCapacity(target.count + 16)
        var index = 0
        while index < target.count {
            let byte = target[index]
            if byte == percent, let octet = octet(target[...], at: index) {
                appendEscaped(octet, raw: isUnreserved(octet), to: &result)
                index += 3
            } else {
                appendEscaped(byte, raw: !mustEscape(byte) && byte != star && byte != dollar, to: &result)
                index += 1
            }
        }
        target = result
    }

    private static func appendEscaped(_ octet: UInt8, raw: Bool, to bytes: inout [UInt8]) {
        if raw {
            bytes.append(octet)
        } else {
            bytes.append(percent)
            bytes.append(hexDigit(octet >> 4))
            bytes.append(hexDigit(octet & 15))
        }
    }

    private static func octet(_ value: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard index + 2 < value.endIndex, let high = Hex.value(value[index + 1]), let low = Hex.value(value[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }

    /// RFC 3986 section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// What may not stand in an address: controls, space, `"<>\^`{|}`, non-ASCII (RFC 3986 section 2).
    private static func mustEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F...0xFF: true
        default: false
        }
    }

    private static let star = UInt8(ascii: "*")
    private static let dollar = UInt8(ascii: "$")
    private static let percent = UInt8(ascii: "%")
}

/// The lines round an address: what they are, what text is in them, and whether one goes on in the next.
enum CitedLines {
    static func ranges(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where (10...13).contains(bytes[index]) {
            if index > start { ranges.append(start..<index) }
            start = index + 1
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }

    /// The widest line, in characters near enough: bytes that begin a scalar.
    static func width(of lines: [Range<Int>], in bytes: [UInt8]) -> Int {
        lines.reduce(0) { max($0, width(bytes[$1])) }
    }

    static func width(_ line: ArraySlice<UInt8>) -> Int {
        line.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// Whether most letters are of Arabic script, whose lines programs write from the left or from the right.
    static func areForeign(_ bytes: [UInt8]) -> Bool {
        var (latin, arabic) = (0, 0)
        for byte in bytes {
            // Leading bytes of U+0600–06FF, and of the presentation forms.
            if (0xD8...0xDB).contains(byte) || byte == 0xEF {
                arabic += 1
            } else if (byte | 0x20) &- 0x61 < 26 {
                latin += 1
            }
        }
        return arabic > latin
    }

    /// Letters of Arabic script, as letters or as their forms.
    static func isArabic(_ scalar: UInt32) -> Bool {
        (0x590...0x8FF).contains(scalar) || (0xFB50...0xFDFB).contains(scalar) || (0xFE70...0xFEFC).contains(scalar)
    }

    /// Whether there is a letter or digit in it.
    static func hasText(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index].isASCIILetterOrDigit { return true }
            let (scalar, length) = scalar(bytes, index)
            if scalar >= 0xC0, scalar != 0xD7, scalar != 0xF7, !(0x2000...0x2BFF).contains(scalar),
                !(0x3000...0x303F).contains(scalar),
                !(0xE000...0xF8FF).contains(scalar),
                ![0x060C, 0x061B, 0x061C, 0x061F, 0x0640, 0x066D, 0x06D4, 0xFEFF].contains(scalar)
            {
                return true
            }
            index += length
        }
        return false
    }

    /// Without blanks and invisible controls at both ends.
    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let (scalar, length) = scalar(bytes[start..<end], start)
            guard isBlank(scalar) else { break }
            start += length
        }
        while end > start {
            var first = end - 1
            while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
            guard isBlank(scalar(bytes[first..<end], first).scalar) else { break }
            end = first
        }
        return start..<end
    }

    /// Trimmed; nil when nothing is left. Of a longer one, the last `limit` bytes from where a scalar begins.
    static func text(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> String? {
        var range = trimmed(bytes, range)
        if range.count > limit {
            var start = range.upperBound - limit
            while start < range.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
            range = trimmed(bytes, start..<range.upperBound)
        }
        return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
    }

    static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x20, 0x7F...0xA0, 0x061C, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// The scalar that begins at `index` and how many bytes it takes. The bytes come from a String; should they be cut, the rest
    /// counts as one.
    static func scalar(_ bytes: ArraySlice<UInt8>, _ index: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        guard first >= 0xC2 else { return (UInt32(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard bytes.endIndex - index >= length else { return (UInt32(first), 1) }
        var scalar = UInt32(first & (0x7F >> UInt8(length)))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }
}

/// The words that name an address on its own line, set off by a colon: «رابط المقال : https://…», or behind it where PDF text
/// was written out in visual order.
enum CitedLabel {
    private static let limitBytes = 100

    static func before(_ lead: ArraySlice<UInt8>) -> String? {
        let range = CitedLines.trimmed(Array(lead), 0..<lead.count)
        var text = lead[(lead.startIndex + range.lowerBound)..<(lead.startIndex + range.upperBound)]
        // Brackets, quotes or a slash that stand directly before the address.
        while let last = text.last, "/<[(\"'".utf8.contains(last) || last == UInt8(ascii: " ") {
            text = text.dropLast()
        }
        guard text.last == UInt8(ascii: ":") else { return nil }
        return label(text.dropLast())
    }

    static func after(_ rest: ArraySlice<UInt8>) -> String? {
        guard let colon = rest.firstIndex(where: { $0 == UInt8(ascii: ":") }) else { return nil }
        guard !CitedLines.hasText(rest[..<colon]) else { return nil }
        return label(rest[(colon + 1)...])
    }

    /// A label is a few words; a sentence that ends in a colon is text.
    private static func label(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count <= limitBytes, CitedLines.hasText(bytes) else { return nil }
        let array = Array(bytes)
        var range = CitedLines.trimmed(array, array.indices)
        while let first = array[range].first, "-*/([ \"'".utf8.contains(first) || array[range].starts(with: "•".utf8) {
            let length = CitedLines.scalar(array[range], range.lowerBound).length
            range = CitedLines.trimmed(array, (range.lowerBound + length)..<range.upperBound)
        }
        while let last = array[range].last, "\"' ]".utf8.contains(last) {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        guard array[range].count(where: { $0 == UInt8(ascii: " ") }) < 6 else { return nil }
        return String(decoding: array[range], as: UTF8.self)
    }
}

/// Words, for counting and for fingerprints: runs of letters, marks, joiners and digits; each CJK character is one.
package enum Words {
    package static func count(_ text: String) -> Int { count([UInt8](text.utf8)) }

    package static func count(_ utf8: [UInt8]) -> Int {
        var count = 0
        forEach(utf8) { _ in count += 1 }
        return count
    }

    /// Byte ranges of each word in valid UTF-8.
    package static func ranges(_ utf8: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(utf8.count / 8)
        forEach(utf8) { ranges.append($0) }
        return ranges
    }

    /// Calls `body` with the bytes of each word, in order. A joiner or mark alone is no word.
    package static func forEach(_ utf8: [UInt8], _ body: (Range<Int>) -> Void) {
        var start: Int?
        // Whether the open run holds more than joiners and marks.
        var solid = false
        var index = 0
        let count = utf8.count
        twoByte.withUnsafeBufferPointer { table in
            while index < count {
                let byte = utf8[index]
                var width = 1
                let kind: Kind
                if byte < 0x80 {
                    let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
                    kind = isLetter ? .letter : .other
                } else if byte < 0xE0, index + 1 < count {
                    width = 2
                    kind = table[Int(byte & 0x1F) << 6 | Int(utf8[index + 1] & 0x3F)]
                } else if byte < 0xF0, index + 2 < count {
                    width = 3
                    kind = Words.kind(
                        UInt32(byte & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
                    )
                } else if index + 3 < count {
                    width = 4
                    kind = Words.kind(
                        UInt32(byte & 0x07) << 18 | UInt32(utf8[index + 1] & 0x3F) << 12
                            | UInt32(utf8[index + 2] & 0x3F) << 6 | UInt32(utf8[index + 3] & 0x3F))
                } else {
                    kind = .other
                }
                switch kind {
                case .letter:
                    if start == nil { start = index }
                    solid = true
                case .mark:
                    if start == nil { start = index }
                case .character, .other:
                    if let begin = start, solid { body(begin..<index) }
                    start = nil
                    solid = false
                    if kind == .character { body(index..<index + width) }
                }
                index += width
            }
        }
        if let begin = start, solid { body(begin..<count) }
    }

    enum Kind: UInt8 { case letter, mark, character, other }

    static func isWordScalar(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 || scalar == 0x5F }
        let kind = scalar < 0x800 ? twoByte[Int(scalar)] : kind(scalar)
        return kind != .other
    }

    /// U+0000–U+07FF by general category.
    private static let twoByte: [Kind] = (0..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return .other }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        default: return .other
        }
    }

    /// Beyond U+07FF by block: punctuation and symbols are few blocks, letters the rest.
    private static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x200C, 0x200D: .mark
        case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x245F, 0x2500...0x2BFF, 0x2E00...0x2E7F: .other
        case 0x2103, 0x2109, 0x2116, 0x2117, 0x2120...0x2123, 0x208A...0x208E, 0x207A...0x207E: .other
        case 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: .mark
        case 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0x303D, 0x30FB: .other
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            .character
        case 0xE000...0xF8FF: .other
        case 0xFD3E, 0xFD3F, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFEFF: .other
        case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF: .other
        case 0x10FFFE...: .other
        case 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: .other
        default: .letter
        }
    }
}

/// Character references as they stand in feeds: those of XML, those of HTML, and numbers that should not be there.
package enum XMLReference {
    /// No name of HTML is longer.
    static let nameLimit = 32

    /// The UTF-8 of what an ampersand at `start` begins, and how many bytes that takes; nil when it begins nothing.
    /// The semicolon is required: addresses are full of `&copy=1`.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (text: [UInt8], length: Int)? {
        let limit = min(bytes.count, start + nameLimit + 2)
        guard start >= 0, start + 2 < limit, bytes[start] == UInt8(ascii: "&") else { return nil }
        var end = start + 1
        while end < limit, isReferenceByte(bytes[end]) { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
        let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
        let text = name[0] == UInt8(ascii: "#") ? numeric(name) : named(name)
        return text.map { ($0, end + 1 - start) }
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
        default: false
        }
    }

    /// `#233`, `#xE9`. Numbers 128 to 159 mean windows-1252, as in HTML; what XML forbids becomes nothing.
    private static func numeric(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard name.count > 1 else { return nil }
        let isHexadecimal = name[1] | 0x20 == UInt8(ascii: "x")
        var value: UInt32 = 0
        let digits = name[(isHexadecimal ? 2 : 1)...]
        guard !digits.isEmpty else { return nil }
        for byte in digits {
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte - 0x41 + 10)
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte - 0x61 + 10)
            default: return nil
            }
            value = value &* (isHexadecimal ? 16 : 10) &+ digit
            if value > 0x10FFFF { return [] }
        }
        if (0x80...0x9F).contains(value) { value = UInt32(windows1252Scalars[Int(value - 0x80)]) }
        guard value >= 0x20 || value == 9 || value == 10 || value == 13, value != 0xFFFE, value != 0xFFFF,
            let scalar = Unicode.Scalar(value)
        else { return [] }
        return Array(String(Character(scalar)).utf8)
    }

    /// WHATWG HTML, "numeric character reference end state".
    private static let windows1252Scalars: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// The UTF-8 of a byte from 128 to 159 in windows-1252; nothing for others.
    package static func windows1252(_ byte: UInt8) -> [UInt8] {
        guard (0x80...0x9F).contains(byte), let scalar = Unicode.Scalar(windows1252Scalars[Int(byte) - 0x80]) else {
            return []
        }
        return Array(String(Character(scalar)).utf8)
    }

    private static func named(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        // HTML5 moved these two; XHTML 1.0, whose names feeds borrow, has them elsewhere.
        if name.elementsEqual("lang".utf8) { return Array("\u{2329}".utf8) }
        if name.elementsEqual("rang".utf8) { return Array("\u{232A}".utf8) }
        return HTMLEntities.shared.replacement(name[...]).map { Array($0.bytes) }
    }
}

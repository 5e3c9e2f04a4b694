/// The UTF-8 of one reference: at most six bytes, which some names of HTML stand for.
package struct XMLCharacters: Sendable {
    private var bits: UInt64 = 0
    private(set) package var count = 0

    init() {}

    init(_ byte: UInt8) {
        bits = UInt64(byte)
        count = 1
    }

    init(_ utf8: some Sequence<UInt8>) {
        for byte in utf8.prefix(8) {
            bits |= UInt64(byte) << UInt64(8 * count)
            count += 1
        }
    }

    @inline(__always)
    package func append(to buffer: inout [UInt8]) {
        var rest = bits
        for _ in 0..<count {
            buffer.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

/// Character references as they stand in feeds: those of XML, those of HTML, and numbers that should not be there.
package enum XMLReference {
    /// No name of HTML is longer.
    static let nameLimit = 32

    /// What an ampersand at `start` begins, and how many bytes that takes; nil when it begins nothing. The semicolon is
    /// required: addresses are full of `&copy=1`.
    package static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (text: XMLCharacters, length: Int)? {
        guard start >= 0, start + 2 < bytes.count, bytes[start] == UInt8(ascii: "&") else { return nil }
        if let own = own(bytes, start) { return own }
        let limit = min(bytes.count, start + nameLimit + 2)
        var end = start + 1
        while end < limit, isReferenceByte(bytes[end]) { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
        let name = bytes[(start + 1)..<end]
        let text = bytes[start + 1] == UInt8(ascii: "#") ? numeric(bytes, start + 2, end) : named(name)
        return text.map { ($0, end + 1 - start) }
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "#")
    }

    /// `233`, `xE9`. Numbers 128 to 159 mean windows-1252, as in HTML; what XML forbids becomes nothing.
    private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> XMLCharacters? {
        guard start < end else { return nil }
        let isHexadecimal = bytes[start] | 0x20 == UInt8(ascii: "x")
        let first = isHexadecimal ? start + 1 : start
        guard first < end else { return nil }
        var value: UInt32 = 0
        for index in first..<end {
            let byte = bytes[index]
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte - 0x41 + 10)
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte - 0x61 + 10)
            default: return nil
            }
            value = value &* (isHexadecimal ? 16 : 10) &+ digit
            if value > 0x10FFFF { return XMLCharacters() }
        }
        if (0x80...0x9F).contains(value) { value = UInt32(windows1252Scalars[Int(value - 0x80)]) }
        guard value >= 0x20 || value == 9 || value == 10 || value == 13, value != 0xFFFE, value != 0xFFFF,
            let scalar = Unicode.Scalar(value)
        else { return XMLCharacters() }
        return characters(scalar)
    }

    private static func characters(_ scalar: Unicode.Scalar) -> XMLCharacters {
        scalar.isASCII
            ? XMLCharacters(UInt8(truncatingIfNeeded: scalar.value))
            : XMLCharacters(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// WHATWG HTML, "numeric character reference end state".
    private static let windows1252Scalars: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// A byte from 128 to 159 in windows-1252; nothing for others.
    static func windows1252(_ byte: UInt8) -> XMLCharacters {
        guard (0x80...0x9F).contains(byte), let scalar = Unicode.Scalar(windows1252Scalars[Int(byte) - 0x80]) else {
            return XMLCharacters()
        }
        return characters(scalar)
    }

    private static func named(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> XMLCharacters? {
        // HTML5 moved these two; XHTML 1.0, whose names feeds borrow, has them elsewhere.
        if name.count == 4, name.elementsEqual("lang".utf8) { return XMLCharacters("\u{2329}".utf8) }
        if name.count == 4, name.elementsEqual("rang".utf8) { return XMLCharacters("\u{232A}".utf8) }
        return HTMLEntities.shared.replacement(name).map { XMLCharacters($0.bytes) }
    }

    /// The five that XML defines (section 4.6), which nearly all are.
    @inline(__always)
    private static func own(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (text: XMLCharacters, length: Int)? {
        guard start + 3 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "l"): if bytes.has("lt;", at: start + 1) { return (XMLCharacters(UInt8(ascii: "<")), 4) }
        case UInt8(ascii: "g"): if bytes.has("gt;", at: start + 1) { return (XMLCharacters(UInt8(ascii: ">")), 4) }
        case UInt8(ascii: "a"):
            if bytes.has("amp;", at: start + 1) { return (XMLCharacters(UInt8(ascii: "&")), 5) }
            if bytes.has("apos;", at: start + 1) { return (XMLCharacters(UInt8(ascii: "'")), 6) }
        case UInt8(ascii: "q"): if bytes.has("quot;", at: start + 1) { return (XMLCharacters(UInt8(ascii: "\"")), 6) }
        default: break
        }
        return nil
    }
}

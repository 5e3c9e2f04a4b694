/// What a text in a line must not hold as it is: quote, backslash and U+0000–U+001F (RFC 8259 section 7), and what some
/// readers take for the end of a line though it is none: U+007F, U+0085, U+2028, U+2029 (Python's `splitlines` does, and
/// JavaScript before 2019 did).
struct JSONEscape {
    /// The character's bytes.
    let range: Range<Int>
    let value: UInt16

    /// The first from `start` on.
    @inline(__always)
    static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> JSONEscape? {
        var index = clear(bytes, from: start)
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0xC2:
                if index + 1 < bytes.count, bytes[index + 1] == 0x85 {
                    return JSONEscape(range: index..<index + 2, value: 0x85)
                }
            case 0xE2:
                if index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 {
                    return JSONEscape(range: index..<index + 3, value: 0x2000 | UInt16(bytes[index + 2] & 0x7F))
                }
            case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F:
                return JSONEscape(range: index..<index + 1, value: UInt16(byte))
            default:
                // Behind the word that stopped the search stand words without one again.
                if index & 7 == 7 {
                    index = clear(bytes, from: index + 1)
                    continue
                }
            }
            index += 1
        }
        return nil
    }

    /// Passes over words of eight bytes of which none can begin an escape: twice as fast as byte by byte.
    @inline(__always)
    private static func clear(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let control = (word &- 0x2020_2020_2020_2020) & ~word
            let found =
                control | zeros(word, UInt8(ascii: "\"")) | zeros(word, UInt8(ascii: "\\")) | zeros(word, 0x7F)
                | zeros(word, 0xC2) | zeros(word, 0xE2)
            guard found & 0x8080_8080_8080_8080 == 0 else { break }
            index += 8
        }
        return index
    }

    /// The high bit of each byte that is `byte`, and perhaps of those above it (Hacker's Delight, section 6-1).
    @inline(__always)
    private static func zeros(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let other = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (other &- 0x0101_0101_0101_0101) & ~other
    }
}

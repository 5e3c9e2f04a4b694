/// Finds UTF-16 and UTF-32 that no byte order mark announces.
enum UTF16Guess {
    enum ByteOrder { case little, big }

    private static let window = 4_096

    /// Scripts below U+0900 have upper bytes from 00 to 08; text in any 8-bit encoding has no bytes from 00 to 08. Whether
    /// these stand at even or at odd places is the byte order. Text of other scripts shows itself by its spaces, digits and
    /// line ends, whose upper byte is zero. Nil when it is no such text.
    static func byteOrder(of bytes: [UInt8]) -> ByteOrder? {
        let window = min(bytes.count, Self.window) & ~1
        guard window >= 4, bytes.withUnsafeBufferPointer({ holdsLow($0[..<window]) }) else { return nil }
        var low = (even: 0, odd: 0)
        var zero = (even: 0, odd: 0)
        for index in 0..<window where bytes[index] <= 8 {
            let isZero = bytes[index] == 0 ? 1 : 0
            if index & 1 == 0 {
                low.even += 1
                zero.even += isZero
            } else {
                low.odd += 1
                zero.odd += isZero
            }
        }
        let pairs = window / 2
        if low.even * 5 >= pairs * 3, low.odd * 8 <= low.even { return .big }
        if low.odd * 5 >= pairs * 3, low.even * 8 <= low.odd { return .little }
        guard pairs >= 8 else { return nil }
        if zero.even * 5 >= pairs, zero.odd * 16 <= zero.even { return .big }
        if zero.odd * 5 >= pairs, zero.even * 16 <= zero.odd { return .little }
        return nil
    }

    /// Looked through without a branch: hardly any text has such a byte.
    private static func holdsLow(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var found: UInt8 = 0
        for byte in UnsafeBufferPointer(rebasing: bytes) { found |= byte <= 8 ? 1 : 0 }
        return found != 0
    }

    /// Four bytes a character, of which the highest is zero and the next at most 10 (hexadecimal), without exception.
    static func utf32(of bytes: [UInt8]) -> ByteOrder? {
        let window = min(bytes.count, Self.window) & ~3
        guard window >= 8, bytes.count % 4 == 0 else { return nil }
        let starts = stride(from: 0, to: window, by: 4)
        if starts.allSatisfy({ bytes[$0 + 3] == 0 && bytes[$0 + 2] <= 0x10 && bytes[$0] | bytes[$0 + 1] != 0 }) {
            return .little
        }
        if starts.allSatisfy({ bytes[$0] == 0 && bytes[$0 + 1] <= 0x10 && bytes[$0 + 2] | bytes[$0 + 3] != 0 }) {
            return .big
        }
        return nil
    }
}

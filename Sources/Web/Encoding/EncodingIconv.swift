import Glibc

/// The multi-byte encodings of East Asia and the rarest old ones, through the C library's iconv(3).
enum Iconv {
    /// The C library's name for a WHATWG encoding (or one that only detection finds), chosen for the larger repertoire: GBK is
    /// read as gb18030, EUC-KR as windows-949, Shift_JIS as windows-31J, as the standard does.
    static let names: [String: String] = [
        "GBK": "GB18030", "gb18030": "GB18030", "Big5": "BIG5-HKSCS", "EUC-JP": "EUC-JP-MS", "Shift_JIS": "CP932",
        "ISO-2022-JP": "ISO-2022-JP-3", "EUC-KR": "CP949",
        "IBM855": "IBM855", "IBM852": "IBM852", "EUC-TW": "EUC-TW", "ISO-2022-KR": "ISO-2022-KR", "VISCII": "VISCII",
        "Johab": "JOHAB", "HZ-GB-2312": "HZ-GB-2312",
    ]

    /// Nil when the C library does not know the encoding (its modules are not installed).
    static func decode(_ bytes: ArraySlice<UInt8>, from name: String) -> (utf8: [UInt8], replacements: Int)? {
        guard let converter = Converter(from: name) else { return nil }
        return converter.convert(Array(bytes))
    }
}

/// Owns one conversion descriptor.
private struct Converter: ~Copyable {
    /// Each ill-formed sequence costs a call; where so many make up a quarter of all bytes, there is no text to be had.
    private static let garbageBound = 10_000

    private let descriptor: iconv_t

    init?(from name: String) {
        // (iconv_t)-1 is the error; as a pointer in Swift it is all ones.
        guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    borrowing func convert(_ bytes: [UInt8]) -> (utf8: [UInt8], replacements: Int) {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var replacements = 0
        // iconv(3) takes its input as mutable for historical reasons and never writes to it.
        var input = bytes
        var chunk = [UInt8](repeating: 0, count: 16_384)
        var position = 0
        while position < input.count {
            let (read, written, failure) = step(&input, position, &chunk)
            utf8 += chunk[..<written]
            position += read
            if failure == 0 || failure == E2BIG && (read > 0 || written > 0) { continue }
            guard position < bytes.count else { break }
            // An ill-formed sequence: its lead byte, and its trail unless that is ASCII, which stands for itself
            // (the standard's decoders "prepend" it). A cut sequence at the end is one U+FFFD.
            utf8 += [0xEF, 0xBF, 0xBD]
            replacements += 1
            if failure == EINVAL { break }
            if replacements >= Self.garbageBound, replacements * 4 > position {
                // Text in no encoding: the rest is one more replacement, and all of its bytes count as such.
                replacements += bytes.count - position - 1
                break
            }
            let hasTrail = bytes[position] >= 0x80 && position + 1 < bytes.count && bytes[position + 1] >= 0x80
            position += hasTrail ? 2 : 1
        }
        utf8 += rest(&chunk)
        return (utf8, replacements)
    }

    /// What the converter still holds back: Big5 waits whether a letter gets its accent.
    private borrowing func rest(_ chunk: inout [UInt8]) -> ArraySlice<UInt8> {
        var none: [UInt8] = []
        let (_, written, _) = step(&none, nil, &chunk)
        return chunk[..<written]
    }

    /// Converts from `position` on until the chunk is full or something is wrong; without a position, ends the conversion.
    private borrowing func step(
        _ input: inout [UInt8], _ position: Int?, _ chunk: inout [UInt8]
    ) -> (read: Int, written: Int, failure: Int32) {
        let start = position ?? 0
        let available = input.count - start
        return input.withUnsafeMutableBytes { input in
            chunk.withUnsafeMutableBytes { chunk in
                var target = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
                var targetLeft = chunk.count
                var source = position.flatMap {
                    input.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self)
                }
                var sourceLeft = available
                errno = 0
                // A missing source resets the descriptor, which writes what it holds back.
                let result = iconv(descriptor, &source, &sourceLeft, &target, &targetLeft)
                // (size_t)-1, whichever integer type stands for it.
                let failure = Int(truncatingIfNeeded: result) == -1 ? errno : 0
                return (available - sourceLeft, chunk.count - targetLeft, failure)
            }
        }
    }
}

/// Case files may hold strings of UTF-16 that are no text: one half of a pair. Whoever reads them as text has to read U+FFFD
/// (Infra Standard, "convert to a scalar value string"); JSON decoders refuse them.
enum Surrogates {
    /// The line with each lone `\ud800` … `\udfff` written `\ufffd`.
    static func replacingLone(in line: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(line)
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard let unit = unit(bytes, at: index) else {
                index += 2
                continue
            }
            if isLeading(unit), let next = self.unit(bytes, at: index + 6), isTrailing(next) {
                index += 12
                continue
            }
            if isLeading(unit) || isTrailing(unit) {
                bytes.replaceSubrange(index + 2..<index + 6, with: Array("fffd".utf8))
            }
            index += 6
        }
        return bytes
    }

    private static func isLeading(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
    private static func isTrailing(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

    /// The code unit of `\uXXXX` at `index`.
    private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
    }
}

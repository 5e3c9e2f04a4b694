@usableFromInline
package enum Hex {
    /// Two digits a byte, in lower case.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes { text += [digit(byte >> 4), digit(byte & 15)] }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// What a digit of either case stands for.
    @inlinable package static func value(_ digit: UInt8) -> UInt8? {
        let letter = (digit | 0x20) &- 0x61
        return ASCII.isDigit(digit) ? digit & 15 : letter < 6 ? letter + 10 : nil
    }
}

/// Decimal digits of the scripts that the daemon's texts use.
package enum Digits {
    /// Arabic-Indic (U+0660) and Persian (U+06F0) digits become ASCII; nothing else changes.
    package static func toASCII(_ utf8: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte == 0xD9 || byte == 0xDB, index + 1 < utf8.count, let digit = value(byte, utf8[index + 1]) {
                out.append(0x30 + digit)
                index += 2
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    package static func toASCII(_ text: String) -> String {
        String(decoding: toASCII([UInt8](text.utf8)), as: UTF8.self)
    }

    /// The digit that these two bytes of UTF-8 are: D9 A0–A9 or DB B0–B9.
    @inline(__always)
    static func value(_ first: UInt8, _ second: UInt8) -> UInt8? {
        let digit = first == 0xD9 ? second &- 0xA0 : first == 0xDB ? second &- 0xB0 : 255
        return digit < 10 ? digit : nil
    }
}

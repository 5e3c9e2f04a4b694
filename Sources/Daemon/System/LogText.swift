/// Text from the web made fit for a terminal and a line: nothing in it can move the cursor, end the line or turn the
/// reading direction of what follows.
enum LogText {
    /// Appends with control characters written out as `\n`, `\t`, `\u{1b}`.
    ///
    /// - Parameter quoting: whether the text will stand between double quotes, so that those and `\` are escaped too.
    static func escape(_ text: String, quoting: Bool, into bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case "\"", "\\":
                if quoting { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(UInt8(scalar.value))
            case _ where isHidden(scalar): bytes += "\\u{\(String(scalar.value, radix: 16))}".utf8
            default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
    }

    /// Whether a value can stand in `key=value` without quotes.
    static func isBare(_ value: String) -> Bool {
        !value.isEmpty
            && value.unicodeScalars.allSatisfy {
                $0 != " " && $0 != "\"" && $0 != "\\" && !isHidden($0) && !$0.properties.isWhitespace
            }
    }

    /// At most `limit` bytes of UTF-8, ending with `…` when something was cut off, never in the middle of a character.
    static func cut(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: max(0, limit - 3))
        while end > text.utf8.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
        return String(decoding: text.utf8[..<end], as: UTF8.self) + "…"
    }

    /// C0 and C1 controls, and the bidirectional embeddings, overrides and isolates (UAX #9), whose effect would not end
    /// with the value. The marks LRM, RLM and ALM stay: Arabic text needs them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

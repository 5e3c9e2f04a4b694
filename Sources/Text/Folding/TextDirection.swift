/// Which way a text runs.
package enum TextDirection: String, Sendable, Codable {
    case ltr, rtl

    /// By counting strong characters; nil when there are none. A tie goes to the direction that came first.
    package static func of(_ text: String) -> TextDirection? {
        var text = text
        return text.withUTF8 { of($0) }
    }

    private static func of(_ utf8: UnsafeBufferPointer<UInt8>) -> TextDirection? {
        var rtl = 0
        var ltr = 0
        var first: TextDirection?
        var previous: UInt8 = 0
        for byte in utf8 {
            defer { previous = byte }
            // Most of a Latin text, and nothing more to ask.
            if (byte | 0x20) &- 0x61 < 26 {
                ltr += 1
                if first == nil { first = .ltr }
                continue
            }
            // Lead bytes say enough: D6–DF are Hebrew to NKo, EF AC–BB presentation forms.
            switch byte {
            case 0xC3...0xD5, 0xE0, 0xE1, 0xE3...0xED:
                ltr += 1
                if first == nil { first = .ltr }
            case 0xD7...0xDF:
                rtl += 1
                if first == nil { first = .rtl }
            case 0xAC...0xBB where previous == 0xEF:
                rtl += 1
                if first == nil { first = .rtl }
            // Arabic and Persian digits are weak; they come as D9 A0–A9 and DB B0–B9 and were counted above.
            case 0xA0...0xA9 where previous == 0xD9, 0xB0...0xB9 where previous == 0xDB: rtl -= 1
            default: break
            }
        }
        if rtl == ltr { return rtl == 0 ? nil : first }
        return rtl > ltr ? .rtl : .ltr
    }
}

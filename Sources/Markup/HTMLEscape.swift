/// Text as it is written in markup.
extension [UInt8] {
    package mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        default: append(byte)
        }
    }

    /// Stretches that need no escape are copied whole.
    package mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, quotes: Bool) {
        var copied = 0
        for index in bytes.indices {
            let escape: StaticString
            switch bytes[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "\"") where quotes: escape = "&quot;"
            default: continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
            append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
            copied = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    }

    package mutating func appendEscaped(_ text: String, quotes: Bool) {
        var text = text
        text.withUTF8 { appendEscaped($0, quotes: quotes) }
    }
}

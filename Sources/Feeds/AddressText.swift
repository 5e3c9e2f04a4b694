/// The text of an address without what strays into it: white space, marks of direction, quotes, references that were escaped
/// once more, and the markup of systems that print a link where its address belongs.
enum AddressText {
    static func clean(_ address: String) -> String {
        var text = address
        let contents = Contents(text)
        guard contents.isSuspect else { return text }
        if contents.hasTags {
            let bytes = Array(text.utf8)
            let stated = bytes.withUnsafeBufferPointer { MarkupTags.value(of: ["href"], in: $0) }
            text = stated ?? PlainText.of(bytes)
        }
        // `&amp;amp;` is as old as templates; nobody means the letters.
        for _ in 0..<3 where text.utf8.contains(UInt8(ascii: "&")) {
            let resolved = PlainText.resolvingReferences(text)
            if resolved == text { break }
            text = resolved
        }
        text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isStray($0) }))
        return unquoted(trimmed(text))
    }

    private struct Contents {
        var isSuspect = false
        var hasTags = false

        init(_ text: String) {
            for byte in text.utf8 {
                switch byte {
                case 0...0x20, 0x7F..., UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): isSuspect = true
                case UInt8(ascii: "<"):
                    isSuspect = true
                    hasTags = true
                default: break
                }
            }
        }
    }

    /// Line ends, tabs and marks of direction, which the URL Standard drops or nobody types.
    private static func isStray(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// Without white space of any script, controls and joiners at either end; within a word the joiners of Persian matter.
    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || scalar.properties.isWhitespace || (0x200C...0x200D).contains(scalar.value)
        }
        let start = scalars.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(start[...last])
    }

    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count > 2, let first = text.utf8.first, let last = text.utf8.last else { return text }
        switch (first, last) {
        case (UInt8(ascii: "\""), UInt8(ascii: "\"")), (UInt8(ascii: "'"), UInt8(ascii: "'")),
            (UInt8(ascii: "<"), UInt8(ascii: ">")):
            return trimmed(String(text.dropFirst().dropLast()))
        default: return text
        }
    }
}

/// The text of an address without what strays into it: white space, marks of direction, quotes, references that were escaped
/// once more, and the markup of systems that print a link where its address belongs.
enum AddressText {
    static func clean(_ address: String) -> String { cleaned(address) ?? address }

    /// The same with the blanks inside as browsers write them: `April%20news.html`.
    static func encoded(_ address: String) -> String {
        guard let text = cleaned(address) else { return address }
        return text.utf8.contains(0x20) && Addresses.isHTTP(text) ? text.replacing(" ", with: "%20") : text
    }

    /// Nil where nothing strays into it, as into nearly all.
    private static func cleaned(_ address: String) -> String? {
        var text = address
        let contents = Contents(text)
        guard contents.isSuspect else { return nil }
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
        text = String(String.UnicodeScalarView(joined(text.unicodeScalars).filter { !isStray($0) }))
        return alone(unquoted(trimmed(text)))
    }

    /// Without the indentation of a line that an address was broken into.
    private static func joined(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        var isIndented = false
        for scalar in scalars {
            let isLineEnd = scalar == "\n" || scalar == "\r"
            if isLineEnd { while out.last == " " { out.removeLast() } }
            if isIndented, scalar == " " { continue }
            isIndented = isLineEnd
            if !isLineEnd { out.append(scalar) }
        }
        return out
    }

    /// The address alone, where words stand before it or another behind, or spaces in `https: //`.
    private static func alone(_ text: String) -> String {
        guard text.utf8.contains(0x20) else { return text }
        var rest = text[...]
        if !Addresses.isHTTP(text) {
            guard let slashes = text.firstRange(of: "//") else { return text }
            let scheme = text[..<slashes.lowerBound].filter { $0 != " " }
            guard scheme.hasSuffix("http:") || scheme.hasSuffix("https:") else { return text }
            let name = scheme.hasSuffix("https:") ? "https" : "http"
            return alone(name + "://" + trimmed(String(text[slashes.upperBound...])))
        }
        if let space = rest.firstIndex(of: " "), Addresses.isHTTP(String(rest[space...].drop { $0 == " " })) {
            rest = rest[..<space]
        }
        let isSplit = rest.hasPrefix("http:// ") || rest.hasPrefix("https:// ")
        let whole = isSplit ? String(rest.replacing(" ", with: "", maxReplacements: 1)) : String(rest)
        // An indentation that an attribute's line end became: no blank of an address is as wide.
        return whole.contains("    ") ? whole.filter { $0 != " " } : whole
    }

    /// What the bytes of an address tell at once: nearly all hold nothing that strays.
    private struct Contents {
        var isSuspect = false
        var hasTags = false

        init(_ text: String) {
            var text = text
            text.withUTF8 { bytes in
                guard Self.mayHold(bytes) else { return }
                if let first = bytes.first, first == UInt8(ascii: "(") || first == UInt8(ascii: "[") {
                    isSuspect = true
                }
                for index in bytes.indices {
                    let byte = bytes[index]
                    if byte < 64 {
                        guard Self.suspects >> UInt64(byte) & 1 != 0 else { continue }
                        isSuspect = true
                        if byte == UInt8(ascii: "<") { hasTags = true }
                    } else if byte >= 0x7F {
                        switch byte {
                        case 0x7F, 0xC2, 0xE1...0xE3, 0xEF: isSuspect = true
                        // U+061C, among the letters of Arabic.
                        case 0xD8: if index + 1 < bytes.count, bytes[index + 1] == 0x9C { isSuspect = true }
                        default: break
                        }
                    }
                }
            }
        }

        /// Whether a further look is worth its time, found without a branch.
        private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard let first = bytes.first else { return false }
            var found: UInt64 = first == UInt8(ascii: "(") || first == UInt8(ascii: "[") ? 1 : 0
            for byte in bytes {
                found |= (byte < 64 ? suspects : 0) >> UInt64(byte & 63) & 1
                found |= byte >= 0x7F ? 1 : 0
            }
            return found != 0
        }

        /// A bit for each byte: white space and controls, quotes, tags, and the semicolon without which nothing is a reference.
        private static let suspects: UInt64 = 0x1800_0085_FFFF_FFFF
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
        case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")):
            let inner = trimmed(String(text.dropFirst().dropLast()))
            return Addresses.isHTTP(inner) ? inner : text
        default: return text
        }
    }
}

import Markup

/// Markup read as one line of plain text.
enum PlainText {
    /// Whether bytes that may be text or HTML are HTML: a tag with a name that HTML has, or a reference.
    static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                if buffer[index] == UInt8(ascii: "<"), tag(buffer, at: index) != nil { return true }
                if buffer[index] == UInt8(ascii: "&"), XMLReference.decode(buffer, at: index) != nil { return true }
            }
            return false
        }
    }

    static func of(_ text: String) -> String { of(Array(text.utf8)) }

    /// With references resolved and white space collapsed, tags kept.
    static func resolvingReferences(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result: [UInt8] = []
        Array(text.utf8).withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if let (decoded, length) = XMLReference.decode(buffer, at: index) {
                    decoded.append(to: &result)
                    index += length
                } else {
                    result.append(buffer[index])
                    index += 1
                }
            }
        }
        return collapsing(result)
    }

    /// Without tags, with references resolved, white space collapsed.
    static func of(_ bytes: [UInt8]) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return collapsing(bytes)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var ends = Ends()
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] == UInt8(ascii: "<"), let end = commentEnd(buffer, at: index, &ends) {
                    index = end
                } else if buffer[index] == UInt8(ascii: "<"), let tag = tag(buffer, at: index) {
                    if !tag.isInline { text.append(UInt8(ascii: " ")) }
                    index = tag.isCode ? codeEnd(buffer, from: tag.end, &ends) ?? tag.end : tag.end
                } else if buffer[index] == UInt8(ascii: "&"),
                    let (decoded, length) = XMLReference.decode(buffer, at: index)
                {
                    decoded.append(to: &text)
                    index += length
                } else {
                    text.append(buffer[index])
                    index += 1
                }
            }
        }
        // Titles are escaped too often by many systems: `AT&amp;amp;amp;T`. What is tags only now was meant to be seen.
        return escapedAgain(collapsing(text))
    }

    /// Plain text whose references were escaped too often, as it was meant; its tags stay.
    static func escapedAgain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else { return text }
        var bytes = Array(text.utf8)
        bytes.dropSectionMarks()
        var text = String(decoding: bytes, as: UTF8.self)
        for _ in 0..<2 {
            let resolved = resolvingReferences(text)
            if resolved == text { break }
            text = resolved
        }
        return text
    }

    /// White space and no-break spaces as one space each, none at the ends.
    static func collapsing(_ bytes: [UInt8]) -> String {
        guard !isCollapsed(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        var isPending = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= 0x20 {
                isPending = true
                index += 1
            } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                isPending = true
                index += 2
            } else {
                if isPending, !result.isEmpty { result.append(0x20) }
                isPending = false
                result.append(byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isCollapsed(_ bytes: [UInt8]) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            guard byte > 0x20 || byte == 0x20 && previous != 0x20, byte != 0xA0 || previous != 0xC2 else {
                return false
            }
            previous = byte
        }
        return previous != 0x20
    }
}

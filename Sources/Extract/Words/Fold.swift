enum Fold {
    /// Whether the folded text holds the other.
    static func contains(_ text: [UInt8], _ other: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in other.withUnsafeBufferPointer { contains(text, $0) } }
    }

    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !other.isEmpty, text.count >= other.count else { return false }
        for start in 0...(text.count - other.count) where text[start] == other[0] {
            var at = 1
            while at < other.count, text[start + at] == other[at] { at += 1 }
            if at == other.count { return true }
        }
        return false
    }

    /// The same between word boundaries: `404` is not in `story 4040`.
    static func containsWords(_ text: [UInt8], _ other: [UInt8]) -> Bool {
        guard !other.isEmpty, text.count >= other.count else { return false }
        for start in 0...(text.count - other.count) where text[start] == other[0] {
            let end = start + other.count
            if start > 0, isWordByte(text[start - 1]) { continue }
            if end < text.count, isWordByte(text[end]) { continue }
            if text[start..<end].elementsEqual(other) { return true }
        }
        return false
    }

    /// ASCII letters and digits, and every byte of a longer character.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
        default: false
        }
    }
}

import Markup

/// Steps through the tags of HTML and stops at attributes of certain names.
struct MarkupTags {
    let bytes: UnsafeBufferPointer<UInt8>
    /// In lower case.
    private let names: [StaticString]
    /// A bit for each letter that one of them begins with: most attributes are `class`, `style` and the like.
    private let firstLetters: UInt32
    private var index = 0
    private var isInTag = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, names: [StaticString]) {
        self.bytes = bytes
        self.names = names
        firstLetters = names.reduce(0) { $0 | 1 << UInt32($1.utf8Start[0] & 31) }
    }

    /// The first value that is not empty, its references resolved.
    static func value(of names: [StaticString], in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var tags = MarkupTags(bytes, names: names)
        while let range = tags.next() {
            let text = PlainText.resolvingReferences(String(decoding: bytes[range], as: UTF8.self)).trimmed
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// Where the value of the next such attribute stands, without its quotes.
    mutating func next() -> Range<Int>? {
        while index < bytes.count {
            guard isInTag else {
                guard let tag = bytes.firstIndex(of: UInt8(ascii: "<"), from: index) else { return nil }
                index = tag + 1
                isInTag = index < bytes.count && isLetter(bytes[index])
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: ">"), UInt8(ascii: "<"): isInTag = false
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted()
            case 0...0x20: if let value = attribute() { return value }
            default: index += 1
            }
        }
        return nil
    }

    /// At the white space before an attribute.
    private mutating func attribute() -> Range<Int>? {
        skipSpace()
        let start = index
        while index < bytes.count, isLetter(bytes[index]) || bytes[index] == UInt8(ascii: "-") { index += 1 }
        let name = start..<index
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "="), !name.isEmpty else { return nil }
        index += 1
        skipSpace()
        guard index < bytes.count else { return nil }
        let first = index
        if bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'") {
            skipQuoted()
            return isWanted(name) ? first + 1..<max(first + 1, index - 1) : nil
        }
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return isWanted(name) ? first..<index : nil
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func skipQuoted() {
        let close = bytes.firstIndex(of: bytes[index], from: index + 1)
        index = close.map { $0 + 1 } ?? bytes.count
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private func isWanted(_ name: Range<Int>) -> Bool {
        guard firstLetters & 1 << UInt32(bytes[name.lowerBound] & 31) != 0 else { return false }
        return names.contains { $0.utf8CodeUnitCount == name.count && matches($0, at: name.lowerBound) }
    }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] | 0x20 == text.utf8Start[$0] }
    }

    static let addresses: [StaticString] = [
        "href", "src", "cite", "action", "longdesc", "background", "poster", "data", "classid", "codebase", "usemap",
        "profile",
    ]
}

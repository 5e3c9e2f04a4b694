import Markup
import Web

/// Addresses within the HTML of a feed.
enum RelativeMarkup {
    /// With the relative addresses of `href`, `src` and their like made absolute. All else stays byte for byte.
    static func resolving(_ bytes: [UInt8], base: WebURL?) -> [UInt8] {
        guard let base else { return bytes }
        return bytes.withUnsafeBufferPointer { buffer in
            var result: [UInt8] = []
            var copied = 0
            var tags = MarkupTags(bytes: buffer)
            // Short links may grow to the length of their base; beyond this the rest stays relative.
            let limit = 4 * bytes.count + (64 << 10)
            while result.count < limit, let value = tags.nextAddress() {
                guard isRelative(buffer, value) else { continue }
                let text = String(decoding: buffer[value].filter { $0 > 0x20 }, as: UTF8.self)
                let plain = PlainText.resolvingReferences(text)
                guard !plain.isEmpty, let resolved = WebURL(plain, base: base) else { continue }
                result.append(contentsOf: buffer[copied..<value.lowerBound])
                for byte in resolved.href.utf8 {
                    if byte == UInt8(ascii: "&") {
                        result.append(contentsOf: "&amp;".utf8)
                    } else {
                        result.append(byte)
                    }
                }
                copied = value.upperBound
            }
            guard copied > 0 else { return bytes }
            result.append(contentsOf: buffer[copied...])
            return result
        }
    }

    /// Neither a fragment alone nor with a scheme.
    private static func isRelative(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
        guard index < range.upperBound, bytes[index] != UInt8(ascii: "#") else { return false }
        return !Addresses.hasScheme(bytes[index..<range.upperBound])
    }
}

/// Steps through the tags of HTML and stops at attributes that hold an address.
private struct MarkupTags {
    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var isInTag = false

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Where the next address stands, without its quotes.
    mutating func nextAddress() -> Range<Int>? {
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
            return holdsAddress(name) ? first + 1..<max(first + 1, index - 1) : nil
        }
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return holdsAddress(name) ? first..<index : nil
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func skipQuoted() {
        let close = bytes.firstIndex(of: bytes[index], from: index + 1)
        index = close.map { $0 + 1 } ?? bytes.count
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private func holdsAddress(_ name: Range<Int>) -> Bool {
        // Most attributes are `class`, `style` and the like: their first letter tells already.
        switch bytes[name.lowerBound] | 0x20 {
        case UInt8(ascii: "h"), UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "a"), UInt8(ascii: "l"),
            UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "u"):
            Self.names.contains { $0.utf8CodeUnitCount == name.count && matches($0, at: name.lowerBound) }
        default: false
        }
    }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] | 0x20 == text.utf8Start[$0] }
    }

    private static let names: [StaticString] = [
        "href", "src", "cite", "action", "longdesc", "background", "poster", "data", "classid", "codebase", "usemap",
        "profile",
    ]
}

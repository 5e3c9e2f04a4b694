import Markup
import Web

/// HTML as tokens that are equal when the markup means the same: attributes sorted, quotes and references resolved,
/// white space collapsed, an element without content like an empty one, the `div` around XHTML left out.
enum CanonicalMarkup {
    static func of(_ markup: String) -> [String] {
        var tokens: [String] = []
        var text: [UInt8] = []
        let bytes = Array(markup.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, isTagStart(bytes[index + 1]) {
                flush(&text, &tokens)
                append(tagAt: &index, in: bytes, to: &tokens)
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        flush(&text, &tokens)
        if tokens.first == "<div", tokens.last == "</div" { tokens = Array(tokens.dropFirst().dropLast()) }
        return tokens
    }

    private static func isTagStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "/")
    }

    private static func flush(_ text: inout [UInt8], _ tokens: inout [String]) {
        let words = decoded(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !words.isEmpty { tokens.append(words) }
        text = []
    }

    private static func append(tagAt index: inout Int, in bytes: [UInt8], to tokens: inout [String]) {
        index += 1
        var name: [UInt8] = []
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
            bytes[index] != UInt8(ascii: "/") || name.isEmpty
        {
            name.append(bytes[index] | 0x20)
            index += 1
        }
        let element = String(decoding: name.map { $0 == 0x2F | 0x20 ? 0x2F : $0 }, as: UTF8.self)
        var attributes: [String] = []
        var isEmpty = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
                isEmpty = bytes[index] == UInt8(ascii: "/")
                index += 1
                continue
            }
            isEmpty = false
            if let attribute = attribute(&index, bytes) { attributes.append(attribute) }
        }
        index += 1
        tokens.append((["<" + element] + attributes.sorted()).joined(separator: " "))
        if isEmpty, !["br", "img", "hr", "input", "embed", "param", "circle"].contains(element) {
            tokens.append("</" + element)
        }
    }

    private static func attribute(_ index: inout Int, _ bytes: [UInt8]) -> String? {
        var name: [UInt8] = []
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="),
            bytes[index] != UInt8(ascii: ">")
        {
            name.append(bytes[index])
            index += 1
        }
        var value: [UInt8] = []
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
                let quote = bytes[index]
                index += 1
                while index < bytes.count, bytes[index] != quote {
                    value.append(bytes[index])
                    index += 1
                }
                index += 1
            } else {
                while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") {
                    value.append(bytes[index])
                    index += 1
                }
            }
        }
        let key = String(decoding: name, as: UTF8.self)
        if key.hasPrefix("xmlns") { return nil }
        let text = decoded(value)
        if key == "href" || key == "src" { return key + "=" + (WebURL(text)?.href ?? text) }
        return key + "=" + text
    }

    private static func decoded(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if let (text, length) = XMLReference.decode(buffer, at: index) {
                    text.append(to: &result)
                    index += length
                } else {
                    result.append(buffer[index])
                    index += 1
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

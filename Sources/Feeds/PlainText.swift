import Markup

/// Markup read as one line of plain text.
enum PlainText {
    /// Whether bytes that may be text or HTML are HTML: a tag with a name that HTML has, or a reference.
    static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                if buffer[index] == UInt8(ascii: "<"), tagEnd(buffer, at: index) != nil { return true }
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
                    result.append(contentsOf: decoded)
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
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] == UInt8(ascii: "<"), let (end, name) = tagEnd(buffer, at: index) {
                    if !inline.contains(name) { text.append(UInt8(ascii: " ")) }
                    index = end
                } else if buffer[index] == UInt8(ascii: "&"),
                    let (decoded, length) = XMLReference.decode(buffer, at: index)
                {
                    text.append(contentsOf: decoded)
                    index += length
                } else {
                    text.append(buffer[index])
                    index += 1
                }
            }
        }
        // Titles are escaped once too often by many systems: `AT&amp;amp;T`.
        return collapsing(text)
    }

    /// White space and no-break spaces as one space each, none at the ends.
    static func collapsing(_ bytes: [UInt8]) -> String {
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

    /// The end of a tag of HTML that begins here, past its `>`, and its name in lower case; comments have no name.
    private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (end: Int, name: String)? {
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        var name: [UInt8] = []
        while index < bytes.count, name.count < 12 {
            let byte = bytes[index] | 0x20
            guard byte >= 0x61 && byte <= 0x7A || (!name.isEmpty && byte >= 0x30 && byte <= 0x39) else { break }
            name.append(byte)
            index += 1
        }
        let text = String(decoding: name, as: UTF8.self)
        guard names.contains(text), index < bytes.count,
            bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/")
        else { return nil }
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            if bytes[index] == UInt8(ascii: ">") { return (index + 1, text) }
            index += 1
        }
        return nil
    }

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]
    private static let names = inline.union([
        "address", "article", "aside", "audio", "blockquote", "br", "button", "center", "dd", "div", "dl", "dt",
        "embed", "fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "iframe", "img", "input", "label", "li", "link", "main", "map", "meta", "nav", "noscript",
        "object", "ol", "option", "p", "param", "pre", "script", "section", "select", "source", "style", "svg", "table",
        "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video", "applet", "area", "picture",
    ])
}

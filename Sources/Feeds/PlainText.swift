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
        // Titles are escaped once too often by many systems: `AT&amp;amp;T`.
        return collapsing(text)
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

    private struct Tag {
        /// Past its `>`.
        let end: Int
        let isInline: Bool
        /// Whether what follows is a program or a style sheet.
        let isCode: Bool
    }

    /// The tag of HTML that begins here.
    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Tag? {
        var index = start + 1
        let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let first = index
        while index < bytes.count, index - first <= longestName, isNameByte(bytes[index]) { index += 1 }
        guard index < bytes.count,
            bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/"),
            let isInline = names[key(bytes[first..<index])]
        else { return nil }
        let isCode = !isEnd && (index - first == 6 || index - first == 5) && codes.contains(key(bytes[first..<index]))
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            if bytes[index] == UInt8(ascii: ">") { return Tag(end: index + 1, isInline: isInline, isCode: isCode) }
            index += 1
        }
        return nil
    }

    /// What was looked for to the end and not found, which is not done twice: a row of open comments must not cost
    /// quadratic time.
    private struct Ends {
        var mayEndComment = true
        var mayEndCode = true
    }

    /// Past the comment that begins here; one that is never closed ends with its first `>`.
    private static func commentEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ ends: inout Ends
    ) -> Int? {
        guard bytes.has("<!--", at: start) else { return nil }
        if ends.mayEndComment {
            if let end = bytes.firstIndex(of: "-->", from: start + 2) { return end + 3 }
            ends.mayEndComment = false
        }
        return bytes.firstIndex(of: UInt8(ascii: ">"), from: start).map { $0 + 1 }
    }

    /// Where the next end tag of code begins.
    private static func codeEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ ends: inout Ends) -> Int? {
        guard ends.mayEndCode else { return nil }
        var index = start
        while let next = bytes.firstIndex(of: "</", from: index) {
            let name = bytes[(next + 2)...]
            if codes.contains(key(name.prefix(5))) || codes.contains(key(name.prefix(6))) { return next }
            index = next + 2
        }
        ends.mayEndCode = false
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// A name of up to 16 bytes, letter case aside, as a number.
    private static func key(_ name: some Sequence<UInt8>) -> UInt128 {
        name.reduce(0) { $0 << 8 | UInt128($1 | 0x20) }
    }

    private static let longestName = 10
    private static let codes: Set<UInt128> = [key("script".utf8), key("style".utf8)]
    private static let inline: [String] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]
    private static let block: [String] = [
        "address", "article", "aside", "audio", "blockquote", "br", "button", "center", "dd", "div", "dl", "dt",
        "embed", "fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "iframe", "img", "input", "label", "li", "link", "main", "map", "meta", "nav", "noscript",
        "object", "ol", "option", "p", "param", "pre", "script", "section", "select", "source", "style", "svg", "table",
        "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video", "applet", "area", "picture",
    ]
    /// Whether a word goes on across the tags of that name.
    private static let names: [UInt128: Bool] = Dictionary(
        inline.map { (key($0.utf8), true) } + block.map { (key($0.utf8), false) },
        uniquingKeysWith: { first, _ in first })
}

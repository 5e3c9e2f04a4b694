import Markup

/// The markup of HTML as it stands in titles and other short texts.
extension PlainText {
    struct Tag {
        /// Past its `>`.
        let end: Int
        let isInline: Bool
        /// Whether what follows is a program or a style sheet.
        let isCode: Bool
    }

    /// The tag of HTML that begins here.
    static func tag(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Tag? {
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
    struct Ends {
        var mayEndComment = true
        var hasTagEnd = true
        var mayEndCode = true
    }

    /// Past the comment that begins here; one that is never closed ends with its first `>`.
    static func commentEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ ends: inout Ends
    ) -> Int? {
        guard ends.hasTagEnd, bytes.has("<!--", at: start) else { return nil }
        if ends.mayEndComment {
            if let end = bytes.firstIndex(of: "-->", from: start + 2) { return end + 3 }
            ends.mayEndComment = false
        }
        let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: start)
        ends.hasTagEnd = end != nil
        return end.map { $0 + 1 }
    }

    /// Where the next end tag of code begins.
    static func codeEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ ends: inout Ends) -> Int? {
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

/// What stands before the root element, read without a parser: nothing of it is ever given to one.
package struct XMLProlog: Sendable, Equatable {
    /// Where the root's `<` stands.
    package let rootStart: Int
    /// The root's name as written, in lower case, without its prefix: `rss`, `rdf`, `feed`, `html`.
    package let rootName: String
    /// Whether a DOCTYPE names `html`.
    package let hasHTMLDoctype: Bool

    /// How far the root is looked for: warnings of a server's script before the declaration are seldom longer.
    private static let reach = 64 << 10

    /// Nil when no start tag is found.
    package static func read(_ bytes: [UInt8], from start: Int = 0) throws(MarkupError) -> XMLProlog? {
        var index = start
        var isHTML = false
        let limit = min(bytes.count, start + reach)
        while index < limit {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if bytes.hasASCII("<!--", at: index) {
                index = bytes.firstIndex(ofASCII: "-->", from: index + 4).map { $0 + 3 } ?? bytes.count
            } else if bytes.hasASCII("<?", at: index) {
                index = bytes.firstIndex(ofASCII: ">", from: index + 2).map { $0 + 1 } ?? bytes.count
            } else if bytes.hasASCII("<!doctype", at: index) {
                let (end, hasSubset) = doctypeEnd(bytes, from: index)
                if hasSubset { throw .internalSubset }
                let name = bytes[(index + 9)..<end].drop { $0 <= 0x20 }
                isHTML = isHTML || Array(name.prefix(5)).hasASCII("html", at: 0)
                index = end
            } else if index + 1 < bytes.count, isNameStart(bytes[index + 1]) {
                return XMLProlog(rootStart: index, rootName: name(bytes, at: index + 1), hasHTMLDoctype: isHTML)
            } else {
                index += 1
            }
        }
        return nil
    }

    /// The end of a DOCTYPE, quotes respected, and whether it opens an internal subset.
    private static func doctypeEnd(_ bytes: [UInt8], from start: Int) -> (end: Int, hasSubset: Bool) {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                return (index, true)
            } else if byte == UInt8(ascii: ">") {
                return (index + 1, false)
            }
        }
        return (bytes.count, false)
    }

    private static func name(_ bytes: [UInt8], at start: Int) -> String {
        var name: [UInt8] = []
        for byte in bytes[start...].prefix(64) {
            if byte == UInt8(ascii: ":") {
                name.removeAll(keepingCapacity: true)
            } else if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
                break
            } else {
                name.append(byte.asciiLowercased)
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension [UInt8] {
    /// Whether the text, given in lower case, stands here, in any case.
    func hasASCII(_ text: StaticString, at index: Int) -> Bool {
        guard index >= 0, count - index >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount
        where self[index + offset].asciiLowercased != text.utf8Start[offset] { return false }
        return true
    }

    func firstIndex(ofASCII text: StaticString, from start: Int) -> Int? {
        guard text.utf8CodeUnitCount > 0, count - start >= text.utf8CodeUnitCount else { return nil }
        let first = text.utf8Start[0]
        for index in start...(count - text.utf8CodeUnitCount)
        where self[index] == first && hasASCII(text, at: index) { return index }
        return nil
    }
}

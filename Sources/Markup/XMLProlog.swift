/// A start tag that may be the root of a document, and what stands before it.
package struct XMLProlog: Sendable, Equatable {
    /// Where the root's `<` stands.
    package let rootStart: Int
    /// The root's name as written, in lower case, without its prefix: `rss`, `rdf`, `feed`, `html`.
    package let rootName: String
    /// Whether a DOCTYPE before it names `html`.
    package let hasHTMLDoctype: Bool
    /// Whether a DOCTYPE before it has declarations of its own, which are passed over: no entity is ever declared.
    package let hasInternalSubset: Bool

    /// The first start tag of the document; nil when there is none.
    package static func read(_ bytes: [UInt8]) -> XMLProlog? {
        var search = XMLPrologSearch(bytes)
        return search.next()
    }
}

/// The start tags of a document one after the other, found without a parser: warnings of a server's script may stand
/// before the root, each with tags of its own.
package struct XMLPrologSearch {
    /// How far the root is looked for: thousands of warnings.
    private static let reach = 512 << 10

    private let bytes: [UInt8]
    private let limit: Int
    private var index = 0
    private var isHTML = false
    private var hasSubset = false
    /// What never ends is looked for once: a row of it must not cost quadratic time.
    private var mayEndComments = true
    private var mayHaveDoctype = true

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        limit = min(bytes.count, Self.reach)
    }

    package mutating func next() -> XMLProlog? {
        while index < limit {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let start = index
            if bytes.hasASCII("<!--", at: start) {
                index = commentEnd(start)
            } else if bytes.hasASCII("<?", at: start) {
                index = bytes.firstIndex(ofASCII: ">", from: start + 2).map { $0 + 1 } ?? bytes.count
            } else if mayHaveDoctype, bytes.hasASCII("<!doctype", at: start) {
                passDoctype(start)
            } else {
                index += 1
                if index < bytes.count, Self.isNameStart(bytes[index]) {
                    return XMLProlog(
                        rootStart: start, rootName: name(at: index), hasHTMLDoctype: isHTML,
                        hasInternalSubset: hasSubset)
                }
            }
        }
        return nil
    }

    private mutating func commentEnd(_ start: Int) -> Int {
        let end = mayEndComments ? bytes.firstIndex(ofASCII: "-->", from: start + 4) : nil
        mayEndComments = end != nil
        return end.map { $0 + 3 } ?? start + 4
    }

    /// A document has one; what follows the first is read as tags.
    private mutating func passDoctype(_ start: Int) {
        mayHaveDoctype = false
        let name = bytes[(start + 9)...].prefix(64).drop { $0 <= 0x20 }
        isHTML = Array(name.prefix(5)).hasASCII("html", at: 0)
        let doctype = XMLDoctype(bytes, from: start + 9)
        hasSubset = doctype.hasSubset
        index = doctype.end
    }

    private func name(at start: Int) -> String {
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

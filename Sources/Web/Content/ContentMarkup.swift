import Bytes

/// Finds out of which language markup is, from its first element or declaration.
struct MarkupStart {
    private let text: [UInt8]
    private var position = 0
    /// What stands before the root went on to the end of the text.
    private(set) var isCutOff = false

    init(_ text: [UInt8]) {
        self.text = text
        skipSpace()
    }

    var isBlank: Bool { position == text.count }
    /// Begins with something that is no markup.
    var isForeign: Bool { position < text.count && text[position] != UInt8(ascii: "<") }

    /// The kind of what stands at the very start, nil if that is no markup.
    mutating func kind(declared: MediaType?) -> ContentKind? {
        var sawXMLDeclaration = false
        var doctype: ContentKind?
        while position < text.count, text[position] == UInt8(ascii: "<") {
            let end: Int?
            if begins("<!--") {
                end = find("-->", from: position + 4).map { $0 + 3 }
            } else if begins("<?") {
                sawXMLDeclaration = sawXMLDeclaration || begins("<?xml")
                end = find(">", from: position + 2).map { $0 + 1 }
            } else if begins("<!doctype") {
                doctype = name(from: skippingSpace(position + 9)) == "html" ? .html : .xml
                end = doctypeEnd()
            } else {
                return Self.feedKind(root: name(from: position + 1)) ?? doctype ?? element(sawXMLDeclaration, declared)
            }
            guard let end else {
                isCutOff = true
                return doctype ?? (sawXMLDeclaration ? .xml : tie(declared))
            }
            position = end
            skipSpace()
        }
        return doctype ?? (sawXMLDeclaration ? .xml : nil)
    }

    /// Markup that begins further on.
    mutating func laterKind(declared: MediaType?) -> ContentKind? {
        for index in text.indices where text[index] == UInt8(ascii: "<") {
            position = index
            if begins("<!doctype html") || begins("<html") { return .html }
            if begins("<?xml") { return kind(declared: declared) ?? .xml }
            if begins("<rss") || begins("<feed") || begins("<rdf:rdf") || begins("<urlset")
                || begins("<sitemapindex")
            {
                return Self.feedKind(root: name(from: index + 1)) ?? .xml
            }
        }
        return nil
    }

    private func element(_ sawXMLDeclaration: Bool, _ declared: MediaType?) -> ContentKind? {
        let name = name(from: position + 1)
        if name == "html" { return .html }
        if sawXMLDeclaration || Self.xmlRoots.contains(name) { return .xml }
        guard !name.isEmpty else { return begins("</") || begins("<!") ? tie(declared) : nil }
        if declared?.isXML == true && declared?.isHTML == false { return .xml }
        if declared?.isHTML == true { return .html }
        let end = find(">", from: position) ?? text.count
        let isNamespaced = find("xmlns", from: position).map { $0 < end } ?? false
        return isNamespaced || name.contains(":") ? .xml : .html
    }

    /// What a root of this name opens when it opens a list of pages: RSS 0.9 to 2.0, Atom, sitemaps. Its prefix is the
    /// writer's own choice.
    private static func feedKind(root: String) -> ContentKind? {
        switch root.split(separator: ":").last {
        case "rss", "feed", "rdf", "channel": .feed
        case "urlset", "sitemapindex": .sitemap
        default: nil
        }
    }

    /// Behind the DOCTYPE that begins here, quoted texts and an internal subset left aside.
    private func doctypeEnd() -> Int? {
        var quote: UInt8?
        var isInSubset = false
        for index in position..<text.count {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): isInSubset = true
            case UInt8(ascii: "]"): isInSubset = false
            case UInt8(ascii: ">") where !isInSubset: return index + 1
            default: break
            }
        }
        return nil
    }

    private func tie(_ declared: MediaType?) -> ContentKind {
        guard let declared, declared.isXML, !declared.isHTML else { return .html }
        return .xml
    }

    private static let xmlRoots = ["opml", "svg"]

    // MARK: Walking

    private mutating func skipSpace() { position = skippingSpace(position) }

    private func skippingSpace(_ from: Int) -> Int {
        var index = from
        while index < text.count, ASCII.isSpace(text[index]) { index += 1 }
        return min(index, text.count)
    }

    private func begins(_ prefix: StaticString) -> Bool {
        guard position + prefix.utf8CodeUnitCount <= text.count else { return false }
        return prefix.withUTF8Buffer { wanted in
            wanted.indices.allSatisfy { ASCII.lower(text[position + $0]) == wanted[$0] }
        }
    }

    static func holds(_ text: [UInt8], _ wanted: String) -> Bool { MarkupStart(text).find(wanted, from: 0) != nil }

    private func find(_ wanted: String, from: Int) -> Int? {
        let wanted = Array(wanted.utf8)
        guard from >= 0, wanted.count <= text.count, from <= text.count - wanted.count else { return nil }
        return (from...(text.count - wanted.count)).first { start in
            wanted.indices.allSatisfy { text[start + $0] == wanted[$0] }
        }
    }

    /// A name in lower case, at most 32 bytes of it.
    private func name(from: Int) -> String {
        let bytes = text.dropFirst(from).prefix(32).prefix { byte in
            switch ASCII.lower(byte) {
            case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x3A, 0x5F: true
            default: false
            }
        }
        return String(decoding: bytes.map(ASCII.lower), as: UTF8.self)
    }
}

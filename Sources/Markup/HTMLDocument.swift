import CLibXML2

/// A page as libxml2's HTML parser reads it after our byte pass. Owns the tree.
package struct HTMLDocument: ~Copyable {
    private let tree: xmlDocPtr
    /// Data blocks that stood in script elements: JSON-LD and application state. The scripts themselves are not in the tree.
    package let embedded: [HTMLEmbeddedData]
    /// How many script elements the page had.
    package let scriptCount: Int

    /// `xmlInitParser` must have run before any thread parses.
    private static let initialised: Void = xmlInitParser()

    /// - Parameters:
    ///   - utf8: valid UTF-8; any other bytes are read as far as they go.
    ///   - keeping: what of the markup the caller needs.
    package init(parsing utf8: [UInt8], keeping: HTMLBytePass.Keeping = .everything) throws(MarkupError) {
        _ = Self.initialised
        let clean = HTMLBytePass.clean(utf8, keeping: keeping)
        embedded = clean.embedded
        scriptCount = clean.scriptCount
        guard let tree = Self.parse(clean.bytes) else { throw .noDocument }
        self.tree = tree
    }

    deinit { xmlFreeDoc(tree) }

    /// Lends the root element; nodes may not leave the closure.
    package borrowing func withRoot<R, E: Error>(_ body: (HTMLNode) throws(E) -> R) throws(E) -> R? {
        guard let root = xmlDocGetRootElement(tree) else { return nil }
        return try body(HTMLNode(pointer: root))
    }

    private static func parse(_ bytes: [UInt8]) -> xmlDocPtr? {
        rawi_xml_silence()
        let bound = bytes.count > Int(Int32.max) ? bytes.prefix(Int(Int32.max)) : bytes[...]
        let context = bound.withUnsafeBytes { raw in
            htmlCreateMemoryParserCtxt(raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count))
        }
        guard let context else { return nil }
        defer { htmlFreeParserCtxt(context) }
        let quiet = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        htmlCtxtUseOptions(context, Int32(quiet | HTML_PARSE_NONET.rawValue))
        // Without HUGE everything nested deeper than 256 is lost in silence.
        context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        // The bytes are UTF-8 already: no conversion, no look at meta elements.
        context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        if let input = context.pointee.input { input.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8")) }
        context.pointee.recovery = 1
        htmlParseDocument(context)
        defer { context.pointee.myDoc = nil }
        return context.pointee.myDoc
    }
}

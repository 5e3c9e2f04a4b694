/// Bytes turned into valid UTF-8, and how the encoding was found.
package struct Decoded: Sendable {
    package enum Source: String, Sendable, Codable {
        case bom, header, meta, xmlDeclaration = "xml-declaration", utf8 = "utf-8-valid", detected, fallback
    }
    /// What the bytes claim to be, which says where a declaration may stand.
    package enum Syntax: Sendable { case html, xml, text }

    /// Valid UTF-8, no byte order mark.
    package let utf8: [UInt8]
    /// The WHATWG name: `UTF-8`, `windows-1256`.
    package let encoding: String
    package let source: Source
    /// How many bytes or sequences became U+FFFD.
    package let replacements: Int

    /// The order is the WHATWG one (BOM, header, meta or declaration), then valid UTF-8, then detection.
    package static func decode(_ bytes: [UInt8], headerCharset: String?, syntax: Syntax) -> Decoded {
        Decoded(utf8: [], encoding: "UTF-8", source: .fallback, replacements: 0)
    }
}

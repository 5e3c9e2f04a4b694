/// Bytes turned into valid UTF-8, and how the encoding was found.
package struct Decoded: Sendable {
    package enum Source: String, Sendable, Codable {
        case bom, header, meta
        case xmlDeclaration = "xml-declaration"
        case utf8 = "utf-8-valid"
        case detected, fallback
        /// Valid UTF-8 of text whose bytes had been taken for windows-1252 or windows-1256 before; `encoding` is the one they were in.
        case mojibake
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

    /// The order is the WHATWG one (BOM, header, meta or declaration), then valid UTF-8, then detection. A declaration that the
    /// bytes contradict is overruled; `source` then is `utf-8-valid` or `detected`.
    package static func decode(_ bytes: [UInt8], headerCharset: String?, syntax: Syntax) -> Decoded {
        let decoded = shown(bytes, headerCharset: headerCharset, syntax: syntax)
        guard decoded.encoding == TextEncoding.utf8.name else { return decoded }
        guard let undone = Mojibake.undone(decoded.utf8) else {
            guard let lines = MojibakeLines.undone(decoded.utf8) else { return decoded }
            return Decoded(
                utf8: lines.utf8, encoding: decoded.encoding, source: lines.isMost ? .mojibake : decoded.source,
                replacements: decoded.replacements)
        }
        return Decoded(
            utf8: undone.utf8, encoding: undone.encoding.name, source: .mojibake, replacements: decoded.replacements)
    }

    /// As a browser shows it.
    private static func shown(_ bytes: [UInt8], headerCharset: String?, syntax: Syntax) -> Decoded {
        if let marked = byBOM(bytes) { return marked }
        if let (encoding, source) = declaration(bytes, headerCharset, syntax) {
            if let decoded = decode(bytes, declared: encoding, source) { return decoded }
        }
        return undeclared(bytes)
    }

    /// By label, no questions asked, the encodings included that the standard has not; nil for an unknown one.
    package static func decode(_ bytes: [UInt8], as label: String) -> (utf8: [UInt8], replacements: Int)? {
        let encoding = EncodingDetector.encoding(named: label)
        return encoding?.decode(bytes[...])
    }

    // MARK: Byte order marks

    private static func byBOM(_ bytes: [UInt8]) -> Decoded? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return make(bytes.dropFirst(3), .utf8, .bom) }
        // FF FE 00 00 could be UTF-16 only for a text that begins with NUL.
        for (mark, bigEndian) in [([0xFF, 0xFE, 0, 0] as [UInt8], false), ([0, 0, 0xFE, 0xFF], true)]
        where bytes.starts(with: mark) {
            return make(bytes.dropFirst(4), bigEndian ? .utf32BE : .utf32LE, .bom)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return make(bytes.dropFirst(2), .utf16BE, .bom) }
        if bytes.starts(with: [0xFF, 0xFE]) { return make(bytes.dropFirst(2), .utf16LE, .bom) }
        return nil
    }

    private static func make(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, _ source: Source) -> Decoded {
        let (utf8, replacements) = encoding.decode(bytes) ?? TextEncoding.windows1252.decode(bytes) ?? ([], 0)
        return Decoded(utf8: utf8, encoding: encoding.name, source: source, replacements: replacements)
    }

    // MARK: Declarations

    private static func declaration(
        _ bytes: [UInt8], _ headerCharset: String?, _ syntax: Syntax
    ) -> (TextEncoding, Source)? {
        if let header = headerCharset.flatMap(TextEncoding.init(label:)) { return (header, .header) }
        switch syntax {
        case .html:
            guard let encoding = MetaPrescan.html(bytes[...]) else { return nil }
            return (encoding, MetaPrescan.xml(bytes[...]) == nil ? .meta : .xmlDeclaration)
        case .xml: return MetaPrescan.xml(bytes[...]).map { ($0, .xmlDeclaration) }
        case .text: return nil
        }
    }

    /// Nil when the bytes contradict the declaration.
    private static func decode(_ bytes: [UInt8], declared: TextEncoding, _ source: Source) -> Decoded? {
        let valid = UTF8Text.validPrefix(bytes[...])
        let isUTF8 = valid.count == bytes.count
        switch declared.method {
        case .utf8:
            if isUTF8 { return UTF16Guess.byteOrder(of: bytes) == nil ? whole(bytes, source) : nil }
            return UTF8Text.survey(bytes[...]).isUTF8(declared: true) ? make(bytes[...], declared, source) : nil
        case .utf16, .utf32:
            // Declared by the header alone. Text without zeros or control characters is not UTF-16 of any script we meet.
            guard let order = UTF16Guess.byteOrder(of: bytes) else {
                return isUTF8 ? nil : make(bytes[...], declared, source)
            }
            // `utf-16` means the little-endian one to the standard; the text knows better.
            return make(bytes[...], order == .big ? .utf16BE : .utf16LE, source)
        case .singleByte:
            // Letters that form valid UTF-8 by chance do not occur in a row of text.
            if isUTF8 && !valid.isASCII || UTF16Guess.byteOrder(of: bytes) != nil { return nil }
            if isUTF8 { return whole(bytes, source, as: declared) }
            // A few stray bytes among much UTF-8 contradict the declaration as well.
            if UTF8Text.survey(bytes[...]).isUTF8Throughout { return nil }
            return contradictsArabic(bytes, declared) ? nil : make(bytes[...], declared, source)
        case .iconv:
            let decoded = make(bytes[...], declared, source)
            return isUTF8 && !valid.isASCII && (decoded.replacements > 0 || valid.count > 64) ? nil : decoded
        case .replacement: return nil
        }
    }

    private static func whole(_ bytes: [UInt8], _ source: Source, as encoding: TextEncoding = .utf8) -> Decoded {
        Decoded(utf8: bytes, encoding: encoding.name, source: source, replacements: 0)
    }

    /// Arabic under a Latin name (a server's default), or the two Arabic encodings taken for each other.
    private static func contradictsArabic(_ bytes: [UInt8], _ declared: TextEncoding) -> Bool {
        guard ["windows-1252", "ISO-8859-15", "windows-1256", "ISO-8859-6"].contains(declared.name),
            let found = EncodingDetector.arabic(bytes[...]), found != declared
        else { return false }
        guard let decoder = SingleByteDecoder.all[declared.name] else { return false }
        return !ArabicPlausibility(bytes[...], as: decoder).isPlausible
    }

    // MARK: Nothing declared

    private static func undeclared(_ bytes: [UInt8]) -> Decoded {
        if let order = UTF16Guess.utf32(of: bytes) {
            return make(bytes[...], order == .big ? .utf32BE : .utf32LE, .detected)
        }
        if let order = UTF16Guess.byteOrder(of: bytes) {
            return make(bytes[...], order == .big ? .utf16BE : .utf16LE, .detected)
        }
        let valid = UTF8Text.validPrefix(bytes[...])
        if valid.count == bytes.count {
            if valid.isASCII, let shifted = shifted(bytes) { return shifted }
            return whole(bytes, .utf8)
        }
        if UTF8Text.survey(bytes[...]).isUTF8(declared: false) { return make(bytes[...], .utf8, .detected) }
        if let found = EncodingDetector.detect(bytes[...]), found != .utf8 { return make(bytes[...], found, .detected) }
        return make(bytes[...], .windows1252, .fallback)
    }

    /// The seven-bit encodings that switch with escape sequences look like ASCII.
    private static func shifted(_ bytes: [UInt8]) -> Decoded? {
        guard bytes.contains(0x1B) || bytes.contains(0x0E),
            let found = EncodingDetector.detect(bytes[...]), case .iconv = found.method
        else { return nil }
        let decoded = make(bytes[...], found, .detected)
        return decoded.replacements == 0 ? decoded : nil
    }
}

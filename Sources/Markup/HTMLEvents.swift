import CLibXML2

/// libxml2's HTML parser, read by its events: it builds no tree of its own.
enum HTMLEvents {
    /// What the callbacks reach through the parser's one pointer.
    private struct Receiver {
        let context: htmlParserCtxtPtr
        let builder: UnsafeMutablePointer<HTMLTreeBuilder>

        /// How far the parser has read.
        var offset: Int {
            guard let input = context.pointee.input else { return 0 }
            return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
        }
    }

    /// `xmlInitParser` must have run before any thread parses.
    private static let initialised: Void = xmlInitParser()

    /// - Parameter markup: ASCII.
    /// - Returns: false when libxml2 has no memory left.
    static func read(_ markup: [UInt8], into builder: inout HTMLTreeBuilder) -> Bool {
        _ = initialised
        rawi_xml_silence()
        let context = markup.withUnsafeBytes { raw in
            htmlCreateMemoryParserCtxt(raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count))
        }
        guard let context else { return false }
        defer { htmlFreeParserCtxt(context) }
        configure(context)
        withUnsafeMutablePointer(to: &builder) { builder in
            var receiver = Receiver(context: context, builder: builder)
            withUnsafeMutablePointer(to: &receiver) { receiver in
                context.pointee.userData = UnsafeMutableRawPointer(receiver)
                htmlParseDocument(context)
            }
        }
        return true
    }

    private static func configure(_ context: htmlParserCtxtPtr) {
        let quiet = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        htmlCtxtUseOptions(context, Int32(quiet | HTML_PARSE_NONET.rawValue))
        context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        // ASCII is UTF-8: nothing to guess or to convert.
        context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        context.pointee.recovery = 1
        guard let events = context.pointee.sax else { return }
        events.pointee = htmlSAXHandler()
        events.pointee.startElement = { receiver, name, _ in
            guard let receiver = HTMLEvents.receiver(receiver), let name else { return }
            let bytes = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
            receiver.builder.pointee.start(bytes, at: receiver.offset)
        }
        events.pointee.endElement = { receiver, _ in HTMLEvents.receiver(receiver)?.builder.pointee.end() }
        events.pointee.characters = { receiver, _, _ in
            guard let receiver = HTMLEvents.receiver(receiver) else { return }
            receiver.builder.pointee.text(at: receiver.offset)
        }
        events.pointee.cdataBlock = events.pointee.characters
        events.pointee.ignorableWhitespace = events.pointee.characters
    }

    private static func receiver(_ pointer: UnsafeMutableRawPointer?) -> Receiver? {
        pointer?.assumingMemoryBound(to: Receiver.self).pointee
    }
}

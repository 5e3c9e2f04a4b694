import Markup
import Text
import Web

/// Fields as text and as markup.
extension FeedReader {
    /// The field being finished, as text.
    var plain: String { String(decoding: buffer, as: UTF8.self) }

    /// Whether the field says that the elements in it are its value, so that the text in it is text.
    func isDeclaredMarkup(_ field: Capture) -> Bool {
        field.type == "xhtml" || field.type == "application/xhtml+xml" || field.mode == "xml"
    }

    func appendText() {
        let start = buffer.count
        xml.appendText(to: &buffer, limitBytes: limits.fieldBytes - start)
        if isEscaping { escape(from: start) }
    }

    /// Text that stands beside elements is written as markup: `<` as `&lt;`.
    private func escape(from start: Int) {
        guard buffer[start...].contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return }
        let text = Array(buffer[start...])
        buffer.removeSubrange(start...)
        text.withUnsafeBufferPointer { buffer.appendEscaped($0, quotes: false) }
    }

    /// An element within a field: `<b>`.
    func openMarkup() {
        guard let capture else { return }
        if !capture.hasElements {
            self.capture?.hasElements = true
            if isDeclaredMarkup(capture) { escape(from: 0) }
        }
        // What a feed declares as escaped HTML stays so even within a stray element.
        isEscaping = capture.type != "html" && capture.type != "text/html"
        guard buffer.count < limits.fieldBytes else { return }
        let name = markupName(xml.element)
        buffer.append(UInt8(ascii: "<"))
        buffer.append(contentsOf: name.inHTML)
        for attribute in xml.attributes {
            guard buffer.count + attribute.byteCount < limits.fieldBytes else { break }
            buffer.append(UInt8(ascii: " "))
            buffer.append(contentsOf: xml.attributeName(attribute.name).qualified.utf8)
            buffer.append(contentsOf: "=\"".utf8)
            value.removeAll(keepingCapacity: true)
            xml.appendValue(of: attribute, to: &value)
            value.withUnsafeBufferPointer { buffer.appendEscaped($0, quotes: true) }
            buffer.append(UInt8(ascii: "\""))
        }
        if name.isVoid { buffer.append(contentsOf: " /".utf8) }
        buffer.append(UInt8(ascii: ">"))
    }

    func closeMarkup() {
        let name = markupName(xml.element)
        if depth == captureDepth + 1, let capture { isEscaping = isDeclaredMarkup(capture) }
        guard buffer.count < limits.fieldBytes, !name.isVoid else { return }
        buffer.append(contentsOf: "</".utf8)
        buffer.append(contentsOf: name.inHTML)
        buffer.append(UInt8(ascii: ">"))
    }

    private func markupName(_ number: Int) -> MarkupName {
        if number < markupNames.count, let known = markupNames[number] { return known }
        while markupNames.count <= number { markupNames.append(nil) }
        let name = MarkupName(xml.name(number))
        markupNames[number] = name
        return name
    }

    // MARK: Values

    /// The field's value, and its media type.
    func value(of field: Capture) -> (bytes: [UInt8], type: String) {
        var bytes = buffer
        var type = field.type ?? ""
        switch type {
        case "", "text":
            let isAtom = feed.format == .atom && field.element != .contentEncoded
            let isMarkup = field.hasElements || (!isAtom && PlainText.looksLikeMarkup(bytes))
            type = isMarkup ? "text/html" : "text/plain"
        case "html": type = "text/html"
        case "xhtml": type = "application/xhtml+xml"
        default: break
        }
        if field.mode == "base64" || isEncodedMedia(type, field), let decoded = Base64.decode(bytes) {
            bytes = decoded.trimmed
        }
        if field.element == .body, field.hasElements { type = "application/xhtml+xml" }
        if type == "application/xhtml+xml", feed.version != "0.3" { bytes = bytes.withoutOuterDivision }
        if type != "text/plain", bytes.contains(UInt8(ascii: "<")) {
            bytes = RelativeMarkup.resolving(bytes, base: base)
        }
        return (bytes, type)
    }

    /// RFC 4287 section 4.1.3.3: content of any other media type is Base64.
    private func isEncodedMedia(_ type: String, _ field: Capture) -> Bool {
        feed.format == .atom && feed.version != "0.3" && type.utf8.contains(UInt8(ascii: "/"))
            && !type.hasPrefix("text/") && !type.hasSuffix("+xml") && !type.hasSuffix("/xml") && !field.hasElements
    }

    func finishTitle(_ field: Capture) {
        let (bytes, type) = value(of: field)
        guard !bytes.isEmpty else { return }
        let isText = type == "text/plain" && feed.format == .atom
        let text = isText ? PlainText.escapedAgain(PlainText.collapsing(bytes)) : PlainText.of(bytes)
        guard !text.isEmpty || !bytes.isEmpty else { return }
        let markup = text.isSame(as: bytes) ? nil : String(decoding: bytes, as: UTF8.self)
        let isMain = field.element == .title || field.element == .newsTitle
        with {
            guard isMain ? !$0.hasTitle : $0.entry.title == nil else { return }
            $0.entry.title = text.isEmpty ? nil : text
            $0.entry.titleMarkup = markup
            if isMain { $0.hasTitle = true }
        }
    }

    func finishText(_ field: Capture) {
        let (bytes, type) = value(of: field)
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        switch field.element {
        case .content, .contentEncoded, .body:
            guard scope == .entry else { return }
            let content = FeedContent(value: text, type: type, language: language)
            with { $0.addContent(content, limit: limits.itemsPerEntry) }
        case .summary, .description, .subtitle:
            with { $0.addSummary(text, rank: 0, type: type, limit: limits.itemsPerEntry) }
        case .mediaDescription: with { $0.addSummary(text, rank: 1, type: type, limit: limits.itemsPerEntry) }
        default: with { $0.addSummary(text, rank: 2, type: type, limit: limits.itemsPerEntry) }
        }
    }
}

/// The name of an element within a field, as it is written out.
struct MarkupName {
    /// XHTML, SVG and MathML are HTML elements without their prefix.
    let inHTML: [UInt8]
    let isVoid: Bool

    init(_ name: XMLName) {
        switch name.namespace {
        case "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML":
            inHTML = Array(name.local.utf8)
        default: inHTML = Array(name.qualified.utf8)
        }
        isVoid = Self.voids.contains(name.local)
    }

    private static let voids: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}

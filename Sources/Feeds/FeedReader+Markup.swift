import Markup
import Text
import Web

/// Fields as text and as markup.
extension FeedReader {
    /// The field being finished, as text without space around it.
    var plain: String { String(decoding: buffer.trimmedSlice, as: UTF8.self) }

    /// U+0080 to U+009F are always windows-1252 that somebody took for Latin-1.
    func mendControls() {
        var index = 0
        let hasControl = buffer.withUnsafeBufferPointer { bytes in
            while let lead = bytes.firstIndex(of: 0xC2, from: index) {
                if isControl(lead) { return true }
                index = lead + 1
            }
            return false
        }
        guard hasControl else { return }
        var mended: [UInt8] = []
        mended.reserveCapacity(buffer.count)
        index = 0
        while index < buffer.count {
            if buffer[index] == 0xC2, isControl(index) {
                mended.append(contentsOf: XMLReference.windows1252(buffer[index + 1]))
                index += 2
            } else {
                mended.append(buffer[index])
                index += 1
            }
        }
        buffer = mended
    }

    private func isControl(_ index: Int) -> Bool {
        index + 1 < buffer.count && buffer[index + 1] >= 0x80 && buffer[index + 1] <= 0x9F
    }

    /// Whether the field says that the elements in it are its value, so that the text in it is text.
    func isDeclaredMarkup(_ field: Capture) -> Bool {
        field.type == "xhtml" || field.type == "application/xhtml+xml" || field.mode == "xml"
    }

    func append(_ bytes: Span<UInt8>) {
        let room = limits.fieldBytes - buffer.count
        guard room > 0 else { return }
        // A reference such as `&lt;` is an event of its own, and escaped HTML is full of them.
        if bytes.count == 1, !isEscaping {
            buffer.append(bytes[0])
            return
        }
        bytes.withUnsafeBufferPointer { bytes in
            let bytes = bytes.count <= room ? bytes : UnsafeBufferPointer(rebasing: bytes[..<room])
            guard isEscaping else {
                buffer.append(contentsOf: bytes)
                return
            }
            buffer.appendEscaped(bytes, quotes: false)
        }
    }

    /// An element within a field: `<b>`.
    func openMarkup(_ number: Int, _ tag: XMLAttributes, in stream: XMLStream) {
        guard var capture else { return }
        if !capture.hasElements {
            capture.hasElements = true
            if isDeclaredMarkup(capture), buffer.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) {
                let text = buffer
                buffer.removeAll(keepingCapacity: true)
                for byte in text { buffer.appendEscaped(byte) }
            }
            self.capture = capture
        }
        // What a feed declares as escaped HTML stays so even within a stray element.
        isEscaping = capture.type != "html" && capture.type != "text/html"
        guard buffer.count < limits.fieldBytes else { return }
        let name = markupName(number, in: stream)
        buffer.append(UInt8(ascii: "<"))
        buffer.append(contentsOf: name.inHTML)
        for index in 0..<tag.count {
            guard let attribute = tag.name(at: index) else { continue }
            let attributeName = markupName(attribute, in: stream)
            let isRoom = tag.withValue(at: index) { value in
                guard buffer.count + value.count < limits.fieldBytes else { return false }
                buffer.append(UInt8(ascii: " "))
                buffer.append(contentsOf: attributeName.qualified)
                buffer.append(contentsOf: "=\"".utf8)
                buffer.appendEscaped(value, quotes: true)
                buffer.append(UInt8(ascii: "\""))
                return true
            }
            guard isRoom else { break }
        }
        if name.isVoid { buffer.append(contentsOf: " /".utf8) }
        buffer.append(UInt8(ascii: ">"))
    }

    func closeMarkup(_ number: Int, in stream: XMLStream) {
        let name = markupName(number, in: stream)
        if depth == captureDepth + 1, let capture { isEscaping = isDeclaredMarkup(capture) }
        guard buffer.count < limits.fieldBytes, !name.isVoid else { return }
        buffer.append(contentsOf: "</".utf8)
        buffer.append(contentsOf: name.inHTML)
        buffer.append(UInt8(ascii: ">"))
    }

    private func markupName(_ number: Int, in stream: XMLStream) -> MarkupName {
        if number < markupNames.count, let known = markupNames[number] { return known }
        while markupNames.count <= number { markupNames.append(nil) }
        let name = MarkupName(stream.name(number))
        markupNames[number] = name
        return name
    }

    // MARK: Values

    /// The field's value, and its media type.
    func value(of field: Capture) -> (bytes: [UInt8], type: String) {
        var bytes = buffer.trimmed
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
        feed.format == .atom && feed.version != "0.3" && type.contains("/")
            && !type.hasPrefix("text/") && !type.hasSuffix("+xml") && !type.hasSuffix("/xml") && !field.hasElements
    }

    func finishTitle(_ field: Capture) {
        let (bytes, type) = value(of: field)
        guard !bytes.isEmpty else { return }
        let text = type == "text/plain" && feed.format == .atom ? PlainText.collapsing(bytes) : PlainText.of(bytes)
        guard !text.isEmpty || !bytes.isEmpty else { return }
        let markup = String(decoding: bytes, as: UTF8.self)
        let isMain = field.element == .title || field.element == .newsTitle
        with {
            guard isMain ? !$0.hasTitle : $0.entry.title == nil else { return }
            $0.entry.title = text.isEmpty ? nil : text
            $0.entry.titleMarkup = markup == text ? nil : markup
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

/// A name of an element or attribute within a field, as it is written out.
struct MarkupName {
    let qualified: [UInt8]
    /// XHTML, SVG and MathML are HTML elements without their prefix.
    let inHTML: [UInt8]
    let isVoid: Bool

    init(_ name: XMLName) {
        qualified = Array(name.qualified.utf8)
        switch name.namespace {
        case "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML":
            inHTML = Array(name.local.utf8)
        default: inHTML = qualified
        }
        isVoid = Self.voids.contains(name.local)
    }

    private static let voids: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}

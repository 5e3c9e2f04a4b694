import Bytes
import Markup
import Web

/// Listens to the events of an XML part. Names are those without their prefixes.
protocol OfficeHandler {
    /// Elements that are left out with all that is in them: nothing of these is told.
    static var skippedElements: Set<String> { get }
    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes)
    mutating func end(_ element: String)
    mutating func text(_ bytes: [UInt8])
}

extension OfficeHandler {
    static var skippedElements: Set<String> { [] }
}

/// What a start tag states.
struct OfficeAttributes {
    fileprivate var values: [(name: String, value: String)] = []

    /// The first of that name, whatever its prefix.
    subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}

/// The XML parts of office files, as events.
enum OfficeXML {
    private static let attributeLimitBytes = 16 << 10

    static func read<Handler: OfficeHandler>(_ part: [UInt8], into handler: inout Handler) throws(DocumentFault) {
        let bytes =
            part.starts(with: [0xFE, 0xFF]) || part.starts(with: [0xFF, 0xFE])
            ? Decoded.decode(part, headerCharset: nil, syntax: .xml).utf8 : part
        let start = try root(of: bytes)
        let skippedElements = Handler.skippedElements
        let isWhole = bytes.withUnsafeBufferPointer { buffer in
            var xml = XMLStream(buffer, from: start)
            var buffered: [UInt8] = []
            // How deep within an element that is left out.
            var skipped = 0
            while true {
                switch xml.next() {
                case .start:
                    let name = xml.name(xml.element).local
                    if skipped > 0 || skippedElements.contains(name) {
                        skipped += 1
                    } else {
                        handler.start(name, attributes(of: xml))
                    }
                case .end: if skipped > 0 { skipped -= 1 } else { handler.end(xml.name(xml.element).local) }
                case .text where skipped > 0: break
                case .text:
                    buffered.removeAll(keepingCapacity: true)
                    xml.appendText(to: &buffered, limitBytes: buffer.count)
                    handler.text(buffered)
                case .complete: return true
                case .cutOff: return false
                }
            }
        }
        guard isWhole else { throw .damaged }
    }

    /// A document type with declarations of its own is refused: none of these formats has one.
    private static func root(of bytes: [UInt8]) throws(DocumentFault) -> Int {
        guard let prolog = XMLProlog.read(bytes), !prolog.hasInternalSubset else { throw .damaged }
        return prolog.rootStart
    }

    private static func attributes(of xml: borrowing XMLStream) -> OfficeAttributes {
        var found = OfficeAttributes()
        for attribute in xml.attributes where attribute.byteCount <= attributeLimitBytes {
            found.values.append((xml.attributeName(attribute.name).local, xml.value(of: attribute)))
        }
        return found
    }
}

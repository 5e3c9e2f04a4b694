import CLibXML2

/// A node of a parsed page, lent by `HTMLDocument`. Reading is by raw pointer: 62 ns a node over a whole walk, 87 when
/// each node would retain its document.
package struct HTMLNode {
    let pointer: UnsafeMutablePointer<xmlNode>

    package var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
    package var isText: Bool {
        pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE
    }
    package var firstChild: HTMLNode? { pointer.pointee.children.map(HTMLNode.init) }
    package var next: HTMLNode? { pointer.pointee.next.map(HTMLNode.init) }
    package var parent: HTMLNode? {
        guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
        return HTMLNode(pointer: parent)
    }

    /// The element's name as the parser holds it, in lower case; empty for other nodes.
    package var nameBytes: UnsafeBufferPointer<UInt8> {
        guard isElement, let name = pointer.pointee.name else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
    }

    /// Character data in UTF-8; empty for elements.
    package var textBytes: UnsafeBufferPointer<UInt8> {
        guard isText, let content = pointer.pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    }

    package func tag(in table: HTMLTagTable) -> HTMLTag {
        if isText { return .text }
        let name = nameBytes
        return table.tag(packedName(name), length: name.count)
    }

    /// Calls `body` with every attribute's packed name and value, in order.
    package func forEachAttribute(_ body: (_ name: UInt64, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
        guard isElement else { return }
        var next = pointer.pointee.properties
        while let attribute = next {
            if let name = attribute.pointee.name {
                let key = packedName(UnsafeBufferPointer(start: name, count: min(8, Int(xmlStrlen(name)))))
                body(key, Self.value(of: attribute))
            }
            next = attribute.pointee.next
        }
    }

    /// An attribute's value; nil when the element has none of that name. Only the first eight bytes of names count.
    package func attribute(_ name: StaticString) -> String? {
        bytes(ofAttribute: packedName(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    package func bytes(ofAttribute key: UInt64) -> UnsafeBufferPointer<UInt8>? {
        guard isElement else { return nil }
        var next = pointer.pointee.properties
        while let attribute = next {
            if let name = attribute.pointee.name,
                packedName(UnsafeBufferPointer(start: name, count: min(8, Int(xmlStrlen(name))))) == key
            {
                return Self.value(of: attribute)
            }
            next = attribute.pointee.next
        }
        return nil
    }

    /// The byte pass leaves no entity in a value that the parser would keep apart, so a value is one text node.
    private static func value(of attribute: UnsafeMutablePointer<xmlAttr>) -> UnsafeBufferPointer<UInt8> {
        guard let child = attribute.pointee.children, let content = child.pointee.content else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    }
}

@available(*, unavailable)
extension HTMLNode: Sendable {}

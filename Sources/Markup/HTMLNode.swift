/// A node of a parsed page, lent by `HTMLDocument`: nothing is counted, nothing copied.
package struct HTMLNode {
    let tree: UnsafePointer<HTMLTree.Lent>
    /// In document order, 0 for the root.
    package let index: Int

    private var record: HTMLTree.Node { tree.pointee.nodes[index] }

    /// `text` for character data, `unknown` for elements without a meaning of their own here.
    package var tag: HTMLTag { record.tag }
    package var isText: Bool { record.tag == .text }
    package var isElement: Bool { record.tag != .text }

    /// One behind the index of the last node below this one.
    package var end: Int { Int(record.end) }

    /// The node at an index of the same page; nil beyond its end.
    package func at(_ index: Int) -> HTMLNode? {
        tree.pointee.nodes.indices.contains(index) ? HTMLNode(tree: tree, index: index) : nil
    }

    package var firstChild: HTMLNode? { end > index + 1 ? HTMLNode(tree: tree, index: index + 1) : nil }
    package var parent: HTMLNode? {
        let parent = Int(record.parent)
        return parent < 0 ? nil : HTMLNode(tree: tree, index: parent)
    }
    package var next: HTMLNode? {
        guard let parent, end < parent.end else { return nil }
        return HTMLNode(tree: tree, index: end)
    }

    /// The element's name in lower case; empty for text.
    package var nameBytes: String.UTF8View {
        switch record.tag {
        case .text: "".utf8
        case .unknown: (attribute(HTMLSkeleton.nameKey) ?? "").utf8
        default: record.tag.name.utf8
        }
    }

    /// Character data in UTF-8; empty for elements.
    package var textBytes: UnsafeBufferPointer<UInt8> {
        let record = record
        guard record.tag == .text else { return UnsafeBufferPointer(start: nil, count: 0) }
        return Self.slice(tree.pointee.text, record.content)
    }

    /// Calls `body` with every attribute's packed name and value, in order.
    package func forEachAttribute(_ body: (_ name: UInt64, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
        let record = record
        guard record.tag != .text else { return }
        for at in record.content {
            let attribute = tree.pointee.attributes[Int(at)]
            if attribute.key == HTMLSkeleton.nameKey { continue }
            body(attribute.key, Self.slice(tree.pointee.values, attribute.value))
        }
    }

    /// An attribute's value; nil when the element has none of that name. Only the first eight bytes of names count.
    package func attribute(_ name: StaticString) -> String? {
        attribute(packedName(name))
    }

    private func attribute(_ key: UInt64) -> String? {
        bytes(ofAttribute: key).map { String(decoding: $0, as: UTF8.self) }
    }

    package func bytes(ofAttribute key: UInt64) -> UnsafeBufferPointer<UInt8>? {
        let record = record
        guard record.tag != .text else { return nil }
        for at in record.content where tree.pointee.attributes[Int(at)].key == key {
            return Self.slice(tree.pointee.values, tree.pointee.attributes[Int(at)].value)
        }
        return nil
    }

    private static func slice(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<UInt32>
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    }
}

@available(*, unavailable)
extension HTMLNode: Sendable {}

/// A page's nodes in document order: a subtree is a range of indices.
struct HTMLTree {
    struct Node {
        /// `text` for character data.
        let tag: HTMLTag
        /// -1 for the root.
        let parent: Int32
        /// One behind the last node of the subtree.
        var end: Int32
        /// Of a text in `text`, of an element in `attributes`.
        var content: Range<UInt32>
    }

    var nodes: [Node] = []
    var attributes: [HTMLSkeleton.Attribute] = []
    var values: [UInt8] = []
    var text: [UInt8] = []

    /// The same, lent for reading.
    struct Lent {
        let nodes: UnsafeBufferPointer<Node>
        let attributes: UnsafeBufferPointer<HTMLSkeleton.Attribute>
        let values: UnsafeBufferPointer<UInt8>
        let text: UnsafeBufferPointer<UInt8>
    }

    func lend<R, E: Error>(_ body: (UnsafePointer<Lent>) throws(E) -> R) throws(E) -> R {
        try nodes.withUnsafeBufferPointer { nodes throws(E) in
            try attributes.withUnsafeBufferPointer { attributes throws(E) in
                try values.withUnsafeBufferPointer { values throws(E) in
                    try text.withUnsafeBufferPointer { text throws(E) in
                        let lent = Lent(nodes: nodes, attributes: attributes, values: values, text: text)
                        return try withUnsafePointer(to: lent, body)
                    }
                }
            }
        }
    }
}

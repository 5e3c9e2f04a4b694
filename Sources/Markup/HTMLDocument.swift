/// A page as libxml2's HTML parser orders it after our byte pass: flat arrays of nodes, attributes and text.
package struct HTMLDocument {
    private let tree: HTMLTree
    /// Data blocks that stood in script elements: JSON-LD and application state. The scripts themselves are not in the tree.
    package let embedded: [HTMLEmbeddedData]
    /// How many script elements the page had.
    package let scriptCount: Int

    /// Offsets in a page are 32 bits wide, and what it says may take three times its bytes.
    static let bytesBound = 1 << 30

    /// - Parameters:
    ///   - utf8: valid UTF-8; any other bytes are read as far as they go.
    ///   - keeping: what of the markup the caller needs.
    ///   - isCancelled: asked now and then; `cancelled` is thrown when it says so.
    package init(
        parsing utf8: [UInt8], keeping: HTMLBytePass.Keeping = .everything, isCancelled: () -> Bool = { false }
    ) throws(MarkupError) {
        let bounded = utf8.count > Self.bytesBound ? Array(utf8.prefix(Self.bytesBound)) : utf8
        guard let clean = HTMLBytePass.clean(bounded, keeping: keeping, isCancelled: isCancelled), !isCancelled() else {
            throw .cancelled
        }
        embedded = clean.embedded
        scriptCount = clean.scriptCount
        guard let tree = HTMLTreeBuilder.build(clean.skeleton) else { throw .noDocument }
        self.tree = tree
    }

    /// Lends the root element; nodes may not leave the closure. Nil when there is none.
    package func withRoot<R, E: Error>(_ body: (HTMLNode) throws(E) -> R) throws(E) -> R? {
        guard !tree.nodes.isEmpty else { return nil }
        return try tree.lend { lent throws(E) in try body(HTMLNode(tree: lent, index: 0)) }
    }
}

import Markup

/// Ids that publishing systems make of an element's own words, so that links may lead to it: `<h2 id="polls-and-voting">`.
/// They say what the text is about, and nothing of what the element is for.
enum SlugID {
    /// Where the words must have begun, in bytes of the element's text.
    private static let reach = 400
    /// Shorter ones are in any text.
    private static let leastBytes = 4

    /// Of a heading every id; of a box one that its first words say, unless these are a label that heads boxes:
    /// `<div id="related-posts"><h3>Related posts</h3>`.
    static func isSlug(_ id: UnsafeBufferPointer<UInt8>, of node: HTMLNode, tag: HTMLTag) -> Bool {
        if tag.headingLevel > 0 { return true }
        let wanted = JunkLabels.fold(id)
        guard wanted.count >= leastBytes, !JunkLabels.shared.isBox(wanted), !JunkLabels.shared.isLine(wanted) else {
            return false
        }
        // One word is a name that anybody gives.
        guard id.contains(where: { $0 == 0x2D || $0 == 0x5F }) else { return false }
        return Fold.contains(JunkLabels.fold(beginning(of: node)), wanted)
    }

    private static func beginning(of node: HTMLNode) -> [UInt8] {
        var bytes: [UInt8] = []
        var at = node.index + 1
        while at < node.end, bytes.count < reach, let inner = node.at(at) {
            if inner.tag == .text { bytes += inner.textBytes.prefix(reach) }
            at += 1
        }
        return bytes
    }
}

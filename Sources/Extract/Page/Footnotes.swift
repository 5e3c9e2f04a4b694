import Markup

/// Notes that the text leads to: `text<a href="#nb1">1</a>` before, `<div id="nb1"><a href="#nh1">1</a> The law of 5 July …</div>` in the
/// article's footer or beside it.
enum Footnotes {
    private static let elementsBound = 600
    private static let textBound = 20_000
    private static let leastLetters = 20
    private static let hrefKey = packedName("href")
    private static let idKey = packedName("id")

    /// Whether a link in the box leads back into the page, and one before the box to what it leads back from.
    static func are(in box: Int, _ outline: Outline) -> Bool {
        guard outline.letters(in: box) >= leastLetters else { return false }
        let inside = box..<min(outline.end(box), box + elementsBound)
        guard inside.contains(where: { fragment(of: $0, outline) != nil }) else { return false }
        let ids = Set(inside.compactMap { id(of: $0, outline) })
        guard !ids.isEmpty else { return false }
        return (max(0, box - textBound)..<box).contains { index in
            fragment(of: index, outline).map(ids.contains) ?? false
        }
    }

    /// `nb1` of `<a href="#nb1">`.
    private static func fragment(of index: Int, _ outline: Outline) -> String? {
        guard outline.tag(index) == .a, let href = outline.node(index).bytes(ofAttribute: hrefKey), href.count > 1,
            href.count <= 80, href[0] == UInt8(ascii: "#")
        else { return nil }
        return String(decoding: href.dropFirst(), as: UTF8.self)
    }

    private static func id(of index: Int, _ outline: Outline) -> String? {
        guard outline.tag(index) != .text, let id = outline.node(index).bytes(ofAttribute: idKey), id.count <= 80
        else { return nil }
        return String(decoding: id, as: UTF8.self)
    }
}

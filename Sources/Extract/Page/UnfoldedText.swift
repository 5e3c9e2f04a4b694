import Markup

/// The rest of a text behind a button: `<p>…</p><button aria-controls="rest">Continue reading</button><div id="rest" hidden>…`.
/// Readers see it once they press; it has come with the page.
enum UnfoldedText {
    private static let buttonLetters = 40
    /// Between the text's last paragraph and the rest there is the button, and white space.
    private static let siblingsBound = 8
    private static let elementsBound = 400
    private static let proseLetters = 25

    /// Whether a hidden box goes on where paragraphs beside it end, behind a button.
    static func isOpened(_ box: Int, _ outline: Outline) -> Bool {
        guard !outline.tag(box).isInline, holdsProse(box, outline) else { return false }
        var button: Int?
        var at = before(box, outline)
        for _ in 0..<siblingsBound {
            guard let sibling = at else { return false }
            if button == nil {
                if isButton(sibling, outline) {
                    button = sibling
                } else if outline.letters(in: sibling) > 0 {
                    return false
                }
            } else if isParagraph(sibling, outline) {
                return true
            }
            at = before(sibling, outline)
        }
        return false
    }

    /// What stands before it in the same box.
    private static func before(_ index: Int, _ outline: Outline) -> Int? {
        let parent = outline.parent(index)
        guard parent >= 0, index - 1 > parent else { return nil }
        var at = index - 1
        while outline.parent(at) > parent { at = outline.parent(at) }
        return at
    }

    /// One, or a link to a place on the page, alone in its box or not.
    private static func isButton(_ index: Int, _ outline: Outline) -> Bool {
        guard outline.letters(in: index) < buttonLetters else { return false }
        return (index..<min(outline.end(index), index + elementsBound)).contains { at in
            if outline.tag(at) == .button { return true }
            guard outline.tag(at) == .a, let href = outline.node(at).attribute("href") else { return false }
            return href.utf8.first == UInt8(ascii: "#") || href.utf8.starts(with: "javascript:".utf8)
        }
    }

    private static func isParagraph(_ index: Int, _ outline: Outline) -> Bool {
        outline.tag(index) == .p && outline.letters(in: index) >= proseLetters
            && outline.linkLetters(in: index) * 4 < outline.letters(in: index)
    }

    /// Paragraphs, few links, nothing to fill in.
    private static func holdsProse(_ box: Int, _ outline: Outline) -> Bool {
        guard outline.linkLetters(in: box) * 4 < outline.letters(in: box) else { return false }
        let inside = box..<min(outline.end(box), box + elementsBound)
        let isForm = inside.contains { [.input, .textarea, .select, .iframe].contains(outline.tag($0)) }
        return !isForm && inside.contains { isParagraph($0, outline) }
    }
}

import Markup

/// The rest of a text behind a button: `<p>…</p><button aria-controls="rest">Continue reading</button><div id="rest" hidden>…`.
/// Readers see it once they press; it has come with the page.
enum UnfoldedText {
    private static let buttonLetters = 40
    private static let proseLetters = 25

    /// Whether a hidden box goes on where paragraphs beside it end, behind a button.
    static func isOpened(_ box: Int, _ outline: Outline) -> Bool {
        guard !outline.tag(box).isInline, holdsProse(box, outline) else { return false }
        let parent = outline.parent(box)
        guard parent >= 0 else { return false }
        var (hasProse, isBehindButton) = (false, false)
        var at = parent + 1
        while at < box {
            if outline.letters(in: at) > 0 || outline.tag(at) == .button {
                if isButton(at, outline) {
                    isBehindButton = true
                } else {
                    isBehindButton = false
                    hasProse = hasProse || isParagraph(at, outline)
                }
            }
            at = outline.end(at)
        }
        return hasProse && isBehindButton
    }

    /// One, or a link to a place on the page, alone in its box or not.
    private static func isButton(_ index: Int, _ outline: Outline) -> Bool {
        guard outline.letters(in: index) < buttonLetters else { return false }
        return (index..<outline.end(index)).contains { at in
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
        let inside = box..<min(outline.end(box), box + 400)
        let isForm = inside.contains { [.input, .textarea, .select, .iframe].contains(outline.tag($0)) }
        return !isForm && inside.contains { isParagraph($0, outline) }
    }
}

import Markup

/// Words that stand twice side by side: for eyes, hidden from those who listen, and for ears, hidden from those who look.
/// `<span aria-hidden="true">£2m</span><span class="sr-only">2 million pounds</span>`. The first are what a reader sees.
enum SpokenTwin {
    /// Shorter lines are buttons with their icons.
    private static let lineLetters = 40

    /// Whether what is hidden from listeners is part of a line that is read, and said again for them beside it.
    static func isShown(_ index: Int, _ outline: Outline) -> Bool {
        guard outline.tag(index).isInline, isMute(index, outline) else { return false }
        let parent = outline.parent(index)
        guard parent >= 0, outline.letters(in: parent) >= lineLetters else { return false }
        return outline.children(of: parent).contains { twin in
            twin != index && outline.elements[twin].hints.contains(.hidden) && outline.letters(in: twin) > 0
                && !isMute(twin, outline)
        }
    }

    private static func isMute(_ index: Int, _ outline: Outline) -> Bool {
        outline.node(index).attribute("aria-hidden") == "true"
    }
}

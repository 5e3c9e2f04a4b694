import Markup

/// A box with a button above the page's only headline, which heads prose of its own: a question for consent, an offer, a notice.
/// Whatever its words are, they are not the article's, which begins with its headline.
enum OverHeadline {
    private static let mostLetters = 3_000
    private static let proseLetters = 60
    private static let reach = 400

    static func find(in outline: Outline) -> [Int] {
        let headlines = Array((0..<outline.count).lazy.filter { outline.tag($0) == .h1 }.prefix(2))
        guard headlines.count == 1, let headline = headlines.first, headsProse(headline, outline) else { return [] }
        let buttons = (0..<headline).lazy.filter { outline.tag($0) == .button }.prefix(20)
        var found: [Int] = []
        for button in Array(buttons) where !(found.last.map { outline.contains($0, button) } ?? false) {
            var box: Int?
            var at = outline.parent(button)
            while at > 0, outline.tag(at) != .body, !outline.contains(at, headline),
                outline.letters(in: at) <= mostLetters
            {
                box = at
                at = outline.parent(at)
            }
            if let box, holdsProse(box, outline) { found.append(box) }
        }
        return found
    }

    private static func headsProse(_ headline: Int, _ outline: Outline) -> Bool {
        let behind = outline.end(headline)..<min(outline.count, outline.end(headline) + reach)
        return behind.contains { isProse($0, outline) }
    }

    private static func holdsProse(_ box: Int, _ outline: Outline) -> Bool {
        (box..<min(outline.end(box), box + reach)).contains { isProse($0, outline) }
    }

    private static func isProse(_ index: Int, _ outline: Outline) -> Bool {
        outline.tag(index) == .p && outline.letters(in: index) >= proseLetters && outline.linkLetters(in: index) == 0
    }
}

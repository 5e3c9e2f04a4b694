import Markup

/// A box with a button above the page's only headline, which heads prose of its own: a question for consent, an offer, a notice.
/// Whatever its words are, they are not the article's, which begins with its headline.
enum OverHeadline {
    private static let mostLetters = 3_000
    private static let proseLetters = 60
    private static let reach = 400
    private static let buttonsBound = 20

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        guard marks.headlines.count == 1, let headline = marks.headlines.first, headsProse(headline, outline) else {
            return []
        }
        var found: [Int] = []
        for button in marks.buttons.prefix(while: { $0 < headline }).prefix(buttonsBound)
        where !(found.last.map { outline.contains($0, button) } ?? false) {
            let box = outline.widest(around: button) { box in
                outline.tag(box) != .body && !outline.contains(box, headline) && outline.letters(in: box) <= mostLetters
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

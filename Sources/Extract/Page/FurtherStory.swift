import Markup

/// A page that goes on with the next story once its own is read: the next one stands in a box that states another address for
/// itself, with a headline and prose of its own, behind those of the page.
enum FurtherStory {
    /// Two sentences; what heads the page without prose under it is its logo.
    private static let proseLetters = 150
    private static let levels = 6

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        guard let headline = marks.headlines.first else { return [] }
        var found: [Int] = []
        for heading in marks.laterHeadlines where !(found.last.map { outline.contains($0, heading) } ?? false) {
            guard outline.letters(in: heading) >= 8, let box = addressedBox(around: heading, outline),
                !outline.contains(box, headline),
                holdsProse(box..<outline.end(box), outline),
                holdsProse(outline.end(headline)..<(found.first ?? box), outline)
            else { continue }
            found.append(box)
        }
        return found
    }

    /// The box whose attributes keep the address that the window is to show.
    private static func addressedBox(around heading: Int, _ outline: Outline) -> Int? {
        var box = outline.parent(heading)
        for _ in 0..<levels where box > 0 {
            if outline.node(box).attribute("data-url") != nil { return box }
            box = outline.parent(box)
        }
        return nil
    }

    /// Paragraphs without a link.
    private static func holdsProse(_ range: Range<Int>, _ outline: Outline) -> Bool {
        var letters = 0
        for index in range where outline.tag(index) == .p && outline.linkLetters(in: index) == 0 {
            letters += Int(outline.letters(in: index))
            if letters >= proseLetters { return true }
        }
        return false
    }
}

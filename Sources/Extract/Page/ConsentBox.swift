import Lexicon
import Markup

/// A question whether cookies may be set, without a name that says so: it speaks of them, ends in two buttons, and stands
/// outside of what the page marks as its main part, which holds the headline and prose.
enum ConsentBox {
    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        let buttons = marks.buttons
        guard buttons.count > 1, let main = main(of: outline) else { return [] }
        return zip(buttons, buttons.dropFirst()).compactMap { one, other in
            guard outline.parent(one) == outline.parent(other), let box = box(around: one, apartFrom: main, outline)
            else { return nil }
            let text = JunkLabels.fold(outline.text(of: box).utf8)
            return words.contains { Fold.contains(text, $0) } ? box : nil
        }
    }

    /// Of the headline and a paragraph.
    private static func main(of outline: Outline) -> Int? {
        let boxes = (0..<outline.count).lazy.filter { outline.tag($0) == .main || outline.tag($0) == .article }.prefix(
            2)
        return boxes.first { box in
            let inside = box..<outline.end(box)
            guard let headline = inside.first(where: { outline.tag($0) == .h1 }) else { return false }
            return (headline..<inside.upperBound).contains {
                outline.tag($0) == .p && outline.letters(in: $0) >= proseLetters && outline.linkLetters(in: $0) == 0
            }
        }
    }

    /// What the buttons stand in, with the words above them.
    private static func box(around button: Int, apartFrom main: Int, _ outline: Outline) -> Int? {
        outline.widest(around: button) { box in
            outline.tag(box) != .body && !outline.contains(box, main) && !outline.contains(main, box)
                && outline.letters(in: box) <= mostLetters
        }
    }

    private static let proseLetters = 60
    private static let mostLetters = 3_000
    private static let words = Lexicon.consentWords.texts.map { JunkLabels.fold($0.utf8) }
}

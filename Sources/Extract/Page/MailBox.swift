import Lexicon
import Markup

/// A form for an address of mail, with its heading and the sentence that asks for it, whatever the box is called.
enum MailBox {
    /// What asks: a heading, a sentence, a button.
    private static let mostLetters = 160
    private static let elementsBound = 200

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        let boxes = { (field: Int) in outline.widest(around: field) { isForm($0, outline) } }
        return marks.mailFields.compactMap(boxes)
            + marks.textFields.compactMap(boxes).filter { box in
                let text = JunkLabels.fold(outline.text(of: box).utf8)
                return words.contains { Fold.contains(text, $0) }
            }
    }

    private static let words = Lexicon.mailWords.texts.map { JunkLabels.fold($0.utf8) }

    /// So little that it can be no more, and no part of the page by its element.
    private static func isForm(_ box: Int, _ outline: Outline) -> Bool {
        guard outline.letters(in: box) <= mostLetters, outline.end(box) - box <= elementsBound,
            ![.body, .main, .article, .html].contains(outline.tag(box))
        else { return false }
        let holdsHeadline = (box..<outline.end(box)).contains { outline.tag($0) == .h1 }
        return !holdsHeadline && paragraphs(in: box, outline) <= 2
    }

    private static func paragraphs(in box: Int, _ outline: Outline) -> Int {
        (box..<outline.end(box)).count { outline.tag($0) == .p && outline.letters(in: $0) > 0 }
    }
}

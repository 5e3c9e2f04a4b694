import Markup

/// A heading, a sentence and a button at its end, in a small box of their own among paragraphs: «Get our stories in your inbox», whatever
/// platform it is and whatever its words are.
enum InvitationBox {
    private static let mostLetters = 240
    private static let elementsBound = 40

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        guard let headline = marks.headlines.first else { return [] }
        return marks.buttons.compactMap { button in
            let box = outline.parent(button)
            return button > headline && isInvitation(box, endingIn: button, outline) ? box : nil
        }
    }

    private static func isInvitation(_ box: Int, endingIn button: Int, _ outline: Outline) -> Bool {
        guard outline.tag(box) == .div || outline.tag(box) == .section || outline.tag(box) == .aside,
            outline.letters(in: box) <= mostLetters, outline.end(box) - box <= elementsBound
        else { return false }
        let children = outline.children(of: box).filter { outline.letters(in: $0) > 0 }
        return children.count >= 3 && (2...6).contains(outline.tag(children[0]).headingLevel)
            && children.last == button
            && children.dropFirst().dropLast().allSatisfy {
                outline.tag($0) == .p && outline.linkLetters(in: $0) == 0 || outline.tag($0) == .button
            }
    }
}

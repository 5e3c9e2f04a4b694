import Bytes
import Markup

/// A form for an address of mail, with its heading and the sentence that asks for it, whatever the box is called.
enum MailBox {
    private static let formsBound = 8
    /// What asks: a heading, a sentence, a button.
    private static let mostLetters = 160
    private static let elementsBound = 200

    static func find(in outline: Outline) -> [Int] {
        let fields = (0..<outline.count).lazy.filter { index in
            outline.tag(index) == .input
                && outline.node(index).attribute("type").map { ASCII.lowercased($0) == "email" } ?? false
        }.prefix(formsBound)
        return Array(fields).compactMap { box(around: $0, outline) }
    }

    /// The widest box with so little in it that is no part of the page by its element.
    private static func box(around field: Int, _ outline: Outline) -> Int? {
        var found: Int?
        var at = outline.parent(field)
        while at > 0, outline.letters(in: at) <= mostLetters, outline.end(at) - at <= elementsBound {
            switch outline.tag(at) {
            case .body, .main, .article, .html: return found
            default: break
            }
            let holdsHeadline = (at..<outline.end(at)).contains { outline.tag($0) == .h1 }
            if holdsHeadline || paragraphs(in: at, outline) > 2 { return found }
            found = at
            at = outline.parent(at)
        }
        return found
    }

    private static func paragraphs(in box: Int, _ outline: Outline) -> Int {
        (box..<outline.end(box)).count { outline.tag($0) == .p && outline.letters(in: $0) > 0 }
    }
}

import Bytes
import Lexicon
import Markup

/// What words before a date say of it.
extension Dating {
    private static let changes = labels(Lexicon.changed)

    private static let publications = labels(Lexicon.published)

    /// Folded, with a space before those of alphabets whose words carry no prefixes.
    private static func labels(_ list: WordList) -> [[UInt8]] {
        let folded = list.texts.map { text in
            let folded = JunkLabels.foldWords(text)
            // Latin letters with their accents; the capitals of others are not folded, so theirs begin with the second.
            return text.utf8.first.map { $0 <= 0xC5 } ?? false ? [0x20] + folded : folded
        }
        // What holds another is found by it.
        return folded.filter { label in !folded.contains { $0 != label && Fold.contains(label, $0) } }
    }

    static func isChange(_ text: String) -> Bool {
        let folded = [0x20] + JunkLabels.foldWords(text)
        return changes.contains { Fold.contains(folded, $0) } && !publications.contains { Fold.contains(folded, $0) }
    }

    static func isPublication(_ text: String) -> Bool {
        let folded = [0x20] + JunkLabels.foldWords(text)
        return publications.contains { Fold.contains(folded, $0) } && !changes.contains { Fold.contains(folded, $0) }
    }

    /// The text right before an element in its line: «last edited: `<span>17 Jun 2026</span>`».
    func label(before index: Int) -> String {
        for at in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            let tag = outline.tag(at)
            guard tag == .text else {
                if tag.isInline && tag != .br { continue }
                break
            }
            guard outline.letters(in: at) > 0 else { continue }
            let box = outline.box(around: at)
            let text = outline.text(of: at, limitBytes: 200)
            // A sentence is no label, and a heading above none of this line.
            return outline.contains(box, index) && text.utf8.count < 80 ? ASCII.trimmed(text) : ""
        }
        return ""
    }
}

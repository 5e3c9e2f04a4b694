package import Store
import Text

/// Words looked for in titles and texts as a reader would: without vowel signs, letter forms and capitals (`Folding`).
package struct TextSearch: Sendable {
    /// Folded.
    private let words: [ByteSearch]

    /// All of them have to occur, each as it stands: `بيت` is in `البيت`. Nil where one folds to nothing.
    package init?(_ words: [String]) {
        self.words = words.map { ByteSearch(Folding.fold(Array($0.utf8))) }
        guard !self.words.isEmpty, !self.words.contains(where: \.needle.isEmpty) else { return nil }
    }

    package struct Found: Sendable, Equatable {
        /// Where each word first occurs, in the order of the text: the words around it; empty where the title has it.
        package let excerpts: [String]
    }

    /// Whether a title has all of them.
    package func isIn(_ title: [UInt8]) -> Bool {
        let folded = Folding.fold(title)
        return words.allSatisfy { $0.isIn(folded) }
    }

    package func found(in record: Record) -> Found? {
        let title = Folding.fold(Array((record.title ?? "").utf8))
        var missing = words.filter { !$0.isIn(title) }
        var excerpts: [String] = []
        var place = 0
        let paragraphs = (record.text ?? "").utf8.split(separator: 0x0A)
        while !missing.isEmpty, place < paragraphs.count {
            let bytes = Array(paragraphs[place])
            let folded = Folding.fold(bytes)
            for word in missing {
                guard let at = word.offset(in: folded) else { continue }
                let share = Double(at + word.needle.count / 2) / Double(max(1, folded.count))
                let excerpt = Self.around(share, in: String(decoding: bytes, as: UTF8.self))
                if !excerpts.contains(excerpt) { excerpts.append(excerpt) }
                missing.removeAll { $0.needle == word.needle }
            }
            place += 1
        }
        return missing.isEmpty ? Found(excerpts: excerpts) : nil
    }

    private static let width = 160

    /// Folding changes lengths a little: the same share of the paragraph is near enough for a window of words.
    private static func around(_ share: Double, in paragraph: String) -> String {
        let characters = Array(paragraph)
        guard characters.count > width else { return paragraph }
        let middle = Int(share * Double(characters.count))
        var first = max(0, min(middle - width / 2, characters.count - width))
        var last = min(characters.count, first + width)
        while first > 0, !characters[first - 1].isWhitespace { first -= 1 }
        while last < characters.count, !characters[last].isWhitespace { last += 1 }
        return (first > 0 ? "… " : "") + String(characters[first..<last]) + (last < characters.count ? " …" : "")
    }
}

import Text
import Web

/// Reads an article out of what a format's own reader has found.
enum SuppliedParts {
    static func read(_ parts: DocumentParts) -> SuppliedDocument {
        // Lines of pages have been through a printer: as text that somebody took out of them.
        switch parts.format {
        case .pdf, .eml: SuppliedText.read(pages: parts)
        case .docx, .odt, .epub, .html, .text, .markdown: SuppliedText.read(paragraphs: parts)
        }
    }

    /// The title that the properties state, where the text begins with it: then two say the same. As the text has it, unless blanks or a
    /// line's end have torn it there.
    static func confirmedTitle(_ parts: DocumentParts, _ lines: inout SuppliedLines) -> String? {
        if let title = parts.title { return title }
        guard let stated = parts.properties.title, case let folded = JunkLabels.fold(stated.utf8), !folded.isEmpty
        else {
            return nil
        }
        let top = lines.body(first: 4)
        let words = stated.split(separator: " ").count
        if let whole = top.first(where: { lines.folded($0) == folded }) {
            // Folding passes over blanks: where the text has more of them, they were torn into words.
            let text = lines.text(whole)
            return text.split(separator: " ").count > words ? SuppliedField.string(Array(stated.utf8)[...]) : text
        }
        guard folded.count >= leastOfTorn else { return nil }
        for (first, second) in zip(top, top.dropFirst()) where lines.folded(first) + lines.folded(second) == folded {
            lines.lines[first].role = .title
            lines.lines[second].role = .title
            return SuppliedField.string(Array(stated.utf8)[...])
        }
        return nil
    }

    /// In bytes: a word or two may be alike by chance.
    private static let leastOfTorn = 24
}

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

    /// The title that the properties state, where the text begins with it: then two say the same.
    static func confirmedTitle(_ parts: DocumentParts, _ lines: SuppliedLines) -> String? {
        if let title = parts.title { return title }
        guard let stated = parts.properties.title.map({ JunkLabels.fold($0.utf8) }), !stated.isEmpty else { return nil }
        return lines.body(first: 4).first { lines.folded($0) == stated }.map(lines.text)
    }
}

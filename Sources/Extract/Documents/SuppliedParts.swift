import Text
import Web

/// Reads an article out of what a format's own reader has found.
enum SuppliedParts {
    static func read(_ parts: DocumentParts) -> SuppliedDocument {
        // Lines of pages have been through a printer: as text that somebody took out of them.
        switch parts.format {
        case .pdf, .eml: SuppliedText.read(pages: parts)
        case .docx, .odt, .epub, .html, .mhtml, .text, .markdown: SuppliedText.read(paragraphs: parts)
        }
    }

    /// Of a book's package: who wrote it and when it was published are said there (EPUB 3.3, 5.5.3), and often nowhere else.
    static func fillHead(_ article: inout Article, from properties: DocumentProperties) {
        if article.authors.isEmpty, let author = properties.author { article.authors = SuppliedNames.labelled(author) }
        if article.published == nil, let raw = properties.created, let date = FeedDate.parse(raw) ?? TextDate.parse(raw)
        {
            article.published = PublishedDate(date: date, source: .meta, raw: raw)
        }
    }

    /// The title that the properties state, where the text begins with it: then two say the same. As the text has it, unless blanks or a
    /// line's end have torn it there.
    static func confirmedTitle(_ parts: DocumentParts, _ lines: inout SuppliedLines) -> String? {
        parts.title ?? statedTitle(parts, &lines) ?? largestTitle(parts, &lines)
    }

    private static func statedTitle(_ parts: DocumentParts, _ lines: inout SuppliedLines) -> String? {
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

    /// What is written largest, where the text has it among its first lines, as the text has it by now: letters were mended in it.
    private static func largestTitle(_ parts: DocumentParts, _ lines: inout SuppliedLines) -> String? {
        guard let heading = parts.heading, case let wanted = letters(heading), !wanted.isEmpty,
            TextDate.parse(heading) == nil, heading.firstRange(of: "://") == nil
        else { return nil }
        let top = lines.body(first: 12)
        for start in top.indices {
            for count in 1...4 where start + count <= top.count {
                let indices = top[start..<start + count]
                let text = indices.map { lines.text($0) }.joined(separator: " ")
                guard isLike(letters(text), wanted) else { continue }
                for index in indices { lines.lines[index].role = .title }
                return SuppliedField.string(Array(text.utf8)[...])
            }
        }
        return nil
    }

    private static func letters(_ text: String) -> [Unicode.Scalar: Int] {
        String(decoding: JunkLabels.fold(text.utf8), as: UTF8.self).unicodeScalars.reduce(into: [:]) {
            $0[$1, default: 0] += 1
        }
    }

    /// The same letters, up to one in eight.
    private static func isLike(_ text: [Unicode.Scalar: Int], _ wanted: [Unicode.Scalar: Int]) -> Bool {
        let off = Set(text.keys).union(wanted.keys).reduce(0) {
            $0 + abs(text[$1, default: 0] - wanted[$1, default: 0])
        }
        return off * 8 <= wanted.values.reduce(0, +)
    }

    /// In bytes: a word or two may be alike by chance.
    private static let leastOfTorn = 24
}

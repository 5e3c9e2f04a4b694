import Bytes

/// What the name of an article file says of its content: the one list of suffixes, for the folders of documents and for
/// `rawi extract` alike.
package enum DocumentFormat: String, Sendable, CaseIterable {
    case html, mhtml, text, markdown, pdf, docx, odt, epub, eml

    package var suffixes: [String] {
        switch self {
        case .html: [".html", ".htm", ".xhtml", ".xht"]
        case .mhtml: [".mhtml", ".mht"]
        case .text: [".txt", ".text"]
        case .markdown: [".md", ".markdown"]
        case .pdf: [".pdf"]
        case .docx: [".docx"]
        case .odt: [".odt"]
        case .epub: [".epub"]
        case .eml: [".eml"]
        }
    }

    /// Nil for a name that says nothing, such as `note`, or something else, such as `scan.jpg`.
    package init?(name: String) {
        let name = ASCII.lowercased(name)
        guard
            let format = Self.allCases.first(where: { format in
                format.suffixes.contains { name.utf8.count > $0.utf8.count && name.hasSuffix($0) }
            })
        else { return nil }
        self = format
    }
}

import Testing

@testable import Extract

@Suite struct DocumentFormats {
    @Test(
        "A name says what is in the file",
        arguments: [
            ("a.txt", DocumentFormat.text), ("a.text", .text), ("a.md", .markdown), ("notes/A.Markdown", .markdown),
            ("a.html", .html), ("a.htm", .html), ("a.xhtml", .html), ("مقال.XHT", .html), ("a.PDF", .pdf),
            ("a.docx", .docx),
            ("a.odt", .odt), ("a.epub", .epub), ("a.eml", .eml), ("a.doc", nil), ("a", nil),
            (".md", nil), ("a.md.orig", nil), ("", nil),
        ] as [(String, DocumentFormat?)])
    func names(name: String, format: DocumentFormat?) {
        #expect(DocumentFormat(name: name) == format)
    }

    @Test func everySuffixIsReadAsItsFormat() throws {
        for format in [DocumentFormat.html, .text, .markdown] {
            for suffix in format.suffixes {
                let note = "The keeper wrote **four** pages about the harbour, its lamps and the storms of that winter."
                let found = try SuppliedDocument.read(Array(note.utf8), name: "a" + suffix)
                #expect(found.sourceKind == (format == .html ? "html" : "text"))
                #expect(found.article.text.utf8Contains("**four**") == (format != .markdown))
            }
        }
    }
}

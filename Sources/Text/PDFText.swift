/// Text that came out of a PDF, put right where that is certain.
package struct PDFText: Sendable {
    package let text: String
    /// What was mended, as short names such as `kashida`, `lam-alef-tanwin`, `private-use-digits`.
    package let repairs: [String]

    /// Whether the text shows signs of PDF extraction (kashida runs, hard-wrapped lines, private-use glyphs).
    package static func looksExtracted(_ text: String) -> Bool { false }
    /// Only certain repairs; a text without damage comes back as it was.
    package init(repairing text: String) {
        self.text = text
        repairs = []
    }
}

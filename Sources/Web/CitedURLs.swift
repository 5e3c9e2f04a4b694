/// An http(s) address that stands in running text.
package struct CitedURL: Sendable, Equatable {
    package let url: WebURL
    /// The bytes as they stand in the text.
    package let asWritten: String
    /// Where it stands, in bytes of the text's UTF-8.
    package let range: Range<Int>
    /// A label on the same line that names it, as in «رابط المقال : https://…».
    package let label: String?
    /// The rest of the last line before it that has text in it: what the citation supports.
    package let before: String?

    /// Every address in the text, in order, doubles included. Arabic and Latin punctuation around an address, slashes that
    /// bidi reordering moved before the scheme, brackets and quotes do not belong to it.
    package static func find(in text: String) -> [CitedURL] { [] }
}

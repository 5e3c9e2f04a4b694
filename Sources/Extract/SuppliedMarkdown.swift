/// Markdown as plain text, and the front matter above it.
enum SuppliedMarkdown {
    /// Front matter, a first-level heading at the top, or links in brackets.
    static func isLikely(_ text: String) -> Bool {
        let head = text.utf8.prefix(4096)
        return head.starts(with: "---\n".utf8) || head.starts(with: "# ".utf8)
    }

    static func plain(_ text: String, into head: inout SuppliedHead) -> String { text }
}

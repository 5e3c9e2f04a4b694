/// What a document's pages have above and below their text: names of houses, addresses, numbers of pages.
///
/// None of it is the text's, nor says by itself who wrote it and when: letterheads are their house's, and a day in one is often that of the last
/// print. What it cites is cited.
struct PageMargins: Sendable, Equatable {
    /// Its lines, each once.
    private(set) var lines: [String] = []
    private(set) var links: [DocumentLink] = []

    /// A first page, left and right ones, of each section.
    static let mostParts = 100

    mutating func add(_ builder: PaperBuilder) {
        // The format says nothing of lines.
        let parts = builder.parts(.docx)
        links += parts.links
        for line in parts.text.split(separator: "\n").map(String.init) where !lines.contains(line) {
            guard lines.count < Self.mostParts else { return }
            lines.append(line)
        }
    }
}

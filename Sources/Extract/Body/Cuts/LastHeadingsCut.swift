extension Cut {
    /// Takes headings under which nothing is left: what they announced was taken. A heading that is a sentence is prose.
    static let lastHeadings = Cut("last headings") { $0.lastHeadings() }
}

extension CutView {
    fileprivate func lastHeadings() -> Takings {
        var takings: Takings = [:]
        for index in uncut.reversed() {
            let block = page.blocks[index]
            guard block.isHeading, !isSentence(block) else { break }
            takings[index] = .lastHeading
        }
        return takings
    }

    /// Ended as sentences are, on a page that sets its paragraphs as such headings: calls to the reader are headings too.
    private func isSentence(_ block: Block) -> Bool {
        guard block.endsSentence, block.letters >= 20, block.linkLetters == 0 else { return false }
        let tag = outline.tag(block.container)
        return uncut.contains { page.blocks[$0].kind == .paragraph && outline.tag(page.blocks[$0].container) == tag }
    }
}

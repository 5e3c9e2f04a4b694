import Markup
import Text

extension Cut {
    /// Takes all from a headline on that stands behind the prose with its own byline or day: pages that go on without end put
    /// the next article into the same box.
    static let next = Cut("next") { $0.nextArticle() }
}

extension CutView {
    fileprivate func nextArticle() -> Takings {
        guard let first = body.blocks.first(where: { page.blocks[$0].kind == .heading(1) }) else { return [:] }
        for index in body.blocks where index > first && page.blocks[index].isHeading {
            guard let start = articleStart(at: index, after: first) else { continue }
            guard finder.gain(first..<start) > 300 || finder.gain(first..<start) > 0.2 * body.gain else { continue }
            let behind = index + 1..<min(index + 8, body.blocks.upperBound)
            guard behind.contains(where: isSigned) else { continue }
            return Takings(uniqueKeysWithValues: (start..<body.blocks.upperBound).map { ($0, .next) })
        }
        return [:]
    }

    /// A byline or a day, by its name or as a line that says nothing else.
    private func isSigned(_ index: Int) -> Bool {
        let block = page.blocks[index]
        if !block.hints.isDisjoint(with: [.byline, .date]) { return true }
        return block.letters < 30 && !block.endsSentence && outline.tag(outline.parent(block.first)) == .time
    }

    /// Where the next article would begin: at another `h1`, or at the box of a linked heading that is the twin of the box
    /// that the first headline stands in.
    private func articleStart(at heading: Int, after first: Int) -> Int? {
        let block = page.blocks[heading]
        if block.kind == .heading(1) { return heading }
        guard block.linkDensity > 0.8 else { return nil }
        var (own, parent) = (block.container, outline.parent(block.container))
        while parent > 0, !outline.contains(parent, page.blocks[first].first) {
            (own, parent) = (parent, outline.parent(parent))
        }
        var twin = page.blocks[first].container
        while outline.parent(twin) > parent { twin = outline.parent(twin) }
        guard parent > 0, outline.parent(twin) == parent, outline.tag(twin) == outline.tag(own),
            let name = outline.node(own).attribute("class"), !name.isEmpty,
            outline.node(twin).attribute("class") == name
        else { return nil }
        return finder.range(of: own).lowerBound
    }
}

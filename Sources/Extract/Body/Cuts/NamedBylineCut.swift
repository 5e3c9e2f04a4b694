extension Cut {
    /// Takes short lines in boxes that are named after bylines and days: `<div class="byline">`. Whoever wrote it is told of
    /// the article, not by it.
    static let namedByline = Cut("named-byline") { view in
        var takings: Takings = [:]
        for index in view.uncut {
            let block = view.page.blocks[index]
            if block.letters < 80, !block.hints.isDisjoint(with: [.byline, .date]) { takings[index] = .byline }
        }
        return takings
    }
}

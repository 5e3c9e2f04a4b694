extension Cut {
    /// Takes short lines in boxes that are named after bylines and days: `<div class="byline">`. Whoever wrote it is told of
    /// the article, not by it.
    static let namedByline = Cut("named-byline") { view in
        var takings: Takings = [:]
        for index in view.uncut {
            let block = view.page.blocks[index]
            if block.letters < 80, !block.hints.isDisjoint(with: [.byline, .date]) { takings[index] = .byline }
        }
        // An article has one day. Days that head its parts, one after another, are what it tells: a chronology.
        let headings = takings.keys.filter { view.page.blocks[$0].isHeading }
        if headings.count >= chronologyDays { for index in headings { takings[index] = nil } }
        return takings
    }

    private static let chronologyDays = 3
}

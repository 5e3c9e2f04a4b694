extension Cut {
    /// Takes what the page's own `articleBody` does not say, where that is whole. It often is cut short, or leaves lists and
    /// headings out: it is believed only where it ends as our text ends, and only about paragraphs.
    static let unconfirmed = Cut("unconfirmed") { $0.unconfirmed() }
}

extension CutView {
    fileprivate func unconfirmed() -> Takings {
        guard let stated = structured.articleBody, stated.utf8.count > 250 else { return [:] }
        let index = FoldedText(stated)
        var prose: [(block: Int, isSaid: Bool)] = []
        var said = 0
        var letters = 0
        for block in uncut where page.blocks[block].letters >= 40 {
            let isSaid = index.says(JunkLabels.fold(page.bytes(page.blocks[block])))
            prose.append((block, isSaid))
            letters += page.blocks[block].letters
            if isSaid { said += page.blocks[block].letters }
        }
        guard letters > 0, Double(said) > 0.6 * Double(letters), let lastSaid = prose.last(where: \.isSaid) else {
            return [:]
        }
        let isWhole = gain(behind: lastSaid.block) < 0.25 * body.gain
        guard isWhole else { return [:] }
        var takings: Takings = [:]
        // What stands before all that is said is the standfirst.
        for (block, isSaid) in prose.drop(while: { !$0.isSaid }) where !isSaid && page.blocks[block].kind == .paragraph
        {
            takings[block] = .unconfirmed
        }
        for block in lastSaid.block + 1..<body.blocks.upperBound where page.blocks[block].kind == .paragraph {
            takings[block] = .unconfirmed
        }
        return takings
    }
}

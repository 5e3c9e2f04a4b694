import Markup

extension Cut {
    /// Takes several short `article` elements side by side, each with its link, and the title in none: cards of other
    /// articles. A live blog's entries are most of its text and stay.
    static let teasers = Cut("teasers") { $0.teasers() }
}

extension CutView {
    fileprivate func teasers() -> Takings {
        var takings: Takings = [:]
        var cards: [Int: (blocks: [Range<Int>], letters: Int)] = [:]
        var index = body.root + 1
        let end = outline.end(body.root)
        while index < end {
            let element = outline.elements[index]
            guard element.tag == .article, !element.isPruned else {
                index = element.isPruned ? Int(element.end) : index + 1
                continue
            }
            let blocks = finder.range(of: index)
            let isTitled = finder.titleBlock.map(blocks.contains) ?? false
            if !isTitled, blocks.contains(where: { page.blocks[$0].linkLetters > 0 }) {
                cards[outline.parent(index), default: ([], 0)].blocks.append(blocks)
                cards[outline.parent(index), default: ([], 0)].letters += outline.letters(in: index)
            }
            index = Int(element.end)
        }
        let all = outline.letters(in: body.root)
        for (blocks, letters) in cards.values
        where blocks.count > 1 && letters * 10 < all * 4 && letters < blocks.count * 400 {
            for block in blocks.joined() { takings[block] = .teaser }
        }
        return takings
    }
}

/// What sites put behind an article, inside the same box.
extension BlockFilter {
    /// Several short `article` elements side by side, each with its link, and the title in none: cards of other articles.
    /// A live blog's entries are most of its text and stay.
    func cutTeasers(_ body: ArticleBody, _ cuts: inout [Cut?]) {
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
            for block in blocks.joined() where cuts.indices.contains(block) { cuts[block] = .teaser }
        }
    }

    /// «Mira Holt is a reporter …»: what stands last and begins with the author's own name is about the author.
    func cutBiographies(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let authors = (structured.authors + facts.all("author")).filter {
            $0.utf8.contains(0x20) && (8..<60).contains($0.utf8.count)
        }
        guard !authors.isEmpty, body.blocks.count > 6 else { return }
        let last = body.blocks.filter { cuts[$0] == nil }.suffix(3)
        for index in last where page.blocks[index].kind == .paragraph && page.blocks[index].letters < 600 {
            let text = page.bytes(page.blocks[index])
            if authors.contains(where: { text.starts(with: $0.utf8) && text.dropFirst($0.utf8.count).first == 0x20 }) {
                cuts[index] = .biography
            }
        }
    }
}

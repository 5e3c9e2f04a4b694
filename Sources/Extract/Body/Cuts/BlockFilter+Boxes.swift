import Markup

/// Boxes that say what they are, and those that show it: a linked headline and a sentence about it, side by side.
extension BlockFilter {
    /// A box whose first line is a label such as «إقرأ أيضاً» goes whole; a label among paragraphs takes the links after it.
    func cutBoxes(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let labels = JunkLabels.shared
        let bodyLetters = max(1, outline.letters(in: body.root))
        for index in body.blocks where cuts[index] == nil {
            let block = page.blocks[index]
            guard block.letters < 120 else { continue }
            let folded = JunkLabels.fold(page.bytes(block))
            if labels.isLine(folded) || (block.hints.contains(.weakJunk) && labels.isLines(folded)) {
                cuts[index] = .label
                continue
            }
            let isPrefix =
                (block.linkDensity > 0.2 && labels.isPrefix(page.bytes(block)))
                || (block.linkLetters > 0 && labels.isPointer(page.bytes(block)))
            guard isPrefix || labels.isBox(folded) else { continue }
            cuts[index] = .box
            if isPrefix, !labels.isBox(folded) { continue }
            if let box = box(startingAt: index, body: body), outline.letters(in: box) * 3 < bodyLetters {
                for inside in finder.range(of: box) { cuts[inside] = .box }
            }
            var next = index + 1
            while next < body.blocks.upperBound, cuts[next] != nil || page.blocks[next].linkDensity > 0.4 {
                cuts[next] = .box
                next += 1
            }
        }
    }

    /// The outermost element below the body's root whose first block this is, when it holds more.
    private func box(startingAt index: Int, body: ArticleBody) -> Int? {
        var at = page.blocks[index].container
        var found: Int?
        while at > body.root, at > 0, finder.range(of: at).lowerBound == index {
            if finder.range(of: at).count > 1 { found = at }
            at = outline.parent(at)
        }
        return found
    }

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

    /// Boxes side by side that each hold a linked headline, taken out already, and a sentence or two about it: the sentences
    /// go as well.
    func cutCards(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        var rows: [Int: [Range<Int>]] = [:]
        var at = body.root + 1
        while at < outline.end(body.root) {
            let element = outline.elements[at]
            let blocks = finder.range(of: at)
            if !element.isPruned, element.tag != .text, isCard(at, blocks, cuts) {
                rows[outline.parent(at), default: []].append(blocks)
                at = Int(element.end)
            } else {
                at = element.isPruned ? Int(element.end) : at + 1
            }
        }
        for (parent, cards) in rows where cards.count > 1 && cards.count * 5 >= boxes(in: parent) * 4 {
            let letters = cards.joined().reduce(0) { $0 + page.blocks[$1].letters }
            guard letters * 10 < outline.letters(in: body.root) * 4 else { continue }
            for block in cards.joined() { cuts[block] = cuts[block] ?? .teaser }
        }
    }

    /// Children that hold text.
    private func boxes(in parent: Int) -> Int {
        var count = 0
        var at = parent + 1
        while at < outline.end(parent) {
            if !finder.range(of: at).isEmpty { count += 1 }
            at = outline.end(at)
        }
        return count
    }

    private func isCard(_ box: Int, _ blocks: Range<Int>, _ cuts: [Cut?]) -> Bool {
        guard 2...5 ~= blocks.count, outline.letters(in: box) < 400, !Self.rows.contains(outline.tag(box)) else {
            return false
        }
        var isHeaded = false
        for index in blocks {
            let block = page.blocks[index]
            if block.kind == .cell || block.cells > 1 { return false }
            if cuts[index] == .linkList, block.letters >= 15, leadsToOtherPage(block) {
                isHeaded = true
            }
            if cuts[index] == nil, !isHeaded, block.letters >= 60 || block.isHeading { return false }
        }
        return isHeaded
    }

    /// Lists and tables, whose parts stand side by side for their own reasons.
    private static let rows: Set<HTMLTag> = [.ul, .ol, .dl, .table, .tbody, .tr, .td, .th]

    private func leadsToOtherPage(_ block: Block) -> Bool {
        firstLink(block).flatMap { outline.node($0).attribute("href") }.map { !$0.utf8.starts(with: "#".utf8) } ?? false
    }
}

import Markup

extension Cut {
    /// Takes boxes side by side that each hold a linked headline, taken already, and a sentence or two about it: the sentences
    /// are those articles' as well.
    static let cards = Cut("cards") { $0.cards() }
}

extension CutView {
    fileprivate func cards() -> Takings {
        var takings: Takings = [:]
        var rows: [Int: [Range<Int>]] = [:]
        var at = body.root + 1
        while at < outline.end(body.root) {
            let element = outline.elements[at]
            let blocks = finder.range(of: at)
            if !element.isPruned, element.tag != .text, isCard(at, blocks) {
                rows[outline.parent(at), default: []].append(blocks)
                at = Int(element.end)
            } else {
                at = element.isPruned ? Int(element.end) : at + 1
            }
        }
        for (parent, cards) in rows where cards.count > 1 && cards.count * 5 >= boxes(in: parent) * 4 {
            let letters = cards.joined().reduce(0) { $0 + page.blocks[$1].letters }
            // Short news has as much beside it as it says itself: then the label above the cards tells.
            let share = isLabelled(cards) ? 0.65 : 0.4
            guard Double(letters) < Double(outline.letters(in: body.root)) * share else { continue }
            for block in cards.joined() where isUncut(block) { takings[block] = .teaser }
        }
        return takings
    }

    /// Whether a heading that was taken as a box's label stands right above the first: «اقرأ أيضاً».
    private func isLabelled(_ cards: [Range<Int>]) -> Bool {
        guard let first = cards.map(\.lowerBound).min(), first > body.blocks.lowerBound else { return false }
        return taken[first - 1]?.reason == .box || taken[first - 1]?.reason == .label
    }

    /// Children that hold text.
    private func boxes(in parent: Int) -> Int {
        var count = 0
        var at = parent + 1
        while at < outline.end(parent) {
            // A heading above them that was taken is none of them.
            let blocks = finder.range(of: at)
            if !blocks.isEmpty, blocks.count > 1 || isUncut(blocks.lowerBound) { count += 1 }
            at = outline.end(at)
        }
        return count
    }

    private func isCard(_ box: Int, _ blocks: Range<Int>) -> Bool {
        guard 2...5 ~= blocks.count, outline.letters(in: box) < 400, !Self.rows.contains(outline.tag(box)) else {
            return false
        }
        var isHeaded = false
        for index in blocks {
            let block = page.blocks[index]
            if block.kind == .cell || block.cells > 1 { return false }
            let isLink = taken[index]?.reason == .linkList || taken[index]?.reason == .box && block.linkDensity > 0.5
            // What other sites have is a source with its author, not a headline of this one's.
            if isLink, block.letters >= 15, leadsToOtherPage(block), !leadsElsewhere(block) { isHeaded = true }
            if isUncut(index), !isHeaded, block.letters >= 60 || block.isHeading { return false }
        }
        return isHeaded
    }

    /// Lists and tables, whose parts stand side by side for their own reasons.
    private static let rows: Set<HTMLTag> = [.ul, .ol, .dl, .table, .tbody, .tr, .td, .th]

    private func leadsToOtherPage(_ block: Block) -> Bool {
        firstLink(block).flatMap { outline.node($0).attribute("href") }.map { !$0.utf8.starts(with: "#".utf8) } ?? false
    }
}

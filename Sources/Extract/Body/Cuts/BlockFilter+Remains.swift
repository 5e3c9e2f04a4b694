/// What is left of a box when its core has been taken out: the label of a list, a headline's section, the hour beside it.
extension BlockFilter {
    func cutRemains(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        cutRefrains(body, &cuts)
        cutHollowBoxes(body, &cuts)
        cutLeadIns(body, &cuts)
    }

    /// The same short line with a link in it, three times and more: a button that scripts put between paragraphs.
    private func cutRefrains(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let short = body.blocks.filter {
            let block = page.blocks[$0]
            return cuts[$0] == nil && block.kind == .paragraph && block.letters < 60 && block.linkLetters > 0
        }
        for same in Dictionary(grouping: short, by: { Self.fingerprint(page.bytes(page.blocks[$0])) }).values
        where same.count > 2 {
            for index in same { cuts[index] = .label }
        }
    }

    /// Short lines in a box most of whose blocks were links, teasers or labels.
    private func cutHollowBoxes(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        // Blocks before each that were taken out as furniture.
        var takenBefore = [Int32](repeating: 0, count: page.blocks.count + 1)
        for index in page.blocks.indices {
            takenBefore[index + 1] = takenBefore[index] + (Self.isFurniture(cuts[index]) ? 1 : 0)
        }
        var at = body.root + 1
        while at < outline.end(body.root) {
            let element = outline.elements[at]
            let blocks = finder.range(of: at)
            guard !element.isPruned, blocks.count > 1, element.tag != .text else {
                at = element.isPruned ? Int(element.end) : at + 1
                continue
            }
            let taken = Int(takenBefore[blocks.upperBound] - takenBefore[blocks.lowerBound])
            let left = taken * 2 >= blocks.count ? blocks.filter { cuts[$0] == nil } : []
            if !left.isEmpty, letters(left) * 3 < outline.letters(in: at), left.allSatisfy(isRemains) {
                for index in left { cuts[index] = .box }
                at = Int(element.end)
            } else {
                at += 1
            }
        }
    }

    private static func isFurniture(_ cut: Cut?) -> Bool {
        switch cut {
        case .linkList, .label, .box, .teaser, .notice: true
        default: false
        }
    }

    /// A few words that are no sentence.
    private func isRemains(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.letters < 60 && block.marks < 2 && !(block.endsSentence && block.letters > 25)
    }

    /// A line that ends with a colon or a heading, all of whose following was taken out. Headings go with headlines only: a
    /// product's name goes on above its shops.
    private func cutLeadIns(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        var next: Int?
        var isTaken = false
        var holdsHeadline = false
        for index in body.blocks.reversed() {
            if let cut = cuts[index] {
                isTaken = isTaken || Self.isFurniture(cut) || cut == .dateline || cut == .byline
                holdsHeadline = holdsHeadline || (Self.isFurniture(cut) && page.blocks[index].letters >= 25)
                continue
            }
            if isTaken, isLeadIn(page.blocks[index], toHeadlines: holdsHeadline, before: next) {
                cuts[index] = .label
            } else {
                next = index
                (isTaken, holdsHeadline) = (false, false)
            }
        }
    }

    private func isLeadIn(_ block: Block, toHeadlines: Bool, before next: Int?) -> Bool {
        guard block.letters < 60 else { return false }
        if block.isHeading {
            guard next.map({ page.blocks[$0].isHeading }) ?? true else { return false }
            return next == nil || toHeadlines
        }
        let last = page.bytes(block).last
        return last == 0x3A || (last == 0x3F && next == nil)
    }
}

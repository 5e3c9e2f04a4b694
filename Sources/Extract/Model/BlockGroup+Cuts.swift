extension BlockGroup {
    /// What the rules made of a block: in the text, or left out for a reason; and which ways to find a body hold it.
    static let cuts = BlockGroup("kept reason worth byArticle byDensity") { page, cells in
        let blocks = { (strategy: BodyCandidate.Strategy) in
            page.body.candidates.first { $0.strategy == strategy }?.blocks ?? 0..<0
        }
        let (article, densest) = (blocks(.articleElement), blocks(.density))
        for row in 0..<page.count {
            var line = cells.line(row)
            line.add(page.isKept[row])
            line.add(page.isKept[row] ? 0 : page.taken[row]?.number ?? (page.bodyRows.contains(row) ? 20 : 21))
            line.add(Int(page.worth[row]))
            line.add(article.contains(page.window.lowerBound + row))
            line.add(densest.contains(page.window.lowerBound + row))
        }
    }
}

extension CutReason {
    /// In the tables these stand for: a new reason takes a new number.
    fileprivate var number: Int {
        switch self {
        case .caption: 1
        case .linkList: 2
        case .byline: 3
        case .head: 4
        case .dateline: 5
        case .label: 6
        case .box: 7
        case .teaser: 8
        case .unconfirmed: 9
        case .tail: 10
        case .biography: 11
        // Houses' boxes are notices to them, which were not told apart when they were fitted.
        case .notice, .house: 12
        case .next: 13
        case .again: 14
        // Blocks of the body that are left out had this number when the tables were fitted, before this was a reason.
        case .lastHeading: 20
        }
    }
}

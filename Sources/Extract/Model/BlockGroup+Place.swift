import Markup

extension BlockGroup {
    /// Where a block stands: on the page, in the body, from the title, from the body's first and last long paragraphs, in
    /// what element.
    static let place = BlockGroup(
        """
        before fromBody toBodyEnd fromTitle fromFirst toLast between lettersFromFirst lettersToLast gap container
        """
    ) { page, cells in
        let long = LongRows(page)
        let all = page.letters(0..<page.count)
        for row in 0..<page.count {
            var line = cells.line(row)
            line.add(Int(page.letters[row]), of: all)
            line.add(row - page.bodyRows.lowerBound, within: 100)
            line.add(page.bodyRows.upperBound - 1 - row, within: 100)
            if let title = page.titleRow { line.add(row - title, within: 100) } else { line.add(noTitle) }
            line.add(row - long.first, within: 60)
            line.add(long.last - row, within: 60)
            line.add(long.first <= row && row <= long.last)
            line.add(Int(page.letters[row] - page.letters[long.first]), within: 20_000)
            line.add(Int(page.letters[long.last] - page.letters[row]), within: 20_000)
            line.add(row > 0 ? page.block(row).first - page.block(row - 1).last : 0, within: 300)
            line.add(number(of: page.outline.tag(page.block(row).container)))
        }
    }

    /// Farther from a title than any block is.
    private static let noTitle = -200

    private static func number(of container: HTMLTag) -> Int {
        switch container {
        case .p: 0
        case .div: 1
        case .li: 2
        case .td, .th: 3
        case .h1, .h2, .h3, .h4, .h5, .h6: 4
        case .section: 5
        case .article, .main: 6
        case .blockquote: 7
        case .figcaption: 8
        default: 9
        }
    }
}

/// Paragraphs without many links, by which other blocks are placed: the body's first and last; those of the page where the
/// body has none.
private struct LongRows {
    private(set) var first = 0
    private(set) var last = 0

    init(_ page: BlockPage) {
        first = page.bodyRows.first(where: page.isLong) ?? (0..<page.count).first(where: page.isLong) ?? 0
        last =
            page.bodyRows.last(where: page.isLong) ?? (0..<page.count).last(where: page.isLong)
            ?? max(0, page.count - 1)
    }
}

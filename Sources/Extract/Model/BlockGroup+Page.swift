extension BlockGroup {
    /// What the page is as a whole, the same in all its rows.
    static let page = BlockGroup(
        """
        pageLetters pageBlocks pageLinked pageProse bodyProse bodyShare keptShare keptLetters leads pageLong pageMean
        """
    ) { page, cells in
        let rows = 0..<page.count
        let letters = page.letters(rows)
        let prose = (page: page.prose(rows), body: page.prose(page.bodyRows))
        let long = rows.count(where: page.isLong)
        let second = page.body.candidates.dropFirst().map(\.gain).max() ?? 0
        for row in rows {
            var line = cells.line(row)
            line.add(letters)
            line.add(page.count)
            line.add(page.linked(rows), of: letters)
            line.add(prose.page)
            line.add(prose.body)
            line.add(prose.body, of: prose.page)
            line.add(page.kept(rows), of: page.letters(page.bodyRows))
            line.add(page.kept(rows))
            // Of the best answer to where the text stands, the second best.
            line.add(Int(min(second, 1e6)), of: Int(min(page.body.gain, 1e6)))
            line.add(long)
            line.add(prose.page / max(1, long))
        }
    }
}

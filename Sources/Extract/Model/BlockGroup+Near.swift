extension BlockGroup {
    /// A block's neighbours, and what stands within three and within ten.
    static let near = BlockGroup(
        """
        before1Kept behind1Kept behind1Worth behind2Kept behind2Worth near3Letters near3Linked near10Linked near10Kept
        """
    ) { page, cells in
        for row in 0..<page.count {
            var line = cells.line(row)
            line.add(row > 0 ? (page.isKept[row - 1] ? 1 : 0) : -1)
            for behind in row + 1...row + 2 {
                let isThere = behind < page.count
                line.add(isThere ? (page.isKept[behind] ? 1 : 0) : -1)
                line.add(isThere ? Int(page.worth[behind]) : -1)
            }
            let close = max(0, row - 3)..<min(page.count, row + 4)
            let wide = max(0, row - 10)..<min(page.count, row + 11)
            line.add(page.letters(close))
            line.add(page.linked(close), of: page.letters(close))
            line.add(page.linked(wide), of: page.letters(wide))
            line.add(page.kept(wide), of: page.letters(wide))
        }
    }
}

extension PageReading.Chosen {
    /// What rows of numbers are told from.
    func blockPage(_ outline: Outline) -> BlockPage {
        BlockPage(outline: outline, text: page, body: body, kept: blocks, taken: taken, title: titleBlock)
    }
}

extension PageReading {
    /// For text that the page's own data or a person states: nothing was chosen.
    private static let statedQuality = 0.9

    /// What the model makes of the page; nil where the text was not chosen from its markup.
    func sums(_ article: Article, _ found: Chosen) -> PageSums? {
        guard article.method == found.body.method, !found.taken.isEmpty else { return nil }
        return PageSums(BlockRows(found.blockPage(outline)))
    }

    /// The share of words that is expected to be right: of a text that was chosen what the model expects of it.
    static func quality(_ sums: PageSums?) -> Double {
        sums.map { Double($0.expected) / 1_000 } ?? statedQuality
    }
}

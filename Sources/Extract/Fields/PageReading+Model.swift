/// What the model makes of a page whose text was chosen from its markup.
struct ModelReading {
    /// As the rules left it.
    let page: BlockPage
    let sums: PageSums
    /// Another choice of blocks, where it is better by far.
    let choice: Arbiter.Choice?

    /// Thousandths: how like the true text that is, which was taken in the end.
    var expected: Int { choice?.expected ?? sums.expected }
    /// By how much the model's choice is ahead; 0 where the rules' stands.
    var lead: Int { expected - sums.expected }
}

extension PageReading {
    /// For text that the page's own data or a person states: nothing was chosen.
    private static let statedQuality = 0.9

    /// The share of words that is expected to be right.
    static func quality(_ model: ModelReading?) -> Double { model.map { Double($0.expected) / 1_000 } ?? statedQuality }

    /// Nil where the text was not chosen from the page's markup.
    func model(_ article: Article, _ found: Chosen) -> ModelReading? {
        guard article.method == found.body.method, !found.taken.isEmpty else { return nil }
        let page = BlockPage(
            outline: outline, text: found.page, body: found.body, kept: found.blocks, taken: found.taken,
            title: found.titleBlock)
        let sums = PageSums(BlockRows(page))
        // Of the operator's own files nothing is left out that no rule names.
        return ModelReading(page: page, sums: sums, choice: isSupplied ? nil : Arbiter.better(page, sums))
    }
}

extension PageReading.Chosen {
    /// The model's choice in place of the rules'.
    mutating func take(_ choice: Arbiter.Choice, of read: BlockPage) {
        blocks = choice.rows.map(read.block)
        text = ArticleText.render(blocks, page: page)
    }
}

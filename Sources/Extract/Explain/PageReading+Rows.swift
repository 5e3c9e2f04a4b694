/// A page's rows of numbers with what was read of it, for training: what the model is made from is what it sees.
package struct PageRows: Sendable {
    package struct Row: Sendable {
        package var text: String
        package var values: [Int16]
    }

    package static let blockColumns = BlockRows.columns
    package static let pageColumns = PageRow.columns

    package var extraction: Extraction
    /// What ruled the page's kind, before the model was asked: that is the kind here.
    package var rule = ""
    /// Nobody chose the text: the page's data or the operator's own rules gave it.
    package var isGiven = false
    package var page: [Int16] = []
    package var blocks: [Row] = []
}

extension PageReading {
    func rows(_ extraction: Extraction, _ result: Result) -> PageRows {
        let chosen = result.chosen
        var answer = PageRows(extraction: extraction)
        (answer.extraction.kind, answer.rule) = result.byRules
        answer.isGiven = extraction.article.method != chosen.body.method
        answer.page = result.row.values
        // As the rules left them, whatever the model made of them.
        guard let page = result.model?.page else { return answer }
        let rows = BlockRows(page)
        answer.extraction.article.text = ArticleText.render(
            (0..<page.count).filter { page.isKept[$0] }.map(page.block), page: chosen.page)
        answer.blocks = (0..<rows.count).map { row in
            PageRows.Row(text: chosen.page.string(page.block(row)), values: Array(rows[row]))
        }
        return answer
    }
}

/// A page's rows of numbers with what was read of it, for training: what the model is made from is what it sees.
package struct PageRows: Sendable {
    package struct Row: Sendable {
        package var text: String
        package var values: [Int16]
    }

    package static let blockColumns = BlockRows.columns
    package static let pageColumns = PageRow.columns

    package var extraction: Extraction
    /// What ruled the page's kind.
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
        answer.rule = result.ruled.kind
        answer.isGiven = extraction.article.method != chosen.body.method
        answer.page = result.row.values
        let page = chosen.blockPage(outline)
        let rows = BlockRows(page)
        answer.blocks = (0..<rows.count).map { row in
            PageRows.Row(text: chosen.page.string(page.block(row)), values: Array(rows[row]))
        }
        return answer
    }
}

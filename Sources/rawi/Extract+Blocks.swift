import Extract
import FoundationEssentials

/// The lines of `rawi extract --blocks`: the names of the numbers once, then a line a page and a line a block.
struct ExtractBlocks {
    private struct Columns: Encodable {
        let pageColumns = PageRows.pageColumns
        let blockColumns = PageRows.blockColumns

        private enum CodingKeys: String, CodingKey {
            case pageColumns = "page_columns"
            case blockColumns = "block_columns"
        }
    }

    private struct Page: Encodable {
        let id: String
        let kind: String
        let ruled: String
        let method: String
        let quality: Double
        let isGiven: Bool
        let text: String
        let row: [Int16]

        private enum CodingKeys: String, CodingKey {
            case id, kind, ruled, method, quality, text, row
            case isGiven = "is_given"
        }
    }

    private struct Block: Encodable {
        let id: String
        let block: Int
        let text: String
        let row: [Int16]
    }

    private let encoder: JSONEncoder
    private let write: ([UInt8]) -> Void

    init(write: @escaping ([UInt8]) -> Void) throws {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        self.write = write
        try line(Columns())
    }

    /// - Parameter id: what the lines call the page by.
    func show(_ page: PageRows, id: String) throws {
        let article = page.extraction.article
        try line(
            Page(
                id: id, kind: page.extraction.kind.rawValue, ruled: page.rule, method: article.method,
                quality: article.quality, isGiven: page.isGiven, text: article.text, row: page.page))
        for (number, block) in page.blocks.enumerated() {
            try line(Block(id: id, block: number, text: block.text, row: block.values))
        }
    }

    private func line(_ value: some Encodable) throws {
        write([UInt8](try encoder.encode(value)) + [UInt8(ascii: "\n")])
    }
}

import Foundation
import Testing

@testable import Extract

/// The model's tables against training/, which wrote down what each row should come to.
@Suite("The learned model")
struct ModelTests {
    /// A line of `Fixtures/model/rows.tsv`: what the sum should be, and the row.
    private struct Line {
        let isBlock: Bool
        let sum: Int
        let row: [Int16]
    }

    private static func lines() throws -> [Line] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/model/rows.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let cells = line.split(separator: "\t")
            let numbers = try cells.dropFirst().map { try #require(Int($0)) }
            return Line(
                isBlock: cells[0] == "block", sum: numbers[0], row: numbers.dropFirst().map { Int16(clamping: $0) })
        }
    }

    @Test func sumsAreThoseOfTraining() throws {
        let lines = try Self.lines()
        #expect(lines.count(where: \.isBlock) >= 200)
        for (number, line) in lines.enumerated() {
            let table = line.isBlock ? ModelTables.blocks : ModelTables.pages
            #expect(table.sum(line.row[...]) == line.sum, "line \(number + 1)")
        }
    }

    /// From the rows of a page's blocks to the numbers of the page.
    @Test func pagesAreSummedAsInTraining() throws {
        var blocks: [Int16] = []
        for line in try Self.lines() {
            if line.isBlock {
                blocks += line.row
                continue
            }
            let sums = PageSums(BlockRows(values: blocks))
            #expect(sums.values == Array(line.row.prefix(PageSums.columns.count)))
            #expect(sums.chances.count == blocks.count / BlockRows.width)
            blocks = []
        }
    }

    @Test("The tables are for just these columns")
    func tablesFitTheColumns() {
        #expect(Self.hash(BlockRows.columns) == ModelTables.blockColumns)
        #expect(Self.hash(PageSums.columns + PageRow.columns) == ModelTables.pageColumns)
        #expect(ModelTables.blocks.count == 100)
    }

    private static func hash(_ names: [String]) -> UInt64 {
        names.joined(separator: " ").utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    @Test func chancesGrowWithSums() {
        #expect(Chance.of(-100_000) < 5)
        #expect(Chance.of(0) == Chance.whole / 2)
        #expect(Chance.of(100_000) > Chance.whole - 5)
        for sum in stride(from: -9_000, to: 9_000, by: 61) { #expect(Chance.of(sum) <= Chance.of(sum + 61)) }
    }

    /// Of more blocks than are looked at, those about the text.
    @Test func rowsAreBounded() throws {
        let menu = (0..<2_000).map { "<p><a href='/\($0)'>Entry number \($0) of the long menu</a></p>" }.joined()
        let story = (0..<20).map { "<p>\(FerryPage.sentence) Number \($0).</p>" }.joined()
        let html = "<html><body>\(menu)<div class='entry-content'>\(story)</div>\(menu)</body></html>"
        let rows = try Extractor.rows(Array(html.utf8), url: nil)
        #expect(rows.blocks.count == BlockPage.blocksBound)
        #expect(rows.blocks.contains { $0.text.hasSuffix("Number 0.") })
        #expect(rows.blocks.contains { $0.text.hasSuffix("Number 19.") })
    }
}

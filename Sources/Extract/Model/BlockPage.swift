import Markup

/// A page's blocks and what the rules made of them: what the rows of numbers are told from, and the sums over them that
/// several groups of numbers ask for.
struct BlockPage {
    /// Pages have a hundred blocks, encyclopedias two thousand; what stands far behind the text tells nothing more of it.
    static let blocksBound = 3_000
    /// How many before the text are looked at, on pages with more than the bound.
    private static let blocksBefore = 500

    let outline: Outline
    let text: PageText
    let body: ArticleBody
    /// Of the page's blocks, those that have rows. All places below are counted from its start.
    let window: Range<Int>
    let blocks: ArraySlice<Block>
    /// What is in the text, by row.
    let isKept: [Bool]
    let taken: [CutReason?]
    /// The first block that says the title.
    let titleRow: Int?
    /// The body's rows.
    let bodyRows: Range<Int>
    /// What each block is worth as prose; see `BodyFinder.worth`.
    let worth: [Int32]
    /// Sums before each row: letters, those in links, worth of prose, letters that were kept.
    let letters: [Int32]
    let linked: [Int32]
    let prose: [Int32]
    let kept: [Int32]

    var count: Int { blocks.count }

    init(outline: Outline, text: PageText, body: ArticleBody, kept chosen: [Block], taken: [CutReason?], title: Int?) {
        self.outline = outline
        self.text = text
        self.body = body
        let all = text.blocks.count
        let first = max(0, min(body.blocks.lowerBound - Self.blocksBefore, all - Self.blocksBound))
        let window = first..<min(all, first + Self.blocksBound)
        self.window = window
        blocks = text.blocks[window]
        let inText = Set(chosen.map(\.first))
        isKept = blocks.map { inText.contains($0.first) }
        self.taken = window.map { $0 < taken.count ? taken[$0] : nil }
        titleRow = title.flatMap { window.contains($0) ? $0 - first : nil }
        let rows = body.blocks.clamped(to: window)
        bodyRows = rows.lowerBound - first..<rows.upperBound - first
        worth = blocks.map { Int32(max(-1_000, min(30_000, BodyFinder.worth($0)))) }
        letters = Self.sums(blocks.map { $0.letters })
        linked = Self.sums(blocks.map { $0.linkLetters })
        prose = Self.sums(worth.map { max(0, Int($0)) })
        kept = Self.sums(zip(blocks, isKept).map { $1 ? $0.letters : 0 })
    }

    private static func sums(_ numbers: [Int]) -> [Int32] {
        var all: [Int32] = [0]
        all.reserveCapacity(numbers.count + 1)
        var sum: Int32 = 0
        for number in numbers {
            sum &+= Int32(clamping: number)
            all.append(sum)
        }
        return all
    }

    func block(_ row: Int) -> Block { blocks[window.lowerBound + row] }

    func letters(_ rows: Range<Int>) -> Int { Int(letters[rows.upperBound] - letters[rows.lowerBound]) }
    func linked(_ rows: Range<Int>) -> Int { Int(linked[rows.upperBound] - linked[rows.lowerBound]) }
    func prose(_ rows: Range<Int>) -> Int { Int(prose[rows.upperBound] - prose[rows.lowerBound]) }
    func kept(_ rows: Range<Int>) -> Int { Int(kept[rows.upperBound] - kept[rows.lowerBound]) }

    /// A paragraph without many links.
    func isLong(_ row: Int) -> Bool { worth[row] >= Self.longWorth && block(row).linkDensity < 0.3 }

    private static let longWorth = 80

    /// The rows that stand within an element.
    func rows(of element: Int) -> Range<Int> {
        firstRow(from: element)..<firstRow(from: outline.end(element))
    }

    private func firstRow(from place: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if block(middle).first < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

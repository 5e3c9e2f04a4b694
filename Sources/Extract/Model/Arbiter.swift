/// Whether another choice of blocks than the rules' would be the better text, by the model's chances: a portal's first
/// paragraphs in a box of their own, a body among comments. What the rules are surest of stays out: labels, bylines, the next
/// article of an endless page.
enum Arbiter {
    /// By how many thousandths of expected likeness (word f1) another choice must be ahead. Fitted six times with other seeds, on
    /// pages of sites that the trees had not seen: nine of 1,100 are read otherwise each time, seven for the better by more than
    /// .02 and one for the worse. Below, the losses grow faster than the wins; docs/BENCHMARKS.md has the table.
    static let lead = 100
    /// Where all are guesses, nothing is better than a guess.
    static let least = 400

    struct Choice: Sendable {
        /// In order.
        var rows: [Int]
        let expected: Int
    }

    private static let sure: Set<CutReason> = [.byline, .dateline, .label, .box, .biography, .next]

    /// Nil where the rules' choice stands.
    static func better(_ page: BlockPage, _ sums: PageSums) -> Choice? {
        let rows = (0..<page.count).map { row in
            Row(
                letters: min(page.block(row).letters, Int(Int16.max)), chance: sums.chances[row],
                isOpen: page.isKept[row] || !(page.taken[row].map(sure.contains) ?? false))
        }
        guard var choice = better(rows, than: sums.expected) else { return nil }
        choice.rows = withHeadings(choice.rows, page)
        return choice
    }

    /// A heading goes with the prose under it: what the rules kept over a block that is chosen stays.
    private static func withHeadings(_ rows: [Int], _ page: BlockPage) -> [Int] {
        var chosen = Set(rows)
        var below: Int?
        for row in (0..<page.count).reversed() where page.isKept[row] || chosen.contains(row) {
            if page.block(row).isHeading, let below, chosen.contains(below), page.isKept[row] { chosen.insert(row) }
            below = row
        }
        return chosen.sorted()
    }

    /// A block as far as it can be chosen.
    struct Row {
        var letters: Int
        var chance: Int
        /// Nothing sure speaks against it.
        var isOpen = true
    }

    /// The best of all choices takes the likeliest blocks, down to some chance.
    static func better(_ rows: [Row], than expected: Int) -> Choice? {
        let all = rows.reduce(0) { $0 + $1.letters * $1.chance }
        guard all > 0 else { return nil }
        let order = rows.indices.filter { rows[$0].isOpen && rows[$0].chance > 0 }
            .sorted { (rows[$0].chance, $1) > (rows[$1].chance, $0) }
        var (taken, size) = (0, 0)
        var best = (count: 0, expected: 0)
        for (place, row) in order.enumerated() {
            taken += rows[row].letters * rows[row].chance
            size += rows[row].letters
            let promised = 2 * taken * 1_000 / max(1, size * Chance.whole + all)
            if promised > best.expected { best = (place + 1, promised) }
        }
        guard best.expected > max(least, expected + lead) else { return nil }
        return Choice(rows: order.prefix(best.count).sorted(), expected: best.expected)
    }
}

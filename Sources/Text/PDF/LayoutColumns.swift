/// Columns that stand side by side in lines, as `pdftotext -layout` writes them: read one after the other again, the right one first where
/// the page runs from right to left.
package enum LayoutColumns {
    /// Of a block: lines of a column, and lines that hold both.
    private static let leastLines = 5
    private static let leastBoth = 3
    /// No page is wider or longer; it keeps the whole linear.
    private static let widest = 400
    private static let longest = 400
    private static let mostBlocks = 8
    private static let mostGutters = 24

    /// Nil where no page has columns.
    package static func read(_ text: String) -> String? {
        guard text.firstRange(of: "   ") != nil else { return nil }
        let pages = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\u{0C}" }
        var hasColumns = false
        let read = pages.map { page in
            let written = page.split(omittingEmptySubsequences: false) { $0 == "\n" }
            guard written.count <= longest, written.allSatisfy({ $0.count <= 4 * widest }) else { return String(page) }
            var lines = written.map { LayoutLine(Array($0)) }
            // A page may have several blocks of columns, one below the other.
            for _ in 0..<mostBlocks {
                guard let block = block(lines) else { break }
                hasColumns = true
                lines.replaceSubrange(block.range, with: parted(lines[block.range], at: block.gutter))
            }
            return lines.map(\.string).joined(separator: "\n")
        }
        return hasColumns ? read.joined(separator: "\u{0C}") : nil
    }

    /// The lines of a block of columns, and the place between them.
    private static func block(_ lines: [LayoutLine]) -> (range: Range<Int>, gutter: Int)? {
        var counts: [Int: Int] = [:]
        for line in lines {
            for gap in line.gaps where gap.count > 2 {
                for place in gap where place < widest { counts[place, default: 0] += 1 }
            }
        }
        guard let most = counts.values.max(), most >= leastBoth else { return nil }
        // Of the places that many gaps hold the one whose block is the largest: lines are ragged on one side of it.
        let gutters = counts.filter { $0.value >= leastBoth && $0.value * 2 >= most }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostGutters)
        var best: (range: Range<Int>, gutter: Int)?
        for (gutter, _) in gutters {
            if let range = range(lines, gutter), range.count > best?.range.count ?? 0 { best = (range, gutter) }
        }
        return best
    }

    /// The longest run of lines that nothing crosses at the place.
    private static func range(_ lines: [LayoutLine], _ gutter: Int) -> Range<Int>? {
        var best: Range<Int>?
        var start: Int?
        for index in 0...lines.count {
            if index < lines.count, !lines[index].crosses(gutter) {
                start = start ?? index
            } else if let first = start {
                if let range = trimmed(first..<index, lines, gutter), range.count > best?.count ?? 0 { best = range }
                start = nil
            }
        }
        guard let best, isProse(lines[best], gutter) else { return nil }
        return best
    }

    /// Up to the line right above the first with both columns, behind a blank one; down to the end.
    private static func trimmed(_ range: Range<Int>, _ lines: [LayoutLine], _ gutter: Int) -> Range<Int>? {
        let both = range.filter { lines[$0].hasBoth(gutter) }
        guard both.count >= leastBoth, var first = both.first else { return nil }
        while first > range.lowerBound, !lines[first - 1].isBlank { first -= 1 }
        return first..<range.upperBound
    }

    /// Both columns hold sentences, not the cells of a table.
    private static func isProse(_ lines: ArraySlice<LayoutLine>, _ gutter: Int) -> Bool {
        let sides = [lines.map { $0.left(of: gutter) }, lines.map { $0.right(of: gutter) }]
        return sides.allSatisfy { side in
            let words = side.filter { !$0.isBlank }.map(\.wordCount)
            return words.count >= leastLines && words.reduce(0, +) >= words.count * 4
        }
    }

    private static func parted(_ lines: ArraySlice<LayoutLine>, at gutter: Int) -> [LayoutLine] {
        let left = lines.map { $0.left(of: gutter) }
        let right = lines.map { $0.right(of: gutter) }
        let isRightToLeft = lines.reduce(0) { $0 + $1.rightToLeft } > 0
        let (first, second) = isRightToLeft ? (right, left) : (left, right)
        return moved(first) + moved(second)
    }

    /// Without the blanks before the column, and the blank lines round it: a sentence goes on from one to the next.
    private static func moved(_ column: [LayoutLine]) -> [LayoutLine] {
        let start = column.filter { !$0.isBlank }.map(\.indent).min() ?? 0
        let trimmed = column.drop { $0.isBlank }.reversed().drop { $0.isBlank }.reversed()
        return trimmed.map { $0.without(first: start) }
    }
}

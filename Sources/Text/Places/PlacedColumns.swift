/// The lines of a page in the order in which they are read: where a strip between two blocks of prose stays free from line to line, the
/// lines of the one block come before those of the other.
struct PlacedColumns {
    /// Right to left: the right block comes first.
    let rightFirst: Bool
    /// Words that are looked at, over and over where many strips begin, before the rest of the page is taken as it stands.
    private var budget = 400_000

    init(rightFirst: Bool) { self.rightFirst = rightFirst }

    private static let leastRows = 4
    private static let deepest = 3
    /// Pages have fewer lines; what has more is in no columns.
    private static let mostRows = 1000

    mutating func ordered(_ rows: [PlacedRow], depth: Int = 0) -> [PlacedRow] {
        guard depth < Self.deepest, rows.count >= Self.leastRows, rows.count <= Self.mostRows else { return rows }
        var out: [PlacedRow] = []
        var index = 0
        while index < rows.count {
            guard let band = band(rows, from: index) else {
                out.append(rows[index])
                index += 1
                continue
            }
            let (left, right) = split(rows[index..<band.end], at: band.gutter)
            let blocks = rightFirst ? [right, left] : [left, right]
            for block in blocks { out += ordered(block, depth: depth + 1) }
            index = band.end
        }
        return out
    }

    private struct Strip {
        var left: Int
        var right: Int
        var width: Int { right - left }
    }

    /// The longest run of lines from `start` on between whose words a strip stays free.
    private mutating func band(_ rows: [PlacedRow], from start: Int) -> (end: Int, gutter: Int)? {
        var best: (end: Int, gutter: Int)?
        for strip in gaps(rows[start]) {
            var strip = strip
            var end = start + 1
            while end < rows.count, budget > 0, let narrower = narrowed(strip, by: rows[end]) {
                strip = narrower
                budget -= rows[end].words.count
                end += 1
            }
            let gutter = (strip.left + strip.right) / 2
            guard end - start >= Self.leastRows, end > best?.end ?? start else { continue }
            let (left, right) = split(rows[start..<end], at: gutter)
            if isProse(left), isProse(right) { best = (end, gutter) }
        }
        return best
    }

    private func leastWidth(_ row: PlacedRow) -> Int { row.height * 9 / 10 }

    private func gaps(_ row: PlacedRow) -> [Strip] {
        var gaps: [Strip] = []
        guard var edge = row.words.first?.right else { return [] }
        for word in row.words.dropFirst() {
            if word.left - edge >= leastWidth(row), gaps.count < 8 { gaps.append(Strip(left: edge, right: word.left)) }
            edge = max(edge, word.right)
        }
        return gaps
    }

    /// What of a strip a line leaves free.
    private func narrowed(_ strip: Strip, by row: PlacedRow) -> Strip? {
        var best: Strip?
        var edge = strip.left
        func take(_ right: Int) {
            let free = Strip(left: edge, right: min(right, strip.right))
            if free.width >= leastWidth(row), free.width > best?.width ?? 0 { best = free }
        }
        for word in row.words where word.right > strip.left && word.left < strip.right {
            take(word.left)
            edge = max(edge, word.right)
        }
        take(strip.right)
        return best
    }

    private func split(_ rows: ArraySlice<PlacedRow>, at gutter: Int) -> (left: [PlacedRow], right: [PlacedRow]) {
        var (left, right): ([PlacedRow], [PlacedRow]) = ([], [])
        for row in rows {
            var (one, other) = (row, row)
            one.words = row.words.filter { $0.left + $0.right < gutter * 2 }
            other.words = row.words.filter { $0.left + $0.right >= gutter * 2 }
            if !one.words.isEmpty { left.append(one) }
            if !other.words.isEmpty { right.append(other) }
        }
        return (left, right)
    }

    /// Lines of sentences: the cells of a table are short, and are read along its rows.
    private func isProse(_ rows: [PlacedRow]) -> Bool {
        rows.count >= Self.leastRows && rows.reduce(0) { $0 + $1.letters } >= rows.count * 14
    }
}

/// The text of pages by where their words stand: in the order in which they are read, whatever the order in which they were drawn.
package struct PlacedText: Sendable {
    /// A line of a page a line, an empty one where room was left between two, a form feed behind each page.
    package let text: String
    /// The lines in the largest letters at the first page's top, as one, as the text has it on a line of its own. Nil where all are alike.
    package let title: String?

    /// Nil where `text` serves better: where what reads from left to right stands in another order in it, or what reads from right to left
    /// has lost letters here.
    ///
    /// - Parameters:
    ///   - pages: the words of each page, in whatever order.
    ///   - text: what was read of the same pages without places.
    package init?(_ pages: [[PlacedWord]], insteadOf text: String) {
        let words = pages.joined()
        let arabic = words.reduce(0) { $0 + $1.letters }
        let latin = words.reduce(0) { $0 + $1.latinLetters }
        let isRightToLeft = arabic > 0 && arabic >= latin
        // Arabic words in a line of others would have to be turned one by one.
        guard isRightToLeft || arabic == 0 && latin > 0 else { return nil }
        let marks = PlacedMarks(pages)
        let rows = pages.map { page in
            var columns = PlacedColumns(rightFirst: isRightToLeft)
            return columns.ordered(PlacedRows.rows(page.map(marks.asSeen)).map(PlacedMarks.settled))
        }
        let gap = WordGap(rows)
        let title = rows.first.flatMap { PlacedTitle.find(in: $0, of: rows) }
        let lines = Self.read(rows, gap)
        let spacing = RowSpacing(rows)
        var out = String.UnicodeScalarView()
        var line = 0
        for (number, page) in rows.enumerated() {
            for (place, row) in page.enumerated() {
                let isTitle = number == 0 && title?.contains(place) == true
                let isBelowTitle = number == 0 && title?.upperBound == place
                if isTitle, place != title?.lowerBound {
                    out.append(" ")
                } else if place > 0 {
                    out.append("\n")
                    if isTitle || isBelowTitle || spacing.parts(page[place - 1], row) { out.append("\n") }
                }
                out.append(contentsOf: lines[line])
                line += 1
            }
            out.append(contentsOf: ["\n", "\u{0C}"])
        }
        self.text = String(out)
        let serves = isRightToLeft ? Self.keepsLetters(self.text, of: text) : WordOrder.isLike(self.text, text)
        guard serves else { return nil }
        self.title = title.map { title in
            String(String.UnicodeScalarView(lines[title].joined(separator: [" "])))
        }
    }

    /// The same program has found both: nine of ten letters are there, whatever ligatures count for.
    private static func keepsLetters(_ placed: String, of text: String) -> Bool {
        func letters(_ text: String) -> Int { text.unicodeScalars.count { ArabicLetter.isOfScript($0.value) } }
        return letters(placed) * 10 >= letters(text) * 9
    }

    /// What is written largest at the first page's top, for text that runs from left to right.
    package static func title(of pages: [[PlacedWord]]) -> String? {
        let rows = pages.map(PlacedRows.rows)
        guard let page = rows.first, let title = PlacedTitle.find(in: page, of: rows) else { return nil }
        let words = page[title].flatMap { row in row.words.map(\.signs) }
        return String(String.UnicodeScalarView(words.joined(separator: [" "])))
    }

    /// The rows of all pages as they are read.
    private static func read(_ pages: [[PlacedRow]], _ gap: WordGap) -> [[Unicode.Scalar]] {
        let rows = Array(pages.joined())
        var lines = rows.map { row in
            var line: [Unicode.Scalar] = []
            for (place, word) in row.words.enumerated() {
                if place > 0, gap.parts(row.words[place - 1], word) { line.append(" ") }
                line += word.signs
            }
            return line
        }
        // A sentence in Latin letters that names somebody in Arabic ones.
        let turning = rows.indices.filter { index in
            let latin = rows[index].words.count { $0.latinLetters > 0 && !$0.signs.contains("/") }
            return latin <= 2 * rows[index].words.count { $0.letters > 0 }
        }
        for (place, line) in zip(turning, MirroredLines.turned(turning.map { lines[$0] })) { lines[place] = line }
        return lines
    }
}

/// How far apart two lines of a document stand.
struct RowSpacing {
    private let usual: Int

    init(_ pages: [[PlacedRow]]) {
        let steps = pages.flatMap { page in
            zip(page, page.dropFirst()).compactMap { above, row in
                row.bottom > above.bottom ? (value: row.bottom - above.bottom, count: 1) : nil
            }
        }
        usual = PlacedRow.median(steps)
    }

    /// Whether more room was left between two than lines have between them. The first line of another column has none above it.
    func parts(_ above: PlacedRow, _ row: PlacedRow) -> Bool { (row.bottom - above.bottom) * 100 > usual * 125 }
}

/// The title of a first page: what is written largest.
enum PlacedTitle {
    /// Where its lines are among those of the page.
    static func find(in page: [PlacedRow], of pages: [[PlacedRow]]) -> Range<Int>? {
        let body = PlacedRow.median(
            pages.joined().compactMap { row in row.letterHeight.map { ($0, row.letters) } })
        let top = page.prefix(mostAbove)
        let heights = top.map { $0.letterHeight ?? 0 }
        var sizes = Set(heights).filter { $0 * 100 >= body * 115 }
        while let size = sizes.max() {
            sizes.remove(size)
            guard let first = heights.firstIndex(of: size) else { continue }
            var end = first
            while end < heights.count, isLike(heights[end], size) { end += 1 }
            // A paper's name is larger than all, and short.
            let letters = top[first..<end].reduce(0) { $0 + $1.letters }
            let words = top[first..<end].reduce(0) { $0 + $1.words.count }
            if end - first <= mostLines, letters >= leastLetters, letters <= mostLetters, words >= 2 {
                return first..<end
            }
        }
        return nil
    }

    private static func isLike(_ height: Int, _ size: Int) -> Bool { abs(height - size) * 100 <= size * 5 }

    private static let mostAbove = 15
    private static let mostLines = 4
    private static let leastLetters = 12
    private static let mostLetters = 220
}

/// How wide lines are where one of them may have been broken, and in which script they are written.
struct CitedColumn {
    let width: Int
    /// Whether most letters of the text are no Latin ones: a word of a path is none of its sentences then.
    let isForeign: Bool
    /// Of the line's paragraph: where other paragraphs of the text stand in one line each.
    let isOfParagraph: Bool

    /// No column of print is wider.
    private static let widest = 160
    private static let nearLines = 8

    /// - Parameter line: its place in `lines`.
    /// - Parameter width: of the text's widest line.
    init(at line: Int, of lines: [Range<Int>], in bytes: [UInt8], width: Int, isForeign: Bool) {
        self.isForeign = isForeign
        isOfParagraph = width > Self.widest
        guard isOfParagraph else {
            self.width = width
            return
        }
        func belongs(_ upper: Int, _ lower: Int) -> Bool {
            let gap = bytes[lines[upper].upperBound..<lines[lower].lowerBound]
            return gap.count <= 2 && gap.count { $0 == 10 } < 2 && lines[lower].count <= Self.widest * 4
                && lines[upper].count <= Self.widest * 4
        }
        var (first, last) = (line, line)
        while first > 0, line - first < Self.nearLines, belongs(first - 1, first) { first -= 1 }
        while last + 1 < lines.count, last - line < Self.nearLines, belongs(last, last + 1) { last += 1 }
        let own = CitedLines.width(of: Array(lines[first...last]), in: bytes)
        self.width = own > Self.widest ? width : own
    }
}

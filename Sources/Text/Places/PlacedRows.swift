/// The lines of a page, found by where its words stand.
enum PlacedRows {
    /// In the order of their height on the page, each from left to right.
    static func rows(_ words: [PlacedWord]) -> [PlacedRow] {
        var rows: [PlacedRow] = []
        for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            let place = rows.indices.suffix(4).last { index in
                let row = rows[index]
                return word.overlap(row.top, row.bottom) * 10 > min(word.height, row.height) * 6
            }
            if let place { rows[place].words.append(word) } else { rows.append(PlacedRow(word)) }
        }
        rows = withoutStrays(rows)
        for index in rows.indices { rows[index].sort() }
        return rows.sorted { ($0.top, $0.words[0].left) < ($1.top, $1.words[0].left) }
    }

    /// A letter under a mark is placed by some where the mark stands, above its line. What holds marks, is short and fits between the
    /// words of a line beside it belongs there.
    private static func withoutStrays(_ rows: [PlacedRow]) -> [PlacedRow] {
        var out = rows
        for index in rows.indices where isStray(rows[index]) {
            let near = [index - 2, index - 1, index + 1, index + 2].filter { rows.indices.contains($0) }
            let home = near.filter { !isStray(rows[$0]) && fits(rows[index], in: rows[$0]) }
                .min { abs(rows[$0].middle - rows[index].middle) < abs(rows[$1].middle - rows[index].middle) }
            guard let home, !out[index].words.isEmpty else { continue }
            out[home].words += out[index].words
            out[index].words = []
        }
        return out.filter { !$0.words.isEmpty }
    }

    private static func isStray(_ row: PlacedRow) -> Bool { row.words.count < 4 && row.words.allSatisfy(\.hasMarks) }

    private static func fits(_ stray: PlacedRow, in row: PlacedRow) -> Bool {
        guard abs(stray.middle - row.middle) * 5 < min(stray.height, row.height) * 6,
            let left = row.words.map(\.left).min(), let right = row.words.map(\.right).max()
        else { return false }
        return stray.words.allSatisfy { word in
            let beside = row.height
            guard word.right > left - beside, word.left < right + beside else { return false }
            if word.isMarks { return true }
            let room = (word.right - word.left) / 3
            return row.words.allSatisfy {
                $0.right - word.left <= room || word.right - $0.left <= room || $0.takesNoRoom
            }
        }
    }
}

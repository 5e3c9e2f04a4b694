import Text

/// Columns for a terminal, as wide as what they show.
struct AlignedTable {
    private var rows: [[String]]

    init(heads: [String]) { rows = [heads] }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// Cells in other scripts stand in isolates, so that each column keeps its place whatever the direction of its text.
    var lines: [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += Bidi.isolate(cell)
                guard column < row.count - 1 else { break }
                line += String(repeating: " ", count: widths[column] - Self.width(cell) + 2)
            }
            while line.utf8.last == 0x20 { line.removeLast() }
            return line
        }
    }

    /// As much as there is room for, with two dots where more was said: one long cell would push all others off the screen.
    static func cut(_ text: String, to room: Int) -> String {
        guard width(text) > room else { return text }
        var short = ""
        for character in text {
            guard width(short) + width(String(character)) + 2 <= room else { break }
            short.append(character)
        }
        return short + ".."
    }

    /// In cells of a terminal: code points that show; vowel signs, joiners and isolates take no room, East Asian letters two.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format, .control: sum
            default: sum + (isWide(scalar.value) ? 2 : 1)
            }
        }
    }

    private static func isWide(_ code: UInt32) -> Bool {
        switch code {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

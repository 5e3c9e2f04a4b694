/// The day at a text's head, torn by what took it out of a PDF: its number, its month and its year on lines of their own or in another order, the
/// month's name with blanks inside or run together with its other name, numbers glued to words.
///
/// A day is certain where a number to 31, the name of one month and a year of that calendar stand side by side and nothing else does; in
/// lines that hold nothing more, or a label of publication besides. Put together, it stands as people write it: «NAME | نشر في 18 آذار 2025».
package enum TornDay {
    /// Nil where nothing was to mend.
    package static func mended(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var head: [Range<Int>] = []
        var start = 0
        while start < bytes.count, head.count < headLines {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0C } ?? bytes.count
            if bytes[start..<end].contains(where: { $0 > 0x20 }) { head.append(start..<end) }
            start = end + 1
        }
        // Longer ones are paragraphs.
        let lines = head.map { range in
            range.count > longest ? nil : TornDayLine(String(decoding: bytes[range], as: UTF8.self))
        }
        for index in lines.indices where lines[index]?.pieces.isEmpty == false {
            guard let found = day(from: index, lines) else { continue }
            // A number above the lines may be the day as well.
            if found.lines.count > 1, index > 0, let above = lines[index - 1], above.isPure, !above.pieces.isEmpty {
                continue
            }
            guard let line = spelt(found.day, lines[found.lines].compactMap(\.self)) else { return nil }
            let range = head[found.lines.lowerBound].lowerBound..<head[found.lines.upperBound - 1].upperBound
            return String(
                decoding: bytes[..<range.lowerBound] + Array(line.utf8) + bytes[range.upperBound...], as: UTF8.self)
        }
        return nil
    }

    /// Whether a line states when its text was published, and nothing else but maybe who wrote it.
    static func isStatement(_ line: [Unicode.Scalar]) -> Bool {
        guard line.count <= 120, line.contains(where: { DateTokens.digit($0.value) != nil }) else { return false }
        let found = TornDayLine(line.string)
        return found.isLabelled && found.run.map { whole(found.pieces[$0].map(\.piece)) != nil } == true
    }

    private static let headLines = 12
    private static let mostLines = 8
    private static let longest = 600

    private struct Found {
        var lines: Range<Int>
        /// «18 آذار/مارس 2025»
        let day: String
    }

    /// The first lines from here on that hold a whole day.
    private static func day(from start: Int, _ lines: [TornDayLine?]) -> Found? {
        var pieces: [TornDayLine.Piece] = []
        var labels = 0
        for end in start..<min(lines.count, start + mostLines) {
            guard let line = lines[end] else { return nil }
            if end == start, let run = line.run, let day = whole(line.pieces[run].map(\.piece)) {
                return Found(lines: start..<end + 1, day: day)
            }
            guard line.isPure || line.isLabelled && line.hasOnlyEdges else { return nil }
            labels += line.isPure ? 0 : 1
            guard labels <= 1 else { return nil }
            pieces += line.pieces.map(\.piece).filter(TornDayLine.isOfDay)
            guard let day = whole(pieces) else { continue }
            var found = Found(lines: start..<end + 1, day: day)
            // A label that comes behind its day.
            if labels == 0, end + 1 < lines.count, let next = lines[end + 1], next.isLabelled,
                next.pieces.allSatisfy({ !TornDayLine.isOfDay($0.piece) })
            {
                found.lines = start..<end + 2
            }
            return found
        }
        return nil
    }

    /// The pieces of a day, each once, as it is written; a month may have its other name beside it.
    private static func whole(_ pieces: [TornDayLine.Piece]) -> String? {
        var (day, year): (Int?, Int?)
        var month: (meaning: DateWord, names: [String])?
        for piece in pieces {
            switch piece {
            case .number(let value, let digits) where digits <= 2 && (1...31).contains(value) && day == nil: day = value
            case .number(let value, digits: 4) where year == nil: year = value
            case .month(let meaning, let name):
                guard month == nil || month?.meaning == meaning && (month?.names.count ?? 0) < 2 else { return nil }
                month = (meaning, (month?.names ?? []) + [name])
            default: return nil
            }
        }
        guard let day, let year, let month else { return nil }
        let text = "\(day) \(month.names.joined(separator: "/")) \(year)"
        return isYear(year, of: month.meaning) && TextDate.parse(text) != nil ? text : nil
    }

    /// Of papers, not of history.
    private static func isYear(_ year: Int, of month: DateWord) -> Bool {
        switch month {
        case .hijri: (1300...1500).contains(year)
        case .jalali: (1270...1450).contains(year)
        default: (1900...2100).contains(year)
        }
    }

    /// Nil where it can be read as it stands.
    private static func spelt(_ day: String, _ lines: [TornDayLine]) -> String? {
        let labelled = lines.first { $0.isLabelled }
        if lines.count == 1, let line = lines.first {
            let isWhole = line.isParted ? false : labelled == nil || !line.isUnread && !line.isShuffled
            if isWhole, TextDate.find(in: line.text) != nil { return nil }
            if labelled == nil { return line.withDay(day) }
        }
        guard let labelled else { return day }
        var label = ""
        var name: [String] = []
        for (piece, range) in labelled.pieces {
            switch piece {
            case .label(let text): label = text
            case .word: name.append(labelled.text(range))
            case .number, .month: continue
            }
        }
        return (name.isEmpty ? "" : name.joined(separator: " ") + " | ") + label + " " + day
    }
}

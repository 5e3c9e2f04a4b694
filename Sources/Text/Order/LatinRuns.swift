/// What runs from left to right within lines of Arabic, given out segment by segment from its end (pdfium): «library-sepidrud/fa/example.courier-book://https»,
/// «Review Harbour». No address ends in «://https».
enum LatinRuns {
    static func areTurned(_ lines: [[Unicode.Scalar]]) -> Bool {
        lines.contains { line in runs(line).contains { endsInScheme(line[$0]) } }
    }

    /// Where an address stands in its order beside Arabic, only those are turned that cannot be in theirs.
    static func areAllTurned(_ lines: [[Unicode.Scalar]]) -> Bool {
        !lines.contains { line in ArabicLetter.isIn(line) && runs(line).contains { beginsWithScheme(line[$0]) } }
    }

    static func turned(_ lines: [[Unicode.Scalar]], areAll: Bool) -> [[Unicode.Scalar]] {
        lines.map { turned($0, areAll: areAll) }
    }

    /// Numbers stand as they are read, also those within an address («2025/03»).
    private static func turned(_ line: [Unicode.Scalar], areAll: Bool) -> [Unicode.Scalar] {
        guard ArabicLetter.isIn(line) else { return line }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count)
        var kept = 0
        for range in runs(line) where endsInScheme(line[range]) || areAll && mayBeTurned(line[range]) {
            out += line[kept..<range.lowerBound]
            out += turnedRun(line[range])
            kept = range.upperBound
        }
        return out + line[kept...]
    }

    private static func turnedRun(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var segments = segments(run)
        // «/1187reports»: the slash behind the number was put before it.
        if segments.count > 2, !isSegment(segments[0]), segments[1].first.map(isDigit) == true, isSegment(segments[2]) {
            segments.swapAt(0, 1)
        }
        // «book://https-»: that at which a line's end broke the address was put behind its scheme.
        if let last = segments.last, last.count == 1, let sign = last.first, sign == "-" || sign == "/" {
            segments.insert(segments.removeLast(), at: 0)
        }
        return Array(segments.reversed().joined())
    }

    /// Letters and digits, and what parts them. A number with the points and slashes between its digits is one.
    private static func segments(_ run: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var segments: [ArraySlice<Unicode.Scalar>] = []
        var index = run.startIndex
        while index < run.endIndex {
            let start = index
            if isDigit(run[index]) {
                while index < run.endIndex, isDigit(run[index]) || isWithinNumber(run, index) { index += 1 }
            } else if isLatin(run[index]) {
                while index < run.endIndex, isLatin(run[index]) { index += 1 }
            } else {
                while index < run.endIndex, !isLatin(run[index]), !isDigit(run[index]) { index += 1 }
            }
            segments.append(run[start..<index])
        }
        return segments
    }

    private static func isWithinNumber(_ run: ArraySlice<Unicode.Scalar>, _ index: Int) -> Bool {
        guard index + 1 < run.endIndex, isDigit(run[index + 1]) else { return false }
        return run[index] == "/" || run[index] == "." || run[index] == "," || run[index] == ":"
    }

    /// Signs at a run's beginning are an address's that a line's end broke («-harbour://https»).
    private static func runs(_ line: [Unicode.Scalar]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < line.count {
            guard MirroredLines.isLeftToRight(line[index]) else {
                index += 1
                continue
            }
            var end = MirroredLines.endOfRun(line, index)
            if end < line.count, line[end] == "-" || line[end] == "/", end + 1 == line.count || line[end + 1] == " ",
                endsInScheme(line[index..<end])
            {
                end += 1
            }
            var start = index
            while start > 0, line[start - 1] == "-" || line[start - 1] == "/" || line[start - 1] == "_" { start -= 1 }
            runs.append(start..<end)
            index = end
        }
        return runs
    }

    /// `courier.example/fa/quay` is the rest of an address, and begins with its host.
    private static func mayBeTurned(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
        guard run.contains(where: isLatin) else { return false }
        guard let slash = run.firstIndex(of: "/"), let dot = run[..<slash].firstIndex(of: ".") else { return true }
        return dot == run.startIndex || dot + 1 == slash || !isLatin(run[dot - 1]) || !isLatin(run[dot + 1])
    }

    private static func endsInScheme(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
        let run = run.last == "-" || run.last == "/" ? run.dropLast() : run
        return run.suffix(7).elementsEqual(Array("://http".unicodeScalars)) && run.count > 7
            || run.suffix(8).elementsEqual(Array("://https".unicodeScalars)) && run.count > 8
    }

    private static func beginsWithScheme(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
        run.starts(with: Array("http://".unicodeScalars)) || run.starts(with: Array("https://".unicodeScalars))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        MirroredLines.isLeftToRight(scalar) && scalar.properties.numericType == nil
    }

    private static func isSegment(_ part: ArraySlice<Unicode.Scalar>) -> Bool { part.first.map(isLatin) == true }
}

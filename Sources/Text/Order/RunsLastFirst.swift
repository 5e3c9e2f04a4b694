/// Lines whose runs stand as they are seen, from the left: MuPDF ends a run at each number and Latin word, and writes the last one of a
/// line of Arabic first: « قبل نهاية4 بعد توقف» for «بعد توقف 4 قبل نهاية».
enum RunsLastFirst {
    /// A line of it begins with the blank that parted its last run from the number, which in turn leans on the word before. Three of
    /// them, and no lines that begin so without: an indented text has those.
    static func areCertain(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (seams, indented) = (0, 0)
        for line in lines where line.contains(where: { ArabicScript.isLetter($0.value) }) {
            guard line.first == " " else { continue }
            if hasSeam(line) { seams += 1 } else { indented += 1 }
        }
        return seams >= 3 && seams > indented
    }

    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        var out: [[Unicode.Scalar]] = []
        for line in lines {
            var line = line
            let isOfKind = (line.first.map { $0 == " " || isLeftToRight($0) } ?? false) && hasSeam(line)
            // A number, or a sign, that was written as a line of its own before: it stands left of all.
            if line.first == " ", hasSeam(line), let last = out.last, !last.isEmpty, last.count < 12,
                !last.contains(where: { ArabicScript.isLetter($0.value) })
            {
                line = last + line
                out.removeLast()
            }
            out.append(isOfKind ? turned(line) : endingBehind(line))
        }
        return out
    }

    static func turned(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count + 8)
        for run in runs(line).reversed() {
            if let last = out.last, let first = run.first, isSeam(last, first) { out.append(" ") }
            out += run
        }
        return Array(out.drop { $0 == " " })
    }

    /// A letter that a number or a Latin word leans on.
    private static func hasSeam(_ line: [Unicode.Scalar]) -> Bool {
        line.indices.dropFirst().contains {
            isLeftToRight(line[$0]) && ArabicScript.isLetter(line[$0 - 1].value)
        }
    }

    private static func isSeam(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        isLeftToRight(left) && LetterOrder.isOfWord(right) || LetterOrder.isOfWord(left) && isLeftToRight(right)
    }

    private static func runs(_ line: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var runs: [ArraySlice<Unicode.Scalar>] = []
        var index = 0
        while index < line.count {
            var end = index
            if isLeftToRight(line[index]) {
                // From its first letter or digit to its last one, over what stands between.
                var at = index
                while at < line.count, isLeftToRight(line[at]) || joins(line[at]) {
                    at += 1
                    if isLeftToRight(line[at - 1]) { end = at }
                }
            } else {
                while end < line.count, !isLeftToRight(line[end]) { end += 1 }
            }
            runs.append(line[index..<end])
            index = end
        }
        return runs
    }

    /// «.الأسبوع» at a line's beginning: what ends the sentence stands left of it.
    private static func endingBehind(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard line.count > 2, line.contains(where: { ArabicScript.isLetter($0.value) }) else { return line }
        let signs = line.prefix { $0 == "." || $0 == "،" || $0 == "؛" || $0 == "»" || $0 == ")" }
        guard !signs.isEmpty, signs.count < 4, let next = line[signs.endIndex...].first, LetterOrder.isOfWord(next)
        else { return line }
        return Array(line[signs.endIndex...].reversed().drop { $0 == " " }.reversed()) + signs.reversed()
    }

    private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool { MirroredLines.isLeftToRight(scalar) }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool { MirroredLines.joins(scalar) }
}

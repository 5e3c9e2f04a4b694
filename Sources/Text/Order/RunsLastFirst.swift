/// Lines whose runs stand as they are seen, from the left: MuPDF ends a run at each number and Latin word, and writes the last one of a
/// line of Arabic first: « قبل نهاية4 بعد توقف» for «بعد توقف 4 قبل نهاية».
enum RunsLastFirst {
    /// Three lines of the kind, and no more that only begin with a blank: an indented text has those.
    static func areCertain(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (seams, indented) = (0, 0)
        for line in lines where ArabicLetter.isIn(line) {
            if isOfKind(line) { seams += 1 } else if line.first == " " { indented += 1 }
        }
        return seams >= 3 && seams > indented
    }

    /// With blanks round every number, where stops stood first: sentences then begin with what follows a number («مزارعا من القرى 118 واتفق»),
    /// and the words that begin sentences stand in the middle of lines.
    static func areCertain(behindStops lines: [[Unicode.Scalar]]) -> Bool {
        var (sum, count) = (0, 0)
        for (before, line) in zip(lines, lines.dropFirst()) where before.last == "." {
            let words = runs(line).filter { $0.contains(where: LetterOrder.isOfWord) }
            guard words.count > 1, let first = words.first, let last = words.last,
                let own = SeamWord(opening: Array(first).span), let other = SeamWord(opening: Array(last).span)
            else { continue }
            sum += SeamTable.afterStop(own.first) - SeamTable.afterStop(other.first)
            count += 1
        }
        return count >= 2 && sum >= count * leastEvidence
    }

    /// In sixths of a logarithm of odds.
    private static let leastEvidence = 4

    static func turned(behindStops lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        lines.map { line in
            guard line.contains(where: MirroredLines.isLeftToRight), line.contains(where: LetterOrder.isOfWord) else {
                return line
            }
            let stop = line.last == "." ? 1 : 0
            let turned = turned(Array(line.dropLast(stop)))
            return Array(turned.reversed().drop { $0 == " " }.reversed()) + line.suffix(stop)
        }
    }

    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        var out: [[Unicode.Scalar]] = []
        for line in lines {
            guard isOfKind(line) || line.first == " " && leans(line) else {
                out.append(endingBehind(line))
                continue
            }
            var line = line
            // A number, or a sign, that was written as a line of its own before: it stands left of all.
            if line.first == " ", let last = out.last, !last.isEmpty, last.count < 12,
                !ArabicLetter.isIn(last)
            {
                line = last + line
                out.removeLast()
            }
            out.append(turned(line))
        }
        return out
    }

    /// It begins with the blank that parted its last run from the number before it, with that number, or with a comma; and a number
    /// leans on a word.
    private static func isOfKind(_ line: [Unicode.Scalar]) -> Bool {
        guard let first = line.first else { return false }
        let seams = seams(line)
        if first == " " { return seams.before + seams.behind > 0 }
        guard MirroredLines.isLeftToRight(first) || first == "،" else { return false }
        return seams.before > 0 || seams.behind > 0 && line.last == " "
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

    /// Where a number or a Latin word leans on the word before it, and where on the one behind. «و10», «ب100» are written so.
    private static func seams(_ line: [Unicode.Scalar]) -> (before: Int, behind: Int) {
        var (before, behind) = (0, 0)
        for index in line.indices.dropFirst() {
            if MirroredLines.isLeftToRight(line[index]), ArabicLetter.isOfScript(line[index - 1].value) {
                let isPrefix = index == 1 || !LetterOrder.isOfWord(line[index - 2])
                if !isPrefix { before += 1 }
            } else if MirroredLines.isLeftToRight(line[index - 1]), ArabicLetter.isOfScript(line[index].value) {
                behind += 1
            }
        }
        return (before, behind)
    }

    /// «.Quay»: a sign before it, and no blank.
    private static func leans(_ line: [Unicode.Scalar]) -> Bool {
        line.indices.dropFirst().contains {
            MirroredLines.isLeftToRight(line[$0]) && !MirroredLines.isLeftToRight(line[$0 - 1])
                && !MirroredLines.joins(line[$0 - 1])
        } || line.dropFirst().last.map(MirroredLines.isLeftToRight) == true
    }

    private static func isSeam(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        MirroredLines.isLeftToRight(left) && LetterOrder.isOfWord(right)
            || LetterOrder.isOfWord(left) && MirroredLines.isLeftToRight(right)
    }

    private static func runs(_ line: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var runs: [ArraySlice<Unicode.Scalar>] = []
        var index = 0
        while index < line.count {
            var end = index
            if MirroredLines.isLeftToRight(line[index]) {
                end = MirroredLines.endOfRun(line, index)
            } else {
                while end < line.count, !MirroredLines.isLeftToRight(line[end]) { end += 1 }
            }
            runs.append(line[index..<end])
            index = end
        }
        return runs
    }

    /// «.الأسبوع» at a line's beginning: what ends the sentence stands left of it.
    static func endingBehind(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard line.count > 2, ArabicLetter.isIn(line) else { return line }
        let signs = line.prefix { $0 == "." || $0 == "،" || $0 == "؛" || $0 == "»" || $0 == ")" }
        guard !signs.isEmpty, signs.count < 4, let next = line[signs.endIndex...].first, LetterOrder.isOfWord(next)
        else { return line }
        return Array(line[signs.endIndex...].reversed().drop { $0 == " " }.reversed()) + signs.reversed()
    }
}

/// Lines whose runs stand as they are seen from the left, where each stop, bracket and number ends a run (MuPDF with some producers):
/// «التقرير.الافتتاح، ولا سيما» for «الافتتاح، ولا سيما. التقرير», «نحو« :وقال» for «وقال: «نحو».
enum SignRuns {
    /// Stops that begin lines, and stops that stand close between two words.
    static func areCertain(_ lines: [[Unicode.Scalar]]) -> Bool {
        guard StopsFirst.areCertain(lines) else { return false }
        let close = lines.reduce(0) { sum, line in
            sum
                + line.indices.dropFirst().dropLast().count {
                    (line[$0] == "." || line[$0] == ":") && LetterOrder.isOfWord(line[$0 - 1]) && !isInitial(line, $0)
                        && LetterOrder.isOfWord(line[$0 + 1])
                        || line[$0] == ":" && line[$0 - 1] == " " && LetterOrder.isOfWord(line[$0 + 1])
                }
        }
        return close >= 2
    }

    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        let endAtNumbers = endAtNumbers(lines)
        let widest = lines.reduce(0) { max($0, $1.count) }
        var out: [[Unicode.Scalar]] = []
        var goesOn = false
        for line in lines {
            var next = line
            var ends = false
            if ArabicLetter.isIn(line) {
                let start = endAtNumbers ? lastRun(line) : nil
                next = turned(Array(line[..<(start ?? line.count)]))
                if let start { next += [" "] + line[start...] }
                ends = start != nil
            }
            if goesOn, line.first == " ", let last = out.last, last.count + next.count <= widest {
                out[out.count - 1] += (next.first.map(clings) == true ? [] : [" "]) + next.drop { $0 == " " }
            } else {
                out.append(next)
            }
            goesOn = ends
        }
        return out
    }

    private static func turned(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count + 8)
        for run in runs(line).reversed() {
            let isSign = isSign(run[run.startIndex])
            if !isSign, let last = out.last, last != " ", !opens(last), last != "/" { out.append(" ") }
            for scalar in isSign ? run.reversed() : Array(run) {
                if clings(scalar), out.last == " " { out.removeLast() }
                guard scalar != " " || out.last.map({ $0 != " " && !opens($0) && $0 != "/" }) == true else { continue }
                out.append(scalar)
            }
        }
        return Array(out.reversed().drop { $0 == " " }.reversed())
    }

    /// Whether lines go on behind each number in a line of their own: then only what stands before it is turned.
    private static func endAtNumbers(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (ends, inside) = (0, 0)
        for (line, next) in zip(lines, lines.dropFirst()) where line.contains(where: LetterOrder.isOfWord) {
            if lastRun(line) != nil, next.first == " " { ends += 1 }
            inside +=
                runs(line).dropFirst().dropLast().contains { $0.contains(where: MirroredLines.isLeftToRight) } ? 1 : 0
        }
        return ends >= 4 && ends > inside
    }

    /// Where the run from left to right begins that a line ends in, close behind a letter or a sign.
    private static func lastRun(_ line: [Unicode.Scalar]) -> Int? {
        guard let run = runs(line).last, let first = run.first, MirroredLines.isLeftToRight(first), run.startIndex > 0
        else { return nil }
        return run.startIndex
    }

    /// Words with the blanks and commas between them; runs from left to right; signs with the blanks beside them.
    private static func runs(_ line: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var runs: [ArraySlice<Unicode.Scalar>] = []
        var index = 0
        while index < line.count {
            let start = index
            if MirroredLines.isLeftToRight(line[index]) {
                index = MirroredLines.endOfRun(line, index)
                if index < line.count, line[index] == "%" { index += 1 }
            } else if isSign(line[index]) {
                while index < line.count, isSign(line[index]) || line[index] == " " { index += 1 }
            } else {
                while index < line.count, !isSign(line[index]), !MirroredLines.isLeftToRight(line[index]) { index += 1 }
            }
            runs.append(line[start..<index])
        }
        return runs
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ":", "!", "؟", "«", "»", "(", ")", "[", "]", "|", "/", "%", "\"", "…": true
        default: false
        }
    }

    /// Written close behind what it ends.
    private static func clings(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ":", "!", "؟", "»", ")", "]", "/", "%", "…", "،": true
        default: false
        }
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool { scalar == "«" || scalar == "(" || scalar == "[" }

    /// «أ.د», «ص.ب»: a point behind one letter.
    private static func isInitial(_ line: [Unicode.Scalar], _ index: Int) -> Bool {
        index < 2 || !LetterOrder.isOfWord(line[index - 2])
    }
}

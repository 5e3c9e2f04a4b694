/// Signs of direction that extractors leave in their text (UAX 9, 2.1 to 2.6): nobody typed them.
enum DirectionSigns {
    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// pdftotext writes what runs from left to right within a line of Arabic as an embedding, with the blanks and signs beside it as
    /// they are seen: what stands left of a number is read behind it. «رقم ‹ 4›قبل» is «رقم 4 قبل», «‹ ،)North Quay›» is
    /// «North Quay)، ».
    static func removed(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard ArabicLetter.isIn(line) else { return line.filter { !isSign($0) } }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count)
        var index = 0
        while index < line.count {
            guard line[index].value == 0x202A || line[index].value == 0x2066,
                let end = line[(index + 1)...].firstIndex(where: isSign), [0x202C, 0x2069].contains(line[end].value)
            else {
                if !isSign(line[index]) { out.append(line[index]) }
                index += 1
                continue
            }
            out += readable(line[(index + 1)..<end])
            index = end + 1
        }
        return out
    }

    private static func readable(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard let first = run.indices.first(where: { !standsLeft(run[$0], before: run[($0 + 1)...].first) }),
            let last = run.indices.last(where: { !standsRight(run[$0], behind: run[..<$0].last) })
        else { return run.reversed() }
        guard first <= last else { return Array(run) }
        return Array(run[(last + 1)...].reversed()) + Array(run[first...last]) + Array(run[..<first].reversed())
    }

    /// What is seen left of a run and read behind it: what closes, and the end of an address at a line's break.
    private static func standsLeft(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case " ", "،", "؛", ".", ":", "!", "؟", ")", "]", "»", "«", ",", "%", "٪", "/": true
        // Before a number it may be a minus.
        case "-": next?.properties.isAlphabetic == true
        default: false
        }
    }

    private static func standsRight(_ scalar: Unicode.Scalar, behind previous: Unicode.Scalar?) -> Bool {
        switch scalar {
        case " ", ":", "،", "(", "[", "«": true
        // What parts a name from a day, with a blank on both sides.
        case "-", "–", "—", "|", "•", "/": previous == " "
        default: false
        }
    }
}

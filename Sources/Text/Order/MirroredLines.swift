/// Lines in visual order, turned round: what runs from left to right (numbers, Latin, addresses) keeps its order, marks stand
/// behind their letters again.
enum MirroredLines {
    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        let all = lines.map { line in
            ArabicLetter.isIn(line) ? marksBehind(turned(line)) : line
        }
        // Some write brackets as they look, others as they are meant: that is one way in one text.
        let wrong = all.reduce(0) { $0 + closedFirst($1) }
        let right = all.reduce(0) { $0 + closedFirst(mirrored($1)) }
        return wrong > right ? all.map(mirrored) : all
    }

    static func turned(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count)
        var index = line.count
        while index > 0 {
            var end = index
            // A line's last signs of an address that goes on with the next.
            while end > 0, index - end < 3, endsBroken(line[end - 1]) { end -= 1 }
            if end == index || !isAddress(line, upTo: end, cutAt: index) { end = index }
            let last = index
            var start = end
            // A run from left to right begins and ends with a letter or a digit of its own.
            if isLeftToRight(line[end - 1]) {
                var at = end
                while at > 0, isLeftToRight(line[at - 1]) || joins(line[at - 1]) {
                    at -= 1
                    if isLeftToRight(line[at]) { start = at }
                }
            }
            if start < end {
                out += line[start..<last]
                index = start
            } else {
                out.append(line[index - 1])
                index -= 1
            }
        }
        return out
    }

    private static func endsBroken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "-", "_", "=", "&", "?", "#", "%", "+", ":": true
        default: false
        }
    }

    /// Whether an address ends at `end`, and signs of it at `last`, before a blank: seen from the left, what follows one in a line of Arabic
    /// stands left of it, what belongs to it right.
    private static func isAddress(_ line: [Unicode.Scalar], upTo end: Int, cutAt last: Int) -> Bool {
        guard end > 0, isLeftToRight(line[end - 1]), last == line.count || line[last] == " " else { return false }
        let word = line[..<last].suffix(400).reversed().prefix { $0 != " " && !ArabicLetter.isOfScript($0.value) }
        return word.count { $0 == "/" } > 1
    }

    /// Where what runs from left to right at `start` ends: at its last letter or digit, over what stands between. An address ends with the
    /// sign at which a line's end broke it: what the line has behind it stands left of it.
    static func endOfRun(_ line: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start
        var at = start
        while at < line.count, isLeftToRight(line[at]) || joins(line[at]) {
            at += 1
            if isLeftToRight(line[at - 1]) { end = at }
        }
        guard end < line.count, line[end] == "-" || line[end] == "/", end + 1 == line.count || line[end + 1] == " ",
            line[start] == "h", scheme(line, start)
        else { return end }
        return end + 1
    }

    private static func scheme(_ line: [Unicode.Scalar], _ start: Int) -> Bool {
        let rest = line[start..<min(start + 8, line.count)]
        return rest.starts(with: "https://".unicodeScalars) || rest.starts(with: "http://".unicodeScalars)
    }

    static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x660...0x669, 0x6F0...0x6F9: true
        default: false
        }
    }

    /// Within numbers, addresses and Latin words: no brackets.
    static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x23, 0x25...0x27, 0x2B...0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5F, 0x7E, 0x66A...0x66C, 0x2019: true
        default: false
        }
    }

    /// A word that begins with marks: they belong to its first letter.
    static func marksBehind(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out = line
        var index = 0
        while index < out.count {
            guard ArabicLetter.isMark(out[index].value),
                index == 0
                    || !ArabicLetter.isOfScript(out[index - 1].value) && !ArabicLetter.isMark(out[index - 1].value)
            else {
                index += 1
                continue
            }
            var end = index
            while end < out.count, ArabicLetter.isMark(out[end].value) { end += 1 }
            guard end < out.count, ArabicLetter.isOfScript(out[end].value) else {
                index = end + 1
                continue
            }
            let letter = out[end]
            for place in stride(from: end, to: index, by: -1) { out[place] = out[place - 1] }
            out[index] = letter
            index = end + 1
        }
        return out
    }

    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
        "(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "{": "}", "}": "{", "<": ">", ">": "<",
    ]

    private static func mirrored(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] { line.map { pairs[$0] ?? $0 } }

    /// Brackets that close what was not opened.
    private static func closedFirst(_ line: [Unicode.Scalar]) -> Int {
        var (open, wrong) = (0, 0)
        for scalar in line {
            switch scalar {
            case "(", "[", "«": open += 1
            case ")", "]", "»": if open > 0 { open -= 1 } else { wrong += 1 }
            default: break
            }
        }
        return wrong + open
    }
}

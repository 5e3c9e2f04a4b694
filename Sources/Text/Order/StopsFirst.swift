/// Lines of right-to-left words whose stops stand as they are seen from the left: pypdf writes what ends a line before it («.البيدر القديم»), and
/// the sentences of a line last first («كنا: ويضيف. مما كان» for «مما كان. ويضيف: كنا»).
enum StopsFirst {
    /// Two lines of the kind, and more of them than lines that end as lines do.
    static func areCertain(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (first, last) = (0, 0)
        for line in lines {
            guard let start = line.firstIndex(where: { $0 != " " }), let end = line.lastIndex(where: { $0 != " " }),
                start + 2 < end
            else { continue }
            if isStop(line[start]), LetterOrder.isOfWord(line[start + 1]) { first += 1 }
            if line[end] == ".", LetterOrder.isOfWord(line[end - 1]) { last += 1 }
        }
        return first >= 2 && first > last * 2
    }

    static func turned(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        let ended = lines.map { line in
            ArabicLetter.isIn(line) ? RunsLastFirst.endingBehind(line) : line
        }
        let parts = ended.map(sentences)
        // MuPDF writes the sentences of a line in their order: only the words behind the stops tell.
        guard parts.reduce(0, { $0 + evidence($1) }) >= leastEvidence else { return ended }
        return zip(ended, parts).map { line, parts in parts.count > 1 ? turned(line, parts) : line }
    }

    /// In sixths of a logarithm of odds.
    private static let leastEvidence = 6

    /// The parts of a line between stops that stand between words, each but the last with its stop.
    private static func sentences(_ line: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        var index = 1
        while index + 2 < line.count {
            if isStop(line[index]), LetterOrder.isOfWord(line[index - 1]), line[index + 1] == " ",
                LetterOrder.isOfWord(line[index + 2])
            {
                parts.append(line[start...index])
                start = index + 2
                index = start
            }
            index += 1
        }
        return parts + [line[start...]]
    }

    /// How much better the words that would follow the stops begin a sentence than those that do.
    private static func evidence(_ parts: [ArraySlice<Unicode.Scalar>]) -> Int {
        zip(parts, parts.dropFirst()).reduce(0) { sum, pair in
            guard let own = word(pair.1), let other = word(pair.0), let last = word(pair.0, closing: true)
            else { return sum }
            return sum + last.seam(before: own) - last.seam(before: other)
        }
    }

    private static func word(_ part: ArraySlice<Unicode.Scalar>, closing: Bool = false) -> SeamWord? {
        let plain = Shaping.unshape(Array(part).span)
        return closing ? SeamWord(closing: plain.span) : SeamWord(opening: plain.span)
    }

    /// «كنا: ويضيف. مما كان» as «مما كان. ويضيف: كنا»: the parts from behind, each stop between the same two.
    private static func turned(_ line: [Unicode.Scalar], _ parts: [ArraySlice<Unicode.Scalar>]) -> [Unicode.Scalar] {
        let end = line.reversed().prefix(while: isStop).count
        var out: [Unicode.Scalar] = []
        for (place, part) in parts.enumerated().reversed() {
            let isLast = place + 1 == parts.count
            out += isLast ? part.dropLast(end) : part.dropLast()
            if place > 0, let stop = parts[place - 1].last { out += [stop, " "] }
        }
        return out + line.suffix(end)
    }

    /// Those that have no direction of their own; «،» and «؟» are letters' neighbours.
    private static func isStop(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == ":" || scalar == "!" }
}

/// The order of letters and words in text that came out of a PDF, put right where certain signs tell that it is another one. Before
/// glyphs are mended: a ligature is one sign until its line is turned.
package struct TextOrder: Sendable {
    package let text: String
    /// `mirrored`, `mirrored-words`, `marked-words`, `words-last-first`, `stops-first`, `runs-last-first`, `latin-last-first`,
    /// `addresses-last-first`, `torn-lines`, `torn-letters`, `parted-words`, `embeddings`: what was put right.
    package let repairs: [String]
    /// Whether nearly every line of Arabic stands in an embedding, as `pdftotext` writes lines and nobody else.
    package let isExtracted: Bool

    package init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: { DirectionSigns.isSign($0) || ArabicLetter.isOfScript($0.value) }) else {
            (self.text, repairs, isExtracted) = (text, [], false)
            return
        }
        var names: [String] = []
        var lines = scalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map { Array($0) }
        isExtracted = EmbeddedWords.areLines(lines)
        if EmbeddedWords.areLastFirst(lines) {
            lines = lines.map(EmbeddedWords.turned)
            names.append("words-last-first")
        }
        if scalars.contains(where: DirectionSigns.isSign) {
            lines = lines.map(DirectionSigns.removed)
            if names.isEmpty, let whole = TornPieces.joined(lines) {
                lines = whole
                names.append("torn-lines")
            }
            names.append("embeddings")
        }
        if LatinRuns.areTurned(lines) {
            let areAll = LatinRuns.areAllTurned(lines)
            lines = LatinRuns.turned(lines, areAll: areAll)
            names.append(areAll ? "latin-last-first" : "addresses-last-first")
        }
        var letters = LetterOrder(lines)
        if !letters.isTurned, let turned = MarkedWords.turned(lines) {
            lines = turned
            names.append("marked-words")
            letters = LetterOrder(lines)
        }
        if letters.isTurned {
            let isByWord = MirroredWords.isByWord(lines)
            lines = isByWord ? MirroredWords.turnedWhereBetter(lines, letters) : MirroredLines.turned(lines)
            names.append(isByWord ? "mirrored-words" : "mirrored")
        } else if letters.isMixed {
            lines = MirroredWords.turnedWhereBetter(lines, letters)
            names.append("mirrored-words")
        }
        // Where letters or words were turned already, signs stand as that has left them.
        let isUntouched = names.allSatisfy { ["embeddings", "torn-lines", "addresses-last-first"].contains($0) }
        if isUntouched, WordsLastFirst.areCertain(lines) {
            lines = WordsLastFirst.turned(lines)
            names.append("words-last-first")
        } else if isUntouched, SignRuns.areCertain(lines) {
            lines = SignRuns.turned(lines)
            names.append("runs-last-first")
        } else if isUntouched, StopsFirst.areCertain(lines) {
            lines = StopsFirst.turned(lines)
            names.append("stops-first")
            if RunsLastFirst.areCertain(behindStops: lines) {
                lines = RunsLastFirst.turned(behindStops: lines)
                names.append("runs-last-first")
            }
        }
        if names.last != "runs-last-first", RunsLastFirst.areCertain(lines) {
            lines = RunsLastFirst.turned(lines)
            names.append("runs-last-first")
        }
        if let mended = LoneClusters.mended(lines) {
            lines = mended
            names.append("torn-letters")
        }
        if let parted = FormWords.parted(lines) {
            lines = parted
            names.append("parted-words")
        }
        guard !names.isEmpty else {
            (self.text, repairs) = (text, [])
            return
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: lines.joined(separator: ["\n"]))
        self.text = String(view)
        repairs = names
    }
}

/// `pdftotext -raw`: each word in an embedding of its own, the last of a line first.
enum EmbeddedWords {
    private static let opens: Set<UInt32> = [0x202B, 0x2067]
    private static let closes: Set<UInt32> = [0x202C, 0x2069]

    static func areLines(_ lines: [[Unicode.Scalar]]) -> Bool {
        let arabic = lines.filter { line in ArabicLetter.isIn(line) }
        let embedded = arabic.count { line in
            line.first { $0 != " " && $0 != "\u{0C}" }.map { opens.contains($0.value) } == true
        }
        return embedded >= 3 && embedded * 10 >= arabic.count * 8
    }

    /// Nearly all of the words of most lines stand so.
    static func areLastFirst(_ lines: [[Unicode.Scalar]]) -> Bool {
        var (single, all) = (0, 0)
        for line in lines {
            let count = line.count { opens.contains($0.value) }
            guard count > 0 else { continue }
            let words = words(line).count { word in ArabicLetter.isIn(word) }
            all += words
            single += words > 1 ? min(count, words) : 0
        }
        return all >= 20 && single * 10 >= all * 8
    }

    /// Each embedding, each run from left to right and each sign between them is a piece; the pieces stand last first, within words too:
    /// «‹مارس›/‹آذار› 18», «،‹اثاء›‹ل›‹الث›».
    static func turned(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard line.contains(where: { opens.contains($0.value) }) else { return line }
        var pieces: [ArraySlice<Unicode.Scalar>] = []
        var index = 0
        while index < line.count {
            var end = index + 1
            if opens.contains(line[index].value) {
                while end < line.count, !closes.contains(line[end].value) { end += 1 }
            } else if MirroredLines.isLeftToRight(line[index]) {
                end = MirroredLines.endOfRun(line, index)
            }
            pieces.append(line[index..<min(end, line.count)])
            index = end
        }
        return Array(pieces.reversed().joined())
    }

    private static func words(_ line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        line.split { $0 == " " }.map { Array($0) }
    }
}

/// The line under a quoted message of X, in the one form that its embedding writes: `— NAME (@handle) Month D, YYYY`.
enum PDFSignature {
    /// The name is short, whatever somebody calls himself.
    private static let wordLimit = 24

    static func isSignature(_ line: Span<Unicode.Scalar>) -> Bool {
        guard line.count > 0, line[0].value == 0x2014 else { return false }
        let words = PDFWords.ranges(line, limit: wordLimit + 1) { $0.value <= 0x20 }
        guard words.count >= 3, words.count <= wordLimit else { return false }
        return isDash(line, words[0]) && words.contains { isHandle(line, $0) }
    }

    /// The line with its runs in order where they were written last first; nil when it is no signature, or is right.
    ///
    /// In a paragraph from right to left, the dash and an Arabic name stand right of the Latin rest.
    static func mend(_ line: Span<Unicode.Scalar>) -> [Unicode.Scalar]? {
        guard line.count > 0, line[line.count - 1].value == 0x2014 else { return nil }
        let words = PDFWords.ranges(line, limit: wordLimit + 1)
        guard words.count >= 3, words.count <= wordLimit, isDash(line, words[words.count - 1]),
            let handle = words.lastIndex(where: { isHandle(line, $0) })
        else { return nil }
        let body = words.dropLast()
        let name =
            body[(handle + 1)...].firstIndex { word in word.contains { ArabicLetter.isLetter(line[$0].value) } }
            ?? body.endIndex
        var out: [Unicode.Scalar] = ["—"]
        for words in [body[name...], body[..<name]] {
            for word in words {
                out.append(" ")
                out.append(copying: line, word)
            }
        }
        return out
    }

    static func isYear(_ text: Span<Unicode.Scalar>) -> Bool {
        text.count == 4 && text[0] == "2" && text[1] == "0"
            && text.indices.allSatisfy { (0x30...0x39).contains(text[$0].value) }
    }

    private static func isDash(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        word.count == 1 && line[word.lowerBound].value == 0x2014
    }

    private static func isHandle(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        word.count > 3 && line[word.lowerBound] == "(" && line[word.lowerBound + 1] == "@"
            && line[word.upperBound - 1] == ")"
    }
}

/// A line that holds addresses and no sentence: nothing else, or one with its label («رابط المقال : https://…»).
struct PDFAddressLine {
    /// Where the label stands, without its colon.
    private(set) var label: Range<Int>?

    /// More words name nothing.
    private static let labelWords = 4

    /// Nil for any other line: a sentence may be as short as a label, but no colon parts it from its address.
    init?(_ line: Span<Unicode.Scalar>) {
        // Most lines hold none, and no address is without a colon.
        guard line.indices.contains(where: { line[$0] == ":" }) else { return nil }
        var words = PDFWords.ranges(line)
        let links = words.count { Self.isAddress(line, $0) }
        guard links > 0 else { return nil }
        if links == words.count { return }
        guard links == 1, words.count - 1 <= Self.labelWords + 1 else { return nil }
        if let last = words.last, Self.isAddress(line, last) {
            words.removeLast()
            guard let end = words.last, line[end.upperBound - 1] == ":" else { return nil }
            label = words[0].lowerBound..<(end.upperBound - 1)
        } else if Self.isAddress(line, words[0]) {
            let rest = words[1]
            // Written from the right, the label comes behind.
            guard line[rest.lowerBound] == ":" else { return nil }
            label = (rest.lowerBound + 1)..<words[words.count - 1].upperBound
        } else {
            return nil
        }
    }

    private static func isAddress(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        guard let colon = word.first(where: { line[$0] == ":" }) else { return false }
        func holds(_ text: StaticString, at start: Int) -> Bool {
            guard start >= word.lowerBound, start + text.utf8CodeUnitCount <= word.upperBound else { return false }
            return text.withUTF8Buffer { bytes in
                bytes.indices.allSatisfy { line[start + $0].value == UInt32(bytes[$0]) }
            }
        }
        return holds("://", at: colon) && (holds("http", at: colon - 4) || holds("https", at: colon - 5))
    }
}

/// The words of a line as places in it: none is copied before it is written.
enum PDFWords {
    @inline(__always)
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar.value == 0xA0 }

    /// At most `limit` of them. Text of X parts its words with plain spaces alone: `isSpace` may be another.
    static func ranges(
        _ line: Span<Unicode.Scalar>, limit: Int = .max, isSpace: (Unicode.Scalar) -> Bool = Self.isSpace
    ) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while words.count < limit {
            while index < line.count, isSpace(line[index]) { index += 1 }
            guard index < line.count else { break }
            let start = index
            while index < line.count, !isSpace(line[index]) { index += 1 }
            words.append(start..<index)
        }
        return words
    }

    static func first(_ line: Span<Unicode.Scalar>) -> Range<Int>? {
        var start = 0
        while start < line.count, isSpace(line[start]) { start += 1 }
        var end = start
        while end < line.count, !isSpace(line[end]) { end += 1 }
        return start < end ? start..<end : nil
    }

    static func last(_ line: Span<Unicode.Scalar>) -> Range<Int>? {
        var end = line.count
        while end > 0, isSpace(line[end - 1]) { end -= 1 }
        var start = end
        while start > 0, !isSpace(line[start - 1]) { start -= 1 }
        return start < end ? start..<end : nil
    }
}

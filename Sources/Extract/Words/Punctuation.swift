/// Sentence and clause marks of the scripts we read, in UTF-8.
enum Punctuation {
    /// `,` `;` and `،` `؛` `、` `，`, with sentence ends.
    static func count(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for at in bytes.indices {
                switch bytes[at] {
                case 0x2C, 0x2E, 0x21, 0x3F, 0x3B: count += 1
                case 0xD8:
                    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
                    if next == 0x8C || next == 0x9B || next == 0x9F { count += 1 }
                case 0xDB: if at + 1 < bytes.count, bytes[at + 1] == 0x94 { count += 1 }
                case 0xE3: if at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] <= 0x82 { count += 1 }
                default: break
                }
            }
            return count
        }
    }

    /// Whether the last mark, closing quotes and brackets aside, ends a sentence: `.` `!` `?` `:` `…` `؟` `۔` `。` `！` `？`.
    /// The number of a footnote behind it aside, too: «from a pram.1», «in summer.[12]».
    static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
        var end = withoutNote(bytes)
        while end > bytes.startIndex {
            let last = bytes[end - 1]
            let second = end - 2 >= bytes.startIndex ? bytes[end - 2] : 0
            let third = end - 3 >= bytes.startIndex ? bytes[end - 3] : 0
            switch (third, second, last) {
            case (_, _, 0x2E), (_, _, 0x21), (_, _, 0x3F), (_, _, 0x3A): return true
            case (_, 0xD8, 0x9F), (_, 0xDB, 0x94): return true
            case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
            case (_, _, 0x22), (_, _, 0x27), (_, _, 0x29), (_, _, 0x5D), (_, _, 0x20): end -= 1
            case (_, 0xC2, 0xBB), (_, 0xC2, 0xAB): end -= 2
            case (0xE2, 0x80, 0x98...0x9F), (0xE2, 0x80, 0xB9...0xBA), (0xE3, 0x80, 0x8C...0x8F): end -= 3
            default: return false
            }
        }
        return false
    }

    /// Where the text ends before a number of one to three digits that is set right behind a mark, as no decimals are: a letter
    /// or a quotation mark stands before it.
    private static func withoutNote(_ bytes: ArraySlice<UInt8>) -> Int {
        var at = bytes.endIndex
        if at > bytes.startIndex, bytes[at - 1] == 0x5D { at -= 1 }
        let end = at
        while at > bytes.startIndex, end - at < 4, bytes[at - 1] &- 0x30 < 10 { at -= 1 }
        guard (1...3).contains(end - at) else { return bytes.endIndex }
        if at > bytes.startIndex, bytes[at - 1] == 0x5B { at -= 1 }
        let number = at
        for quote in [[0x22], [0xC2, 0xBB], [0xE2, 0x80, 0x9D]] as [[UInt8]]
        where bytes[..<at].suffix(quote.count).elementsEqual(quote) { at -= quote.count }
        guard at - 2 >= bytes.startIndex else { return bytes.endIndex }
        let (mark, before) = (bytes[at - 1], bytes[at - 2])
        let isMark = mark == 0x2E || mark == 0x21 || mark == 0x3F
        return isMark && before &- 0x30 >= 10 && before != 0x20 ? number : bytes.endIndex
    }
}

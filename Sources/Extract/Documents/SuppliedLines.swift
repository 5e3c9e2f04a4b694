import Text

/// The lines of a supplied text with what each turned out to be.
struct SuppliedLines {
    enum Role: UInt8 {
        case body
        /// Nothing but an address: part of the text, and none of the lines by which its parts are told.
        case address
        /// A metadata line, read and taken out.
        case title, site, byline, field
        /// Not the article: captions, share bars, read-more lines, what printers put on every page, where a copy was taken.
        case caption, share, related, junk, print, source
    }

    struct Line {
        /// Bytes of the text, blanks at both ends left out; never empty.
        var range: Range<Int>
        /// In code points.
        var length: Int32
        var isAfterBlank: Bool
        var role = Role.body
    }

    let bytes: [UInt8]
    /// Whether a tab stands between the cells of a row, and never for looks.
    var partsCells = false
    /// Whether lines end where the page did, not where a paragraph does.
    var isBroken = false
    var lines: [Line] = []
    /// What was taken off the ends of lines.
    var marks: [String] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var start = 0
        var isAfterBlank = false
        func take(_ end: Int, _ lines: inout [Line]) {
            let range = SuppliedBytes.trimmed(bytes[...], start..<end)
            guard !range.isEmpty else {
                isAfterBlank = true
                return
            }
            let length = bytes[range].reduce(into: Int32(0)) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 }
            lines.append(Line(range: range, length: length, isAfterBlank: isAfterBlank))
            isAfterBlank = false
        }
        var index = 0
        while index < bytes.count {
            let width = SuppliedBytes.breakWidth(bytes, index)
            if width == 0 {
                index += 1
                continue
            }
            take(index, &lines)
            index += width
            start = index
        }
        take(bytes.count, &lines)
    }

    var count: Int { lines.count }

    /// The first lines of the body from `start` on.
    func body(first limit: Int, from start: Int = 0) -> [Int] {
        var found: [Int] = []
        var index = start
        while index < lines.count, found.count < limit {
            if lines[index].role == .body { found.append(index) }
            index += 1
        }
        return found
    }

    /// The last lines of the body, the last one first.
    func body(last limit: Int) -> [Int] {
        var found: [Int] = []
        var index = lines.count
        while index > 0, found.count < limit {
            index -= 1
            if lines[index].role == .body { found.append(index) }
        }
        return found
    }

    func text(_ index: Int) -> String { String(decoding: bytes[lines[index].range], as: UTF8.self) }

    /// Letters and digits only; of a line that is too long for a label, nothing.
    func folded(_ index: Int) -> [UInt8] {
        let range = lines[index].range
        return range.count > SuppliedLabels.lineLimitBytes ? [] : JunkLabels.fold(bytes[range])
    }

    /// A full stop, question mark, exclamation mark, colon or ellipsis, closing quotes aside.
    func endsSentence(_ index: Int) -> Bool { Punctuation.endsSentence(bytes[lines[index].range]) }

    /// Ends as a statement in running text does. Headlines ask and exclaim, but have no full stop.
    func endsWithStop(_ index: Int) -> Bool {
        let tail = bytes[lines[index].range].suffix(8).reversed()
        guard let last = tail.first(where: { !SuppliedBytes.isClosing($0) }) else { return false }
        // U+06D4, the Urdu full stop, ends in 0x94 behind 0xDB.
        return last == UInt8(ascii: ".") && !bytes[lines[index].range].suffix(3).elementsEqual("...".utf8)
            || bytes[lines[index].range].suffix(2).elementsEqual([0xDB, 0x94])
    }

    /// Headline-shaped: a few words without a full stop.
    func isHeadline(_ index: Int) -> Bool { lines[index].length <= 200 && !endsWithStop(index) }

    /// A paragraph of running text.
    func isParagraph(_ index: Int) -> Bool {
        lines[index].length >= 200 || lines[index].length >= 80 && endsSentence(index)
    }

    /// The body, a block a line.
    var body: String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for line in lines where line.role == .body || line.role == .address {
            if !out.isEmpty { out.append(0x0A) }
            var wasBlank = false
            var rest = bytes[line.range]
            while let first = rest.first {
                let wide = SuppliedBytes.wideBlank(rest)
                let byte = wide > 0 ? 0x20 : first
                rest = rest.dropFirst(max(1, wide))
                let isBlank = byte <= 0x20 || byte == 0x7F
                if byte == 0x09, partsCells {
                    if wasBlank { out.removeLast() }
                    out.append(byte)
                } else if !isBlank || !wasBlank {
                    out.append(isBlank ? 0x20 : byte)
                }
                wasBlank = isBlank
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Bytes of UTF-8 that part lines and words.
enum SuppliedBytes {
    /// How many bytes the line break at `index` takes; 0 where there is none.
    static func breakWidth(_ bytes: [UInt8], _ index: Int) -> Int {
        switch bytes[index] {
        case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: 2
        case 0x0A...0x0D: 1
        // U+2028, U+2029
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: 3
        default: 0
        }
    }

    static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x29, 0x5D: true
        // The bytes of » ” “ ’ ‹: no letter that ends a sentence of ours shares them with a full stop before it.
        case 0xC2, 0xBB, 0xAB, 0xE2, 0x80, 0x9C, 0x9D, 0x98, 0x99: true
        default: false
        }
    }

    /// Without blanks, bidi controls and byte order marks at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let width = blankWidth(bytes[start..<end])
            if width == 0 { break }
            start += width
        }
        while end > start {
            var first = end - 1
            while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
            guard blankWidth(bytes[first..<end]) == end - first else { break }
            end = first
        }
        return start..<end
    }

    /// How many bytes the blank takes that keeps words in one line and has no meaning beside a plain one: U+00A0, U+2007, U+202F.
    static func wideBlank(_ bytes: ArraySlice<UInt8>) -> Int {
        switch bytes.first {
        case 0xC2: bytes.starts(with: [0xC2, 0xA0]) ? 2 : 0
        case 0xE2: bytes.starts(with: [0xE2, 0x80, 0xAF]) || bytes.starts(with: [0xE2, 0x80, 0x87]) ? 3 : 0
        default: 0
        }
    }

    private static func blankWidth(_ bytes: ArraySlice<UInt8>) -> Int {
        let at = bytes.startIndex
        guard let first = bytes.first else { return 0 }
        if first <= 0x20 || first == 0x7F { return 1 }
        let second = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
        let third = at + 2 < bytes.endIndex ? bytes[at + 2] : 0
        switch (first, second, third) {
        // NBSP and next line; Arabic letter mark.
        case (0xC2, 0xA0, _), (0xC2, 0x85, _), (0xD8, 0x9C, _): return 2
        // U+2000–U+200F, U+2028–U+202F; U+2060–U+2069; U+3000; byte order mark.
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0xA0...0xA9), (0xE3, 0x80, 0x80),
            (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }
}

/// Plain text in the making: white space collapsed, no-break spaces plain, invisible controls gone, joiners kept. Where lines
/// are kept, what they are indented by is kept as well, against the first of them.
struct TextBuffer {
    private(set) var bytes: [UInt8] = []
    private var pendingSpace = false
    /// Columns before the first word of the line, and of the first line; nil before it is known.
    private var indent = 0
    private var firstIndent: Int?

    private static let mostIndent = 40
    private static let tabColumns = 4

    var count: Int { bytes.count }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A word boundary, if anything stands before it on the line.
    mutating func space() { pendingSpace = true }

    /// Ends the line without a space at its end; nothing when the line is empty.
    mutating func line() {
        pendingSpace = false
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }

    /// Between two cells of a row; nothing at the beginning of a line.
    mutating func tab() {
        pendingSpace = false
        if let last = bytes.last, last != 0x0A, last != 0x09 { bytes.append(0x09) }
    }

    mutating func removeAll(from start: Int) {
        bytes.removeLast(bytes.count - start)
        pendingSpace = false
    }

    /// A block begins.
    mutating func begin() {
        pendingSpace = false
        (indent, firstIndent) = (0, nil)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, keepingLines: Bool) {
        var run = 0
        var at = 0
        let count = text.count
        while at < count {
            let byte = text[at]
            if byte > 0x20, byte < 0xC2 || (byte > 0xC2 && byte != 0xE2 && byte != 0xEF && byte != 0xE3) {
                at += 1
                continue
            }
            if byte <= 0x20 {
                copy(text, run..<at, keepingLines)
                if !keepingLines {
                    pendingSpace = true
                } else if byte == 0x0A {
                    line()
                    indent = 0
                } else {
                    pendingSpace = true
                    indent += byte == 0x09 ? Self.tabColumns : 1
                }
                at += 1
                run = at
                continue
            }
            switch Self.special(text, at) {
            case .text(let length): at = min(at + length, count)
            case .space(let length):
                copy(text, run..<at, keepingLines)
                pendingSpace = true
                at += length
                run = at
            case .nothing(let length):
                copy(text, run..<at, keepingLines)
                at += length
                run = at
            }
        }
        copy(text, run..<count, keepingLines)
    }

    private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ keepingLines: Bool) {
        guard !range.isEmpty else { return }
        if pendingSpace {
            if let last = bytes.last, last != 0x0A, last != 0x20 { bytes.append(0x20) }
            pendingSpace = false
        }
        if keepingLines { self.indentLine() }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    }

    private mutating func indentLine() {
        if let firstIndent {
            if bytes.last == 0x0A {
                bytes += Array(repeating: 0x20, count: min(max(0, indent - firstIndent), Self.mostIndent))
            }
        } else {
            firstIndent = indent
        }
        indent = 0
    }

    private enum Special {
        case text(Int)
        case space(Int)
        case nothing(Int)
    }

    /// U+00A0, U+2000…U+200A, U+202F, U+205F and U+3000 are spaces; U+00AD, U+200B, bidi marks and controls, U+2060 and
    /// U+FEFF are nothing; U+200C and U+200D are part of Persian and Arabic words.
    private static func special(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Special {
        let second = at + 1 < text.count ? text[at + 1] : 0
        let third = at + 2 < text.count ? text[at + 2] : 0
        switch (text[at], second, third) {
        case (0xC2, 0xA0, _): return .space(2)
        case (0xC2, 0xAD, _): return .nothing(2)
        case (0xC2, _, _): return .text(2)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80),
            (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
            return .space(3)
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F), (0xE2, 0x80, 0xAA...0xAE),
            (0xE2, 0x81, 0xA0...0xA9), (0xEF, 0xBB, 0xBF):
            return .nothing(3)
        default: return .text(3)
        }
    }
}

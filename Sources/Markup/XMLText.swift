/// Text of a document as it was meant: references resolved, lines ended by a line feed (XML 1.0 section 2.11), without what
/// XML forbids (section 2.2), and with U+0080 to U+009F as windows-1252, for which somebody took Latin-1.
enum XMLText {
    /// Adds the text that stands from `start` to `end`.
    /// - Parameter isCharacterData: it is a CDATA section's, and nothing in it a reference.
    static func append(
        _ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isCharacterData: Bool = false,
        to buffer: inout [UInt8]
    ) {
        // What stays as it is goes in stretches.
        var copied = start
        var index = start
        while true {
            index = nextSpecial(input, index, end)
            guard index < end else { break }
            let byte = input[index]
            var length = 1
            var text = XMLCharacters()
            switch byte {
            case UInt8(ascii: "&"):
                guard !isCharacterData, let found = XMLReference.decode(input, at: index),
                    index + found.length <= end
                else {
                    index += 1
                    continue
                }
                (text, length) = found
            case 0x09:
                index += 1
                continue
            case 0x0D:
                if index + 1 < end, input[index + 1] == 0x0A { length = 2 }
                text = XMLCharacters(0x0A)
            case 0xC2:
                guard index + 1 < end, 0x80...0x9F ~= input[index + 1] else {
                    index += 1
                    continue
                }
                text = XMLReference.windows1252(input[index + 1])
                length = 2
            case 0xEF:
                // U+FFFE and U+FFFF.
                guard index + 2 < end, input[index + 1] == 0xBF, input[index + 2] >= 0xBE else {
                    index += 1
                    continue
                }
                length = 3
            default: break
            }
            if copied < index { buffer.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<index])) }
            text.append(to: &buffer)
            index += length
            copied = index
        }
        if copied < end { buffer.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<end])) }
    }

    /// The next byte from `start` on that may not stay as it is: a control that is no line feed, `&`, 0xC2 or 0xEF; `end`
    /// when there is none.
    static func nextSpecial(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let raw = UnsafeRawBufferPointer(input)
        var index = start
        // Eight at once. Of the marks that this makes, the lowest is always right.
        while end - index >= 8 {
            let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let marks = marks(bytes)
            if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end {
            switch input[index] {
            case 0x0A: index += 1
            case 0..<0x20, UInt8(ascii: "&"), 0xC2, 0xEF: return index
            default: index += 1
            }
        }
        return end
    }

    @inline(__always)
    private static func marks(_ bytes: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = ones &* 0x7F
        let top = ones &* 0x80
        let ampersands = bytes ^ ones &* 0x26
        let lineFeeds = bytes ^ ones &* 0x0A
        let controls = ~((bytes & low) &+ ones &* 0x60 | bytes) & ((lineFeeds & low) &+ low | lineFeeds)
        let marks = (controls | (ampersands &- ones) & ~ampersands) & top
        guard bytes & top != 0 else { return marks }
        let leads = bytes ^ ones &* 0xC2
        let others = bytes ^ ones &* 0xEF
        return marks | ((leads &- ones) & ~leads | (others &- ones) & ~others) & top
    }
}

extension Cut {
    /// Takes marks that no word goes with: bullets, arrows, bars between links. They are read as nothing and stand anywhere:
    /// `»`, `|`. A row of asterisks is an author's and stays.
    static let wordless = Cut("wordless") { view in
        var takings: Takings = [:]
        for index in view.uncut {
            let block = view.page.blocks[index]
            guard block.letters < 8 else { continue }
            let text = view.page.bytes(block)
            if !holdsWord(text), !isBreak(block, text) { takings[index] = .label }
        }
        return takings
    }

    /// Whether anything but marks stands there; pictures (U+1F000 to U+1FFFF) are marks, which call-outs set before their text.
    private static func holdsWord(_ text: ArraySlice<UInt8>) -> Bool {
        var at = text.startIndex
        while at < text.endIndex {
            if text[at...].starts(with: [0xF0, 0x9F]) {
                at += 4
                continue
            }
            if isWordByte(text[at]) { return true }
            at += 1
        }
        return false
    }

    /// ASCII letters and digits, and everything beyond ASCII but general punctuation (U+2000 to U+2FFF by its first byte).
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte != 0xE2)
    }

    /// Asterisks, by which authors divide a text.
    private static func isBreak(_ block: Block, _ text: ArraySlice<UInt8>) -> Bool {
        block.letters > 2 && text.allSatisfy { $0 <= 0x2A }
    }
}

extension BlockGroup {
    /// What a block is by itself: how long, how linked, how it ends, what its bytes are.
    static let words = BlockGroup("letters linked unlinked marks ends kind closes lines words length capitals") {
        page, cells in
        for row in 0..<page.count {
            let block = page.block(row)
            let bytes = page.text.bytes(block)
            let look = ByteLook(bytes.prefix(ByteLook.bytesBound))
            var line = cells.line(row)
            line.add(block.letters)
            line.add(block.linkLetters, of: block.letters)
            line.add(block.letters - block.linkLetters)
            line.add(block.marks, of: block.letters)
            line.add(block.endsSentence)
            line.add(block.kind.number)
            line.add(ByteLook.close(bytes))
            line.add(look.lines)
            line.add(look.words)
            line.add(look.count * 10 / look.words)
            line.add(look.capitals, of: look.count)
        }
    }
}

extension Block.Kind {
    /// In the tables these stand for: a new kind takes a new number.
    var number: Int {
        switch self {
        case .paragraph: 0
        case .heading: 1
        case .listItem: 2
        case .quote: 3
        case .cell: 4
        case .caption: 5
        case .preformatted: 6
        }
    }
}

/// One pass over a block's first bytes: counts that mean the same in every language.
private struct ByteLook {
    static let bytesBound = 300

    let count: Int
    private(set) var capitals = 0
    private(set) var lines = 0
    private(set) var words = 1

    init(_ bytes: ArraySlice<UInt8>) {
        count = bytes.count
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                if byte &- 0x41 < 26 { capitals += 1 }
                if byte <= 0x20 { words += 1 }
                if byte < 0x20 { lines += 1 }
            }
        }
    }

    /// 1 a full stop, 2 a question, 3 a colon, 4 three dots, 5 a quotation mark, 0 anything else.
    static func close(_ bytes: ArraySlice<UInt8>) -> Int {
        switch (bytes.dropLast().last ?? 0, bytes.last ?? 0) {
        case (0x2E, 0x2E), (0x80, 0xA6): 4
        case (_, 0x2E), (0xDB, 0x94): 1
        case (_, 0x3F), (0xD8, 0x9F): 2
        case (_, 0x3A): 3
        case (_, 0x22), (0xC2, 0xBB), (0x80, 0x9D): 5
        default: 0
        }
    }
}

/// What names hinted at before: elements side by side bear the same classes, and reading a name costs more than comparing it.
struct HintMemo {
    private struct Entry {
        let name: UnsafeBufferPointer<UInt8>
        let hints: Hints
    }

    private static let bits: UInt64 = 7
    private var entries = [Entry?](repeating: nil, count: 1 << Self.bits)
    private let table = HintTable.shared

    /// - Parameter name: bytes of the page's tree, which must live as long as the memo.
    mutating func hints(of name: UnsafeBufferPointer<UInt8>) -> Hints {
        let slot = Self.slot(name)
        if let known = entries[slot], known.name.count == name.count, known.name.elementsEqual(name) {
            return known.hints
        }
        let hints = table.hints(of: name)
        entries[slot] = Entry(name: name, hints: hints)
        return hints
    }

    /// By the length and the eight bytes at the end, where names of one page differ most.
    private static func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var word = UInt64(name.count)
        for byte in name.suffix(8) { word = word << 8 ^ UInt64(byte) }
        return Int((word &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
    }
}

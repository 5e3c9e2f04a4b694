/// A long text in which passages are looked up by 24-byte windows of their folded form.
struct FoldedText {
    private static let window = 24
    private static let bound = 200_000
    /// An open table of the windows' hashes, at most half full, 0 where free: they are spread already, and hashing them
    /// again took longer than all else.
    private var slots: [UInt64] = []
    private var shift: UInt64 = 0

    /// - Parameter text: plain, without markup.
    init(_ text: String) {
        let folded = JunkLabels.fold(text.utf8)
        guard folded.count >= Self.window else { return }
        let count = min(folded.count, Self.bound)
        let bits = Int.bitWidth - (count * 2 - 1).leadingZeroBitCount
        slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
        Self.hashes(folded[..<count]) { slots[slot(of: $0 | 1)] = $0 | 1 }
    }

    /// Where the hash stands, or would. Texts made to collide lose windows, not time.
    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
        for _ in 0..<64 {
            if slots[slot] == 0 || slots[slot] == hash { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// Whether most of the passage stands in the text.
    func says(_ folded: [UInt8]) -> Bool {
        guard folded.count >= Self.window, !slots.isEmpty else { return false }
        var found = 0
        var all = 0
        Self.hashes(folded[...]) {
            all += 1
            if slots[slot(of: $0 | 1)] == $0 | 1 { found += 1 }
        }
        return found * 2 > all
    }

    private static func hashes(_ folded: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
        folded.withUnsafeBufferPointer { bytes in
            guard bytes.count >= window else { return }
            let prime: UInt64 = 0x100_0000_01B3
            var lead: UInt64 = 1
            for _ in 1..<window { lead &*= prime }
            var hash: UInt64 = 0
            for at in 0..<bytes.count {
                if at >= window { hash &-= UInt64(bytes[at - window]) &* lead }
                hash = hash &* prime &+ UInt64(bytes[at])
                if at >= window - 1 { body(hash) }
            }
        }
    }
}

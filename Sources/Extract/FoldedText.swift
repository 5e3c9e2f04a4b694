/// A long text in which passages are looked up by 24-byte windows of their folded form.
struct FoldedText {
    private static let window = 24
    private static let bound = 200_000
    private var windows: Set<UInt64> = []

    init(_ text: String) {
        let folded = JunkLabels.fold(MetaText.plain(text).utf8)
        guard folded.count >= Self.window else { return }
        windows.reserveCapacity(min(folded.count, Self.bound))
        Self.hashes(folded[..<min(folded.count, Self.bound)]) { windows.insert($0) }
    }

    /// Whether most of the passage stands in the text.
    func says(_ folded: [UInt8]) -> Bool {
        guard folded.count >= Self.window else { return false }
        var found = 0
        var all = 0
        Self.hashes(folded[...]) {
            all += 1
            if windows.contains($0) { found += 1 }
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

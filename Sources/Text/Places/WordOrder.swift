/// Whether two texts hold the same words in the same order.
enum WordOrder {
    /// Nine of ten pairs of neighbours stand in both, those apart that a line's end parts or joins.
    static func isLike(_ text: String, _ other: String) -> Bool {
        let (pairs, others) = (pairs(text), pairs(other))
        let common = pairs.reduce(0) { $0 + min($1.value, others[$1.key, default: 0]) }
        return common * 10 >= max(pairs.values.reduce(0, +), others.values.reduce(0, +)) * 9
    }

    private static func pairs(_ text: String) -> [UInt64: Int] {
        var pairs: [UInt64: Int] = [:]
        // FNV-1a of a word; chance makes two alike too seldom to matter.
        var (last, hash): (UInt64, UInt64) = (0, 0xcbf2_9ce4_8422_2325)
        var isWord = false
        for byte in text.utf8 {
            if byte > 0x20 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
                isWord = true
            } else if isWord {
                pairs[last &* 31 &+ hash, default: 0] += 1
                (last, hash, isWord) = (hash, 0xcbf2_9ce4_8422_2325, false)
            }
        }
        return pairs
    }
}

/// Text of made-up words, the same on every run: each number names one word, each seed one text.
enum InventedText {
    private static let syllables = [
        "با", "سو", "ري", "مل", "نك", "دا", "فو", "شي", "قر", "تم", "لا", "هو", "عن", "جي", "كس", "زا",
    ]

    static func word(_ number: Int) -> String {
        [number >> 12, number >> 8, number >> 4, number].map { syllables[$0 & 15] }.joined()
    }

    /// `count` words out of 65,536; two seeds have next to nothing in common.
    static func words(seed: UInt64, count: Int) -> [String] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return word(Int(state >> 48))
        }
    }
}

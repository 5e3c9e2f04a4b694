/// Groups of words that stand together in one kind of notice only, looked for in one pass over a folded text.
struct PhraseTable: Sendable {
    private struct Group {
        /// The first decides whether the others are looked for.
        let first: [UInt8]
        let others: [[UInt8]]
    }

    private var groups: [Group] = []
    /// The groups by a hash of the first phrase's first four bytes.
    private var slots = [[Int]](repeating: [], count: 1 << Self.bits)
    /// Whether there is one, in one look.
    private var isFilled = [Bool](repeating: false, count: 1 << Self.bits)

    private static let bits: UInt32 = 9

    /// - Parameter lines: of each group the rarest phrase first.
    init(_ lines: [[String]]) {
        for line in lines {
            let phrases = line.map { JunkLabels.fold($0.utf8) }
            guard let first = phrases.first, first.count >= 4 else { continue }
            let slot = first.withUnsafeBufferPointer { Self.slot($0, at: 0) }
            slots[slot].append(groups.count)
            isFilled[slot] = true
            groups.append(Group(first: first, others: Array(phrases.dropFirst())))
        }
    }

    /// Whether the text holds all phrases of a group.
    func matches(_ folded: [UInt8]) -> Bool { start(in: folded) != nil }

    /// Where the first phrase of a group stands all of which the text holds, at 0 where another of them leads; nil where it holds
    /// none. Phrases that do not stand together lead nothing.
    func start(in folded: [UInt8]) -> Int? {
        guard folded.count >= 4 else { return nil }
        // A group that failed fails wherever its first phrase stands again: a text of nothing but that phrase costs no more.
        var failed: Set<Int> = []
        var from = 0
        while let at = candidate(in: folded, from: from) {
            from = at + 1
            let slot = folded.withUnsafeBufferPointer { Self.slot($0, at: at) }
            for index in slots[slot] where folded[at...].starts(with: groups[index].first) {
                guard failed.insert(index).inserted else { continue }
                let others = groups[index].others
                if others.allSatisfy({ Fold.contains(folded, $0) }) {
                    let leading = others.contains { Fold.contains(Array(folded.prefix($0.count + Self.leadBytes)), $0) }
                    let end = min(folded.count, at + groups[index].first.count + Self.reachBytes)
                    let around = Array(folded[max(0, at - Self.reachBytes)..<end])
                    // One word of it first, and the others after a sentence's length: said of something.
                    let isTogether = others.allSatisfy { Fold.contains(around, $0) }
                    return !isTogether ? max(at, Self.leadBytes + 1) : leading ? 0 : at
                }
            }
        }
        return nil
    }

    /// The next place at which four bytes stand that a group may begin with.
    private func candidate(in folded: [UInt8], from start: Int) -> Int? {
        folded.withUnsafeBufferPointer { bytes in
            isFilled.withUnsafeBufferPointer { isFilled in
                var at = start
                while at <= bytes.count - 4 {
                    if isFilled[Self.slot(bytes, at: at)] { return at }
                    at += 1
                }
                return nil
            }
        }
    }

    /// The words of a phrase stand together in so much.
    private static let reachBytes = 40

    /// A phrase stands first behind so little.
    static let leadBytes = 24

    private static func slot(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let word =
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
        return Int((word &* 0x9E37_79B1) >> (32 - bits))
    }
}

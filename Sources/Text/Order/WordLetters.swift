/// As much of a word as tells its kind: its first and last letters and, where it is short, all of it.
struct WordLetters {
    private(set) var key = WordKey()
    private(set) var count = 0
    /// The first four, and the last three with the last one last.
    private var front: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private var back: (UInt32, UInt32, UInt32) = (0, 0, 0)

    var first: UInt32? { count == 0 ? nil : front.0 }

    mutating func append(_ letter: UInt32) {
        switch count {
        case 0: front.0 = letter
        case 1: front.1 = letter
        case 2: front.2 = letter
        case 3: front.3 = letter
        default: break
        }
        back = (back.1, back.2, letter)
        key.append(letter)
        count += 1
    }

    var beginning: WordAspect {
        var (first, second, third) = (front.0, front.1, front.2)
        var left = count
        let isJoined =
            count > 3 && first == 0x648
            || count > 4 && first == 0x641 && (second == 0x64A || second == 0x62A || second == 0x625 || second == 0x623)
        if isJoined {
            (first, second, third) = (front.1, front.2, front.3)
            left -= 1
        }
        if left > 4, first == 0x627, second == 0x644 { return isJoined ? .andArticle : .article }
        if left > 4, first == 0x644, second == 0x644 { return .prefixedArticle }
        if left > 5, first == 0x628 || first == 0x643, second == 0x627, third == 0x644 { return .prefixedArticle }
        guard left > 2 else { return isJoined ? .andPlain : .plain }
        switch first {
        case 0x633 where left > 4 && (second == 0x64A || second == 0x62A || second == 0x646):
            return isJoined ? .andFuture : .future
        case 0x64A: return isJoined ? .andYa : .ya
        case 0x62A: return isJoined ? .andTa : .ta
        case 0x645: return isJoined ? .andMim : .mim
        case 0x628: return .ba
        case 0x644: return .lam
        case 0x623, 0x625, 0x627: return isJoined ? .andAlef : .alef
        default: return isJoined ? .andPlain : .plain
        }
    }

    /// Longer ends before shorter ones; what is left of the word has two letters or more.
    var end: WordAspect {
        let (third, second, last) = back
        if count > 4 {
            switch (third, second, last) {
            case (0x64A, 0x62A, 0x647), (0x62A, 0x647, 0x627), (0x62A, 0x647, 0x645): return .tehPronoun
            default: break
            }
        }
        if count > 3 {
            switch (second, last) {
            case (0x64A, 0x629): return .relation
            case (0x62A, 0x647): return .tehPronoun
            case (0x627, 0x62A): return .plural
            case (0x647, 0x627), (0x647, 0x645): return .pronounEnd
            case (0x648, 0x646), (0x64A, 0x646), (0x627, 0x646): return .dual
            case (0x648, 0x627): return .waw
            case (0x627, 0x621): return .endsAlef
            default: break
            }
        }
        guard count > 2 else { return .endsPlain }
        switch last {
        case 0x629: return .tehMarbuta
        case 0x64A: return .endsYa
        case 0x649, 0x627: return .endsAlef
        case 0x647: return .heh
        case 0x62A: return .teh
        default: return .endsPlain
        }
    }
}

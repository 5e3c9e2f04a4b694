/// A short Arabic word in one number, so that lists of words are asked without a String for each.
struct WordKey: Equatable, Sendable {
    /// Seven bits a code point of U+0600–067F: nine of them leave one bit, which is set for what does not fit.
    fileprivate var bits: UInt64 = 0

    init() {}

    init(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars { append(scalar.value) }
    }

    /// More than nine code points, or others than those of Arabic, make the key of no word.
    @inline(__always)
    mutating func append(_ scalar: UInt32) {
        guard scalar & ~0x7F == 0x600, bits >> 56 == 0 else {
            bits = .max
            return
        }
        bits = bits << 7 | UInt64(scalar & 0x7F)
    }
}

/// What a list of words says of each. A `Dictionary` hashes against chosen keys, which takes most of a repair's time;
/// these lists are ours, and a word that is none of theirs meets an empty place soon: three of four are.
struct WordTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private let shift: UInt64

    /// The last value given for a word holds.
    init(_ words: [(WordKey, Value)]) {
        var width: UInt64 = 2
        while 1 << width < words.count * 4 { width += 1 }
        shift = 64 - width
        keys = Array(repeating: 0, count: 1 << width)
        values = Array(repeating: nil, count: 1 << width)
        for (word, value) in words {
            let place = place(of: word)
            keys[place] = word.bits
            values[place] = value
        }
    }

    subscript(word: WordKey) -> Value? { values[place(of: word)] }

    /// Where the word is, or would be.
    @inline(__always)
    private func place(of word: WordKey) -> Int {
        var place = Int(truncatingIfNeeded: (word.bits &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while keys[place] != word.bits, keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        return place
    }
}

/// A list of words, parted by white space.
struct WordSet: Sendable {
    private let table: WordTable<Bool>

    init(_ words: String) { table = WordTable(words.split(whereSeparator: \.isWhitespace).map { (WordKey($0), true) }) }

    func contains(_ word: WordKey) -> Bool { table[word] == true }
}

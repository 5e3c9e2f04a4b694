/// Inputs made of seeds: bytes changed, pieces cut, doubled, exchanged and repeated. Without knowledge of the code under
/// test; for that there is libFuzzer.
struct FuzzMutator {
    /// Bytes in the longest input.
    static let longest = 1 << 20
    /// Most inputs stay below, so that many can be tried.
    private static let usual = 1 << 14

    private var random: FuzzRandom
    private let seeds: [[UInt8]]
    /// Seeds, and some of what became of them.
    private var pool: [[UInt8]]
    private var count = 0

    init(seeds: [[UInt8]], seed: FuzzRandom) {
        self.seeds = seeds.isEmpty ? [[]] : seeds
        pool = self.seeds
        random = seed
    }

    mutating func next() -> [UInt8] {
        defer { count += 1 }
        if count < seeds.count { return seeds[count] }
        // What takes more than linear time shows by a small piece many times over.
        if count % 64 == 0 { return repeated() }
        var input = pool[random.below(pool.count)]
        for _ in 0...random.below(6) { mutate(&input) }
        if input.count > Self.usual { input.removeLast(input.count - Self.usual) }
        if random.below(16) == 0 {
            if pool.count < seeds.count + 128 {
                pool.append(input)
            } else {
                pool[seeds.count + random.below(128)] = input
            }
        }
        return input
    }

    /// Beginning, a piece or two many times, end.
    private mutating func repeated() -> [UInt8] {
        let seed = pool[random.below(pool.count)]
        let first = slice(of: seed, atMost: 48) + (random.below(3) == 0 ? FuzzSeeds.tokens[token()] : [])
        guard !first.isEmpty else { return seed }
        let size = random.below(4) == 0 ? Self.longest - 2 * Self.usual : 1 << (12 + random.below(7))
        var input = Array(seed.prefix(random.below(min(seed.count, Self.usual) + 1)))
        while input.count < size { input += first }
        input += seed.suffix(random.below(min(seed.count, Self.usual) + 1))
        return Array(input.prefix(Self.longest))
    }

    private mutating func token() -> Int { random.below(FuzzSeeds.tokens.count) }

    private mutating func slice(of bytes: [UInt8], atMost limit: Int) -> [UInt8] {
        let start = random.below(bytes.count)
        return Array(bytes[start..<min(bytes.count, start + 1 + random.below(limit))])
    }

    private mutating func mutate(_ input: inout [UInt8]) {
        let place = random.below(input.count)
        switch random.below(10) {
        case 0 where !input.isEmpty: input[place] ^= 1 << UInt8(random.below(8))
        case 1 where !input.isEmpty: input[place] = UInt8(truncatingIfNeeded: random.next())
        case 2 where !input.isEmpty: input[place] = Self.telling[random.below(Self.telling.count)]
        case 3: input.insert(contentsOf: FuzzSeeds.tokens[token()], at: place)
        case 4: input.removeSubrange(place..<min(input.count, place + 1 + random.below(32)))
        case 5: input.insert(contentsOf: slice(of: input, atMost: 64), at: place)
        case 6:
            let other = pool[random.below(pool.count)]
            input.insert(contentsOf: slice(of: other, atMost: 256), at: place)
        case 7:
            let other = pool[random.below(pool.count)]
            input = Array(input.prefix(place)) + other.suffix(random.below(other.count + 1))
        case 8: input.removeLast(random.below(min(input.count, 64) + 1))
        default:
            let piece = slice(of: input, atMost: 16)
            for _ in 0...random.below(40) { input.insert(contentsOf: piece, at: min(place, input.count)) }
        }
    }

    /// Bytes at the borders of what encodings and formats distinguish.
    private static let telling: [UInt8] = [
        0, 1, 9, 10, 13, 0x1B, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3A, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x7F, 0x80,
        0xBF,
        0xC0, 0xC2, 0xD8, 0xDF, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFE, 0xFF,
    ]
}

/// Damaged copies of one input, the same in every run.
struct Mutations: Sequence, IteratorProtocol {
    private let seed: [UInt8]
    private var left: Int
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(of seed: [UInt8], count: Int) {
        self.seed = seed
        left = count
    }

    private mutating func random(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(Swift.max(bound, 1)))
    }

    mutating func next() -> [UInt8]? {
        guard left > 0 else { return nil }
        left -= 1
        var bytes = seed
        for _ in 0..<(1 + random(below: 6)) where !bytes.isEmpty {
            let place = random(below: bytes.count)
            switch random(below: 4) {
            case 0: bytes[place] = UInt8(random(below: 256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(random(below: 256)), at: place)
            default: bytes.removeSubrange(place..<Swift.min(bytes.count, place + random(below: 9)))
            }
        }
        return bytes
    }
}

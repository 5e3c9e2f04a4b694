/// 64-bit hashes of words and of runs of words. Stored signatures and index keys are made of them, so they are the same on
/// every machine and may never change without a new `Sketch.version`; the runtime's own hashing is seeded per process.
enum WordHash {
    /// Odd, with bits spread evenly: the fractions of the golden ratio and of √2, √3 and √5.
    private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let second: UInt64 = 0x6A09_E667_F3BC_C909
    private static let third: UInt64 = 0xBB67_AE85_84CA_A73B
    private static let fourth: UInt64 = 0x3C6E_F372_FE94_F82B

    /// Multiply and rotate over eight bytes at a time, read little-endian; `range` lies within `bytes`.
    @inline(__always)
    static func hash(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
        var state = golden ^ UInt64(truncatingIfNeeded: range.count)
        var index = range.lowerBound
        var left = range.count
        while left > 8 {
            state = step(state, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
            left -= 8
        }
        return step(state, tail(bytes, at: index, count: left))
    }

    /// The last one to eight bytes with zeros above: read eight where there are as many, and blank the next word's.
    @inline(__always)
    private static func tail(_ bytes: UnsafeRawBufferPointer, at index: Int, count: Int) -> UInt64 {
        if index + 8 <= bytes.count {
            let block = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            return block & (UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * count))
        }
        var block: UInt64 = 0
        for offset in 0..<count { block |= UInt64(bytes[index + offset]) << UInt64(truncatingIfNeeded: 8 * offset) }
        return block
    }

    @inline(__always)
    private static func step(_ state: UInt64, _ block: UInt64) -> UInt64 {
        let mixed = (state ^ block) &* second
        return (mixed << 29 | mixed >> 35) &* golden
    }

    /// Three words in their order.
    @inline(__always)
    static func run(_ first: UInt64, _ middle: UInt64, _ last: UInt64) -> UInt64 {
        let head = first &* second
        let body = middle &* third
        let tail = last &* fourth
        return mix(head ^ (body << 21 | body >> 43) ^ (tail << 42 | tail >> 22))
    }

    /// Every bit of the result depends on every bit of `value`: two rounds of xor-shift and multiply.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 32) &* golden
        mixed = (mixed ^ mixed >> 29) &* third
        return mixed ^ mixed >> 32
    }
}

/// One-permutation MinHash (Li, Owen, Zhang 2012): a hash falls in one of 2^n bins by its top bits, and a bin keeps its
/// smallest. The bins of two sets agree as often as the sets do.
struct MinimalHashes {
    /// What a bin holds that nothing fell into. (A hash that happens to be all ones counts as absent: one in 2^64.)
    static let empty = UInt64.max

    /// By bin; within and between bins in rising order of the hash's top bits.
    private(set) var minima: [UInt64]
    private let shift: UInt64

    /// 2^`bits` bins.
    init(bits: Int) {
        minima = [UInt64](repeating: Self.empty, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    @inline(__always)
    mutating func add(_ hash: UInt64) {
        let bin = Int(truncatingIfNeeded: hash >> shift)
        if hash < minima[bin] { minima[bin] = hash }
    }
}

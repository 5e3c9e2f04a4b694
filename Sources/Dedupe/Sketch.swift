/// The stored form of a text's smallest hashes: a version, four bits a bin for its runs of words, four bits a bin for its
/// numbers. 0 is an empty bin; 1 to 15 stand for its smallest hash, so that two different hashes look alike once in 15
/// (b-bit MinHash, Li and König 2010).
enum Sketch {
    /// Changes with anything that changes hashes or folding; signatures of two versions are not comparable.
    static let version: UInt8 = 1
    static let byteCount = 1 + runBytes + numberBytes
    private static let runBytes = 1 << (TextHashes.runBits - 1)
    private static let numberBytes = 1 << (TextHashes.numberBits - 1)

    static func bytes(of hashes: TextHashes) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        bytes.append(version)
        for minima in [hashes.runs.minima, hashes.numbers.minima] {
            for index in stride(from: 0, to: minima.count - 1, by: 2) {
                bytes.append(code(minima[index]) | code(minima[index + 1]) << 4)
            }
        }
        return bytes
    }

    private static func code(_ minimum: UInt64) -> UInt8 {
        minimum == MinimalHashes.empty ? 0 : UInt8(1 + WordHash.mix(minimum) % 15)
    }

    /// What two signatures say about their texts.
    struct Likeness {
        /// The share of runs of words that both have, of those that either has (Jaccard), 0 to 1; 0 where there are fewer
        /// than `fewestRuns` different ones.
        var runs: Double
        /// The share of the runs of the text with fewer that the other has too, 0 to 1.
        var held: Double
        /// The share of the numbers of the text with fewer that the other has too, 0 to 1; 1 where it has fewer
        /// than `fewestNumbers`.
        var numbers: Double
    }

    /// Nil when a signature is missing or of another version.
    static func likeness(_ left: [UInt8], _ right: [UInt8]) -> Likeness? {
        guard left.count == byteCount, right.count == byteCount, left[0] == version, right[0] == version else {
            return nil
        }
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                let runs = Agreement(left, right, bytes: 1..<1 + runBytes)
                let numbers = Agreement(left, right, bytes: 1 + runBytes..<byteCount)
                let fewer = min(numbers.left, numbers.right)
                return Likeness(
                    runs: runs.either < fewestRuns ? 0 : runs.alike / Double(runs.either),
                    held: min(1, runs.alike / Double(max(1, min(runs.left, runs.right)))),
                    numbers: fewer < fewestNumbers ? 1 : min(1, numbers.alike / Double(fewer)))
            }
        }
    }

    /// Two texts with fewer different runs of words say the same few over and over: a placeholder, a ticker.
    static let fewestRuns = 12
    /// A text with fewer different numbers is not told apart by them.
    static let fewestNumbers = 3
}

/// Counts over the bins of two signatures, sixteen at a time.
private struct Agreement {
    /// Bins with something in them: left, right, left or right, both with the same code.
    var left = 0
    var right = 0
    var either = 0
    private var equal = 0

    /// `bytes` is a multiple of eight long and lies in both.
    init(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer, bytes: Range<Int>) {
        for offset in stride(from: bytes.lowerBound, to: bytes.upperBound, by: 8) {
            let a = one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let b = other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let (inLeft, inRight) = (Self.filled(a), Self.filled(b))
            left += inLeft.nonzeroBitCount
            right += inRight.nonzeroBitCount
            either += (inLeft | inRight).nonzeroBitCount
            equal += (inLeft & inRight & ~Self.filled(a ^ b)).nonzeroBitCount
        }
    }

    /// Bins that agree, less those that do by chance: equal = alike + (both − alike) / 15.
    var alike: Double {
        let both = left + right - either
        return max(0, (15 * Double(equal) - Double(both)) / 14)
    }

    /// The lowest bit of each four that are not all zero.
    @inline(__always)
    private static func filled(_ codes: UInt64) -> UInt64 {
        let pairs = codes | codes >> 1
        return (pairs | pairs >> 2) & 0x1111_1111_1111_1111
    }
}

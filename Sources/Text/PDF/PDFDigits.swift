/// Digits that a font without a character map left in the private use area, where the years among them prove which is which.
///
/// Such fonts keep 1 to 9 in a row, and the text's numbers of four glyphs are years. The one way to read all of them as
/// years between 1900 and 2035 is taken; two ways, or none, leave the glyphs unread.
struct PDFDigits {
    /// The code point that 1 would follow, and the one that is zero, if any was seen.
    private let base: UInt32
    private let zero: UInt32?

    /// So many numbers of four glyphs are proof enough.
    private static let runLimit = 200

    init?(_ scalars: Span<Unicode.Scalar>) {
        var runs: [Int] = []
        var index = 0
        while index < scalars.count, runs.count < Self.runLimit {
            let start = index
            while index < scalars.count, Self.isPrivate(scalars[index].value) { index += 1 }
            if index - start == 4 { runs.append(start) }
            if index == start { index += 1 }
        }
        guard let first = runs.first.map({ scalars[$0].value }), first >= 0xE002 else { return nil }
        let following = Self.zero(of: runs, in: scalars, base: first - 1)
        let second = Self.zero(of: runs, in: scalars, base: first - 2)
        switch (following, second) {
        case (let zero?, nil):
            base = first - 1
            self.zero = zero
        case (nil, let zero?):
            base = first - 2
            self.zero = zero
        case (nil, nil), (_?, _?): return nil
        }
    }

    /// The ASCII digit of a private code point.
    func digit(_ scalar: UInt32) -> Unicode.Scalar? {
        if scalar == zero { return "0" }
        return scalar > base && scalar <= base + 9 ? Unicode.Scalar(0x30 + scalar - base) : nil
    }

    private static func isPrivate(_ scalar: UInt32) -> Bool { (0xE000...0xF8FF).contains(scalar) }

    /// The zero that makes every run a year; nil when some run is none, `.some(nil)` when no zero is needed.
    private static func zero(of runs: [Int], in scalars: Span<Unicode.Scalar>, base: UInt32) -> UInt32?? {
        var zero: UInt32?
        for run in runs {
            var year: UInt32 = 0
            for index in run..<run + 4 {
                let value = scalars[index].value
                if value > base, value <= base + 9 {
                    year = year * 10 + value - base
                } else {
                    guard zero == nil || zero == value else { return nil }
                    zero = value
                    year *= 10
                }
            }
            guard (1900...2035).contains(year) else { return nil }
        }
        return .some(zero)
    }
}

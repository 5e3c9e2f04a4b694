/// Digits that a font without a character map left in the private use area, where the years among them prove which is which.
///
/// Such fonts keep 1 to 9 in a row, and the text's numbers of four glyphs are years. The one way to read all of them as
/// years between 1900 and 2035 is taken; two ways, or none, leave the glyphs unread.
struct PDFDigits {
    /// The code point that 1 would follow, and the one that is zero, if any was seen.
    private let base: UInt32
    private let zero: UInt32?

    init?(_ scalars: [Unicode.Scalar]) {
        var runs: [ArraySlice<UInt32>] = []
        let values = scalars.map(\.value)
        var index = 0
        while index < values.count, runs.count < 200 {
            guard Self.isPrivate(values[index]) else {
                index += 1
                continue
            }
            let end = values[index...].firstIndex { !Self.isPrivate($0) } ?? values.count
            if end - index == 4 { runs.append(values[index..<end]) }
            index = end
        }
        guard let first = runs.first?.first, first >= 0xE002 else { return nil }
        let readings = [first - 1, first - 2].compactMap { base in Self.zero(of: runs, base: base).map { (base, $0) } }
        guard readings.count == 1, let reading = readings.first else { return nil }
        base = reading.0
        zero = reading.1
    }

    /// The ASCII digit of a private code point.
    func digit(_ scalar: UInt32) -> Unicode.Scalar? {
        if scalar == zero { return "0" }
        return scalar > base && scalar <= base + 9 ? Unicode.Scalar(0x30 + scalar - base) : nil
    }

    private static func isPrivate(_ scalar: UInt32) -> Bool { (0xE000...0xF8FF).contains(scalar) }

    /// The zero that makes every run a year; nil when some run is none, `.some(nil)` when no zero is needed.
    private static func zero(of runs: [ArraySlice<UInt32>], base: UInt32) -> UInt32?? {
        var zero: UInt32?
        for run in runs {
            var year: UInt32 = 0
            for value in run {
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

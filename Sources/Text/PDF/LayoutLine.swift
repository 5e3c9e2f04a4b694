/// A line by the places at which its signs are seen; signs of direction take none.
struct LayoutLine {
    private let scalars: [Unicode.Scalar]
    /// Of each scalar.
    private let places: [Int]
    /// Where its first word begins and its last one ends; nil for a blank line.
    private let extent: Range<Int>?
    /// Places of two blanks or more between words.
    let gaps: [Range<Int>]

    init(_ scalars: [Unicode.Scalar]) {
        var place = 0
        let places = scalars.map { scalar in
            defer { if !DirectionSigns.isSign(scalar) { place += 1 } }
            return place
        }
        self.init(scalars, places)
    }

    private init(_ scalars: [Unicode.Scalar], _ places: [Int]) {
        (self.scalars, self.places) = (scalars, places)
        var gaps: [Range<Int>] = []
        var extent: Range<Int>?
        for index in scalars.indices where Self.isSeen(scalars[index]) {
            let place = places[index]
            if let end = extent?.upperBound, place - end >= 2 { gaps.append(end..<place) }
            extent = (extent?.lowerBound ?? place)..<(place + 1)
        }
        (self.gaps, self.extent) = (gaps, extent)
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x20 && !DirectionSigns.isSign(scalar)
    }

    var string: String { String(String.UnicodeScalarView(scalars)) }
    var isBlank: Bool { extent == nil }
    var indent: Int { extent?.lowerBound ?? 0 }
    var wordCount: Int { scalars.split { $0.value <= 0x20 }.count }
    /// Above zero where most letters run so.
    var rightToLeft: Int {
        scalars.reduce(0) { $0 + (ArabicLetter.isOfScript($1.value) ? 1 : $1.properties.isAlphabetic ? -1 : 0) }
    }

    /// Whether a word stands at the place, or two that one blank parts on both sides of it.
    func crosses(_ place: Int) -> Bool {
        guard let extent, extent.contains(place) else { return false }
        return !gaps.contains { $0.contains(place) }
    }

    func hasBoth(_ place: Int) -> Bool {
        extent.map { $0.lowerBound < place && $0.upperBound > place } ?? false
    }
    func left(of place: Int) -> LayoutLine { part { $0 < place } }
    func right(of place: Int) -> LayoutLine { part { $0 >= place } }

    /// Signs of direction go with what stands behind them, but for those that close.
    private func part(_ isIn: (Int) -> Bool) -> LayoutLine {
        let kept = scalars.indices.filter { index in
            let closes = scalars[index].value == 0x202C || scalars[index].value == 0x2069
            return isIn(closes ? places[index] - 1 : places[index])
        }
        guard let first = kept.first, let last = kept.last else { return LayoutLine([]) }
        return LayoutLine(Array(scalars[first...last]), Array(places[first...last]))
    }

    func without(first count: Int) -> LayoutLine {
        var dropped = 0
        let rest = scalars.drop { scalar in
            guard scalar == " ", dropped < count else { return false }
            dropped += 1
            return true
        }
        let blanks = rest.reversed().prefix { $0.value <= 0x20 }.count
        return LayoutLine(Array(rest.dropLast(blanks)), Array(places.suffix(rest.count).dropLast(blanks)))
    }
}

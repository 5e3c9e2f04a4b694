/// A stretch of time in which something holds, in seconds since the start.
struct Spell: Sendable {
    var from: Double
    var to: Double

    func holds(_ time: Double) -> Bool { from <= time && time < to }

    /// Up to `most` spells between the start and `seconds`, each so long.
    static func drawn(_ chance: inout Chance, most: Int, within seconds: Double, lasting: ClosedRange<Double>)
        -> [Spell]
    {
        (0..<(1 + chance.below(most))).map { _ in
            let from = chance.between(0, seconds)
            return Spell(from: from, to: from + chance.between(lasting.lowerBound, lasting.upperBound))
        }
    }
}

extension [Spell] {
    func hold(_ time: Double) -> Bool { contains { $0.holds(time) } }
}

/// A rule that was broken.
package struct Problem: Sendable, Equatable {
    package var rule: String
    /// Seconds since the start.
    package var at: Double
    package var what: String

    package var words: String {
        let (days, rest) = (Int(at) / 86_400, Int(at) % 86_400)
        return "day \(days) \(rest / 3600):\(rest / 60 % 60):\(rest % 60) \(rule): \(what)"
    }
}

import FoundationEssentials
import Text

/// Instants as the store keeps them: whole milliseconds since 1970.
enum Instant {
    /// Rounded to the nearest; hopeless values (NaN, the distant past and future) are clamped, not fatal.
    static func milliseconds(_ date: Date) -> Int {
        let exact = date.timeIntervalSince1970 * 1000
        return exact.isNaN ? 0 : Int(min(max(exact, -8e15), 8e15).rounded())
    }

    /// What `milliseconds` gives; some 250,000 years each way.
    static let range = -8_000_000_000_000_000...8_000_000_000_000_000

    static func date(milliseconds: Int) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    static func parse(_ text: String) -> Date? { RFC3339.parse(text) }
}

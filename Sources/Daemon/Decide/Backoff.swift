import Bytes
import FoundationEssentials

/// How much a failure counts, by class: hard ones slow a target down fast, passing ones hardly.
enum FailureClass: String, Sendable, Codable {
    case hard, soft, temporary

    var weight: Double {
        switch self {
        case .hard: 1
        case .soft: 0.5
        case .temporary: 0.25
        }
    }
}

/// Linear back-off: after failures that weigh `score` together, the usual interval grows by that many times, to one day.
/// Who has failed for a month is still probed once in 30 days: the dead come back.
enum Backoff {
    static let ceiling = Duration.seconds(24 * 3600)
    static let probe = Duration.seconds(30 * 24 * 3600)
    static let deadAfter = Duration.seconds(30 * 24 * 3600)

    static func delay(interval: Duration, score: Double, failingFor: Duration) -> Duration {
        if failingFor > deadAfter { return probe }
        return min(ceiling, interval * (1 + score))
    }
}

/// Chance without a generator: the same target and visit always get the same share, so decisions stay pure.
enum Jitter {
    /// From 0 to just under 1.
    static func share(_ key: String, visit: Int) -> Double {
        var hash = FNV1a.hash(key.utf8)
        // Mixed: neighbours must not get neighbouring shares.
        hash ^= UInt64(truncatingIfNeeded: visit) &* 0x9e37_79b9_7f4a_7c15
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash ^= hash >> 33
        return Double(hash >> 11) / Double(UInt64(1) << 53)
    }
}

extension Date {
    func adding(_ duration: Duration) -> Date { addingTimeInterval(duration / .seconds(1)) }

    /// Bounded to some 30 million years: a `Duration` takes no more, nor what is no number.
    func since(_ earlier: Date) -> Duration {
        let seconds = timeIntervalSince(earlier)
        return seconds.isNaN ? .zero : .seconds(min(max(seconds, -1e15), 1e15))
    }
}

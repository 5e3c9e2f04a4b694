/// Durations as people write them: `90s`, `15m`, `6h`, `3d`, `1h30m`.
package enum DurationText {
    package static func parse(_ text: String) -> Duration? {
        var seconds = 0
        var number: Int?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let next = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
                guard next < 1_000_000_000 else { return nil }
                number = next
            default:
                guard let count = number, let unit = unitSeconds(byte) else { return nil }
                seconds += count * unit
                number = nil
            }
        }
        // A bare zero needs no unit.
        guard let rest = number else { return text.isEmpty ? nil : .seconds(seconds) }
        return rest == 0 && seconds == 0 ? .zero : nil
    }

    /// As it could stand in a configuration: `30m`, `1h30m`.
    static func written(_ duration: Duration) -> String { format(duration).filter { $0 != " " } }

    private static func unitSeconds(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "s"): 1
        case UInt8(ascii: "m"): 60
        case UInt8(ascii: "h"): 3600
        case UInt8(ascii: "d"): 86_400
        default: nil
        }
    }

    /// Two units at most: `2d 3h`, `5m`, `12s`.
    package static func format(_ duration: Duration) -> String {
        let total = Int(duration / .seconds(1))
        let parts = [
            (total / 86_400, "d"), (total % 86_400 / 3600, "h"), (total % 3600 / 60, "m"), (total % 60, "s"),
        ].filter { $0.0 > 0 }
        return parts.isEmpty ? "0s" : parts.prefix(2).map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}

/// Sizes as people write them: `512KiB`, `64MiB`, `1GiB`, plain bytes.
package enum SizeText {
    package static func parse(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count < 1 << 40 else { return nil }
        switch text.dropFirst(digits.count).drop(while: { $0 == " " }) {
        case "", "B": return count
        case "KiB", "K": return count << 10
        case "MiB", "M": return count << 20
        case "GiB", "G": return count << 30
        default: return nil
        }
    }

    /// In the largest unit that leaves no rest.
    package static func format(_ bytes: Int) -> String {
        for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes > 0 && bytes % (1 << shift) == 0 {
            return "\(bytes >> shift)\(unit)"
        }
        return "\(bytes)"
    }
}

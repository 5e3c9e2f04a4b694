/// Durations as people write them: `500ms`, `90s`, `15m`, `6h`, `3d`, `1h30m`.
package enum DurationText {
    package static func parse(_ text: String) -> Duration? {
        var sum = Duration.zero
        var rest = Array(text.utf8)[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0 &- 0x30 < 10 }
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            rest = rest.dropFirst(digits.count)
            // A bare zero needs no unit.
            if rest.isEmpty { return number == 0 && sum == .zero ? .zero : nil }
            guard let unit = units.first(where: { rest.starts(with: $0.name.utf8) }) else { return nil }
            sum += unit.length * number
            rest = rest.dropFirst(unit.name.utf8.count)
        }
        return sum
    }

    /// The longer of two that begin alike first.
    private static let units: [(name: String, length: Duration)] = [
        ("ms", .milliseconds(1)), ("s", .seconds(1)), ("m", .seconds(60)), ("h", .seconds(3600)),
        ("d", .seconds(86_400)),
    ]

    /// As it could stand in a configuration: `30m`, `1h30m`.
    static func written(_ duration: Duration) -> String { format(duration).filter { $0 != " " } }

    /// Two units at most: `2d 3h`, `5m`, `12s`; `500ms` where it is no whole second.
    package static func format(_ duration: Duration) -> String {
        if duration > .zero, duration < .seconds(1) { return "\(Int(duration / .milliseconds(1)))ms" }
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

package import FoundationEssentials

/// RFC 3339 as the record writes it: UTC, `Z`, milliseconds when asked for.
package enum RFC3339 {
    /// `2026-11-21T09:41:07Z`, or `…07.123Z`. Instants outside the years 1 to 9999 are clamped to them.
    package static func format(_ instant: Date, milliseconds: Bool = false) -> String {
        let since = instant.timeIntervalSince1970
        // NaN and instants beyond the format's four digits of year would trap in the conversion to Int.
        let bounded = since.isNaN ? 0 : min(max(since, -62_135_596_800), 253_402_300_799.999)
        // To the nearest: the third decimal of a binary fraction is as often a little below as above. Without it, the second
        // that has begun.
        let units = Int((bounded * 1000).rounded(milliseconds ? .toNearestOrAwayFromZero : .down))
        let seconds = (units >= 0 ? units : units - 999) / 1000
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let second = seconds - days * 86_400
        let date = CivilDay.date(days: days)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        appendDay(year: date.year, month: date.month, day: date.day, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        append(second / 3600, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second / 60 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second % 60, digits: 2, to: &bytes)
        if milliseconds {
            bytes.append(UInt8(ascii: "."))
            append(units - seconds * 1000, digits: 3, to: &bytes)
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads `date-time` of RFC 3339 section 5.6 (any offset, any fraction, `t` and `z` in either case); nil for anything
    /// else, a date alone included. A leap second reads as second 59.
    package static func parse(_ text: String) -> Date? {
        let bytes = [UInt8](text.utf8)
        guard bytes.count >= 20, bytes.count <= 64 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                guard let digit = bytes[index].decimalValue else { return nil }
                value = value * 10 + digit
            }
            return value
        }
        guard let year = number(0..<4), bytes[4] == UInt8(ascii: "-"), let month = number(5..<7),
            bytes[7] == UInt8(ascii: "-"), let day = number(8..<10), bytes[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(11..<13), bytes[13] == UInt8(ascii: ":"), let minute = number(14..<16),
            bytes[16] == UInt8(ascii: ":"), let second = number(17..<19)
        else { return nil }
        var index = 19
        var fraction = 0.0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale = 0.1
            let start = index
            while index < bytes.count, let digit = bytes[index].decimalValue {
                fraction += Double(digit) * scale
                scale /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        guard index < bytes.count else { return nil }
        let offset: Int
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard index + 1 == bytes.count else { return nil }
            offset = 0
        case let sign where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
            guard index + 6 == bytes.count, let hours = number(index + 1..<index + 3),
                bytes[index + 3] == UInt8(ascii: ":"), let minutes = number(index + 4..<index + 6), hours < 24,
                minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * 60 * (sign == UInt8(ascii: "-") ? -1 : 1)
        default: return nil
        }
        let stated = StatedDate(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, offsetSeconds: offset)
        return stated?.instant.map { $0.addingTimeInterval(fraction) }
    }

    static func appendDay(year: Int, month: Int, day: Int, to bytes: inout [UInt8]) {
        append(year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(day, digits: 2, to: &bytes)
    }

    private static func append(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }
}

extension UInt8 {
    /// The value of an ASCII digit.
    var decimalValue: Int? {
        let value = self &- 0x30
        return value < 10 ? Int(value) : nil
    }
}

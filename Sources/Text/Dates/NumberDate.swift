/// A date as a bare number: seconds, or a smaller unit, since 1970, and ISO 8601's digits without any mark between.
enum NumberDate {
    /// Nil for numbers of other lengths, which are ids, years or days, and for instants before 1985, which nothing had on the web.
    static func parse(_ bytes: [UInt8]) -> StatedDate? {
        var index = 0
        Scan.spaces(bytes, &index)
        // `@1773473400` of date(1), `/Date(1773473400000)/` of .NET.
        if index < bytes.count, bytes[index] == UInt8(ascii: "@") { index += 1 }
        if bytes[index...].starts(with: "/Date(".utf8) {
            let digits = bytes[index...].dropFirst(6).prefix { $0.decimalValue != nil }
            return bytes[digits.endIndex...].contains(UInt8(ascii: ")")) && digits.count > 8
                ? parse(Array(digits)) : nil
        }
        let start = index
        var value = 0
        while index < bytes.count, let digit = bytes[index].decimalValue {
            guard index - start < 19 else { return nil }
            let (product, isOver) = value.multipliedReportingOverflow(by: 10)
            let (sum, isOverToo) = product.addingReportingOverflow(Int(digit))
            guard !isOver, !isOverToo else { return nil }
            value = sum
            index += 1
        }
        let digits = index - start
        guard digits >= 9, onlyFraction(bytes, from: index) else { return nil }
        switch digits {
        case 9, 10: return instant(value)
        case 12: return civil(value / 10_000, value % 10_000 * 100)
        case 13: return instant(value / 1000)
        case 14: return civil(value / 1_000_000, value % 1_000_000)
        case 16: return instant(value / 1_000_000)
        case 19: return instant(value / 1_000_000_000)
        default: return nil
        }
    }

    private static let earliest = 473_385_600

    private static func instant(_ seconds: Int) -> StatedDate? {
        guard seconds >= earliest else { return nil }
        let time = seconds % 86_400
        return StatedDate(
            days: seconds / 86_400, hour: time / 3600, minute: time / 60 % 60, second: time % 60, offsetSeconds: 0)
    }

    private static func civil(_ day: Int, _ time: Int) -> StatedDate? {
        guard day / 10_000 >= NoDate.firstYear else { return nil }
        return StatedDate(
            year: day / 10_000, month: day / 100 % 100, day: day % 100, hour: time / 10_000, minute: time / 100 % 100,
            second: time % 100)
    }

    private static func onlyFraction(_ bytes: [UInt8], from start: Int) -> Bool {
        var index = start
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].decimalValue != nil {
            index += 1
            while index < bytes.count, bytes[index].decimalValue != nil { index += 1 }
        }
        Scan.spaces(bytes, &index)
        return index == bytes.count
    }
}

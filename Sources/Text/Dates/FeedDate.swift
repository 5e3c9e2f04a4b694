/// The dates of feeds: RFC 822/2822, RFC 3339, W3CDTF, ISO 8601 and their misspellings in the wild.
package enum FeedDate {
    /// The date that the whole text states, comments in parentheses and white space aside; nil for anything else, and for
    /// a year or a month without a day. A missing zone stays missing: the custom of feeds is UTC, which is the caller's to
    /// assume (`instant(assumingOffset: 0)`).
    ///
    /// `24:00` is the next day's midnight. Names of days are not checked. A zone letter or name that means several zones
    /// counts as missing (RFC 2822, section 4.3). About 0.2 µs for the common forms.
    package static func parse(_ text: String) -> StatedDate? {
        parse([UInt8](text.utf8))
    }

    package static func parse(_ utf8: [UInt8]) -> StatedDate? {
        // The longest real date with comments is far below this.
        guard utf8.count >= 4, utf8.count <= 300 else { return nil }
        return read(utf8).flatMap { NoDate.isOne($0) ? nil : $0 }
    }

    private static func read(_ utf8: [UInt8]) -> StatedDate? {
        // A year that is too small for these is another calendar's, which the words' grammar knows.
        if let date = ISODate.parse(utf8) ?? MailDate.parse(utf8) ?? NumberDate.parse(utf8) { return date }
        if let plain = MachineDate.plain(utf8), let date = inOtherDigits(plain) { return date }
        guard let date = TextDate.parse(String(decoding: utf8, as: UTF8.self)) ?? behindFirstWord(utf8) else {
            return nil
        }
        // Korea has one zone, and its feeds write it only with the language.
        guard date.hour != nil, date.offsetSeconds == nil, isKorean(utf8) else { return date }
        return StatedDate(
            year: date.year, month: date.month, day: date.day, hour: date.hour, minute: date.minute,
            second: date.second, offsetSeconds: 9 * 3600)
    }

    /// A first word before a comma stands for a day's name, however it is spelt.
    private static func behindFirstWord(_ utf8: [UInt8]) -> StatedDate? {
        guard let comma = utf8.firstIndex(of: UInt8(ascii: ",")), comma < 32,
            utf8[..<comma].allSatisfy({ $0.decimalValue == nil && $0 > 0x20 })
        else { return nil }
        return TextDate.parse(String(decoding: utf8[(comma + 1)...], as: UTF8.self))
    }

    /// Two digits first are a day's in the languages that have digits of their own.
    private static func inOtherDigits(_ plain: [UInt8]) -> StatedDate? {
        let isYearFirst = plain.drop { $0 <= 0x20 }.prefix { $0.decimalValue != nil }.count >= 4
        return (isYearFirst ? ISODate.parse(plain) ?? NumberDate.parse(plain) : nil) ?? MailDate.parse(plain)
    }

    /// Whether Hangul syllables (U+AC00–D7A3) stand in the text.
    private static func isKorean(_ utf8: [UInt8]) -> Bool {
        utf8.contains { (0xEB...0xEC).contains($0) }
            || utf8.indices.dropLast().contains {
                utf8[$0] == 0xEA && utf8[$0 + 1] >= 0xB0 || utf8[$0] == 0xED && utf8[$0 + 1] <= 0x9E
            }
    }
}

/// What a date says of its zone.
enum FeedZone: Equatable {
    /// Seconds east of UTC.
    case offset(Int)
    case region(ZoneRegion)
}

/// A time of day and its zone, as both families of feed dates end.
struct FeedTime {
    var hour: Int
    var minute: Int
    var second: Int?
    /// Set by `24:00`.
    var nextDay = false

    /// Reads `H:MM`, `HH:MM:SS`, a fraction, and with `basic` also `HHMM`, `HHMMSS` and `HH`. Leaves `index` behind it.
    static func parse(_ bytes: [UInt8], _ index: inout Int, basic: Bool) -> FeedTime? {
        let start = index
        guard let first = Scan.number(bytes, &index, maximumDigits: 6) else { return nil }
        let digits = index - start
        var time: FeedTime
        if digits <= 2 {
            time = FeedTime(hour: first, minute: 0)
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                index += 1
                guard let minute = Scan.number(bytes, &index, maximumDigits: 2) else { return nil }
                time.minute = minute
                if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                    index += 1
                    guard let second = Scan.number(bytes, &index, maximumDigits: 2) else { return nil }
                    time.second = second
                }
            } else if !basic {
                return nil
            }
        } else if basic, digits == 4 {
            time = FeedTime(hour: first / 100, minute: first % 100)
        } else if basic, digits == 6 {
            time = FeedTime(hour: first / 10_000, minute: first / 100 % 100, second: first % 100)
        } else {
            return nil
        }
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","),
            time.second != nil, bytes[index + 1].decimalValue != nil
        {
            index += 1
            while index < bytes.count, bytes[index].decimalValue != nil { index += 1 }
        }
        if time.hour == 24, time.minute == 0, time.second ?? 0 == 0 {
            time.hour = 0
            time.nextDay = true
        }
        guard time.hour < 24, time.minute < 60, time.second ?? 0 <= 60 else { return nil }
        return time
    }

    func on(days: Int, zone: FeedZone?) -> StatedDate? {
        let days = nextDay ? days + 1 : days
        var offset: Int?
        switch zone {
        case .offset(let seconds): offset = seconds
        case .region(let region):
            offset = region.offset(days: days, secondOfDay: hour * 3600 + minute * 60 + (second ?? 0))
        case nil: break
        }
        return StatedDate(days: days, hour: hour, minute: minute, second: second, offsetSeconds: offset)
    }
}

/// Steps over bytes that every date parser takes.
enum Scan {
    @inline(__always)
    static func spaces(_ bytes: [UInt8], _ index: inout Int) {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    /// A run of at most `maximumDigits` ASCII digits; a longer run is no number, and neither is none.
    @inline(__always)
    static func number(_ bytes: [UInt8], _ index: inout Int, maximumDigits: Int) -> Int? {
        let start = index
        var value = 0
        while index < bytes.count, let digit = bytes[index].decimalValue {
            guard index - start < maximumDigits else { return nil }
            value = value * 10 + digit
            index += 1
        }
        return index == start ? nil : value
    }

    /// `+0300`, `-03:00`, `+3`, `+03`: seconds east of UTC. The sign stands at `index`.
    static func offset(_ bytes: [UInt8], _ index: inout Int) -> Int? {
        let sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
        index += 1
        let start = index
        guard let first = number(bytes, &index, maximumDigits: 4) else { return nil }
        var hours = first
        var minutes = 0
        if index - start > 2 {
            hours = first / 100
            minutes = first % 100
        } else if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            index += 1
            guard let second = number(bytes, &index, maximumDigits: 2) else { return nil }
            minutes = second
        }
        // UTC+14 is the furthest zone there is; a day is the bound of nonsense.
        guard hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// Two digits as RFC 2822 section 4.3 reads them: below 50 this century, else the last; three are added to 1900.
    static func year(_ value: Int, digits: Int) -> Int {
        switch digits {
        case 1, 2: value < 50 ? 2000 + value : 1900 + value
        case 3: 1900 + value
        default: value
        }
    }
}

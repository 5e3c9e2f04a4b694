/// ISO 8601 dates (calendar, week and ordinal; extended and basic), RFC 3339 and W3CDTF, with a time and zone or without.
enum ISODate {
    /// Nil unless the whole text is one; a year or a month alone is not a day.
    static func parse(_ bytes: [UInt8]) -> StatedDate? {
        read(bytes).flatMap { $0.year < NoDate.firstYear ? nil : $0 }
    }

    private static func read(_ bytes: [UInt8]) -> StatedDate? {
        var index = 0
        Scan.spaces(bytes, &index)
        guard let days = day(bytes, &index) else { return nil }
        let dayEnd = index
        Scan.spaces(bytes, &index)
        if index == bytes.count { return StatedDate(days: days) }
        if bytes[index] | 0x20 == UInt8(ascii: "t") {
            index += 1
            Scan.spaces(bytes, &index)
        } else if index == dayEnd {
            return nil
        }
        guard let time = FeedTime.parse(bytes, &index, basic: true) else { return nil }
        Scan.spaces(bytes, &index)
        var zone: FeedZone?
        if index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard let value = Scan.offset(bytes, &index) else { return nil }
                zone = .offset(value)
            case UInt8(ascii: "["): break
            default:
                guard case .zone(let value)? = ZoneName.parse(bytes, &index) else { return nil }
                zone = value
            }
        }
        // `+03:00 AST`: said twice.
        var second = index
        Scan.spaces(bytes, &second)
        if zone != nil, second > index, case .zone? = ZoneName.parse(bytes, &second) { index = second }
        // `+03:00[Asia/Riyadh]` (RFC 9557): the offset has said it.
        if let named = ZoneName.bracketed(bytes, &index) { zone = zone ?? .region(named) }
        Scan.spaces(bytes, &index)
        return index == bytes.count ? time.on(days: days, zone: zone) : nil
    }

    /// The day as days since 1970-01-01, `index` left behind it.
    private static func day(_ bytes: [UInt8], _ index: inout Int) -> Int? {
        let start = index
        guard let first = Scan.number(bytes, &index, maximumDigits: 8) else { return nil }
        let digits = index - start
        let next = index < bytes.count ? bytes[index] : 0
        switch digits {
        case 8: return civil(first / 10_000, first / 100 % 100, first % 100)
        case 7: return ordinal(first / 1000, first % 1000)
        case 6: return civil(Scan.year(first / 10_000, digits: 2), first / 100 % 100, first % 100)
        case 4:
            if next | 0x20 == UInt8(ascii: "w") { return week(first, bytes, &index) }
            return rest(ofYear: first, bytes, &index)
        case 2 where next == UInt8(ascii: "-"): return rest(ofYear: Scan.year(first, digits: 2), bytes, &index)
        default: return nil
        }
    }

    /// What follows the year: `-MM-DD`, `/MM/DD`, `-DDD`, `-Www-D`.
    private static func rest(ofYear year: Int, _ bytes: [UInt8], _ index: inout Int) -> Int? {
        guard index < bytes.count else { return nil }
        let separator = bytes[index]
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") else {
            return nil
        }
        index += 1
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "w") { return week(year, bytes, &index) }
        let start = index
        guard let second = Scan.number(bytes, &index, maximumDigits: 3) else { return nil }
        let digits = index - start
        guard index < bytes.count, bytes[index] == separator else {
            return digits == 3 ? ordinal(year, second) : nil
        }
        index += 1
        // A month of three digits ("012") is a misspelling that feeds have.
        guard let day = Scan.number(bytes, &index, maximumDigits: 2) else { return nil }
        if index < bytes.count, bytes[index] == separator { return nil }
        return civil(year, second, day)
    }

    private static func civil(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard day >= 1, day <= CivilDay.length(ofMonth: month, year: year) else { return nil }
        return CivilDay.days(year: year, month: month, day: day)
    }

    private static func ordinal(_ year: Int, _ day: Int) -> Int? {
        guard day >= 1, day <= (CivilDay.isLeap(year: year) ? 366 : 365) else { return nil }
        return CivilDay.days(year: year, month: 1, day: 1) + day - 1
    }

    /// `W05-3` or `W053`: week 1 holds 4 January, weeks begin on Monday. A week without a day is not a day.
    private static func week(_ year: Int, _ bytes: [UInt8], _ index: inout Int) -> Int? {
        index += 1
        let start = index
        guard var week = Scan.number(bytes, &index, maximumDigits: 3) else { return nil }
        var day = 0
        if index - start == 3 {
            day = week % 10
            week /= 10
        } else if index - start == 2, index < bytes.count, bytes[index] == UInt8(ascii: "-") {
            index += 1
            guard let value = Scan.number(bytes, &index, maximumDigits: 1) else { return nil }
            day = value
        }
        let fourth = CivilDay.days(year: year, month: 1, day: 4)
        guard (1...53).contains(week), (1...7).contains(day) else { return nil }
        let days = fourth - CivilDay.weekday(days: fourth) + 1 + (week - 1) * 7 + day - 1
        // A year has a week 53 only when its last Thursday says so.
        if week == 53, CivilDay.date(days: days - day + 4).year != year { return nil }
        return days
    }
}

/// Dates of the RFC 822 family, which mail, HTTP and most feeds write: day and month name in either order, year, time and
/// zone. Covers RFC 850, asctime and what feeds make of them.
enum MailDate {
    static func parse(_ bytes: [UInt8]) -> StatedDate? {
        var fields = Fields()
        var index = 0
        // Tokens are few in any date; a text with more is none.
        var budget = 24
        while true {
            guard skip(bytes, &index) else { return nil }
            guard index < bytes.count else { break }
            budget -= 1
            guard budget > 0, fields.take(bytes, &index) else { return nil }
        }
        return fields.date
    }

    /// White space, commas and comments: RFC 822 nests them and lets a backslash escape a parenthesis. False for a
    /// comment that never ends; a closing parenthesis without an opening one is passed over.
    private static func skip(_ bytes: [UInt8], _ index: inout Int) -> Bool {
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: "\\") where depth > 0: index += 1
            default:
                guard depth > 0 || byte <= 0x20 || byte == UInt8(ascii: ",") else { return true }
            }
            index += 1
        }
        return depth == 0
    }

    private struct Fields {
        var year: Int?
        var month: Int?
        var day: Int?
        var time: FeedTime?
        var zone: FeedZone?
        var zoneSeen = false
        var offsetSeen = false

        var date: StatedDate? {
            guard let year, year >= NoDate.firstYear, let month, let day, day >= 1,
                day <= CivilDay.length(ofMonth: month, year: year)
            else { return nil }
            guard let time else { return StatedDate(year: year, month: month, day: day) }
            return time.on(days: CivilDay.days(year: year, month: month, day: day), zone: zone)
        }

        /// Reads one token at `index`; false when it does not belong in a date.
        mutating func take(_ bytes: [UInt8], _ index: inout Int) -> Bool {
            let byte = bytes[index]
            if byte == UInt8(ascii: "["), time != nil, let region = ZoneName.bracketed(bytes, &index) {
                if !zoneSeen { zone = .region(region) }
                zoneSeen = true
                return true
            }
            if byte.decimalValue != nil { return takeNumber(bytes, &index) }
            if (byte | 0x20) &- 0x61 < 26 { return takeWord(bytes, &index) }
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                // `GMT +0300` and `EAT +0300` too.
                let isBetter = !zoneSeen || !offsetSeen && month != nil
                if time != nil, isBetter, index + 1 < bytes.count, bytes[index + 1].decimalValue != nil {
                    guard let value = Scan.offset(bytes, &index) else { return false }
                    zone = .offset(value)
                    zoneSeen = true
                    offsetSeen = true
                    return true
                }
                // The hyphens of `09-Feb-06`.
                guard byte == UInt8(ascii: "-"), time == nil else { return false }
                index += 1
                return true
            }
            if byte == UInt8(ascii: "."), month != nil || day != nil {
                index += 1
                return true
            }
            return false
        }

        private mutating func takeNumber(_ bytes: [UInt8], _ index: inout Int) -> Bool {
            let start = index
            guard let value = Scan.number(bytes, &index, maximumDigits: 4) else { return false }
            let digits = index - start
            let next = index < bytes.count ? bytes[index] : 0
            if digits == 1, next == UInt8(ascii: ","), day == nil, month == nil, year == nil,
                bytes[index...].dropFirst().first(where: { $0 > 0x20 })?.decimalValue != nil
            {
                // `6, 14 Mar 2026`: the day of the week.
                return true
            }
            if next == UInt8(ascii: ":"), digits <= 2 {
                guard time == nil else { return false }
                index = start
                guard let read = FeedTime.parse(bytes, &index, basic: false) else { return false }
                if index < bytes.count, bytes[index] == UInt8(ascii: ":") { return false }
                time = read
                return true
            }
            if digits == 4, next == UInt8(ascii: "/") || next == UInt8(ascii: "-"), year == nil, day == nil,
                month == nil, index + 1 < bytes.count, bytes[index + 1].decimalValue != nil
            {
                // `Fri, 2006/09/15 08:19:53 EDT`
                index += 1
                guard let second = Scan.number(bytes, &index, maximumDigits: 2), index < bytes.count,
                    bytes[index] == next
                else { return false }
                index += 1
                guard let third = Scan.number(bytes, &index, maximumDigits: 2) else { return false }
                (year, month, day) = (value, second, third)
                return true
            }
            if digits == 4 {
                guard year == nil else { return false }
                year = value
            } else if day == nil, digits <= 2 {
                day = value
            } else if year == nil {
                year = Scan.year(value, digits: digits)
            } else {
                return false
            }
            return true
        }

        private mutating func takeWord(_ bytes: [UInt8], _ index: inout Int) -> Bool {
            var end = index
            while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
            // Half a word: a letter beyond ASCII follows, which is for the other parser.
            if end < bytes.count, bytes[end] >= 0x80 { return false }
            let length = end - index
            if length >= 3, length <= 9, let number = EnglishName.month(bytes, index, end) {
                guard month == nil else { return false }
                month = number
                index = end
                if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
                return true
            }
            if length >= 2, length <= 9, day == nil || time == nil, EnglishName.isWeekday(bytes, index, end) {
                index = end
                if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
                return true
            }
            if time != nil, !zoneSeen, let reading = ZoneName.parse(bytes, &index) {
                if case .zone(let value) = reading { zone = value }
                zoneSeen = true
                return true
            }
            // `+0300 EAT`: said twice, and the first holds.
            if zoneSeen, case .zone(let value)? = ZoneName.parse(bytes, &index) {
                zone = zone ?? value
                return true
            }
            // `Z +0000`, `GMT Daylight Time`: after a zone nothing more is understood.
            guard month == nil, day == nil, year == nil, end < bytes.count, bytes[end] == UInt8(ascii: ",") else {
                return false
            }
            // A first word before a comma stands for a day's name, however it is spelt.
            index = end
            return true
        }
    }
}

/// English names of months and days, full or cut short after the third letter.
enum EnglishName {
    static func month(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard let number = monthsByKey(key(bytes, start)) else { return nil }
        return isPrefix(bytes, start, end, of: months[number - 1]) ? number : nil
    }

    static func isWeekday(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard end - start >= 3 else {
            // `Mo`, `Tu`… are seen in feeds that cut to two letters.
            return end - start == 2 && weekdays.contains { isPrefix(bytes, start, end, of: $0) }
        }
        switch key(bytes, start) {
        case 0x6D_6F6E, 0x74_7565, 0x77_6564, 0x74_6875, 0x66_7269, 0x73_6174, 0x73_756E: return true
        default: return false
        }
    }

    private static func key(_ bytes: [UInt8], _ start: Int) -> UInt32 {
        UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8 | UInt32(bytes[start + 2] | 0x20)
    }

    private static func monthsByKey(_ key: UInt32) -> Int? {
        switch key {
        case 0x6A_616E: 1
        case 0x66_6562: 2
        case 0x6D_6172: 3
        case 0x61_7072: 4
        case 0x6D_6179: 5
        case 0x6A_756E: 6
        case 0x6A_756C: 7
        case 0x61_7567: 8
        case 0x73_6570: 9
        case 0x6F_6374: 10
        case 0x6E_6F76: 11
        case 0x64_6563: 12
        default: nil
        }
    }

    private static func isPrefix(_ bytes: [UInt8], _ start: Int, _ end: Int, of name: [UInt8]) -> Bool {
        guard end - start <= name.count else { return false }
        for offset in 0..<end - start where bytes[start + offset] | 0x20 != name[offset] { return false }
        return true
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { [UInt8]($0.utf8) }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map {
        [UInt8]($0.utf8)
    }
}

import Bytes
package import FoundationEssentials

/// The date forms of HTTP (RFC 9110 section 5.6.7): IMF-fixdate, RFC 850, asctime.
package enum HTTPDate {
    /// Tolerates what servers get wrong without doubt about the meaning: no or a wrong weekday, one-digit days, long month
    /// names, `UTC` or a numeric offset for `GMT`, no seconds. A field that is out of range makes it nil.
    package static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= lengthLimit else { return nil }
        var fields = Fields()
        for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }) {
            guard fields.take(Array(word)) else { return nil }
        }
        return fields.date
    }

    private static let lengthLimit = 64

    /// Midnight of a day of the Gregorian calendar, in days since 1970-01-01.
    static func days(year: Int, month: Int, day: Int) -> Int {
        // Years that begin in March end with the leap day.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// What the words of a date have told so far.
private struct Fields {
    var day: Int?
    var month: Int?
    var year: Int?
    var seconds: Int?
    var offset = 0

    /// False when the word can be no part of a date.
    mutating func take(_ word: [UInt8]) -> Bool {
        if word.contains(UInt8(ascii: ":")) { return takeTime(word) }
        if let number = Self.number(word[...]) { return takeNumber(number, digits: word.count) }
        if word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-") { return takeOffset(word) }
        // RFC 850: 06-Nov-94
        let parts = word.split(separator: UInt8(ascii: "-"))
        if parts.count == 3 {
            guard let day = Self.number(parts[0]), let month = Self.month(parts[1]), let year = Self.number(parts[2]),
                self.day == nil, self.month == nil, self.year == nil
            else { return false }
            self.day = day
            self.month = month
            self.year = Self.fullYear(year, digits: parts[2].count)
            return true
        }
        if let month = Self.month(word[...]), self.month == nil {
            self.month = month
            return true
        }
        // Weekdays and the names of UTC; another zone's name would change the meaning.
        let lower = ASCII.lowercased(word[...])
        return Self.zones.contains(lower) || (lower.count >= 3 && Self.weekdays.contains(String(lower.prefix(3))))
    }

    private mutating func takeNumber(_ number: Int, digits: Int) -> Bool {
        if day == nil, digits <= 2 {
            day = number
        } else if year == nil, digits == 2 || digits == 4 {
            year = Self.fullYear(number, digits: digits)
        } else {
            return false
        }
        return true
    }

    private mutating func takeTime(_ word: [UInt8]) -> Bool {
        let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard seconds == nil, parts.count == 2 || parts.count == 3, let hour = Self.number(parts[0]),
            let minute = Self.number(parts[1])
        else { return false }
        guard let second = parts.count == 3 ? Self.number(parts[2]) : 0 else { return false }
        guard hour < 24, minute < 60, second <= 60 else { return false }
        seconds = hour * 3_600 + minute * 60 + second
        return true
    }

    private mutating func takeOffset(_ word: [UInt8]) -> Bool {
        guard word.count == 5, let value = Self.number(word[1...]), value / 100 < 24, value % 100 < 60 else {
            return false
        }
        let magnitude = value / 100 * 3_600 + value % 100 * 60
        offset = word.first == UInt8(ascii: "-") ? -magnitude : magnitude
        return true
    }

    var date: Date? {
        guard let day, let month, let year, let seconds, year >= 1900, day >= 1,
            day <= HTTPDate.daysInMonth(month, year: year)
        else { return nil }
        let days = HTTPDate.days(year: year, month: month, day: day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + seconds - offset))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// RFC 6265 section 5.1.1 draws the line of two-digit years at 70.
    private static func fullYear(_ year: Int, digits: Int) -> Int {
        digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3, let index = months.firstIndex(of: String(ASCII.lowercased(word).prefix(3))) else {
            return nil
        }
        return index + 1
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private static let zones = ["gmt", "utc", "ut", "z"]
}

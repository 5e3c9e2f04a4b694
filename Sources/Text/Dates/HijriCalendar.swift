/// The Islamic calendar as newspapers print it: Umm al-Qura where its months are published, arithmetic elsewhere.
package enum HijriCalendar {
    /// Days since 1970-01-01; nil for a month or day that the calendar does not have, or a year outside 1 to 1700.
    package static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...1700).contains(year), (1...12).contains(month), day >= 1,
            day <= length(ofMonth: month, year: year)
        else { return nil }
        guard let start = ummAlQuraStart(year: year, month: month) else {
            return tabularStart(year: year, month: month) + day - 1
        }
        return start + day - 1
    }

    /// 28 to 31: the printed calendar has a few months of 28 and 31 days before 1365, where a sighting was put right. Beyond
    /// the table every month may have 30 days, since sightings differ from the arithmetic by a day.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        guard years.contains(year), (1...12).contains(month) else { return 30 }
        return 28 + Int(monthLengths[year - years.lowerBound] >> UInt32(2 * (month - 1)) & 3)
    }

    private static func ummAlQuraStart(year: Int, month: Int) -> Int? {
        guard years.contains(year) else { return nil }
        var days = yearStarts[year - years.lowerBound]
        for earlier in 1..<month { days += length(ofMonth: earlier, year: year) }
        return days
    }

    /// The civil arithmetic calendar: 30-year cycle, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, epoch
    /// 622-07-16 (Julian), which is 492,148 days before 1970-01-01.
    private static func tabularStart(year: Int, month: Int) -> Int {
        (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 - 492_148
    }

    /// The years of the table: 1343-01-01 is 1924-08-01.
    private static let years = 1343...1500

    private static let yearStarts: [Int] = {
        var start = CivilDay.days(year: 1924, month: 8, day: 1)
        return monthLengths.map { bits in
            defer { for month in 0..<12 { start += 28 + Int(bits >> UInt32(2 * month) & 3) } }
            return start
        }
    }()

    /// Lengths of the months of Umm al-Qura less 28, two bits each, the first month lowest. Source of the fact: the
    /// calendar of Saudi Arabia as printed (1343 to 1411) and as computed since (R. H. van Gent, Utrecht University).
    private static let monthLengths: [UInt32] = [
        0xA8A9A6, 0x666665, 0x9A2766, 0x6969A5, 0x5A69A5, 0x35A666, 0xB2A666, 0x9A6599,
        0x9A5666, 0x666666, 0x9699A6, 0x666999, 0x9A6666, 0x65A665, 0xA66666, 0x69659A,
        0x65966A, 0xA66666, 0x666666, 0x666666, 0xA66666, 0x6A2666, 0xA66666, 0x666666,
        0x666666, 0xA66666, 0x69A666, 0x666666, 0xA99966, 0xA65999, 0x999999, 0xA5A666,
        0x696666, 0x666A59, 0xA69996, 0x666666, 0x999999, 0x666666, 0x6659A6, 0x9969A6,
        0x666699, 0x666666, 0x6A65A6, 0xA6665A, 0xA66665, 0x666669, 0xA66666, 0x59A666,
        0xA66666, 0xA66665, 0xA66566, 0x696666, 0x6659A6, 0x9966A6, 0x666699, 0x99A666,
        0x699999, 0xA6659A, 0x665999, 0x99666A, 0x6599A9, 0x966A69, 0x6669A5, 0x9A6666,
        0x999999, 0x996666, 0x6599A6, 0x9666A6, 0x59A699, 0x66A696, 0xA69A59, 0x9A9965,
        0x9A6599, 0x996666, 0x599A66, 0x666A66, 0x9A6999, 0x9AA659, 0x9AA565, 0x9A9596,
        0x999666, 0x6659A6, 0x6699A6, 0x9A6999, 0x69A665, 0xA6A596, 0xA69659, 0x999969,
        0x966669, 0x5999A9, 0x6669A6, 0x5A6999, 0x9A6666, 0x999999, 0x9665A6, 0x6596A6,
        0x9666A6, 0x599A99, 0x669A66, 0x669999, 0xA66666, 0x999699, 0x9659A9, 0x5969A9,
        0x6666A6, 0x99A699, 0x69A665, 0x699966, 0x66659A, 0x99966A, 0x6665A9, 0x9999A9,
        0x6699A5, 0x9A9996, 0xA69659, 0x9A5966, 0x69659A, 0xA5999A, 0x666699, 0x9A6666,
        0x69A659, 0xA99966, 0xA96599, 0x999666, 0x6659A6, 0x9999A6, 0x5A69A5, 0x6A6696,
        0x69A659, 0x699666, 0x6659A6, 0x99669A, 0x659A99, 0x969A99, 0x5A9A65, 0x9A6996,
        0x9A6659, 0x999969, 0x659A69, 0x9669A6, 0x59A9A5, 0x69A696, 0xA99A59, 0xA66665,
        0xA65999, 0x996669, 0x6599A9, 0x9669A6, 0xA66999, 0x9A6665, 0x9A5996, 0x99965A,
        0x66599A, 0x99666A, 0x665A69, 0x999A66, 0x699999, 0xA9965A,
    ]
}

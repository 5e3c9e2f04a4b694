/// The solar Hijri calendar of Iran (and, with other month names, of Afghanistan and Kurdistan).
package enum JalaliCalendar {
    /// Days since 1970-01-01; nil for a month or day that the calendar does not have, or a year outside 1 to 1600.
    package static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...1600).contains(year), (1...12).contains(month), day >= 1,
            day <= (month <= 6 ? 31 : month < 12 || isLeap(year: year) ? 30 : 29)
        else { return nil }
        let elapsed = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
        return newYear(year) + elapsed + day - 1
    }

    private static func isLeap(year: Int) -> Bool { newYear(year + 1) - newYear(year) == 366 }

    /// The 33-year rule (8 leap years in 33), exact against the astronomical calendar for 1178 to 1633 of its years.
    /// Anchored at 1 Farvardin 1349 = 1970-03-21.
    private static func newYear(_ year: Int) -> Int {
        func leapsBefore(_ year: Int) -> Int {
            // Within a cycle the leap years are 1, 5, 9, 13, 17, 22, 26, 30.
            let cycle = (year >= 0 ? year : year - 32) / 33
            let position = year - cycle * 33
            var count = 0
            for leap in [1, 5, 9, 13, 17, 22, 26, 30] where leap < position { count += 1 }
            return cycle * 8 + count
        }
        return 79 + 365 * (year - 1349) + leapsBefore(year) - leapsBefore(1349)
    }
}

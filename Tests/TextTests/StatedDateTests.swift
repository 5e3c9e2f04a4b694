import FoundationEssentials
import Testing
import Text

@Suite("A stated date")
struct StatedDateTests {
    @Test(
        "is nil for a day that no calendar has",
        arguments: [
            (2023, 2, 29), (2024, 2, 30), (1900, 2, 29), (2024, 0, 1), (2024, 13, 1), (2024, 4, 31), (2024, 1, 0),
            (0, 1, 1), (10_000, 1, 1), (Int.max, 1, 1), (Int.min, Int.max, Int.min),
        ])
    func impossibleDay(year: Int, month: Int, day: Int) {
        #expect(StatedDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "is nil for a time that no clock shows",
        arguments: [
            (24, 0, 0, 0), (12, 60, 0, 0), (12, 0, 61, 0), (-1, 0, 0, 0), (12, 0, 0, 86_400), (12, 0, 0, Int.min),
        ])
    func impossibleTime(hour: Int, minute: Int, second: Int, offset: Int) {
        #expect(
            StatedDate(
                year: 2024, month: 5, day: 5, hour: hour, minute: minute, second: second, offsetSeconds: offset) == nil)
    }

    @Test func aLeapSecondReadsAsFiftyNine() throws {
        let date = try #require(StatedDate(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60))
        #expect(date.second == 59)
    }

    @Test func anInstantNeedsTimeAndZone() throws {
        let day = try #require(StatedDate(year: 2024, month: 7, day: 16))
        #expect(day.instant == nil)
        #expect(day.precision == .day)
        #expect(day.dayText == "2024-07-16")
        let local = try #require(StatedDate(year: 2024, month: 7, day: 16, hour: 9, minute: 30))
        #expect(local.instant == nil)
        #expect(local.precision == .minute)
        let known = try #require(
            StatedDate(year: 2024, month: 7, day: 16, hour: 1, minute: 30, second: 5, offsetSeconds: 10_800))
        #expect(known.precision == .second)
        #expect(known.instant.map { RFC3339.format($0) } == "2024-07-15T22:30:05Z")
    }

    @Test func whatIsDecodedIsChecked() throws {
        let date = try #require(StatedDate(year: 2024, month: 2, day: 29, hour: 7, minute: 5, offsetSeconds: -60))
        let copy = try JSONDecoder().decode(StatedDate.self, from: JSONEncoder().encode(date))
        #expect(copy == date)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(StatedDate.self, from: Data(#"{"year":2023,"month":2,"day":29}"#.utf8))
        }
    }
}

@Suite("RFC 3339")
struct RFC3339Tests {
    @Test(
        "is written in UTC",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z"), (1_790_000_000, "2026-09-21T14:13:20Z"), (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ])
    func format(seconds: Double, expected: String) {
        #expect(RFC3339.format(Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test func millisecondsAreThreeDigits() {
        #expect(RFC3339.format(Date(timeIntervalSince1970: 7.25), milliseconds: true) == "1970-01-01T00:00:07.250Z")
        // As a binary fraction it is a little less than two thousandths.
        #expect(
            RFC3339.format(Date(timeIntervalSince1970: 1_795_000_000.002), milliseconds: true)
                == "2026-11-18T11:06:40.002Z")
        #expect(RFC3339.format(Date(timeIntervalSince1970: 7.9999)) == "1970-01-01T00:00:07Z")
        #expect(RFC3339.format(Date(timeIntervalSince1970: -0.25), milliseconds: true) == "1969-12-31T23:59:59.750Z")
    }

    @Test(
        "instants that no line can hold are clamped",
        arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300])
    func extremes(seconds: Double) {
        #expect(RFC3339.format(Date(timeIntervalSince1970: seconds), milliseconds: true).utf8.count == 24)
    }

    @Test(
        "is read with any offset and fraction",
        arguments: [
            ("2026-11-21T09:41:07Z", 1_795_254_067.0), ("2026-11-21t09:41:07z", 1_795_254_067),
            ("2026-11-21T12:41:07+03:00", 1_795_254_067), ("2026-11-21T09:41:07.5Z", 1_795_254_067.5),
            ("2016-12-31T23:59:60Z", 1_483_228_799),
        ])
    func parse(text: String, seconds: Double) throws {
        let instant = try #require(RFC3339.parse(text))
        #expect(abs(instant.timeIntervalSince1970 - seconds) < 0.0001)
    }

    @Test(
        "anything else is nil",
        arguments: [
            "", "2026-11-21", "2026-11-21T09:41:07", "2026-11-21 09:41:07Z", "2026-13-21T09:41:07Z",
            "2026-11-21T09:41:07+0300",
            "2026-11-21T09:41:07.Z", "2026-11-21T09:41:07Zx", "2026-11-21T24:00:00Z", "٢٠٢٦-11-21T09:41:07Z",
            "2026-11-21T09:41:07+99:00",
        ])
    func malformed(text: String) {
        #expect(RFC3339.parse(text) == nil)
    }
}

@Suite("Calendars")
struct CalendarTests {
    @Test(
        "days are counted both ways",
        arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11_017), (1600, 2, 29, -135_081), (1, 1, 1, -719_162)])
    func civil(year: Int, month: Int, day: Int, days: Int) {
        #expect(CivilDay.days(year: year, month: month, day: day) == days)
        #expect(CivilDay.date(days: days) == (year, month, day))
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for days in -80_000...80_000 {
            let date = CivilDay.date(days: days)
            #expect(CivilDay.days(year: date.year, month: date.month, day: date.day) == days)
        }
    }

    @Test("the first of the Hijri year", arguments: [(1446, "2024-07-07"), (1400, "1979-11-20"), (1343, "1924-08-01")])
    func hijri(year: Int, expected: String) throws {
        let days = try #require(HijriCalendar.days(year: year, month: 1, day: 1))
        #expect(StatedDate(days: days)?.dayText == expected)
    }

    @Test func hijriMonthsFollowEachOtherWithinTheTable() throws {
        for year in 1343..<1500 {
            for month in 1...12 {
                let start = try #require(HijriCalendar.days(year: year, month: month, day: 1))
                let next = try #require(
                    HijriCalendar.days(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1))
                #expect((28...31).contains(next - start))
            }
        }
    }

    @Test(
        "Nowruz", arguments: [(1403, "2024-03-20"), (1404, "2025-03-21"), (1399, "2020-03-20"), (1375, "1996-03-20")])
    func jalali(year: Int, expected: String) throws {
        let days = try #require(JalaliCalendar.days(year: year, month: 1, day: 1))
        #expect(StatedDate(days: days)?.dayText == expected)
    }

    @Test(
        "days that these calendars lack are nil",
        arguments: [(1403, 13, 1), (1403, 0, 1), (1404, 12, 30), (1403, 7, 31), (0, 1, 1)])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(JalaliCalendar.days(year: year, month: month, day: day) == nil)
    }
}

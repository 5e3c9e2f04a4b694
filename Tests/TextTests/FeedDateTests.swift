import FoundationEssentials
import Testing
import Text

/// The stated fields in one line, zone included, so that a table can be read.
func line(_ date: StatedDate?) -> String? {
    guard let date else { return nil }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    var text = date.dayText
    if let hour = date.hour, let minute = date.minute { text += " \(two(hour)):\(two(minute))" }
    if let second = date.second { text += ":\(two(second))" }
    if let offset = date.offsetSeconds { text += " \(offset)" }
    return text
}

@Suite("A feed's date")
struct FeedDateTests {
    @Test(
        "of the RFC 822 family is read",
        arguments: [
            ("Sat, 21 Nov 2026 09:41:07 +0000", "2026-11-21 09:41:07 0"),
            ("21 Nov 26 09:41 +0300", "2026-11-21 09:41 10800"),
            ("Saturday, 21-Nov-26 09:41:07 GMT", "2026-11-21 09:41:07 0"),
            ("Sat Nov 21 09:41:07 2026", "2026-11-21 09:41:07"),
            ("Sat Nov 21 09:41:07 +0000 2026", "2026-11-21 09:41:07 0"),
            ("Mon, 21 Nov 2026 09:41:07 EST", "2026-11-21 09:41:07 -18000"),
            ("Funday, 21 November 2026 09:41:07 UTC", "2026-11-21 09:41:07 0"),
            ("Sat,21 Nov 2026 09:41:07 GMT+3", "2026-11-21 09:41:07 10800"),
            ("Sat, 21 Nov 2026 09:41:07 UTC-03:30", "2026-11-21 09:41:07 -12600"),
            ("Sat, 21 Nov 2026 24:00:00 Z", "2026-11-22 00:00:00 0"),
            ("Sat, 31 Dec 2026 24:00 TRT", "2027-01-01 00:00 10800"),
            ("Sat, 21 Nov 2026", "2026-11-21"),
            ("Sat (rest), 21(st) Nov 2026 09:41:07 +0000 (made (up))", "2026-11-21 09:41:07 0"),
            ("\n Sat,\t21 Nov 2026\n 09:41:07\n", "2026-11-21 09:41:07"),
            ("Sat, 21 Nov 2026 09:41:07 A", "2026-11-21 09:41:07"),
            ("Sat, 21 Nov 2026 09:41:07 IST", "2026-11-21 09:41:07"),
            ("Sat, 21 Nov 98 09:41:07 +0000", "1998-11-21 09:41:07 0"),
            ("Sat, 2026/11/21 09:41:07 EDT", "2026-11-21 09:41:07 -14400"),
        ])
    func mail(text: String, expected: String) {
        #expect(line(FeedDate.parse(text)) == expected)
    }

    @Test(
        "of the ISO 8601 family is read",
        arguments: [
            ("2026-11-21T09:41:07Z", "2026-11-21 09:41:07 0"),
            ("2026-11-21T09:41:07.123456+03:00", "2026-11-21 09:41:07 10800"),
            ("2026-11-21 09:41", "2026-11-21 09:41"), ("20261121T094107Z", "2026-11-21 09:41:07 0"),
            ("2026-11-21", "2026-11-21"), ("2026/11/21", "2026-11-21"), ("26-11-21", "2026-11-21"),
            ("2026-325", "2026-11-21"), ("2026325", "2026-11-21"), ("2026-W47-6", "2026-11-21"),
            ("2026W476", "2026-11-21"),
            ("2026-011-21T09:41:07+00:00", "2026-11-21 09:41:07 0"), ("2026-11-21T24:00:00Z", "2026-11-22 00:00:00 0"),
            ("2026-11-21T9:41-05:00", "2026-11-21 09:41 -18000"),
            ("2026-11-21T09:41:07 EST", "2026-11-21 09:41:07 -18000"),
            ("2026-11-21T09:41:60Z", "2026-11-21 09:41:59 0"),
        ])
    func iso(text: String, expected: String) {
        #expect(line(FeedDate.parse(text)) == expected)
    }

    @Test(
        "in other languages is read",
        arguments: [
            ("السبت، 21 نوفمبر 2026 09:41:07 +0300", "2026-11-21 09:41:07 10800"),
            ("21 Kasım 2026 09:41", "2026-11-21 09:41"),
            ("Σαβ, 21 Νοέ 2026 09:41:07 GMT", "2026-11-21 09:41:07 0"),
            ("2026-november-21T9:41-05:00", "2026-11-21 09:41 -18000"),
            ("2026년 11월 21일 09:41:07", "2026-11-21 09:41:07 32400"),
            ("sam., 21 nov. 2026 09:41:07 +0100", "2026-11-21 09:41:07 3600"),
        ])
    func otherLanguages(text: String, expected: String) {
        #expect(line(FeedDate.parse(text)) == expected)
    }

    @Test(
        "that is none is nil",
        arguments: [
            "", "   ", "2026", "2026-11", "-2611", "22013", "soon", "Sat, 31 Nov 2026 09:41:07 GMT", "2026-02-30",
            "2026-W54-1",
            "2026-W53-8", "2026-366", "Sat, 21 zzz 2026 09:41:07 GMT", "Sat, 21 Nov 2026 9:4:1:0 GMT",
            "Sat, 21 Nov 2026 25:00:00 GMT", "Sat, 21 Nov 2026 09:41:07 +zz00", "2026-11-21T09:41:07Zulu",
            "2026-11-21T09:41:07+00:xx", "2026-11-21-05", "Sat, 21 Nov 2026 (never closed 09:41:07",
            String(repeating: "1", count: 400), String(repeating: "(", count: 299), "99999999999999999999-11-21",
            "9999-12-31T23:59:59-99:99", "\u{0}\u{0}\u{0}\u{0}",
        ])
    func malformed(text: String) {
        #expect(FeedDate.parse(text) == nil)
    }

    @Test(
        "What stands for no date is none, and small years are other calendars'",
        arguments: [
            ("Mon, 01 Jan 0001 00:00:00 +0000", nil), ("0001-01-01T00:00:00Z", nil), ("0000-00-00 00:00:00", nil),
            ("-0001-11-30T00:00:00+00:00", nil), ("9999-12-31T23:59:59Z", nil), ("1970-01-01", nil),
            ("Thu, 01 Jan 1970 00:00:00 GMT", nil), ("1970-01-01T03:00:00+03:00", nil),
            ("1969-12-31T19:00:00-05:00", nil), ("1970-01-01T08:30:00Z", "1970-01-01"),
            ("1404/12/23 10:30:00", "2026-03-14"), ("1404-12-23", "2026-03-14"), ("1447/09/24", "2026-03-13"),
            ("1899-05-02", "1899-05-02"),
        ] as [(String, String?)])
    func noDates(text: String, day: String?) {
        #expect(FeedDate.parse(text)?.dayText == day)
    }
}

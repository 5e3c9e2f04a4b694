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
        "in the digits and marks of other scripts is read",
        arguments: [
            ("Sat, ٢١ Nov ٢٠٢٦ ٠٩:٤١:٠٧ +٠٣٠٠", "2026-11-21 09:41:07 10800"),
            ("۲۰۲۶-۱۱-۲۱T۰۹:۴۱:۰۷Z", "2026-11-21 09:41:07 0"), ("\u{200F}2026-11-21 09:41\u{200E}", "2026-11-21 09:41"),
            ("Sat،\u{A0}21 Nov 2026 09：41：07 GMT", "2026-11-21 09:41:07 0"), ("２０２６-１１-２１", "2026-11-21"),
            ("۱۴۰۴/۱۲/۲۳", "2026-03-14"), ("٢١/١١/٢٠٢٦", "2026-11-21"),
        ])
    func otherDigits(text: String, expected: String) {
        #expect(line(FeedDate.parse(text)) == expected)
    }

    @Test(
        "as a number is read by its length",
        arguments: [
            ("1773473400", "2026-03-14 07:30:00 0"), ("1773473400000", "2026-03-14 07:30:00 0"),
            (" 1773473400.25 ", "2026-03-14 07:30:00 0"), ("1773473400123456", "2026-03-14 07:30:00 0"),
            ("1773473400123456789", "2026-03-14 07:30:00 0"), ("١٧٧٣٤٧٣٤٠٠", "2026-03-14 07:30:00 0"),
            ("20261121094107", "2026-11-21 09:41:07"), ("202611210941", "2026-11-21 09:41:00"),
            ("@1773473400", "2026-03-14 07:30:00 0"), ("/Date(1773473400000)/", "2026-03-14 07:30:00 0"),
            ("/Date(1773473400000+0300)/", "2026-03-14 07:30:00 0"), ("/Date(1)/", nil), ("/Date(1773473400000", nil),
            ("0000000000", nil), ("99999999999", nil), ("20261321094107", nil), ("9999999999999999999", nil),
            ("1773473400x", nil), ("1773473400.", nil),
        ] as [(String, String?)])
    func numbers(text: String, expected: String?) {
        #expect(line(FeedDate.parse(text)) == expected)
    }

    @Test(
        "with its zone's place, or the zone in words, is read",
        arguments: [
            ("Sat, 14 Mar 2026 10:30:00 Asia/Riyadh", "2026-03-14 10:30:00 10800"),
            ("2026-03-14 10:30:00 Europe/Istanbul", "2026-03-14 10:30:00 10800"),
            ("2026-03-14T10:30:00+03:00[Asia/Riyadh]", "2026-03-14 10:30:00 10800"),
            ("2026-03-14T10:30:00[Asia/Riyadh][u-ca=gregory]", "2026-03-14 10:30:00 10800"),
            ("Sat, 14 Mar 2026 10:30:00 +0300 Asia/Baghdad", "2026-03-14 10:30:00 10800"),
            ("Sat Mar 14 10:30:00 Asia/Dubai 2026", "2026-03-14 10:30:00 14400"),
            ("2026-03-29 00:59 Europe/London", "2026-03-29 00:59 0"),
            ("2026-03-29 02:00 Europe/London", "2026-03-29 02:00 3600"),
            ("2026-10-25 01:59 Europe/Berlin", "2026-10-25 01:59 7200"),
            ("2026-10-25 03:00 Europe/Berlin", "2026-10-25 03:00 3600"),
            ("2026-03-08 03:00 America/New_York", "2026-03-08 03:00 -14400"),
            ("2026-11-01 02:00 america/new_york", "2026-11-01 02:00 -18000"),
            ("2026-04-24 01:00 Africa/Cairo", "2026-04-24 01:00 10800"),
            ("2026-10-30 00:00 Africa/Cairo", "2026-10-30 00:00 7200"),
            ("2026-03-29 01:00 Asia/Beirut", "2026-03-29 01:00 10800"),
            ("2026-03-27 03:00 Asia/Jerusalem", "2026-03-27 03:00 10800"),
            // Years before its rules, and places whose rules are not known: the day is stated all the same.
            ("2010-03-14 10:30 Asia/Damascus", "2010-03-14 10:30"), ("2026-03-14 10:30 Asia/Gaza", "2026-03-14 10:30"),
            ("Sat, 14 Mar 2026 10:30:00 Arab Standard Time", "2026-03-14 10:30:00 10800"),
            ("2026-03-14 10:30 Lord Howe Standard Time", "2026-03-14 10:30"), ("2026-03-14 10:30 and/or", nil),
            ("Sat, 14 Mar 2026 10:30:00 GMT +0300", "2026-03-14 10:30:00 10800"),
            ("Sat, 14 Mar 2026 10:30:00 +0300 EAT", "2026-03-14 10:30:00 10800"),
            ("2026-03-14T10:30:00+03:00 AST", "2026-03-14 10:30:00 10800"),
            ("6, 14 Mar 2026 10:30:00 +0300", "2026-03-14 10:30:00 10800"),
            ("la, 14 maalis 2026 10:30:00 +0200", "2026-03-14 10:30:00 7200"),
        ] as [(String, String?)])
    func zones(text: String, expected: String?) {
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

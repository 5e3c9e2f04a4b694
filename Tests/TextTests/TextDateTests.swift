import FoundationEssentials
import Lexicon
import Testing
import Text

@Suite("A date that people read")
struct TextDateTests {
    /// 2026-11-21 12:00 UTC, a Saturday.
    private let now = Date(timeIntervalSince1970: 1_795_262_400)

    @Test(
        "in Arabic, whatever the country calls its months",
        arguments: [
            ("السبت، 21 نوفمبر 2026", "2026-11-21"), ("٢١ تشرين الثاني ٢٠٢٦", "2026-11-21"),
            ("21 نونبر 2026", "2026-11-21"), ("3 جويلية 2026", "2026-07-03"), ("3 غشت 2026", "2026-08-03"),
            ("5 الحرث 2009", "2009-11-05"), ("24 نيسان / أبريل 2020", "2020-04-24"),
            ("24 فبراير/شباط 2020", "2020-02-24"),
            ("٢٤ كانون الأول (ديسمبر) ٢٠٢٠م", "2020-12-24"), ("نوفمبر 21, 2026", "2026-11-21"),
            ("نشر في ٢١ نوفمبر ,٢٠٢٦", "2026-11-21"), ("آخر تحديث: 21-11-2026", "2026-11-21"),
            ("٢١ / ١١ / ٢٠٢٦", "2026-11-21"), ("2026/11/21", "2026-11-21"),
            ("21\u{200F}/11\u{200F}/2026", "2026-11-21"),
            ("تاريخ النشر: السبت 21 من نوفمبر 2026 - الساعة 3:05 م", "2026-11-21 15:05"),
            ("21 نوفمبر 2026 الساعة 12:30 صباحاً", "2026-11-21 00:30"),
            ("21 نوفمبر 2026، 10:15 بتوقيت غرينتش", "2026-11-21 10:15 0"),
            ("21 تشرين2 2026", "2026-11-21"), ("21 كانون1/ديسمبر 2026", "2026-12-21"),
            ("نشر: 21-11-2026 10:15 | آخر تحديث: 22-11-2026 11:30", "2026-11-21 10:15"),
            ("21 نوفمبر ,2026: 10:15 ص", "2026-11-21 10:15"),
        ])
    func arabic(text: String, expected: String) {
        #expect(line(TextDate.parse(text)) == expected)
    }

    @Test(
        "behind every label that the lexicon knows",
        arguments: [Lexicon.published, Lexicon.changed, Lexicon.dateLabels])
    func labels(list: WordList) {
        for label in list.whole {
            #expect(line(TextDate.parse(label + ": 21/11/2026")) == "2026-11-21", "\(label)")
        }
    }

    @Test(
        "in the Hijri and Jalali calendars",
        arguments: [
            ("11 جمادى الآخرة 1448 هـ", "2026-11-21"), ("الأحد ١ محرم ١٤٤٦هـ", "2024-07-07"),
            ("01/01/1446 هـ", "2024-07-07"),
            ("1 محرم 1446هـ الموافق 7 يوليو 2024", "2024-07-07"), ("۳۰ آبان ۱۴۰۵", "2026-11-21"),
            ("۱۴۰۵/۰۸/۳۰ ۱۴:۳۰", "2026-11-21 14:30"),
            ("شنبه سی ام آبان ۱۴۰۵", "2026-11-21"), ("30 سەرماوەز 2726", "2026-12-21"), ("۱ حمل ۱۴۰۳", "2024-03-20"),
        ])
    func otherCalendars(text: String, expected: String) {
        #expect(line(TextDate.parse(text)) == expected)
    }

    @Test(
        "in the other languages of the house",
        arguments: [
            ("21 Kasım 2026 Cumartesi 14:30", "2026-11-21 14:30"), ("21.11.2026", "2026-11-21"),
            ("Yayınlanma: 21 Kas 2026 - 09:05", "2026-11-21 09:05"),
            ("۲۱ نوامبر ۲۰۲۶", "2026-11-21"), ("٢١ی تشرینی دووەمی ٢٠٢٦", "2026-11-21"),
            ("2026 تشرینی دووەم 21", "2026-11-21"),
            ("21ê Mijdara 2026an", "2026-11-21"), ("21 نومبر، 2026", "2026-11-21"),
            ("21 noyabr 2026, şənbə", "2026-11-21"),
            ("Published on November 21st, 2026 at 3:05 p.m.", "2026-11-21 15:05"),
            ("Sat 21 Nov 2026 | 4 pm EST", "2026-11-21 16:00 -18000"),
            ("11/21/2026", "2026-11-21"), ("samedi 21 novembre 2026 à 15h05", "2026-11-21 15:05"),
            ("1er août 2026", "2026-08-01"),
            ("Samstag, 21. November 2026, 15:05 Uhr", "2026-11-21 15:05"), ("21 de noviembre de 2026", "2026-11-21"),
            ("12 ago 2026", "2026-08-12"),
            ("21 novembre 2026", "2026-11-21"), ("21 de novembro de 2026", "2026-11-21"),
            ("21 ноября 2026 г., 15:05", "2026-11-21 15:05"),
            ("21 листопада 2026", "2026-11-21"), ("21 בנובמבר 2026", "2026-11-21"),
            ("2026年11月21日 15時05分", "2026-11-21 15:05"),
            ("2026-11-21T15:05:09+03:00", "2026-11-21 15:05:09 10800"),
        ])
    func otherLanguages(text: String, expected: String) {
        #expect(line(TextDate.parse(text)) == expected)
    }

    @Test(
        "counted back from now, when now is told",
        arguments: [
            ("قبل 3 ساعات", "2026-11-21 09:00 0"), ("منذ يومين", "2026-11-19"), ("أمس", "2026-11-20"),
            ("أمس 10:30", "2026-11-20 10:30"),
            ("قبل ساعة", "2026-11-21 11:00 0"), ("2 saat önce", "2026-11-21 10:00 0"), ("dün", "2026-11-20"),
            ("3 hours ago", "2026-11-21 09:00 0"),
            ("an hour ago", "2026-11-21 11:00 0"), ("۳ ساعت پیش", "2026-11-21 09:00 0"), ("vor 2 Tagen", "2026-11-19"),
            ("il y a 5 minutes", "2026-11-21 11:55 0"),
            ("منذ 3 أشهر", "2026-08-21"), ("2 weeks ago", "2026-11-07"),
            ("منذ ثلاث ساعات", "2026-11-21 09:00 0"), ("قبل أربعة أيام", "2026-11-17"), ("قبل يوم واحد", "2026-11-20"),
            ("قبل نصف ساعة", "2026-11-21 11:30 0"), ("yarım saat önce", "2026-11-21 11:30 0"),
            ("half an hour ago", "2026-11-21 11:30 0"), ("قبل ربع ساعة", "2026-11-21 11:45 0"),
            ("on beş dakika önce", "2026-11-21 11:45 0"), ("قبل خمس عشرة دقيقة", "2026-11-21 11:45 0"),
            ("three days ago", "2026-11-18"), ("سه روز پیش", "2026-11-18"), ("sê roj berê", "2026-11-18"),
            ("٣ کاتژمێر لەمەوپێش", "2026-11-21 09:00 0"), ("3 saet berê", "2026-11-21 09:00 0"),
            ("منذ لحظات", "2026-11-21 12:00 0"), ("az önce", "2026-11-21 12:00 0"), ("Az önce", "2026-11-21 12:00 0"),
            ("الآن", "2026-11-21 12:00 0"), ("نشر الآن", "2026-11-21 12:00 0"), ("just now", "2026-11-21 12:00 0"),
            ("Updated just now", "2026-11-21 12:00 0"), ("Şimdi", "2026-11-21 12:00 0"),
            ("همین حالا", "2026-11-21 12:00 0"), ("همین\u{200C}حالا", "2026-11-21 12:00 0"),
            ("ئێستا", "2026-11-21 12:00 0"), ("Niha", "2026-11-21 12:00 0"),
        ])
    func relative(text: String, expected: String) {
        #expect(line(TextDate.parse(text, now: now)) == expected)
        #expect(TextDate.parse(text) == nil)
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "نوفمبر 2026", "2026", "November 2026", "21 نوفمبر", "31 نوفمبر 2026", "30/02/2026", "الربيع 2026",
            "192.168.10.2026",
            "1.2.3.2024", "12:30", "3 ساعات", "21 نوفمبر 2026 في القاهرة قال الوزير", "13/13/2026", "٩٩/٩٩/٩٩٩٩",
            "version 2.10.2024.1",
            String(repeating: "1/", count: 140), "30 ربيع الأول", "2026-11-21T99:99", "قبل 99999999999999999999 سنة",
        ])
    func malformed(text: String) {
        #expect(TextDate.parse(text) == nil)
    }

    @Test(
        "is found in running text with the bytes it covers",
        arguments: [
            ("كتب المحرر يوم السبت 21 نوفمبر 2026 من بيروت.", "21 نوفمبر 2026", "2026-11-21"),
            ("المحرر | نشر في 2026/11/21 - 10:30 | أخبار", "2026/11/21 - 10:30", "2026-11-21 10:30"),
            ("By A. Writer, November 21, 2026 3:05 PM, Cairo", "November 21, 2026 3:05 PM", "2026-11-21 15:05"),
            ("نشر: 21 نوفمبر ,2026: 10:15 م - أبوظبي", "21 نوفمبر ,2026: 10:15 م", "2026-11-21 22:15"),
            ("in 1998 there were 12 of them; 21.11.2026 ended it", "21.11.2026", "2026-11-21"),
            ("10:06am Nov 21, 2026", "10:06am Nov 21, 2026", "2026-11-21 10:06"),
            ("صدر 1 محرم 1446هـ - 7 يوليو 2024 عن الدار", "1 محرم 1446هـ - 7 يوليو 2024", "2024-07-07"),
        ])
    func found(text: String, covered: String, expected: String) throws {
        let found = try #require(TextDate.find(in: text))
        #expect(line(found.date) == expected)
        #expect(String(decoding: [UInt8](text.utf8)[found.range], as: UTF8.self) == covered)
    }

    @Test(
        "is not found where there is none",
        arguments: [
            "call 12-34-5678 or 10.20.30.40", "في 21 نوفمبر من العام", "النتيجة 3-2 والدقيقة 90", "abc12/3/2020",
            "1434", "x", "",
        ])
    func notFound(text: String) {
        #expect(TextDate.find(in: text) == nil)
    }

    @Test func aRelativeFormIsFoundOnlyWithNow() throws {
        let text = "خاص - منذ 3 ساعات - الرياض"
        #expect(TextDate.find(in: text) == nil)
        #expect(line(try #require(TextDate.find(in: text, now: now)).date) == "2026-11-21 09:00 0")
    }

    @Test(
        "does not take the word for now amid a sentence",
        arguments: [
            "الآن", "كان الولد في الدار، أما الآن فهو في الطريق", "He has just now left.", "Şimdi gel.", "niha û paşê",
        ])
    func nowInProse(text: String) {
        #expect(TextDate.find(in: text, now: now) == nil)
    }

    @Test(
        "of now ends the text",
        arguments: ["الآن يعود الناس", "just", "just now they left", "الآن 3", "şimdi önce"])
    func nowWithMore(text: String) {
        #expect(TextDate.parse(text, now: now) == nil)
    }

    @Test(
        "is found in digits of every kind",
        arguments: ["في 5 مايو ２０２４ عاد", "في ٥ مايو ۲۰۲۴ عاد", "في 5 مايو 2024عاد"])
    func digitsOfAYear(text: String) throws {
        #expect(line(try #require(TextDate.find(in: text)).date) == "2024-05-05")
    }

    @Test func numbersWithoutAYearDoNotHideADateBehindThem() throws {
        let text = String(repeating: "12 ", count: 5000) + "ثم عاد في أول المساء من يوم السبت الماضي، 5 مايو 2024"
        #expect(line(try #require(TextDate.find(in: text)).date) == "2024-05-05")
    }

    @Test func allDatesComeInOrder() {
        let text = "من 3 مايو 2025 إلى 5 مايو 2025 ثم 2025-05-09"
        #expect(TextDate.all(in: text).map(\.date.dayText) == ["2025-05-03", "2025-05-05", "2025-05-09"])
    }
}

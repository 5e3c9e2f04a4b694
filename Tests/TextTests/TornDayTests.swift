import Testing

@testable import Text

/// Heads as programs take them out of PDFs; all names are invented.
@Suite("Days that were torn") struct TornDayTests {
    static let whole = "سلمى الدباغ | نشر في 14 آذار/مارس 2026"

    static let torn: [(String, String)] = [
        // A piece a line, in any order, with the label before, behind or between them.
        ("سلمى الدباغ | نشر في\n14\nآذار/مارس\n2026", whole),
        ("2026\n\nآذار/مارس\n\n14\n\nسلمى الدباغ | نشر في", whole),
        ("2026\nسلمى الدباغ | نشر في\nآذار/مارس\n14", whole),
        ("مارس 2026\n14/ آذار\nنشر في\nسلمى الدباغ", "نشر في 14 مارس/آذار 2026\nسلمى الدباغ"),
        ("نشر في| سلمى الدباغ14\nمارس/ آذار2026", "سلمى الدباغ | نشر في 14 مارس/آذار 2026"),
        ("14 سلمى الدباغ | نشر في\n2026 آذار/مارس", whole),
        ("سلمى الدباغ نشر في\n|14\nآذار مارس\n/2026", whole),
        ("سلمى الدباغ نشر في\n|\n14\nآذار مارس\n/\n2026", whole),
        ("2026 مارس /  آذار 14  نشر في | سلمى الدباغ", "سلمى الدباغ | نشر في 14 مارس/آذار 2026"),
        ("| سلمى الدباغ نشر في 14 / آذار مارس 2026", whole),
        ("سلمى الدباغ | نشر في 14 آذار / مارس 2026", whole),
        ("سلمى الدباغ | 14 آذار / مارس 2026", "سلمى الدباغ | 14 آذار/مارس 2026"),
        ("1404\nاسفند\n25\nتاریخ انتشار\nنگار صالحی", "تاریخ انتشار 25 اسفند 1404\nنگار صالحی"),
        ("نگار صالحی\n25\nاسفند\n1404", "نگار صالحی\n25 اسفند 1404"),
        // Blanks inside the month's name, its two names run together, signs that the font had no letter for.
        ("سلمى الدباغ | نشر في 14 آذا ر/ما رس 2026", whole),
        ("سلمى الدباغ نشر في 14 آذارمارس 2026", whole),
        ("سلمى الدباغ \u{FFFD} نشر في 14 آذار\u{FFFD}مارس 2026", whole),
        ("2026 آذار\u{FFFF} مارس 14 سلمى الدباغ\u{FFFF} نشر في", whole),
        ("نگار صالحی | تاریخ ا نتشار 25 ا سفند 1404", "نگار صالحی | تاریخ انتشار 25 اسفند 1404"),
        ("سلمى الدباغ نشر في 27 رم ضان 1447", "سلمى الدباغ | نشر في 27 رمضان 1447"),
        // Words run together, and a month that stands turned.
        ("سلمىالدباغ|نشرفي14آذار/مارس2026", "سلمىالدباغ | نشر في 14 آذار/مارس 2026"),
        ("نشر في | الدباغ 14 راذآ / سرام 2026", "الدباغ | نشر في 14 مارس/آذار 2026"),
        // As fonts give their letters out.
        (
            "\u{FEE7}\u{FEB8}\u{FEAE} \u{FED3}\u{FEF2} 14 \u{FE81}\u{FEAB}\u{FE8D}\u{FEAD}\u{FFFD}\u{FEE3}\u{FE8E}\u{FEAD}\u{FEB1} 2026",
            "نشر في 14 آذار/مارس 2026"
        ),
    ]

    @Test("A day is put together where all of it stands there", arguments: torn.indices)
    func mended(index: Int) {
        let (text, head) = Self.torn[index]
        let title = "العبّارة القديمة تعود إلى مرفأ سهلان\n"
        let body = "\nعادت العبّارة القديمة صباح أمس إلى مرفأ سهلان."
        #expect(TornDay.mended(title + text + body) == title + head + body)
    }

    @Test(
        "And left alone where it can be read, where something else stands there, or where a piece is missing",
        arguments: [
            whole, "14 آذار 2026", "14 آذار 2026 | نشر في صحيفة المرفأ", "نشر في 14 آذار 2026، سلمى الدباغ",
            "وقالت إدارة المرفأ إن الرحلات الجديدة تبدأ يوم 14 آذار / مارس 2026 بواقع رحلتين",
            "2026-03-14", "سلمى الدباغ | نشر في\n14\nآذار/مارس",
            // A sentence, a number of the paper's, another month's second name, years of history.
            "العدد 14\nآذار\n2026", "14\nآذار/نيسان\n2026", "14\nآذار\n1826", "14\nأبواب\n2026", "40\nآذار\n2026",
            "31\nشباط\n2026", "كان في المدينة 14 بابًا\nآذار\n2026", "14\n15\nآذار\n2026", "آذار\n2026\nالفصل 14",
            "14\nMarch\n2026", "",
        ])
    func leftAlone(text: String) {
        #expect(TornDay.mended(text) == nil)
    }

    @Test("Below the head nothing is looked for")
    func onlyHeads() {
        #expect(TornDay.mended(String(repeating: "سطر من كلام\n", count: 12) + "14\nآذار\n2026") == nil)
    }

    @Test("Whatever comes, it ends, and soon")
    func hostile() {
        _ = TornDay.mended(String(repeating: "14 آذار ", count: 200_000))
        _ = TornDay.mended(String(repeating: "آ ذ ا ر ", count: 60) + "\n" + String(repeating: "1 ", count: 290))
        _ = TornDay.mended(String(repeating: String(repeating: "نشر ", count: 70) + "\n", count: 20))
        _ = TornDay.mended(String(repeating: "\n", count: 1_000_000))
    }
}

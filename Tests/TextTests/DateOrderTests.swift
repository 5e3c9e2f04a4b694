import Testing
import Text

@Suite("Which of two numbers is the day")
struct DateOrderTests {
    @Test(
        "The weekday beside them decides",
        arguments: [
            ("Thu, 09/03/2026 - 17:35", "2026-09-03"), ("Mon, 09/03/2026", "2026-03-09"),
            ("الخميس 09/03/2026", "2026-09-03"), ("09/03/2026 الاثنين", "2026-03-09"),
            ("Perşembe, 09/03/2026", "2026-09-03"), ("پنجشنبه 09/03/2026", "2026-09-03"),
            ("پێنجشەممە 09/03/2026", "2026-09-03"), ("Pêncşem 09/03/2026", "2026-09-03"),
            // Neither order is a Friday: as most write it.
            ("Fri, 09/03/2026", "2026-03-09"), ("09/03/2026", "2026-03-09"), ("Thu, 25/03/2026", "2026-03-25"),
        ])
    func weekday(text: String, day: String) {
        #expect(TextDate.parse(text)?.dayText == day)
        #expect(TextDate.find(in: "Submitted by Mira Holt on " + text)?.date.dayText == day)
    }

    @Test(
        "Else another date in the line does",
        arguments: [
            ("Posted: 03/04/2026 9:15 AM | Updated: 03/14/2026 10:00 AM", "2026-03-04"),
            ("Posted: 03/04/2026 | Updated: 14/04/2026", "2026-04-03"),
            ("Posted: 03/04/2026 | Updated: 05/04/2026", "2026-04-03"),
            // Another hand's.
            ("03.04.2026 | 03/14/2026", "2026-04-03"),
        ])
    func others(text: String, day: String) {
        #expect(TextDate.find(in: text)?.date.dayText == day)
    }

    @Test(
        "An instant as .NET writes it without a culture is American",
        arguments: [
            ("10/5/2026 2:12:00 PM", "2026-10-05"), ("تاريخ النشر: 10/5/2026 12:02:09 AM", "2026-10-05"),
            // Zeros, no seconds, the hour of 24, letters of one's own, small letters: somebody chose the form.
            ("10/05/2026 2:12:00 PM", "2026-05-10"), ("10/5/2026 2:12 PM", "2026-05-10"),
            ("10/5/2026 02:12:00 PM", "2026-05-10"), ("10/5/2026 14:12:00", "2026-05-10"),
            ("10/5/2026 2:12:00 م", "2026-05-10"), ("10/5/2026 2:12:00 pm", "2026-05-10"),
            // What tells more goes first.
            ("13/5/2026 2:12:00 PM", "2026-05-13"), ("الأحد 10/5/2026 2:12:00 PM", "2026-05-10"),
        ])
    func unsetCulture(text: String, day: String) {
        #expect(TextDate.find(in: text)?.date.dayText == day)
    }

    @Test("Names made of months and weekdays are told from others", arguments: ["تشرینی یەکەم", "Le Tue", "5 Mart"])
    func dateWords(text: String) {
        #expect(TextDate.isMadeOfDateWords(text))
    }

    @Test("A word of no date makes a name", arguments: ["Mira Holt", "Jan Holt", "سامر الخطيب", "", "12"])
    func others(text: String) {
        #expect(!TextDate.isMadeOfDateWords(text))
    }
}

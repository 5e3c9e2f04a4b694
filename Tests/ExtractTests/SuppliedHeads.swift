import Testing
import Text

@testable import Extract

/// What stands above a text that somebody copied from a page: without labels, as the page had it.
@Suite("The head of a note") struct SuppliedHeads {
    static let title = "العبّارة القديمة تعود إلى مرفأ سهلان"
    static let text = [
        "عادت العبّارة القديمة صباح أمس إلى مرفأ سهلان بعد ثلاث سنوات من الإصلاح، وانتظرها على الرصيف مئات من أهل المدينة والقرى المجاورة.",
        "وقالت إدارة المرفأ إن الرحلات تبدأ يوم الأحد المقبل، بواقع رحلتين في اليوم، وإن ثمن التذكرة لن يتغير قبل نهاية الصيف على الأقل.",
    ]

    private func read(_ head: [String], _ text: [String] = text) throws -> SuppliedDocument {
        let note = head.joined(separator: "\n") + "\n\n" + text.joined(separator: "\n\n")
        return try SuppliedDocument.read(Array(note.utf8), name: "note.txt")
    }

    static let dates = [
        "14 آذار 2026", "السبت، 14 آذار/مارس 2026 - 10:22", "١٤/٣/٢٠٢٦", "السبت 25 رمضان 1447هـ الموافق 14 مارس 2026م",
        "March 14, 2026 at 10:22 a.m. EDT", "14 MARCH 2026", "رقم الخبر: ١١٨ | السبت 14 آذار 2026 - 10:22",
    ]

    @Test("A date below the title, in a line of its own", arguments: dates, [false, true])
    func date(line: String, isApart: Bool) throws {
        let found = try read([Self.title] + (isApart ? ["", line] : [line])).article
        #expect(found.title == Self.title && found.published?.date.dayText == "2026-03-14", "\(found)")
        #expect(found.text == Self.text.joined(separator: "\n"))
    }

    @Test("The days of a chronicle are its own")
    func chronicle() throws {
        let days = ["14 آذار 2026", Self.text[0], "15 آذار 2026", Self.text[1], "16 آذار 2026", Self.text[0]]
        let found = try read([Self.title], days).article
        #expect(found.published == nil && found.text.utf8Contains("15 آذار") && found.text.utf8Contains("14 آذار"))
    }

    @Test("Two labels in a line")
    func twoLabels() throws {
        let found = try read([Self.title, "نُشر: 14 آذار 2026 | 10:22 - آخر تحديث: 15 آذار 2026 | 08:05"]).article
        #expect(found.published?.date.dayText == "2026-03-14" && found.modified?.dayText == "2026-03-15")
    }

    @Test(
        "A day that was torn is read, also where its year alone looks like a page's number",
        arguments: [
            ["2026", "/", "آذار مارس", "14", "سلمى الدباغ نشر في", "|"],
            ["سلمى الدباغ | نشر في", "14", "آذار/مارس", "2026"], ["سلمى الدباغ | نشر في 14 آذا ر/ما رس 2026"],
        ])
    func tornDay(head: [String]) throws {
        let found = try read([Self.title] + head)
        #expect(found.article.published?.date.dayText == "2026-03-14" && found.article.authors == ["سلمى الدباغ"])
        #expect(found.article.title == Self.title && found.mended.contains("torn-day"))
        #expect(found.article.text == Self.text.joined(separator: "\n"))
    }

    static let writers: [([String], [String], [String])] = [
        ([title, "كتب - سامر العلي"], ["سامر العلي"], []),
        ([title, "", "سلمى الدباغ"], ["سلمى الدباغ"], []), (["سلمى الدباغ", title], ["سلمى الدباغ"], []),
        ([title, "By Mara Whitlock, Staff Writer", "14 March 2026"], ["Mara Whitlock"], []),
        // Not a name that can be nothing else: the text's.
        ([title, "", "دراسة ميدانية"], [], ["دراسة ميدانية"]),
    ]

    @Test("Who wrote it", arguments: writers.indices)
    func writer(index: Int) throws {
        let (head, authors, kept) = Self.writers[index]
        let found = try read(head).article
        #expect(found.authors == authors && found.title == Self.title, "\(found.title ?? "-")")
        #expect(found.text == (kept + Self.text).joined(separator: "\n"))
    }

    @Test("A section's word and a browser's title stand above the title, and are none of it")
    func above() throws {
        let section = try read(["محليات", Self.title]).article
        #expect(section.title == Self.title && section.section == "محليات")
        let tab = try read([Self.title + " | المرفأ", "", Self.title]).article
        #expect(tab.title == Self.title && tab.siteName == "المرفأ")
        #expect(try read([Self.title + "."]).article.title == Self.title + ".")
    }
}

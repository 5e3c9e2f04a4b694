import Testing
import Text

@testable import Extract

@Suite("Heads as others wrote them")
struct SuppliedHeadKinds {
    private static let text = [
        "عادت العبّارة القديمة إلى العمل صباح الاثنين بعد ستة أسابيع من الإصلاح على أيدي متطوعين من المرفأ.",
        "وتدفع البلدية ثمن الوقود حتى نهاية العام، ثم تباع التذاكر للركاب بسعر موحد في كل الأيام.",
    ]

    private func read(_ parts: [String], name: String = "note.txt") throws -> Article {
        try SuppliedDocument.read(Array(parts.joined(separator: "\n\n").utf8), name: name).article
    }

    @Test("The last line of a paragraph is nobody's name, a greeting is none, nor a numbered heading, nor a place")
    func noNames() throws {
        let broken = "تدرس هذه الورقة حركة العبّارات بين الضفتين في عشر سنوات، وترى أن البلدية صارت\nأكثر عناية بها."
        let paper = try read(["حركة العبّارات بين الضفتين", broken, "الكلمات المفتاحية: العبّارة، المرفأ"] + Self.text)
        #expect(paper.authors.isEmpty && paper.text.utf8Contains("أكثر عناية بها."))
        let letter = try read(["نشرة المرفأ", "14 آذار 2026", "صباح الخير،"] + Self.text)
        #expect(letter.authors.isEmpty && letter.text.hasPrefix("صباح الخير،"))
        let court = try read(["SAHLAN MAHKEMESİ", "Karar Tarihi: 14/3/2026", "II. BAŞVURUNUN ÖZETİ"] + Self.text)
        #expect(court.authors.isEmpty && court.text.utf8Contains("II. BAŞVURUNUN ÖZETİ"))
        let card = "محضر اجتماع المرفأ\nالتاريخ: 14 آذار 2026\nالمكان: قاعة البلدية الكبرى\nأخذه: فريق التوثيق"
        let minutes = try read([card] + Self.text)
        #expect(minutes.authors.isEmpty && minutes.title == "محضر اجتماع المرفأ", "\(minutes.authors)")
        #expect(try read(["العبّارة تعود إلى المرفأ", "فريق التحقق\n14 آذار 2026"] + Self.text).authors.isEmpty)
    }

    @Test(
        "What a chat says is no byline, and its first entry no title",
        arguments: [
            "[14/03/2026، 8:02:40 ص] ريم الخطيب: ", "14/03/2026, 08:02 - ريم الخطيب: ",
            "أخبار المرفأ, [14/03/2026 08:02]\n",
        ])
    func chat(head: String) throws {
        let said = ["وصل خبر عن العبّارة", "من أين", "تمام، نكتب خبراً وننتظر تأكيد البلدية"]
        let found = try read([said.map { head + $0 }.joined(separator: "\n")])
        #expect(found.authors.isEmpty && found.title == nil, "\(found.authors), \(found.title ?? "")")
        #expect(said.allSatisfy { found.text.utf8Contains($0) })
    }

    @Test("The line of a series above a title, and the house above it")
    func series() throws {
        for line in ["ورقة سياسات | العدد 14 | يوليو 2025", "ورقة إحاطة، العدد 9"] {
            let title = "اقتصاد العبّارات: كيف صار المرفأ سوقاً"
            let found = try read(["مرصد الضفتين\n" + line, title, "بقلم: ريم الخطيب"] + Self.text)
            #expect(found.title == title, "\(found.title ?? "")")
        }
        let english =
            "The old ferry from Sahlan runs every day since Monday, after volunteers repaired its engine in six weeks."
        let note = try read(
            ["Harbour Watch Sahlan\nBriefing Note No. 9", "Ferries on the Line: Crews along the Coast", "By Nora Feld"]
                + [english])
        #expect(note.title == "Ferries on the Line: Crews along the Coast" && note.siteName == "Harbour Watch Sahlan")
    }

    @Test(
        "A title's words have one blank between them, and its hamza stands where it can",
        arguments: [
            ("بازگشایی  کتابخانهٔ  شهر سهلان", "بازگشایی کتابخانهٔ شهر سهلان"),
            ("\u{654} بازگشایی کتابخانه شهر سهلان", "بازگشایی کتابخانه\u{654} شهر سهلان"),
            ("\u{654} بازگشایی خانه و کتابخانه شهر", "بازگشایی خانه و کتابخانه شهر"),
        ])
    func blanks(line: String, title: String) throws {
        #expect(try read([line] + Self.text).title.map { Array($0.unicodeScalars) } == Array(title.unicodeScalars))
    }

    @Test("A column's name, a witness's number above a card")
    func above() throws {
        let column = try read(["زاوية الأسبوع", "عن العبّارة والمرفأ\nد. سامر العلي\n14 آذار 2026"] + Self.text)
        #expect(column.title == "عن العبّارة والمرفأ" && column.section == "زاوية الأسبوع")
        let witness = try read(["شهادة رقم 31\nالشاهد: (محفوظ)\nتاريخ أخذ الشهادة: 14 آذار 2026"] + Self.text)
        #expect(witness.title == "شهادة رقم 31", "\(witness.title ?? "")")
    }

    @Test("A statement: its house, its kind, its place and day, its title; or its day below the signature")
    func statement() throws {
        let title = "النقابة تطالب بإعادة العبّارة وتدعو إلى وقفة"
        let top = try read(["نقابة البحارة\nالمكتب التنفيذي", "بيان صحفي", "سهلان في 3 ماي 2026", title] + Self.text)
        #expect(top.title == title && top.published?.date.dayText == "2026-05-03", "\(top.title ?? "")")
        let foot = try read([title] + Self.text + ["کانون دریانوردان سهلان\n۲۳ مهر ۱۴۰۴"])
        #expect(foot.published?.date.dayText == "2025-10-15" && foot.text.hasSuffix("کانون دریانوردان سهلان"))
    }

    @Test("The day of a session, with its weekday; the line stays")
    func session() throws {
        let line = "بالجلسة المنعقدة علناً في يوم الثلاثاء الموافق 20/1/2026"
        let found = try read(["محكمة سهلان الإدارية", "حكم في الدعوى رقم 418 لسنة 78", line] + Self.text)
        #expect(found.published?.date.dayText == "2026-01-20" && found.authors.isEmpty && found.text.utf8Contains(line))
    }

    @Test("Writers a line each, below their label or the first of them")
    func writers() throws {
        let found = try read(["تقرير عن المرفأ القديم", "إعداد: هدى الجبوري\nأحمد ناظم حسين"] + Self.text)
        #expect(found.authors == ["هدى الجبوري", "أحمد ناظم حسين"], "\(found.authors)")
        let both = "پژوهش و نگارش:\nسمیه نارویی\nیوسف براهویی"
        let persian = try read(["گزارش سالانهٔ بندر سهلان", both] + Self.text)
        #expect(persian.authors == ["سمیه نارویی", "یوسف براهویی"], "\(persian.authors)")
        // A place below a writer is none.
        let place = try read(["تقرير عن المرفأ القديم", "إعداد: هدى الجبوري\nبلدية سهلان الكبرى"] + Self.text)
        #expect(place.authors == ["هدى الجبوري"])
    }

    @Test(
        "A note's day is that on which it was begun, where it states no other; its own address is not torn at the rule")
    func frontMatter() throws {
        let note = "---\ntitle: The old ferry\ncreated: 2026-03-14\nauthor: Nora Feld\n---\n\nThe ferry runs again."
        #expect(try read([note], name: "note.md").published?.date.dayText == "2026-03-14")
        let both = "---\ntitle: The old ferry\ncreated: 2026-03-14\ndate: 2026-03-15\n---\n\nThe ferry runs again."
        #expect(try read([both], name: "note.md").published?.date.dayText == "2026-03-15")
        let address = "https://sahlan.example/2026/03/port-manifest-of-the-ferry/"
        let own = "---\ntitle: The old ferry\ncanonicalURL: \(address)\n---\n\nThe ferry runs again."
        let found = try SuppliedDocument.read(Array(own.utf8), name: "note.md")
        #expect(found.ownURL == address && found.citations.isEmpty, "\(found.citations)")
    }
}

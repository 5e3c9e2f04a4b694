import Testing
import Text

@testable import Extract

/// The head of a note in the order and the language that its page had: days, names, roles, places, counts.
@Suite("Lines of a head") struct SuppliedHeadLines {
    private static let title = SuppliedHeads.title
    private static let text = SuppliedHeads.text
    private static let german = "Die Fähre von Sandhörn fährt wieder jeden Tag"
    private static let prose = [
        "Die alte Fähre von Sandhörn fährt seit Montag wieder jeden Tag, nachdem Freiwillige den Motor in sechs Wochen überholt hatten.",
        "Die Gemeinde zahlt den Treibstoff bis zum Ende des Jahres und will danach einen Fahrschein für einen Euro einführen.",
    ]

    private func read(_ head: [String], _ text: [String] = text, between: String = "\n\n") throws -> SuppliedDocument {
        let note = head.joined(separator: "\n") + between + text.joined(separator: "\n\n")
        return try SuppliedDocument.read(Array(note.utf8), name: "note.txt")
    }

    /// What stands below the title, who wrote and when, and what of it stays.
    static let heads: [([String], [String], String?)] = [
        (["Von Jörg Käßmann", "Stand: 14.03.2026, 17:22 Uhr"], ["Jörg Käßmann"], "2026-03-14"),
        (
            ["Par Maëlle Kervizic", "Publié le samedi 14 mars 2026 à 10h12, mis à jour le 15 mars 2026"],
            ["Maëlle Kervizic"], "2026-03-14"
        ),
        (["18:30, 14 марта 2026", "Текст: Лидия Воронцова"], ["Лидия Воронцова"], "2026-03-14"),
        (["Мария Лескова, специально для «Вестника»", "14 марта 2026 года"], ["Мария Лескова"], "2026-03-14"),
        (
            ["Göl Postası / Nuray Esendal", "14.03.2026 09:15 | Son Güncelleme: 15.03.2026 11:02"], ["Nuray Esendal"],
            "2026-03-14"
        ),
        (["Haber: Selin Aktaş | Fotoğraf: Cem Duru", "14 Mart 2026"], ["Selin Aktaş"], "2026-03-14"),
        (["Door Sanne de Wit • 14 maart 2026 • Leestijd: 3 minuten"], ["Sanne de Wit"], "2026-03-14"),
        (["نوال بن خليفة - مراسلة الساحل", "14 آذار 2026"], ["نوال بن خليفة"], "2026-03-14"),
        (["ريم الخطيب", "كاتبة وصحفية", "14 مارس 2026"], ["ريم الخطيب"], "2026-03-14"),
        (["سليم حداد - بيروت - 14 آذار 2026"], ["سليم حداد"], "2026-03-14"),
        (
            ["کد خبر: ۸۸۳۱۲ | تاریخ انتشار: شنبه ۲۳ اسفند ۱۴۰۴", "خبرنگار: مهرداد کاویان"], ["مهرداد کاویان"],
            "2026-03-14"
        ),
        (["نُشر بواسطة سليم حداد في 14 آذار 2026، 09:40 بتوقيت غرينتش"], ["سليم حداد"], "2026-03-14"),
        (["Posted by Nora Feld on March 14, 2026"], ["Nora Feld"], "2026-03-14"),
        (["von Jens Harmsen am 14. März 2026"], ["Jens Harmsen"], "2026-03-14"),
        (["هێمن ڕەسووڵ: نووسەر"], ["هێمن ڕەسووڵ"], nil),
        // Labels that no list has.
        (["Müəllif: Nigar Əliyeva", "14 mart 2026"], ["Nigar Əliyeva"], "2026-03-14"),
        (["تحریر: سلیم رضا", "14 مارچ 2026"], ["سلیم رضا"], "2026-03-14"),
        (["✍️ عماد السبيعي", "📅 14 آذار 2026", "3 دقائق للقراءة"], ["عماد السبيعي"], "2026-03-14"),
        (["Tobias Renn", "Mar 14, 2026", "3 min read"], ["Tobias Renn"], "2026-03-14"),
    ]

    @Test("Read in whatever order, and taken out", arguments: heads.indices, [false, true])
    func head(index: Int, isApart: Bool) throws {
        let (head, authors, day) = Self.heads[index]
        let found = try read([Self.title] + (isApart ? [""] : []) + head)
        #expect(found.article.title == Self.title && found.article.authors == authors, "\(found.article.authors)")
        #expect(found.article.published?.date.dayText == day)
        #expect(found.article.text == Self.text.joined(separator: "\n"), "\(found.article.text)")
    }

    @Test("The day of a change beside that of the publication")
    func change() throws {
        let found = try read([Self.title, "14.03.2026 09:15 | Son Güncelleme: 15.03.2026 11:02"]).article
        #expect(found.published?.date.dayText == "2026-03-14" && found.modified?.dayText == "2026-03-15")
    }

    @Test(
        "What is the text's own stays: a subheading, a credit, a line that begins as a byline does",
        arguments: ["رحلة طويلة", "صورة: سليم حداد في المرفأ", "من المرفأ إلى السوق", "كتب سليم حداد رسالة إلى أهله"])
    func kept(line: String) throws {
        let found = try read([Self.title, "", line])
        #expect(found.article.authors.isEmpty && found.article.published == nil)
        #expect(found.article.text.utf8Contains(line) || found.leftOut.contains { $0.utf8Contains(line) })
    }

    @Test(
        "What stands above a title: the paper, the way to the page, a number, the section",
        arguments: [
            ["السنابل » مجتمع » قرى"], ["صحيفة المرفأ"], ["العدد 214"], ["محليات عربية"],
            ["صحيفة المرفأ", "السبت 14 آذار 2026"],
        ])
    func above(lines: [String]) throws {
        let found = try read(lines + ["", Self.title, "", "بقلم سليم حداد"])
        #expect(found.article.title == Self.title && found.article.authors == ["سليم حداد"])
        #expect(found.article.text == Self.text.joined(separator: "\n"))
    }

    @Test("A menu, an entry a line, above everything is none of the text")
    func menu() throws {
        let menu = ["الانتقال إلى المحتوى", "الرئيسية", "محليات", "اقتصاد", "من نحن", "", "الرئيسية / محليات", ""]
        let found = try read(menu + [Self.title, "", "سليم حداد", "14 آذار 2026"])
        #expect(found.article.title == Self.title && found.article.authors == ["سليم حداد"])
        #expect(found.article.text == Self.text.joined(separator: "\n"))
        // Verses are as short, and no entry among them is the home page.
        let verses = ["يا بحر خذ السفن", "واترك لنا الموج", "واترك لنا الصباح", "نشربه مع القهوة"]
        let poem = try SuppliedDocument.read(Array(verses.joined(separator: "\n").utf8), name: "note.txt")
        #expect(poem.article.text == verses.joined(separator: "\n"))
    }

    @Test("What names an office is a sentence where it is one")
    func office() throws {
        let line = "أعلنت هيئة الموانئ في مدينة سهلان البحرية، يوم الثلاثاء، عودة السفن"
        let found = try read(
            [Self.title, "سامر القاضي | نشر في 14 آذار 2026", line + "\n" + Self.text[0]], [Self.text[1]])
        #expect(found.article.text.utf8Contains(line) && found.article.authors == ["سامر القاضي"])
    }

    @Test("A card whose labels stand above their values")
    func pairs() throws {
        let card = ["العنوان", Self.title, "الكاتب", "سليم حداد", "تاريخ النشر", "14/03/2026"]
        let found = try read(card).article
        #expect(found.title == Self.title && found.authors == ["سليم حداد"])
        #expect(found.published?.date.dayText == "2026-03-14" && found.text == Self.text.joined(separator: "\n"))
    }

    @Test("A card of labels takes those with it that no list knows")
    func card() throws {
        let card = [
            "Titel: \(Self.german)", "Autor: Jens Harmsen", "Datum: 14.03.2026", "Umfang: 312 Wörter", "Ablage: B 12",
        ]
        let found = try read(card, Self.prose)
        #expect(found.article.title == Self.german && found.article.authors == ["Jens Harmsen"])
        #expect(found.article.text == Self.prose.joined(separator: "\n"))
        #expect(found.leftOut == ["left-out furniture: Umfang: 312 Wörter (+1 line)"])
    }

    @Test("A day in an agency's opening is the text's, and is read")
    func dateline() throws {
        let opening = "سهلان، 14 آذار 2026 (وكالة النهر) — " + Self.text[0]
        let found = try read([Self.title], [opening, Self.text[1]]).article
        #expect(found.published?.date.dayText == "2026-03-14" && found.authors.isEmpty)
        #expect(found.text.utf8Contains(opening))
        let past = try read([Self.title], ["في 14 آذار 2019 غرقت العبّارة — " + Self.text[0], Self.text[1]]).article
        #expect(past.published == nil)
    }

    private func wrapped(_ text: [String], _ width: Int) -> [String] {
        text.flatMap { paragraph in
            paragraph.split(separator: " ").reduce(into: [String]()) { lines, word in
                if let last = lines.last, last.unicodeScalars.count + word.unicodeScalars.count < width {
                    lines[lines.count - 1] += " " + word
                } else {
                    lines.append(String(word))
                }
            }
        }
    }

    @Test(
        "A title over lines, above a byline, a name or nothing but a paragraph",
        arguments: [["Von Jens Harmsen, 14. März 2026"], ["14. März 2026", "Jens Harmsen"], ["Jens Harmsen", ""]])
    func brokenTitle(below: [String]) throws {
        let lines = ["Die Fähre von", "Sandhörn fährt", "wieder jeden Tag"] + below + wrapped(Self.prose, 44)
        let found = try read(lines, []).article
        #expect(
            found.title == Self.german && found.authors == ["Jens Harmsen"], "\(found.title ?? "-") \(found.authors)")
        // Its first paragraph ends at the margin: nothing tells that it does.
        #expect(found.text.replacing("\n", with: " ") == Self.prose.joined(separator: " "))
    }

    @Test("Indented lines begin paragraphs, and none before them belongs to one")
    func indented() throws {
        let lines =
            [Self.german, "Jens Harmsen"]
            + (Self.prose + Self.prose).flatMap { paragraph in
                wrapped([paragraph], 60).enumerated().map { $0 == 0 ? "   " + $1 : $1 }
            }
        let found = try read(lines, []).article
        #expect(found.title == Self.german && found.authors == ["Jens Harmsen"])
        #expect(found.text == (Self.prose + Self.prose).joined(separator: "\n"))
    }

    @Test("Columns of a newspaper, narrow and hyphenated, are read as lines")
    func narrow() throws {
        let text =
            "Die Fähre von Sandhörn\nfährt wieder jeden Tag\nVon Jens Harmsen, 14. März 2026\n" + """
                Nach vierzehn Jahren Still\u{2010}
                stand dreht sich das Rad
                der Mühle von Sandhörn seit
                Samstag wieder. Die Mülle\u{2010}
                rin zog den Schieber, und
                nach wenigen Sekunden lief
                das Mehl in den Sack.
                Die Gemeinde hatte das Ge\u{2010}
                bäude vor zwei Jahren an
                einen Verein gegeben, der
                es wieder herrichten will.
                """
        let found = try SuppliedDocument.read(Array(text.utf8), name: "note.txt").article
        #expect(found.title == Self.german && found.authors == ["Jens Harmsen"])
        #expect(
            found.text.split(separator: "\n").count == 2 && found.text.utf8Contains("Stillstand dreht sich"),
            "\(found.text)")
    }
}

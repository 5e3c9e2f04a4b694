import Testing
import Text

@testable import Extract

/// Kinds of heads and forms that stand in a folder of notes beside articles: what is taken of them, and that their words stay.
@Suite("Kinds of supplied texts") struct SuppliedKinds {
    private static let title = SuppliedHeads.title
    private static let text = SuppliedHeads.text

    private func read(_ blocks: [String], name: String = "note.txt") throws -> Article {
        try SuppliedDocument.read(Array(blocks.joined(separator: "\n\n").utf8), name: name).article
    }

    private static let english = [
        "The old ferry came back to the harbour of Sahlan yesterday after three years of repair, and hundreds of people waited for it.",
        "The harbour's office said that two ferries a day would sail from Sunday on, and that the price would stay until the summer.",
    ]

    static let releases: [([String], String)] = [
        (["بيان صحافي", title, "مرفأ سهلان، 14 آذار 2026 – " + text[0]], title),
        (
            [
                "PRESS RELEASE", "Contact: Mara Whitlock, office@sahlan.example, +1 555 0144",
                "THE OLD FERRY RETURNS TO SAHLAN", "NORTH QUAY, March 14, 2026 -- " + english[0],
            ], "THE OLD FERRY RETURNS TO SAHLAN"
        ),
        (
            ["Pressemitteilung", "Die alte Fähre kehrt zurück", "Sahlan, 14. März 2026 – " + english[0]],
            "Die alte Fähre kehrt zurück"
        ),
    ]

    @Test("What an office sends to papers: its headline, and the day of its dateline", arguments: releases.indices)
    func release(index: Int) throws {
        let (blocks, title) = Self.releases[index]
        let found = try read(blocks + [Self.english[1]])
        #expect(found.title == title && found.published?.date.dayText == "2026-03-14" && found.authors.isEmpty)
        // Whom to ask stays, and so does the dateline.
        for block in blocks where block.contains("2026") || block.contains("@") { #expect(found.text.contains(block)) }
    }

    static let mails: [[String]] = [
        [
            "---------- Forwarded message ---------\nFrom: Nuray Esendal <nuray@sahlan.example>",
            "Date: Sat, 14 Mar 2026 at 07:15", "Subject: Fwd: \(title)", "To: <office@sahlan.example>",
        ],
        ["من: Nuray Esendal", "التاريخ: 14 آذار 2026", "إلى: office@sahlan.example", "الموضوع: رد: \(title)"],
        ["Von: Nuray Esendal", "Gesendet: 14.03.2026 07:15", "An: office@sahlan.example", "Betreff: \(title)"],
    ]

    @Test("The head of a mail that was kept as text", arguments: mails)
    func mail(head: [String]) throws {
        let found = try read([head.joined(separator: "\n")] + Self.text)
        #expect(found.title == Self.title && found.published?.date.dayText == "2026-03-14")
        #expect(found.authors == ["Nuray Esendal"] && found.text == Self.text.joined(separator: "\n"))
    }

    @Test("Two labels are no mail's head")
    func noMail() throws {
        #expect(try read(["من: سهلان", "إلى: المرفأ"] + Self.text).text.contains("إلى: المرفأ"))
    }

    @Test("Days behind labels that nobody knows, as a court's file has them, are none of the publication's")
    func file() throws {
        let head = "Esas no: 2025/41\nBaşvuru tarihi: 14/03/2026\nDuruşma tarihi: 02/04/2026"
        let found = try read([Self.title, head] + Self.text)
        #expect(found.published == nil && found.authors.isEmpty && found.text.contains("Başvuru tarihi: 14/03/2026"))
    }

    static let bylines: [(String, [String])] = [
        (
            "by Tamar Hale (Harbour Institute), Huw Parry (Sahlan College) and Nora Feld",
            ["Tamar Hale", "Huw Parry", "Nora Feld"]
        ),
        ("By Tamar Hale*, Huw Parry² and Nora Feld1", ["Tamar Hale", "Huw Parry", "Nora Feld"]),
        ("تأليف: إلينور هارت", ["إلينور هارت"]),
        ("Haber: Nuray ESENDAL / SAHLAN (SHA)", ["Nuray ESENDAL"]),
    ]

    @Test("Names with where somebody works, and with notes' marks", arguments: bylines.indices)
    func names(index: Int) throws {
        let (line, names) = Self.bylines[index]
        let found = try read([Self.title, line, "14.03.2026"] + Self.text)
        #expect(found.authors == names && found.title == Self.title, "\(found.authors)")
    }

    @Test("Where somebody works is named among what is left out")
    func houses() throws {
        let note = [Self.title, Self.bylines[0].0, "14.03.2026"] + Self.text
        let found = try SuppliedDocument.read(Array(note.joined(separator: "\n\n").utf8), name: "note.txt")
        #expect(found.leftOut.contains { $0.contains("Harbour Institute") }, "\(found.leftOut)")
    }

    @Test("A day below the text, behind words that say it is the publication's; alone it may be another")
    func foot() throws {
        let found = try read([Self.title] + Self.text + ["سامر العلي\nنُشرت هذه المادة في 14 آذار 2026"])
        #expect(found.published?.date.dayText == "2026-03-14" && found.text.hasSuffix("سامر العلي"))
        #expect(try read([Self.title] + Self.text + ["14 آذار 1926"]).published == nil)
    }

    static let lines = [
        "Befra spî li ser rê ye,", "Av ji kaniya jor tê,", "Deng ji bilûrê dûr tê,", "Şev li ber derî ma.",
    ]

    @Test("A poem's title, a list's, and a title of one word")
    func titles() throws {
        let poem = try read(["Rê û av", Self.lines.joined(separator: "\n"), Self.lines.joined(separator: "\n")])
        #expect(poem.title == "Rê û av" && poem.text == (Self.lines + Self.lines).joined(separator: "\n"))
        let list = try read(["أيام المرفأ", "1998: حفر الحوض.\n12 أيار 2006: وصول العبارة.\n2011: إغلاق الرصيف."])
        #expect(list.title == "أيام المرفأ" && list.published == nil && list.text.hasPrefix("1998: حفر الحوض.\n12"))
        #expect(try read(["Переправа"] + Self.text).title == "Переправа")
        // Without a title: the first line is a verse, a place, a section.
        #expect(try read([Self.lines.joined(separator: "\n"), Self.lines.joined(separator: "\n")]).title == nil)
        #expect(try read(["Opinion"] + Self.text).title == nil)
    }

    @Test("A cover's houses stay, and its title stands below them")
    func cover() throws {
        let houses = ["T.C.", "SAHLAN ÜNİVERSİTESİ", "SOSYAL BİLİMLER ENSTİTÜSÜ"]
        let found = try read(
            [
                houses.joined(separator: "\n"), "ESKİ FERİBOTUN DÖNÜŞÜ VE LİMAN", "Yüksek Lisans Tezi",
                "Hazırlayan: Nuray ESENDAL\nDanışman: Prof. Dr. Halil TAN", "SAHLAN – 2021", "ÖZET",
            ] + Self.text)
        #expect(found.title == "ESKİ FERİBOTUN DÖNÜŞÜ VE LİMAN" && found.authors == ["Nuray ESENDAL"])
        #expect(found.text.hasPrefix(houses.joined(separator: "\n")))
    }

    @Test("A card below a title that is known, with the text's own address in it")
    func card() throws {
        let card = "Created: March 14, 2026\nTags: ferry, harbour\nURL: https://sahlan.example/ferry\nStatus: Read"
        let found = try read(["# The old ferry", card] + Self.english, name: "note.md")
        #expect(found.text == Self.english.joined(separator: "\n") && found.title == "The old ferry")
    }

    @Test("A title between rules, and fields of reStructuredText")
    func ruled() throws {
        let found = try read(
            [
                "=======================\nThe old ferry comes back\n=======================",
                ":Author: Nora Feld\n:Date: 2026-03-14",
            ] + Self.english)
        #expect(found.title == "The old ferry comes back" && found.authors == ["Nora Feld"])
        #expect(found.published?.date.dayText == "2026-03-14" && found.text == Self.english.joined(separator: "\n"))
    }

    @Test("The place and the day that a text is signed with, apart below it; a day that heads what follows stays")
    func signed() throws {
        let found = try read([Self.title] + Self.text + ["صيدا، 20 كانون الثاني 2026"])
        #expect(found.published?.date.dayText == "2026-01-20")
        #expect(try read([Self.title] + Self.text + ["Sahlan, 4 May 1926"] + Self.english).published == nil)
    }

    @Test("Lines of a short text that an editor broke are joined where the next word would not have fitted")
    func brokenShort() throws {
        let found = try read([
            "Notes from the harbour",
            "On Sunday the keeper told me about the flood, and that the water\ntook the mill.",
            "He drew the mill stone from both sides, and asked me to keep the\npaper dry.\nI did.",
            "Nothing else was seen.",
        ])
        #expect(found.title == "Notes from the harbour")
        #expect(found.text.contains("the water took the mill.") && found.text.contains("keep the paper dry.\nI did."))
    }

    @Test("Words that tabs part, as some extractors write lines; of tables the tabs stay")
    func tabs() throws {
        let words = Self.english.joined(separator: "\n").replacing(" ", with: "\t")
        #expect(try read(["The old ferry", words]).text == Self.english.joined(separator: "\n"))
    }
}

import Testing
import Text
import Web

@testable import Extract

/// Pages copied whole, exports of note programs, lists of sources, statements: what structure and position tell of them.
@Suite("Copies and exports")
struct SuppliedCopies {
    private static let paragraph =
        "The orange ferry between the harbour and the island has sailed for eleven years without an owner, and it leaves on time."
    private static let more =
        "Nobody has been summoned, and the four men of the crew pay for the diesel out of the fares of a week."

    private func read(_ text: String, name: String = "copy.txt") throws -> SuppliedDocument {
        try SuppliedDocument.read(Array(text.utf8), name: name)
    }

    @Test(
        "A headline that comes twice, or ends the way to the page, is the title",
        arguments: [
            "Quay Forum > All > Papers\nA ferry that nobody owns sails on\nUser name\n\nA ferry that nobody owns sails on\n",
            "Home>Harbour>A ferry that nobody owns sails on\nA ferry that nobody owns sails on\n\n",
        ])
    func twice(head: String) throws {
        #expect(
            try read(head + Self.paragraph + "\n\n" + Self.more).article.title == "A ferry that nobody owns sails on")
    }

    @Test("The name with which the first paragraph begins is the title")
    func defined() throws {
        let found = try read(
            "Qasr Hana\nFrom the open book of houses\n\nQasr Hana (house of salt) is a ruined customs house on the western shore of the lake, built in 1743.\n\n"
                + "History[edit]\n\(Self.more)\n\nRooms[edit]\nIt has nine vaults.")
        #expect(found.article.title == "Qasr Hana")
        #expect(!found.article.text.utf8Contains("[edit]"))
        #expect(found.leftOut.contains("left-out mark: [edit]"))
    }

    @Test(
        "Sections, chapters and issues stand above titles",
        arguments: ["ثقافة وفنون", "الفصل الرابع", "مجلة الساحل، العدد الخامس", "The Quay Courier, no. 2291"])
    func above(line: String) throws {
        let found = try read("\(line)\n\nالعبّارة التي لا يملكها أحد\n\n\(Self.paragraph)\n\n\(Self.more)")
        #expect(found.article.title == "العبّارة التي لا يملكها أحد")
    }

    @Test("A statement is dated below, behind its place or alone", arguments: ["Karaburç, 04.05.2026", "4 Mayıs 2026"])
    func signed(day: String) throws {
        let found = try read(
            "Zeytinlik yerinde kalsın\n\n\(Self.paragraph)\n\n\(Self.more)\n\nLiman Derneği\nKıyı Derneği\n\n\(day)\nİmza: https://liman.example/imza"
        )
        #expect(found.article.published?.date.days == TextDate.parse("2026-05-04")?.days)
    }

    @Test("Entries of a list of sources are lines again, other lists stay")
    func hanging() throws {
        let found = try read(
            "SOURCES\n\nAdler, M. (2021). Small papers and their notices.\n    Journal of Quays, 8(2), 45-71.\n\nBrandt, T. (2019). The last apprentice of\n    the press. https://quay.example/press-\n    apprentice-41"
        )
        #expect(
            found.article.text.utf8Contains(
                "Adler, M. (2021). Small papers and their notices. Journal of Quays, 8(2), 45-71.\n"))
        #expect(found.citations.map(\.url.href) == ["https://quay.example/press-apprentice-41"])
    }

    @Test("What a break of running text parted is joined; verses stay")
    func narrow() throws {
        let column =
            "The clock on the tower\nwas seven minutes late.\nNobody set his watch by\nit. And yet the town used\nto look at it at noon, as\none looks at a friend.\n\n"
            + "The mayor took it down\non a Friday. It lies in a\nshed beside the port, in\na box. Who winds it? The\nguard says that he does."
        let found = try read("The clock of the quay\n\nby Mira Holt\n\n" + column)
        #expect(found.article.text.utf8Contains("Nobody set his watch by it. And yet the town"))
        let verses = "The clock on the tower\nis late by a name\nand no one who passes\nhas ever complained"
        #expect(try read("Verses\n\n" + verses + "\n\n" + verses).article.text.utf8Contains("tower\nis late"))
    }

    @Test("Org is read as Markdown, an address in a drawer stays")
    func org() throws {
        let found = try read(
            "#+TITLE: Stamps of the harbour\n#+AUTHOR: Mira Holt\n#+DATE: <2025-09-14 Sun>\n\n* What it is\n:PROPERTIES:\n:CUSTOM_ID: what\n:SOURCE: https://quay.example/7\n:END:\n"
                + "Two hundred leaves, see [[https://quay.example/leaf][the first]] of them.\n# not printed\n")
        #expect(found.article.title == "Stamps of the harbour")
        #expect(found.article.authors == ["Mira Holt"])
        #expect(found.citations.map(\.url.href) == ["https://quay.example/7", "https://quay.example/leaf"])
        #expect(found.article.text.utf8Contains("Two hundred leaves, see the first of them."))
        #expect(!found.article.text.utf8Contains("CUSTOM_ID"))
    }

    @Test("Links of a wiki are their words, a footnote's words stay, a note program's query goes")
    func notes() throws {
        let found = try read(
            "# Stamps\n\nThe [[heirs|heirs of the house]] own ==half== of it.[^1] ^b7f2a1\n\n![[leaf.jpg|400]]\n\n[^1]: Kept at <https://quay.example/kept/>.\n\n{{< figure src=\"a.jpg\" >}}\n\n```dataview\nTABLE day\n```\n",
            name: "note.md")
        #expect(found.article.text == "The heirs of the house own half of it.\nKept at <https://quay.example/kept/>.")
        #expect(found.leftOut.contains("left-out query: TABLE day"))
    }

    @Test("A word and a colon below sentences head a part, and name nobody")
    func part() throws {
        let found = try read(
            "Sources of the study\n\nFirst: Books\n1- Adler, M. The quay. Harbour, 2009.\n\nThird: Northern Archives\n\(Self.paragraph)\n\(Self.more)"
        )
        #expect(found.article.authors == [])
        #expect(found.article.text.utf8Contains("Third: Northern Archives"))
    }
}

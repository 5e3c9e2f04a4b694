import Papers
import Testing
import Web

@testable import Extract

@Suite struct OfficeDocuments {
    private static let sentence =
        "The keeper wrote four pages about the harbour, its lamps and the storms of that winter."

    private func read(_ bytes: [UInt8], _ name: String) throws -> SuppliedDocument {
        try SuppliedDocument.read(bytes, name: name)
    }

    @Test(
        "A title that the properties confirm is theirs where blanks or a line's end tore it, and the text's own else",
        arguments: [
            ("عودة العبّ ارة القديمة إلى المرفأ", "عودة العبّارة القديمة إلى المرفأ"),
            ("عودة العبّارة القديمة\nإلى المرفأ", "عودة العبّارة القديمة إلى المرفأ"),
            ("عودة العبارة القديمة إلى المرفأ", "عودة العبارة القديمة إلى المرفأ"),
        ])
    func titleOfProperties(printed: String, title: String) {
        var parts = DocumentParts(text: printed + "\n\n" + Self.sentence + "\n" + Self.sentence, format: .pdf)
        parts.properties.title = "عودة العبّارة القديمة إلى المرفأ"
        let found = SuppliedDocument.read(parts).article
        #expect(found.title == title)
        #expect(found.text == Self.sentence + "\n" + Self.sentence)
    }

    @Test(
        "What is written largest is the title where the text has its letters, whatever was mended in them, and nothing else is",
        arguments: [
            ("عودة العبّارة القديمة إلى المرفأ؟", "عودة العبارة القديمة إلى المرفأ؟"),
            ("عودة العبّارة\nالقديمة إلى المرفأ.", "عودة العبّارة القديمة إلى المرفأ."),
            ("خبر من المرفأ.", "عودة العبّارة القديمة"),
        ])
    func titleByItsSize(printed: String, heading: String) {
        var parts = DocumentParts(
            text: "صحيفة المرفأ.\n\n" + printed + "\n\n" + Self.sentence + "\n" + Self.sentence, format: .pdf)
        parts.heading = heading
        let found = SuppliedDocument.read(parts).article
        let isThere = printed.split(separator: "\n").joined().utf8.count + 6 > heading.utf8.count
        #expect((found.title == printed.split(separator: "\n").joined(separator: " ")) == isThere)
        #expect(found.text.hasPrefix("صحيفة المرفأ.\n" + (isThere ? Self.sentence : printed)))
    }

    @Test func aWordFileIsReadWithItsLinksNotesAndTables() throws {
        var file = WordFile(
            WordFile.paragraph("Lamps of the harbour", style: "a3")
                + "<w:p><w:r><w:t>\(Self.sentence) He cites </w:t></w:r><w:hyperlink r:id=\"rId7\"><w:r><w:t>the registry</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> and more</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
                + "<w:p><w:del><w:r><w:delText>taken back</w:delText></w:r></w:del><w:ins><w:r><w:t>What he said later stands at https://b.example/later today.</w:t></w:r></w:ins></w:p>"
                + "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("Year"))</w:tc><w:tc>\(WordFile.paragraph("Lamps"))</w:tc></w:tr><w:tr><w:tc>\(WordFile.paragraph("1931"))</w:tc><w:tc>\(WordFile.paragraph("12"))</w:tc></w:tr></w:tbl>"
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://c.example/field\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>The field</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
        file.links = [("rId7", "https://a.example/registry?a=1&amp;b=2")]
        file.footnotes = [("1", "Nobody asks for this one."), ("2", "See https://d.example/note, page 4.")]
        file.styles = [("a3", "Title")]
        file.title = "Something else"

        let found = try read(file.bytes, "a.docx")

        #expect(found.article.title == "Lamps of the harbour")
        let lines = found.article.text.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                Self.sentence + " He cites the registry and more[1].",
                "What he said later stands at https://b.example/later today.", "Year\tLamps", "1931\t12", "The field",
                "[2] Nobody asks for this one.", "[1] See https://d.example/note, page 4.",
            ])
        #expect(
            found.citations.map(\.url.href) == [
                "https://a.example/registry?a=1&b=2", "https://b.example/later", "https://c.example/field",
                "https://d.example/note",
            ])
        #expect(found.properties.title == "Something else")
        #expect(found.properties.author == "A. Keeper")
        #expect(found.format == .docx)
    }

    @Test("What headers and footers of a Word file cite is cited; none of their words are the text's")
    func marginsOfAWordFile() throws {
        var file = WordFile(WordFile.paragraph(Self.sentence + " See https://a.example/text for more."))
        file.links = [("rId7", "https://b.example/house")]
        file.margins = [
            ("header1", WordFile.paragraph("Harbour Trust, 3 May 2025")),
            (
                "footer1",
                WordFile.paragraph("Page 1")
                    + "<w:p><w:hyperlink r:id=\"rId7\"><w:r><w:t>Our house</w:t></w:r></w:hyperlink></w:p>"
            ),
            ("footer2", WordFile.paragraph("Page 1") + WordFile.paragraph("https://c.example/source/1")),
        ]
        let found = try read(file.bytes, "a.docx")
        #expect(found.article.text == Self.sentence + " See https://a.example/text for more.")
        #expect(found.article.published == nil && found.article.siteName == nil)
        #expect(
            found.citations.map(\.url.href) == [
                "https://a.example/text", "https://c.example/source/1", "https://b.example/house",
            ])
        #expect(found.leftOut == ["left-out page: Harbour Trust, 3 May 2025 (+3 lines)"])

        file.margins = [("header1", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")]
        let damaged = try read(file.bytes, "a.docx")
        #expect(damaged.article.text == found.article.text && damaged.repairs == ["damaged-margins"])
    }

    @Test("What headers and footers of an ODT file cite is cited")
    func marginsOfAnOpenFile() throws {
        let bytes = OpenFile.bytes(
            body: "<text:p>\(Self.sentence)</text:p>",
            master:
                "<style:header><text:p>Harbour Trust</text:p></style:header><style:footer><text:p><text:a xlink:href=\"https://b.example/house\">Our house</text:a></text:p></style:footer><text:p>No page's</text:p>"
        )
        let found = try read(bytes, "a.odt")
        #expect(found.article.text == Self.sentence && found.citations.map(\.url.href) == ["https://b.example/house"])
        #expect(found.leftOut == ["left-out page: Harbour Trust (+1 line)"])
    }

    @Test func listsOfAWordFileKeepTheirNumbers() throws {
        func item(_ text: String, _ list: Int, _ level: Int = 0) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        var file = WordFile(
            WordFile.paragraph(Self.sentence) + item("One thing", 1) + item("A part of it", 1, 1)
                + item("Another", 1, 1)
                + item("Two things", 1) + item("A bullet", 2))
        file.numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            """

        let lines = try read(file.bytes, "a.docx").article.text.split(separator: "\n").map(String.init)

        #expect(
            lines == [
                Self.sentence, "1. One thing", "1.a) A part of it", "1.b) Another", "2. Two things", "A bullet",
            ])
    }

    @Test func aPageLaidOutWithATableKeepsItsParagraphs() throws {
        let second = "Nobody had counted the lamps before him, and nobody has counted them since that winter."
        let cell = WordFile.paragraph(Self.sentence) + WordFile.paragraph(second)
        let file = WordFile(
            "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("Left"))</w:tc><w:tc>\(cell)</w:tc></w:tr></w:tbl>")

        let text = try read(file.bytes, "a.docx").article.text

        #expect(text.split(separator: "\n").map(String.init) == ["Left", Self.sentence, second])
    }

    @Test func anODTFileIsReadWithItsLinksNotesAndLists() throws {
        let body =
            "<text:p text:style-name=\"P1\">Lamps of the harbour</text:p>"
            + "<text:p>\(Self.sentence)<text:s text:c=\"2\"/>See <text:a xlink:href=\"https://a.example/r\">the registry</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From https://d.example/note, page 4.</text:p></text:note-body></text:note>.</text:p>"
            + "<text:list text:style-name=\"L1\"><text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>"
            + "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Lamps</text:p></table:table-cell></table:table-row></table:table>"
        let styles =
            "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/><text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>"

        let found = try read(OpenFile.bytes(body: body, styles: styles), "a.odt")

        #expect(found.article.title == "Lamps of the harbour")
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                Self.sentence + " See the registry[1].", "1. One", "2. Two", "Year\tLamps",
                "[1] From https://d.example/note, page 4.",
            ])
        #expect(found.citations.map(\.url.href) == ["https://a.example/r", "https://d.example/note"])
        #expect(found.properties.created == "2025-03-18T10:22:33")
    }

    @Test func aBookIsReadInTheOrderOfItsSpine() throws {
        let chapters = [
            "<h1>Lamps of\n the harbour</h1><p>\(Self.sentence) See <a href=\"https://a.example/r\">the registry</a>.</p>",
            "<div>Loose words<ol><li>One</li><li>Two</li></ol></div><p>Verse one<br/>Verse two &amp; more</p>",
        ]

        let found = try read(BookFile.bytes(chapters: chapters), "a.epub")

        #expect(found.article.title == "Lamps of the harbour")
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                Self.sentence + " See the registry.", "Loose words", "1. One", "2. Two", "Verse one",
                "Verse two & more",
            ])
        #expect(found.citations.map(\.url.href) == ["https://a.example/r"])
        #expect(found.properties.author == "A. Keeper")
    }

    @Test func wordsThatAreTheBeginningOfTheirAddressAreNotCitedAlone() throws {
        var file = WordFile(
            WordFile.paragraph(Self.sentence)
                + "<w:p><w:hyperlink r:id=\"rId7\"><w:r><w:t>https://a.example/very-lo…</w:t></w:r></w:hyperlink></w:p>"
        )
        file.links = [("rId7", "https://a.example/very-long-name")]

        #expect(try read(file.bytes, "a.docx").citations.map(\.url.href) == ["https://a.example/very-long-name"])
    }
}

import Testing
import Text
import Web

@testable import Extract

/// What an operator writes is kept, sentence by sentence; what is left out is said.
@Suite("Notes of one's own")
struct SuppliedNotes {
    private static let before = "قرأت اليوم ثلاثة أخبار عن المرفأ القديم، وأريد أن أقارن بينها قبل أن أكتب رأيي."
    private static let after = "وسأعود إليها غدا صباحا حين تكون الصور قد وصلت من المراسل في سهلان."

    private func read(_ lines: [String], name: String = "note.txt") throws -> SuppliedDocument {
        try SuppliedDocument.read(Array(lines.joined(separator: "\n\n").utf8), name: name)
    }

    @Test(
        "A line with an address and few other words is a sentence",
        arguments: [
            "والثالثة بالإنكليزية http://harbour.example/ferry ثم انتهى.", "Read http://harbour.example/ferry today.",
            "http://harbour.example/ferry أولا", "المصدر: http://harbour.example/ferry",
            "https://harbour.example/a/b/c",
            "See http://harbour.example/1 and http://harbour.example/2.",
        ], ["note.txt", "note.md", "note"])
    func sentence(line: String, name: String) throws {
        let found = try read([Self.before, line, Self.after], name: name)
        #expect(found.article.text == [Self.before, line, Self.after].joined(separator: "\n"))
        #expect(found.repairs == [])
        #expect(!found.citations.isEmpty)
    }

    @Test("Where a copy was taken stands in its last line, and is named")
    func source() throws {
        let found = try read([Self.before, Self.after, "المصدر: http://harbour.example/ferry"])
        #expect(found.article.text == Self.before + "\n" + Self.after)
        #expect(found.leftOut == ["left-out source: المصدر: http://harbour.example/ferry"])
        #expect(found.citations.map(\.url.href) == ["http://harbour.example/ferry"])
    }

    private static let address = "http://harbour.example/news/2026/03/the-old-harbour-ferry-sails-again"
    private static let linked = "<a href='\(address)'>\(address)</a>"

    @Test("So it is in a page of a site")
    func sentenceInPage() throws {
        let text = try FerryPage.text(amid: "<p>Read it all at \(Self.linked) today.</p>")
        #expect(text.utf8Contains("\nRead it all at \(Self.address) today.\n"))
    }

    @Test("Letters as numeric references are letters; a text that has letters besides speaks of them")
    func references() throws {
        let written = (Self.before + "\n\n" + Self.after).unicodeScalars.map {
            $0.value < 0x80 ? String($0) : "&#\($0.value);"
        }
        #expect(try read([written.joined()]).article.text == Self.before + "\n" + Self.after)
        let spoken = Self.before + String(repeating: " &#1575;", count: 30)
        #expect(try read([spoken, Self.after]).article.text.utf8Contains("&#1575; &#1575;"))
        #expect(
            try read([Self.before, "a &#1575 b &#x; &#; &#99999999;", Self.after]).article.text.utf8Contains(
                "&#99999999;"))
    }

    @Test("The marks of a quoted mail are none of its words")
    func quoted() throws {
        let found = try read([
            Self.before, "كتبت سلمى:\n> لم تصل الصور إلى الآن يا كريم،\n> وسأرسلها غدا.\nشكرا لك.", Self.after,
        ])
        #expect(
            found.article.text.utf8Contains("لم تصل الصور إلى الآن يا كريم،") && !found.article.text.utf8Contains(">"))
        #expect(found.article.text.utf8Contains("شكرا لك."))
        #expect(try read([Self.before, "> سطر وحده", Self.after]).article.text.utf8Contains("> سطر وحده"))
    }

    @Test(
        "Front matter is YAML or TOML; what is neither is read line by line",
        arguments: [
            "---\ntitle: >-\n  عنوان\n  الخبر\ndate: 2025-03-18 # مسودة\nauthors:\n  - name: سلمى الدباغ\n    mail: s@a.example\n  - كريم نصار\n---\n",
            "---\ntitle: \"عنوان الخبر\"\ndate: '2025-03-18'\nauthor: [سلمى الدباغ, كريم نصار]\n---\n",
            "---\ntitle: عنوان الخبر\nnote: خطأ: في السطر: هذا\n\tdate: 2025-03-18\nauthors:\n- سلمى الدباغ\n- كريم نصار\n---\n",
            "+++\ntitle = \"عنوان الخبر\"\ndate = 2025-03-18\nauthors = [\"سلمى الدباغ\", \"كريم نصار\"]\n+++\n",
        ])
    func frontMatter(block: String) throws {
        let found = try SuppliedDocument.read(Array((block + "\n" + Self.before).utf8), name: "note.md").article
        #expect(found.title == "عنوان الخبر" && found.published?.date.day == 18)
        #expect(found.authors.sorted() == ["سلمى الدباغ", "كريم نصار"].sorted())
        #expect(found.text == Self.before)
    }

    @Test(
        "Markdown's addresses are read without its marks",
        arguments: [
            ("[البيان](<https://n.example/a b.html>)", "https://n.example/a%20b.html"),
            ("انظر _https://n.example/118_ ثم", "https://n.example/118"),
            ("انظر **https://n.example/118**.", "https://n.example/118"),
            ("على https://n.example/news\\_118\\_a ثم", "https://n.example/news_118_a"),
            ("[بيانها الكامل عن\nالسوق](https://n.example/118) أمس", "https://n.example/118"),
            ("بيانها[^1] أمس\n\n[^1]: في https://n.example/118", "https://n.example/118"),
            ("انظر https://n.example/a_b_c ثم", "https://n.example/a_b_c"),
        ])
    func markdownAddresses(line: String, address: String) throws {
        let found = try read([Self.before, line, Self.after], name: "note.md")
        #expect(found.citations.map(\.url.href) == [address])
        #expect(!found.article.text.utf8Contains("]("))
    }

    @Test("A note in HTML is kept whole, however short its lines")
    func noteInHTML() throws {
        let page =
            "<html><head><meta charset='utf-8'><title>On the harbour</title></head><body><h1>On the harbour</h1>"
            + "<p>Three links</p><p>Read \(Self.linked).</p><ul><li>\(Self.linked)</li><li>One more.</li></ul><p>Photo: me</p>"
            + "<p>The rest tomorrow</p></body></html>"
        let found = try SuppliedDocument.read(Array(page.utf8), name: "note.html")
        #expect(found.article.title == "On the harbour")
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                "Three links", "Read \(Self.address).", Self.address, "One more.", "Photo: me", "The rest tomorrow",
            ])
        #expect(found.repairs == [])
        #expect(found.citations.map(\.url.href) == [Self.address])
    }

    /// As a printer wraps them.
    private static let wrapped = [
        "The council of the valley met on Monday and spoke about",
        "the price of water, of wood and of bread, and about the",
        "old ferry, which has been in dock for eleven weeks now",
        "and which the port office wants to see at sea again in",
        "spring. Its engines were taken apart and cleaned while",
        "the steering gear was measured by two engineers who had",
        "come from the capital for that. They said that nothing",
        "of it was worn, and that it may sail for thirty years.",
    ]

    @Test("A sentence of a wrapped text keeps its address")
    func wrapped() throws {
        var lines = Self.wrapped
        lines.insert("Read http://harbour.example/gear of Tuesday as it says", at: 6)
        let found = try SuppliedDocument.read(Array(lines.joined(separator: "\n").utf8), name: "a.txt")
        #expect(found.sourceKind == "pdf-text")
        #expect(found.article.text == lines.joined(separator: " "))
        #expect(found.leftOut == [])
    }

    @Test("Addresses at the foot of a page go, and are named; one behind a sentence stays")
    func feet() throws {
        var lines = Self.wrapped
        lines.append("https://harbour.example/own-line")
        lines.insert("https://harbour.example/foot", at: 6)
        let found = try SuppliedDocument.read(Array(lines.joined(separator: "\n").utf8), name: "a.txt")
        #expect(found.article.text == Self.wrapped.joined(separator: " ") + "\nhttps://harbour.example/own-line")
        #expect(found.leftOut == ["left-out page: https://harbour.example/foot"])
        #expect(found.citations.count == 2)
    }

    @Test("What a browser prints on each page goes, and is named")
    func printed() throws {
        let found = try read([
            Self.before, "https://mirror.example/n/5          1/2", Self.after,
            "https://mirror.example/n/5          2/2",
        ])
        #expect(found.article.text == Self.before + "\n" + Self.after)
        #expect(found.leftOut.count == 2)
        #expect(found.leftOut.first == "left-out print: https://mirror.example/n/5          1/2")
    }

    @Test("The text's own address is stated and not repeated")
    func own() throws {
        let found = try read([Self.before, Self.after, "رابط المقال : https://mirror.example/n/5"])
        #expect(found.article.text == Self.before + "\n" + Self.after)
        #expect(found.ownURL == "https://mirror.example/n/5")
        // Of two that differ none is known to be it: they stay.
        let two = try read([
            Self.before, "رابط المقال: https://mirror.example/n/5", Self.after,
            "رابط المقال: https://mirror.example/n/6",
        ])
        #expect(two.ownURL == nil)
        #expect(two.article.text.split(separator: "\n").count == 4)
    }

    @Test("Every line left out is said")
    func leftOut() throws {
        let found = try read([
            "عنوان الخبر كما كتبه صاحبه اليوم", Self.before + " " + Self.after, "صورة: المرفأ القديم في الشتاء",
            Self.after,
            "اقرأ أيضا", "افتتاح مكتبة عامة في حي الزيتون", "حملة لتنظيف الشاطئ يشارك فيها طلاب المدارس",
        ])
        #expect(found.article.title == "عنوان الخبر كما كتبه صاحبه اليوم")
        #expect(
            found.leftOut == [
                "left-out caption: صورة: المرفأ القديم في الشتاء", "left-out related: اقرأ أيضا (+2 lines)",
            ])
    }

    @Test("A page that was saved says what of it was left out")
    func savedPage() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + FerryPage.prose
            + "<p><a href='/n/2'>What the council said about the price of bread and wood</a></p></main>"
            + "</body></html>"
        let found = try SuppliedDocument.read(Array(page.utf8), name: "a.html")
        #expect(found.article.text.split(separator: "\n").count == 7)
        #expect(
            found.leftOut.contains {
                $0.hasSuffix(": What the council said about the price of bread and wood")
            })
    }
}

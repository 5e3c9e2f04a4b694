import Testing

@testable import Extract

/// Who wrote, where only the page's make says it.
@Suite("Bylines told by the page's make")
struct BylinesOnPages {
    private static let opening = FerryPage.opening

    @Test(
        "Who is stated and never shown gives way to whom a label names above the text; a longer form of the name does not"
    )
    func unseen() throws {
        let data = { (name: String) in
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"\(name)\"}}</script>"
        }
        let line = "<div class=by><p>By: Mira Holt</p></div>" + Self.opening
        #expect(try FerryPage.authors(line, head: data("Jonas Reed")) == ["Mira Holt"])
        #expect(try FerryPage.authors(line, head: data("Mira Holt (Harbour)")) == ["Mira Holt (Harbour)"])
        let seen = line + "<p>Jonas Reed wrote this story.</p>"
        #expect(try FerryPage.authors(seen, head: data("Jonas Reed")) == ["Jonas Reed"])
    }

    @Test(
        "Stand in the frame beside the text, in a footer over it, alone before the day, behind a label of their own",
        arguments: [
            (
                "<nav><div class='post-authors'><img src=m.jpg><span><b>Mira Holt</b><br>writes of ports</span></div></nav>"
                    + opening, ["Mira Holt"]
            ),
            // Lists of writers are links.
            (
                "<nav><div class='authors'><a href='/m'>Mira Holt</a> <a href='/j'>Jonas Reed</a></div></nav>"
                    + opening, []
            ),
            (
                "<p class=line><strong>Jonas Reed</strong></p><time datetime='2026-03-04'>4 March 2026</time>"
                    + opening,
                ["Jonas Reed"]
            ),
            // A place, a section that a menu leads to.
            ("<p>New York</p><time datetime='2026-03-04'>4 March 2026</time>" + opening, []),
            (
                "<p>Harbour Life</p><time datetime='2026-03-04'>4 March 2026</time>" + opening
                    + "<a href='/life'>Harbour Life</a>", []
            ),
            ("<div><div>By</div><div>Caleb Reed</div><div>4 March 2026</div></div>" + opening, ["Caleb Reed"]),
            ("<div><span>Nûçegihan: Evîn Taş û Serhat Kaya</span></div>" + opening, ["Evîn Taş", "Serhat Kaya"]),
            ("<div><span>گفت‌وگو از: مهسا درویش</span></div>" + opening, ["مهسا درویش"]),
            (
                "<div><span class=muhabir>Elif Tan &amp; Kaan Demir / DÜZCE</span></div>" + opening,
                ["Elif Tan", "Kaan Demir"]
            ),
            (
                "<div class='writer-card'><a href='/writer/n'>نوال شاهين</a><span>كاتبة، صدر لها «بيت»</span></div>"
                    + opening,
                ["نوال شاهين"]
            ),
            (
                "<span class=user-name>غيث الراعي</span> <time datetime='2026-05-03'>3 مايو 2026</time>" + opening,
                ["غيث الراعي"]
            ),
            ("<span class=itemAuthor>كتبه هيثم الكيال</span>" + opening, ["هيثم الكيال"]),
            ("<ul><li><span>Yazan, </span><span>Aylin Demirsoy</span></li></ul>" + opening, ["Aylin Demirsoy"]),
            (
                "<div><span>إعداد: وفاء الدويري</span><span>الثلاثاء 22 نيسان 2025</span></div>" + opening,
                ["وفاء الدويري"]
            ),
            ("<div>هەواڵنامە، ڕانیە - نووسینی: هێمن قادر</div>" + opening, ["هێمن قادر"]),
            (
                "<div><a href='/muhabir/nazli'>Nazlı Erdemir</a> <span>18.10.2025</span></div>" + opening,
                ["Nazlı Erdemir"]
            ),
            ("<a href='/author/m.html'>@Mira Holt</a>" + opening, ["Mira Holt"]),
            // A label before a number names nobody.
            ("<div><span>کد خبر: ۷۰۱۲۲</span> <span>۱۴۰۵/۰۶/۲۲</span></div>" + opening, []),
        ])
    func places(body: String, names: [String]) throws {
        #expect(try FerryPage.authors(body) == names)
    }

    @Test("Are never the headline, which in a script without capitals looks like a name over a day")
    func headline() throws {
        let page =
            "<html><head><title>الساحل :: عودة الصيادين إلى البحر</title></head><body><table><tr><td><b>عودة الصيادين إلى البحر</b><br>"
            + "الخميس 14 آذار 2013<br><br>عاد مئات الصيادين أمس إلى البحر بعد توقف دام أسبوعين بسبب العاصفة التي ضربت الساحل.</td></tr></table>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article
        #expect(found.title == "عودة الصيادين إلى البحر")
        #expect(found.authors.isEmpty)
    }

    @Test("In a footer over the headline, which is none of the page's")
    func footer() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><footer><a href='/author/m.html'>Mira Holt</a></footer>"
            + "<article><h1>The ferry sails again</h1>\(Self.opening)</article></body></html>"
        #expect(
            try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.authors == ["Mira Holt"])
    }

    @Test("A template's name gives way to the link that readers see, a writer's that they see too does not")
    func template() throws {
        let head = "<meta name='author' content='Kemal Veran'>"
        let link = "<p>by <a href='/author/mira.html'>Mira Holt</a> in <a href='/tag/sea'>Sea</a></p>"
        #expect(try FerryPage.authors(link + Self.opening, head: head) == ["Mira Holt"])
        #expect(try FerryPage.authors(Self.opening, head: head) == ["Kemal Veran"])
        #expect(try FerryPage.authors(link + Self.opening + "<p>Kemal Veran</p>", head: head) == ["Kemal Veran"])
        let desk = "<meta name='author' content='صحيفة سهلان'>"
        #expect(try FerryPage.authors(link + Self.opening, head: desk) == ["Mira Holt"])
    }
}

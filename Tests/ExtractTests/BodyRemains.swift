import Testing

@testable import Extract

@Suite("What stands around the text and between its paragraphs")
struct BodyRemains {
    @Test("A line whose list was navigation goes with it; one whose list is said stays")
    func leadIns() throws {
        let stories = (1...3).map { "<li><a href='/story/\($0)'>Another story of the islands, number \($0)</a></li>" }
            .joined()
        let found = try FerryPage.text(
            FerryPage.prose
                + "<p>The boat stops at these islands:</p><ul><li><a href='/orran'>Orran</a></li><li>Skua</li></ul>"
                + FerryPage.after + "<p>All about our islands:</p><ul>\(stories)</ul>")
        #expect(found.utf8Contains("\nThe boat stops at these islands:\nOrran\nSkua\n"))
        #expect(!found.utf8Contains("All about") && !found.utf8Contains("Another story"))
    }

    @Test("What is left of a box of links goes; what is left among paragraphs stays")
    func hollowBoxes() throws {
        let found = try FerryPage.text(
            amid:
                "<div><span>Islands</span><div><a href='/a'>A lighthouse on the cape is sold</a></div>"
                + "<div><a href='/b'>Fish is dear again this winter</a></div><div>10:30</div></div><p>Noon</p>")
        #expect(!found.utf8Contains("Islands") && !found.utf8Contains("10:30"))
        #expect(found.utf8Contains("\nNoon\n"))
    }

    @Test("Cards of other pages go whole, their sentences with them")
    func cards() throws {
        let cards = (1...3).map {
            "<div><h3><a href='/story/\($0)'>Another story of the islands</a></h3><p>Nobody has known about number \($0) until now.</p></div>"
        }.joined()
        let found = try FerryPage.text(FerryPage.prose + FerryPage.after + "<div>\(cards)</div>")
        #expect(!found.utf8Contains("Nobody has known"))
        #expect(found.utf8Contains("Then 7."))
    }

    @Test("Cards of what other sites have are the text's sources: their headlines stay, at its end their authors")
    func sourceCards() throws {
        let cards = (1...3).map {
            "<div><h3><a href='https://institute\($0).example/study'>A study of island \($0)</a></h3>"
                + "<p>The institute of the harbour, paper number \($0)</p><p>Read More</p></div>"
        }.joined()
        let end = try FerryPage.text(FerryPage.prose + "<h2>Sources</h2><div>\(cards)</div>")
        #expect(end.utf8Contains("paper number 2"))
        #expect(try FerryPage.text(amid: "<div>\(cards)</div>").utf8Contains("A study of island 3"))
    }

    @Test("The numbers of steps stay though each step's heading is a link")
    func numbering() throws {
        let steps = (1...3).map { "<div><p>\($0).</p><h3><a href='/step/\($0)'>What is to be done</a></h3></div>" }
            .joined()
        #expect(try FerryPage.text(amid: "<div>\(steps)</div>").utf8Contains("2."))
    }

    @Test("Under their label cards may come to as much as the text")
    func labelledCards() throws {
        let cards = (1...3).map {
            "<div><p>Coast // 4 May</p><h3><a href='/story/\($0)'>Another story of the islands</a></h3><p>Nobody knew \($0). \(FerryPage.sentence)</p></div>"
        }.joined()
        let text = (1...4).map { "<p>Part \($0). \(FerryPage.sentence)</p>" }.joined()
        let found = try FerryPage.text("<div>\(text)</div><section><h2>اقرأ أيضاً</h2>\(cards)</section>")
        #expect(found.utf8Contains("Part 4.") && !found.utf8Contains("Nobody knew"))
    }

    @Test("The next article of an endless page begins with the twin of the first one's box")
    func nextArticle() throws {
        let post = { (head: String, words: String) in
            "<div class='post-box'>\(head)<div class='time'>4 May 2026</div><div>\(FerryPage.paragraphs(words))</div></div>"
        }
        let page =
            "<html><head><title>The ferry sails again</title></head><body><div>"
            + post("<h1>The ferry sails again</h1>", "Part")
            + post("<h2><a href='/b'>Rain on the coast</a></h2>", "Then")
            + "</div></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
        #expect(found.utf8Contains("Part 7.") && !found.utf8Contains("Then 1."))
    }

    @Test(
        "Lines without a letter are no lines; asterisks divide a text",
        arguments: [
            ("<p>&#x200D;</p>", false), ("<p>_</p>", false), ("<p>•</p>", false), ("<p>* * *</p>", true),
            ("<p>٧</p>", true),
        ])
    func marks(line: String, isKept: Bool) throws {
        let lines = try FerryPage.text(amid: line).split(separator: "\n").count
        #expect(lines == (isKept ? 15 : 14))
    }

    @Test(
        "What nobody sees is not read",
        arguments: [
            "<p style='display: none'>Sign in.</p>",
            "<p><span style='clip:rect(0 0 0 0);width:1px'>opens a window</span></p>",
            "<p class='d-none'>Sign in.</p>",
        ])
    func invisible(line: String) throws {
        let found = try FerryPage.text(amid: line)
        #expect(!found.utf8Contains("Sign") && !found.utf8Contains("window"))
    }

    @Test(
        "A name that says what a box holds is not the box's own",
        arguments: ["has-caption", "hasCaption", "lg:caption", "d-none d-md-block"])
    func holders(name: String) throws {
        #expect(
            try FerryPage.text(amid: "<div class='\(name)'><p>The crane came at noon from the other side.</p></div>")
                .utf8Contains(
                    "crane"))
    }

    @Test("A place to link to is no link, though old pages never close it")
    func places() throws {
        let found = try FerryPage.text(
            amid: "<h2><a name='dock'>Eleven weeks in dock</h2><p>She lay there from June on.</p></a>")
        #expect(found.utf8Contains("\nEleven weeks in dock\nShe lay there from June on."))
    }

    @Test("A picture's words are a caption wherever they stand; a gallery's captions are its text")
    func captions() throws {
        let alt =
            "<img src='/f.jpg' alt='The Mira in dock, seen from the pier in June'><p>The Mira in dock, seen from the pier</p>"
        #expect(try !FerryPage.text(amid: alt).utf8Contains("seen from the pier"))
        #expect(
            try !FerryPage.text(amid: "<figure><img src='/f.jpg'><p>The Mira in dock</p></figure>").utf8Contains("Mira")
        )
        let gallery = (1...5).map {
            "<figure><img src='/\($0).jpg'><figcaption>\($0). \(FerryPage.sentence)</figcaption></figure>"
        }
        #expect(
            try FerryPage.text("<p>Five pictures of the boat.</p>" + gallery.joined()).utf8Contains(
                "5. The port office"))
    }

    @Test("A reading given above its characters is not read between them")
    func ruby() throws {
        #expect(
            try FerryPage.text(amid: "<p>The sign reads <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>町.</p>")
                .utf8Contains("reads 港町.")
        )
    }

    @Test("Dates that the text is about stay below its beginning; the article's own go")
    func dates() throws {
        let head = "<meta property='article:published_time' content='2026-03-04T10:00:00Z'>"
        let body = FerryPage.prose + "<p>4 March 2026, 10:00</p><p>Tickets from 1 May 2026</p>" + FerryPage.after
        let found = try FerryPage.text(body, head: head)
        #expect(!found.utf8Contains("4 March") && found.utf8Contains("Tickets from 1 May 2026"))
    }

    @Test("Who wrote it is said in a field, in any language")
    func names() throws {
        let head = "<meta name='author' content='سلمى النجار'><meta name='author' content='Mira Holt'>"
        for line in ["حوار: سلمى النجار", "Von Mira Holt, Nordhafen", "Mira Holt"] {
            #expect(try !FerryPage.text("<p>\(line)</p>" + FerryPage.prose, head: head).utf8Contains(line))
        }
    }

    @Test("Every paragraph named as the body: what they stand in is the body")
    func paragraphs() throws {
        let named = (1...5).map { "<p itemprop='articleBody'>Part \($0). \(FerryPage.sentence)</p>" }.joined()
        #expect(
            try FerryPage.text("<div>\(named)<p>Next crossings: Monday at noon, Friday at eight.</p></div>")
                .utf8Contains("Next crossings"))
    }

    @Test("Panels that tabs open are text")
    func panels() throws {
        let panel =
            "<div role='tablist'><h3>May I bring a dog?</h3><div role='tabpanel'><p>Yes, on a lead, on the upper deck.</p></div></div>"
        #expect(try FerryPage.text(amid: panel).utf8Contains("\nMay I bring a dog?\nYes, on a lead"))
    }

    @Test("A line with a link that stands between paragraphs again and again is a button")
    func refrains() throws {
        let button = "<p>Tired of this? <a href='/plus'>Hide it</a></p>"
        let body = (1...7).map { "<p>Part \($0). \(FerryPage.sentence)</p>\($0 % 2 == 0 ? button : "")" }.joined()
        #expect(try !FerryPage.text(body).utf8Contains("Tired"))
        #expect(
            try FerryPage.text(amid: "<p>Read on <a href='https://sea.example/'>there</a></p>").utf8Contains(
                "Read on there"))
    }

    @Test("A drop cap in a box of its own begins its word")
    func initials() throws {
        #expect(
            try FerryPage.text(amid: "<div>A</div><p>ll boats stay in port today.</p>").utf8Contains("\nAll boats stay")
        )
    }

    @Test(
        "Appeals and corrections at the end are the site's",
        arguments: [
            "Support our journalism with a donation of any size.", "Fehler gefunden? Jetzt melden.",
            "ادعم الصحافة المستقلة: تبرع الآن", "Submit a letter to the editor by mail.",
        ])
    func appeals(line: String) throws {
        #expect(try !FerryPage.text(amid: "<p>\(line)</p>").utf8Contains(line))
    }

    @Test("What a server says of its own faults is not the author's")
    func faults() throws {
        #expect(
            try !FerryPage.text(
                amid: "<b>Warning</b>: Undefined variable in <b>/srv/www/page.php</b> on line <b>12</b><br>"
            )
            .utf8Contains("Undefined"))
    }
}

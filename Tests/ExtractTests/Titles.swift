import Testing
import Web

@testable import Extract

@Suite("Titles of pages")
struct Titles {
    @Test("A headline that holds the mark between site and title is found whole in the page")
    func markWithin() throws {
        let page =
            "<html><head><title>Mira News : Traders of the bay: the toll takes it all</title></head><body><table><tr><td><b><a href=/>Home</a> | "
            + "<a href=/p>Politics</a></b></td></tr><tr><td><font size=5><b>Traders of the bay: the toll takes it all</b></font></td></tr>"
            + "<tr><td>\(FerryPage.prose)</td></tr></table></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://mira.example/a"), contentType: nil)
        #expect(found.article.title == "Traders of the bay: the toll takes it all")
    }

    private static let prose = String(
        repeating: "<p>The port office said the ferry sails again from Monday, after eleven weeks in dock.</p>",
        count: 4)

    private func title(_ body: String, head: String) throws -> String? {
        let page = "<html><head>\(head)</head><body>\(body)<main>\(Self.prose)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.title
    }

    @Test("On pages of old systems the bold line over the prose is the title, where the head names the template")
    func bold() throws {
        let lines = "<table><tr><td><font size=4><b>The ferry of the bay sails again</b></font></td></tr></table>"
        #expect(try title(lines, head: "<title>Print version</title>") == "The ferry of the bay sails again")
        // A sentence, part of a paragraph, or one below the prose is none.
        for other in [
            "<p><b>The ferry of the bay sails again.</b></p>", "<p><b>The ferry of the bay</b> sails again today</p>",
            Self.prose + lines,
        ] {
            #expect(try title(other, head: "<title>Print version</title>") == "Print version")
        }
    }

    @Test("A section's heading is none where the one beneath it begins the title, nor is a hidden one's slogan")
    func sections() throws {
        let section = "<h1>News</h1><h2>A school upon the mountain</h2>"
        let head = "<title>A school upon the mountain « News « Port Post</title>"
        #expect(try title(section, head: head) == "A school upon the mountain")
        let office =
            "<header><h1>The office of schools of the whole valley</h1></header><h2>No school tomorrow because of dust</h2>"
        #expect(
            try title(office, head: "<title>No school tomorrow because of dust - Office of schools</title>")
                == "No school tomorrow because of dust")
        let slogan =
            "<h1 style='display:none'>Port Post | News, reports, talks from the bay</h1><h2>A school upon the mountain</h2>"
        #expect(
            try title(slogan, head: "<title>Port Post | A school upon the mountain</title>")
                == "A school upon the mountain")
    }

    @Test(
        "Where the head names site and section alone, a line set in the middle over its day or its prose is the title")
    func centred() throws {
        let head = "<title>The town of Kafr Noun - News of the town</title>"
        let line = "<p align=center>The society elects a new board"
        #expect(try title(line + "<p align=left>Added on 17/4/2006", head: head) == "The society elects a new board")
        #expect(try title(line + Self.prose, head: head) == "The society elects a new board")
        // What links follow is a box's.
        let links = "<ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>"
        #expect(try title(line + links, head: head) != "The society elects a new board")
    }

    @Test(
        "Are what readers see, without the topic over it and the site behind it",
        arguments: [
            (
                "<meta property='og:title' content='The ferry sails again'>",
                "<h1><small>Bay of Mira</small><br>The ferry sails again</h1>", "The ferry sails again"
            ),
            (
                "<title>The ferry sails again | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>",
                "<h1>The ferry sails again | Harbour Post</h1>", "The ferry sails again"
            ),
            (
                "<title>Why the ferry of the bay and its crew sail again, after all</title>",
                "<h1>crew</h1><h1>Menu</h1>",
                "Why the ferry of the bay and its crew sail again, after all"
            ),
            (
                "<title>The ferry of the bay sails again</title>",
                "<h1><a href='/b'>The ferry and its old bell</a></h1><h1>The ferry sails again from Monday</h1>",
                "The ferry sails again from Monday"
            ),
            (
                "<title>Ferry log: day 39</title>", "<h1>Mira's old blog</h1>", "Ferry log: day 39"
            ),
            // A heading that leads home is the site's, separators and all.
            (
                "<title>The ferry sails again - Bay Ships - Port of Mira</title>",
                "<h1><a href='/'>Bay Ships - Port of Mira</a></h1>", "The ferry sails again"
            ),
            ("<title>The ferry sails again – Port – Blog</title>", "", "The ferry sails again"),
            ("<title>The ferry sails again ‹ Friends of the Bay</title>", "", "The ferry sails again"),
            ("<title>The ferry sails again | Port ♥ Magazin</title>", "", "The ferry sails again"),
            ("<title>port.example // » The ferry sails</title>", "<p>port.example</p>", "The ferry sails"),
            ("<title>رحلة العبارة تعود ‹ أصدقاء الخليج</title>", "", "رحلة العبارة تعود"),
            // Topics set apart by style alone.
            (
                "<title>Bay of Mira - \"We sail again\"</title>",
                "<h1><span>Bay of Mira</span>\"We sail again\"</h1>", "Bay of Mira - \"We sail again\""
            ),
            (
                "<title>Bay of Mira – Why the ferry sails</title>",
                "<h1><span>Bay of Mira</span> <span>Why the ferry sails</span></h1>",
                "Bay of Mira – Why the ferry sails"
            ),
            (
                "<title>Bay of Mira: Why the ferry sails | Port Wire</title>"
                    + "<meta property='og:title' content='Bay of Mira: Why the ferry sails'>",
                "<h1><span>Bay of Mira</span> <span>Why the ferry sails</span></h1>",
                "Bay of Mira: Why the ferry sails"
            ),
            (
                "<title>رحلات الخليج: لماذا تبحر العبارة</title>",
                "<h1><span>رحلات الخليج</span> <span>لماذا تبحر العبارة</span></h1>",
                "رحلات الخليج: لماذا تبحر العبارة"
            ),
        ])
    func heading(head: String, body: String, expected: String) throws {
        #expect(try title(body, head: head) == expected)
    }

    @Test(
        "Are whole where a quotation mark ended their attribute",
        arguments: [
            "The ferry sails again with a \"royal\" visit on board",
            "Feribot yeniden seferde, kaptan \"mutluyuz\" dedi",
            "العبارة تبحر من جديد مع \"زيارة ملكية\"",
        ])
    func cutAtQuote(whole: String) throws {
        let head = """
            <title>\(whole) | Port Wire</title><meta property="og:title" content="\(whole)">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-04"}</script>
            """
        #expect(try title("<h1>\(whole)</h1>", head: head) == whole)
    }

    @Test(
        "Statements that break off are those that go on",
        arguments: [
            ("The ferry sails again with…", "The ferry sails again with the queen"),
            ("The ferry sails again with ...", "The ferry sails again with the queen"),
            ("The ferry sails again,", "The ferry sails again, and the bridge opens"),
        ])
    func brokenOff(text: String, whole: String) {
        #expect(Naming.whole(text, of: ["Another story", whole]) == whole)
    }

    @Test("A whole statement stays though another goes on", arguments: ["The ferry sails again", "The ferry"])
    func notBrokenOff(text: String) {
        #expect(Naming.whole(text, of: ["The ferry sails again after eleven weeks"]) == text)
    }

    @Test("Keep what a newsroom states twice over, though readers see less of it")
    func stated() throws {
        let full = "The ferry sails again - all about Monday"
        let head = """
            <meta property="og:title" content="\(full)"><script type="application/ld+json">
            {"@type":"NewsArticle","headline":"\(full)"}</script>
            """
        #expect(try title("<h1>The ferry sails again</h1>", head: head) == full)
    }

    @Test(
        "Are the first heading over prose where the page's head names only its site",
        arguments: [
            "<h1><a href='/'>Port Example</a></h1><nav><h2>All our pages</h2></nav><h2>The ferry sails again</h2>",
            "<h1>port.example</h1><h3>The ferry sails again</h3>",
        ])
    func leading(body: String) throws {
        #expect(try title(body, head: "<title>port.example</title>") == "The ferry sails again")
    }

    @Test("Stay the site's name on its front page")
    func front() throws {
        let page =
            "<html><head><title>port.example</title></head><body><h2>The ferry sails again</h2>\(Self.prose)</body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/"), contentType: nil)
        #expect(found.article.title == "port.example")
    }

    @Test("An address is no name of a site")
    func siteName() throws {
        let head = """
            <meta property="og:site_name" content="https://port.example/"><meta name="application-name" content="Port Wire">
            <title>The ferry sails again</title>
            """
        let page = "<html><head>\(head)</head><body>\(Self.prose)</body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
        #expect(found.article.siteName == "Port Wire")
    }

    @Test("Where only the site is named, a bold line over prose, or a link to the page itself, is the headline")
    func unheaded() throws {
        let read = { (title: String, body: String) in
            let page = "<html><head><title>\(title)</title></head><body>\(body)</body></html>"
            return try Extractor.extract(
                [UInt8](page.utf8), url: WebURL("https://port.example/s?id=1"), contentType: nil
            ).article.title
        }
        let prose =
            "<td><h3><a href='print.php'>Print this</a></h3>\(FerryPage.sentence)<br><br>\(FerryPage.sentence)</td>"
        #expect(
            try read(
                "Port News Portal",
                "<table><tr><td><font size=4><b>A museum closes for a cat</b></font></td></tr><tr>\(prose)</tr></table>"
            )
                == "A museum closes for a cat")
        let linked =
            "<table><tr><td class=contentheading><a href='/s?id=1'>The well of names</a></td></tr><tr><td>\(FerryPage.opening)</td></tr></table>"
        #expect(try read("The well of names - Antiquities of the high plain", linked) == "The well of names")
    }
}

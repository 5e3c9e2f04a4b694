import Testing
import Text
import Web

@testable import Extract

@Suite("Pages that others wrote") struct PagesOthersWrote {
    private func read(_ page: String, at url: String = "https://port.example/news/1") throws -> Article {
        try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).article
    }

    @Test("An agency's paragraphs in boxes of their own, in what a style sheet calls a card, are all its text")
    func boxedParagraphs() throws {
        let said = [
            "أعلنت المديرية العامة في بلاغ أن الشعبة أوقفت شخصين في محلة القبة، بعد ساعات على إطلاقهما النار في الهواء خلال تشييع.",
            "وأوضح البلاغ أنه ضُبط في منزل أحدهما مسدس حربي، وأن التحقيق معهما جارٍ.",
            "وناشدت المديرية المواطنين الإبلاغ عن مطلقي النار على الخط الساخن.",
        ]
        let body = said.map { "<div>\($0)</div>" }.joined(separator: "<div><br></div>")
        let found = try FerryPage.read(
            whole:
                "<div class='card'><h1>توقيف شخصين بجرم إطلاق نار</h1><p>الأحد 01 آذار 2026</p><div class='txt'>\(body)"
                + "</div></div>", title: "Agency")
        #expect(found.article.text == said.joined(separator: "\n"), "\(found.article.text)")
    }

    @Test("A subtitle that is a heading stands in the text, a section's name does not")
    func subheading() throws {
        let deck = "A vote of five to two lets the operator lease the old coal dock from May on"
        for (line, isText) in [(deck, true), ("More of the port", false)] {
            let page =
                "<html><head><title>The ferry sails again</title></head><body><div class='post'><div class='w'><h1>The ferry "
                + "sails again</h1></div><div class='w'><h3>\(line)</h3></div><a href='/r.pdf'>The whole report as a file</a>"
                + "<div class='content'>\(FerryPage.prose)</div></div></body></html>"
            #expect(try read(page).text.hasPrefix(line) == isText)
        }
    }

    @Test("Notes that the text leads to are its text, in a footer too; other footers are not")
    func footnotes() throws {
        let note = "Article 9 of the law of 5 July 2000, as it stands."
        let marked = "<p>The law says a day<a href='#nb1' id='nh1'>1</a>. \(FerryPage.sentence)</p>"
        let footer =
            "<footer><aside class='notes'><div id='nb1'><p>[<a href='#nh1'>1</a>] \(note)</p></div></aside></footer>"
        let page = { (text: String) in
            "<html><head><title>The ferry sails again</title></head><body><article><h1>The ferry sails again</h1><div "
                + "class='texte'>\(FerryPage.prose)\(text)</div>\(footer)</article></body></html>"
        }
        #expect(try read(page(marked)).text.contains(note))
        #expect(try !read(page("")).text.contains(note))
    }

    @Test("A wall's box at the end, however many lines it has")
    func wall() throws {
        let wall =
            "<section class='barrier'><h2>Continue with a subscription</h2><p>Three months for a pound, then nine a month.</p>"
            + "<ul><li>All articles</li><li>Puzzles and the app</li><li>Two guests</li></ul><a href='/subscribe'>See how</a>"
            + "</section>"
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1><div class='text'>"
            + "\(FerryPage.prose)</div>\(wall)</main></body></html>"
        #expect(try !read(page).text.contains("nine a month"))
    }

    @Test("A section whose cards have one link, a heading and a day is an index")
    func cards() throws {
        let cards = (1...7).map {
            "<div class='kart'><a href='/emek/\($0)'><h3>Tuzla'da \($0) tersanede iş durdurma</h3></a><p>Taşeron işçileri üç "
                + "aydır ödenmeyen maaşları için vinçlere çıktı.</p><time datetime='2026-03-0\($0)'>\($0) Mart 2026</time></div>"
        }.joined()
        let found = try FerryPage.read(whole: "<h1>Emek</h1><section class='liste'>\(cards)</section>", title: "Emek")
        #expect(found.kind == .index)
    }

    @Test("A day in Joomla's details, which T3 sets in an aside; a stamp in UTC without its zone")
    func days() throws {
        let page = { (aside: String, head: String) in
            "<html><head><title>The ferry sails again</title>\(head)</head><body><article><h1>The ferry sails again</h1>\(aside)"
                + "<section>\(FerryPage.prose)</section></article></body></html>"
        }
        let aside =
            "<aside class='article-aside'><dl><dd class='published'><time>Sunday, 08 March 2026 14:22</time></dd></dl></aside>"
        #expect(try read(page(aside, "")).published?.date.dayText == "2026-03-08")
        let stamp = "<meta property='article:published_time' content='20260131T2240'>"
        let shown = "<div class='info-date'>01:40 01.02.2026</div>"
        #expect(try read(page(shown, stamp)).published?.date.dayText == "2026-02-01")
        let other = "<div class='info-date'>01:47 01.02.2026</div>"
        #expect(try read(page(other, stamp)).published?.date.dayText == "2026-01-31")
    }
}

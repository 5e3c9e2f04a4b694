import Testing

@testable import Extract

@Suite("What elements are called")
struct ElementNames {
    @Test("An id made of the element's own words hints at nothing")
    func slugs() throws {
        let inside =
            "<h2 id='polls-and-voting'>Polls and voting</h2><p>Then the port voted. \(FerryPage.sentence)</p>"
            + "<section id='social-media-campaign'><h2>The social media campaign</h2><p>It went on. \(FerryPage.sentence)</p></section>"
        let found = try FerryPage.text(amid: inside)
        #expect(found.utf8Contains("Polls and voting\n") && found.utf8Contains("It went on."))
        let related = "<div id='related-posts'><h3>Related posts</h3><p>Another boat. \(FerryPage.sentence)</p></div>"
        #expect(!(try FerryPage.text(amid: related)).utf8Contains("Another boat."))
    }

    @Test("Under a name that is a topic too, prose stays and a poll goes")
    func topics() throws {
        let told = "<div class='voting-results'><p>Three in four. \(FerryPage.sentence)</p></div>"
        #expect(try FerryPage.text(amid: told).utf8Contains("Three in four."))
        let asked = "<div class='poll'><p>Will she sail? \(FerryPage.sentence)</p><button>Yes</button></div>"
        #expect(!(try FerryPage.text(amid: asked)).utf8Contains("Will she sail?"))
        let post = "<blockquote class='instagram-media'><p>A post. \(FerryPage.sentence)</p></blockquote>"
        #expect(!(try FerryPage.text(amid: post)).utf8Contains("A post."))
    }

    @Test("The first paragraph in the headline's own box is the text's", arguments: ["header", "section"])
    func opening(tag: String) throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><div><\(tag) class='hero-banner'>"
            + "<h1>The ferry sails again</h1><p>It began at dawn, when two old men untied a rope that nobody had touched since the storm of last winter.</p></\(tag)>"
            + "<div class='entry-content'>\(FerryPage.prose)</div></div></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
        #expect(found.utf8.starts(with: "It began at dawn, when".utf8) && found.utf8Contains("Part 7."))
    }

    @Test("Paragraphs set as headings are paragraphs", arguments: ["h2", "h4", "h5"])
    func headings(tag: String) throws {
        let prose = (1...4).map { "<\(tag)>Part \($0). \(FerryPage.sentence) \(FerryPage.sentence)</\(tag)>" }.joined()
        let found = try FerryPage.text(prose)
        for part in 1...4 { #expect(found.utf8Contains("Part \(part).")) }
    }

    @Test("Words that stand twice, for eyes and for ears, are read once")
    func twins() throws {
        let price = "<span aria-hidden='true'>£2.4m</span><span class='sr-only'>2.4 million pounds</span>"
        let found = try FerryPage.text(
            amid: "<p>The engine cost \(price), said the port, which had hoped for less.</p>")
        #expect(found.utf8Contains("The engine cost £2.4m, said the port"))
        #expect(!found.utf8Contains("million"))
    }

    @Test("What is said again is cut in runs only")
    func copies() throws {
        let vow = "We will not sell the bell, and we will not sell the boat."
        let sung = try FerryPage.text("<p>\(vow)</p>\(FerryPage.prose)<p>\(vow)</p>\(FerryPage.after)<p>\(vow)</p>")
        #expect(sung.split(separator: "\n").count { $0 == vow } == 3)
        let twice = try FerryPage.text("<div>\(FerryPage.prose)</div><div>\(FerryPage.prose)</div>\(FerryPage.after)")
        #expect(twice.split(separator: "\n").count == 14)
    }
}

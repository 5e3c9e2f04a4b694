import Testing
import Web

@testable import Extract

@Suite("Titles beside the site's name")
struct TitlesAndSites {
    private func article(_ head: String, _ body: String) throws -> Article {
        let page = "<html><head>\(head)</head><body>\(body)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article
    }

    private static let post =
        "<div class='post'><h2><a href='/f' rel='bookmark'>The ferry sails again</a></h2>\(FerryPage.prose)</div>"

    @Test(
        "Stand in a lower heading where the first one is the site",
        arguments: [
            "<title>The ferry sails again</title><meta property='og:title' content='Bay of Mira ~ The ferry sails again'>",
            "<title>Bay of Mira - The ferry sails again</title>", "<title>The ferry sails again | Bay of Mira</title>",
            "<title>Bay of Mira : The ferry sails again</title>",
        ])
    func lowerHeading(head: String) throws {
        #expect(try article(head, "<header><h1>Bay of Mira</h1></header>" + Self.post).title == "The ferry sails again")
    }

    @Test("A heading of two links is the one that leads to the page")
    func twoLinks() throws {
        let heading =
            "<h1><a href='/'>Bay of Mira</a> : <a href='https://port.example/f'>The ferry sails again</a></h1>"
        let found = try article(
            "<title>Bay of Mira : The ferry sails again</title>", "<header>\(heading)</header>\(FerryPage.prose)")
        #expect(found.title == "The ferry sails again")
        let empty = heading.replacing("Bay of Mira", with: " ")
        #expect(
            try article(
                "<title>Bay of Mira : The ferry sails again</title>", "<header>\(empty)</header>\(FerryPage.prose)"
            ).title == "The ferry sails again")
    }

    @Test("A mark by which a heading links to itself is no word of it", arguments: ["¶", "🔗", "#", "<i></i>§"])
    func permalink(mark: String) throws {
        let body =
            "<h1>The ferry sails again<a class='headerlink' href='#f'>\(mark)</a></h1>\(FerryPage.prose)"
            + "<h2>Of the bell<a href='#bell'>\(mark)</a></h2>\(FerryPage.after)"
        let found = try article("<title>The ferry sails again — Bay</title>", "<main>\(body)</main>")
        #expect(found.title == "The ferry sails again")
        #expect(found.text.split(separator: "\n").contains("Of the bell"))
    }

    @Test("A site's name alone in the title gives way to the cell that is named for the headline")
    func cell() throws {
        let body =
            "<table><tr><td><span id='lblTitle' class='BigTitle'>The ferry of the bay sails again</span></td></tr>"
            + "<tr><td>\(FerryPage.prose)</td></tr></table>"
        #expect(try article("<title>Bay of Mira</title>", body).title == "The ferry of the bay sails again")
    }

    @Test("The part of the title that the way home bears names the site, another does not")
    func siteName() throws {
        let story = "<h1>The ferry sails again</h1>" + FerryPage.prose
        let head = "<title>The ferry sails again | Bay of Mira</title>"
        #expect(try article(head, "<a href='/'>Bay of Mira</a>" + story).siteName == "Bay of Mira")
        #expect(
            try article(head, "<a href='/'><img alt='Bay of Mira' src='/l.png'></a>" + story).siteName == "Bay of Mira")
        #expect(try article(head, "<a href='/'>Home</a>" + story).siteName == nil)
    }
}

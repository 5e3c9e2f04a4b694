import Testing
import Web

@testable import Extract

@Suite("Sections and keywords that readers see")
struct PageTags {
    private func article(_ body: String, head: String = "") throws -> Article {
        let page =
            "<html><head><title>The ferry sails again | Bay</title>\(head)</head><body>\(body)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/news/f"), contentType: nil)
            .article
    }

    private static let story = "<h1>The ferry sails again</h1>" + FerryPage.prose

    @Test("Links that say so are the article's own ones")
    func links() throws {
        let tags = "<a rel='tag' href='/t/f'>#ferries</a> <a rel='tag' href='/t/b'>bells</a>"
        let category = "<a rel='category tag' href='/c/p'>Port</a>"
        let cloud = "<aside><a rel='tag' href='/t/x'>storms</a><a rel='category tag' href='/c/y'>Weather</a></aside>"
        let found = try article(cloud + "<article>\(Self.story)<footer>\(category)\(tags)</footer></article>")
        #expect(found.keywords == ["ferries", "bells"])
        #expect(found.section == "Port")
        let stated = try article(
            "<article>\(Self.story)\(category)\(tags)</article>",
            head: "<meta property='article:tag' content='tides'><meta property='article:section' content='Sea'>")
        #expect(stated.keywords == ["tides"])
        #expect(stated.section == "Sea")
    }

    @Test(
        "The last step of the way down is the section",
        arguments: [
            "<a href='/'>Home</a> / <a href='/news'>News</a> / <a href='/news/port'>Port</a> / <span>The ferry sails again</span>",
            "<a href='/'>الرئيسية</a> / <a href='/port'>Port</a> / <a href='/news/f'>The ferry sails again</a>",
            "<a href='/'>Ana Sayfa</a> <a href='/port'>Port</a>",
        ])
    func crumbs(way: String) throws {
        #expect(try article("<nav class='breadcrumb'>\(way)</nav>\(Self.story)").section == "Port")
    }

    @Test("Nobody's section is the way home alone")
    func home() throws {
        #expect(try article("<nav class='breadcrumbs'><a href='/'>Home</a></nav>\(Self.story)").section == nil)
    }

    @Test("Data states the way as well")
    func data() throws {
        let list = """
            <script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
            {"@type":"ListItem","position":1,"name":"Home","item":"https://port.example/"},
            {"@type":"ListItem","position":2,"item":{"@id":"https://port.example/port","name":"Port"}},
            {"@type":"ListItem","position":3,"name":"The ferry sails again"}]}</script>
            """
        #expect(try article(Self.story, head: list).section == "Port")
    }
}

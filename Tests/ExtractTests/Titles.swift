import Testing
import Web

@testable import Extract

@Suite("Titles of pages")
struct Titles {
    private static let prose = String(
        repeating: "<p>The port office said the ferry sails again from Monday, after eleven weeks in dock.</p>",
        count: 4)

    private func title(_ body: String, head: String) throws -> String? {
        let page = "<html><head>\(head)</head><body>\(body)<main>\(Self.prose)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.title
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
        ])
    func heading(head: String, body: String, expected: String) throws {
        #expect(try title(body, head: head) == expected)
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
}

import Testing
import Web

@testable import Extract

@Suite("What ruled is told by its name")
struct Rulings {
    private func examine(_ body: String, head: String = "", url: String = "https://port.example/f") throws
        -> Examination
    {
        let page =
            "<html><head><title>The ferry sails again | Port Wire</title>\(head)</head><body><main><article>"
            + "<h1>The ferry sails again</h1>\(body)</article></main></body></html>"
        return try Extractor.examine([UInt8](page.utf8), url: WebURL(url), contentType: nil)
    }

    @Test("Every rule has a name of its own")
    func names() {
        #expect(Set(PageKind.rules.map(\.name)).count == PageKind.rules.count)
        #expect(Set(Cut.inOrder.map(\.name)).count == Cut.inOrder.count)
        #expect(Set(DateWitness.inOrder.map(\.name)).count == DateWitness.inOrder.count)
    }

    @Test(
        "The rule that says what a page is",
        arguments: [
            ("<p>Checking your browser before you go on.</p>", "challenge"),
            ("<form><input type='password'></form><p>Sign in to go on reading this paper, as every day.</p>", "login"),
            ("<p>Please enable JavaScript to read this page of the Port Wire.</p>", "shell"),
            ("", "unsaid"),
            (FerryPage.prose, "text"),
        ])
    func kind(body: String, rule: String) throws {
        #expect(try examine(body).ruled.kind == rule)
    }

    @Test("An article by its own word, and a front page")
    func statedKind() throws {
        let head = "<meta property='og:type' content='article'>"
        #expect(try examine(FerryPage.prose, head: head).ruled.kind == "stated-article")
        #expect(try examine("<p>\(FerryPage.sentence)</p>", url: "https://port.example/").ruled.kind == "front-page")
    }

    @Test("Those who say the title")
    func title() throws {
        let head = "<meta property='og:title' content='The ferry sails again'>"
        #expect(try examine(FerryPage.prose, head: head).ruled.title == "heading, shared, title element")
    }

    @Test(
        "The witness of the authors",
        arguments: [
            ("<meta name='author' content='Mira Holt'>", "", "data"),
            ("", "<a rel='author' href='/people/7'>Mira Holt</a>", "shown"),
            ("", "<p>By Mira Holt</p>", "line"),
            (
                "<meta name='author' content='Mira'>", "<div class='byline'>Mira Holt is a reporter in Harbour.</div>",
                "full name"
            ),
            ("", "", ""),
        ])
    func authors(head: String, line: String, witness: String) throws {
        #expect(try examine(line + FerryPage.prose, head: head).ruled.authors == witness)
    }

    @Test(
        "The witness of the day",
        arguments: [
            ("<meta property='article:published_time' content='2026-03-04'>", "", "meta"),
            ("", "<time class='published' datetime='2026-03-04'></time>", "published time"),
            ("", "<span class='date'>4 March 2026</span>", "shown beside title: box named date"),
            ("", "<p>4 March 2026</p>", "shown beside title: line around the beginning"),
            ("", "", ""),
        ])
    func published(head: String, line: String, witness: String) throws {
        #expect(try examine(line + FerryPage.prose, head: head).ruled.published == witness)
    }

    @Test(
        "The rule that took a block",
        arguments: [
            ("<ul><li><a href='/b'>Our page on boats</a></li></ul>", "link-list, by link-list: Our page on boats"),
            (
                "<p>Additional reporting by Tom Berg in Harbour.</p>",
                "biography, by biographies: Additional reporting by Tom Berg in Harbour."
            ),
            ("<figure><img src='f.jpg'><figcaption>At sea</figcaption></figure>", "caption, by captions: At sea"),
            ("<p>port-wire</p>", "tail, by tail: port-wire"),
        ])
    func cut(behind: String, line: String) throws {
        #expect(try examine(FerryPage.prose + behind).taken.map(\.line).contains(line))
    }

    @Test("The explanation says all of them")
    func explanation() throws {
        let head =
            "<meta name='author' content='Mira Holt'><meta property='article:published_time' content='2026-03-04'>"
        let lines = try examine(FerryPage.prose, head: head).explanation
        #expect(
            lines.contains(
                "ruled: kind by item-of-its-day; title by heading, title element; authors by data; published by meta"))
        // Values stand alone in their lines.
        #expect(lines.contains("title: The ferry sails again") && lines.contains("authors: Mira Holt"))
        #expect(lines.contains("    head, by head: The ferry sails again"))
    }
}

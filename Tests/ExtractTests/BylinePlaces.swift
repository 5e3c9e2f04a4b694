import Testing
import Web

@testable import Extract

/// Where on a page a name is the writer's, and which of several statements is believed.
@Suite("Places of bylines")
struct BylinePlaces {
    private func authors(_ body: String, head: String = "") throws -> [String] {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main><article>"
            + "<h1>The ferry sails again</h1>\(body)</article></main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.authors
    }

    private static let prose =
        "<p>The port office said the ferry sails again from Monday, after eleven weeks in dock and many repairs.</p>"
        + "<p>Engineers replaced two engines, and the whole of the steering gear was taken apart and cleaned.</p>"

    @Test(
        "No licence, section, photographer, answerer or figure is the writer",
        arguments: [
            prose + "<p>Icons: <a href='https://creativecommons.org/licenses/by/2.5/'>Creative Commons Licence</a></p>",
            prose + "<p>Icons by <a href='https://icons.example.net/by/mira'>Mira Holt</a> from another site</p>",
            "<div class='StoryTags-x1'>Jonas Reed</div><div>2 Feb 2026</div>" + prose,
            "<div><span class='meta--categories'>Ehrenamt</span> <span class='meta--categories'>Hafen</span> "
                + "<span>2.2.2026</span></div>" + prose,
            "<div>Im Wortlaut, <time>2. Februar 2026</time></div>" + prose,
            prose
                + "<ul><li><a href='/other'><h2>A lighthouse is sold</h2><p>A lighthouse on the cape was sold on Friday to a "
                + "man who says that he only wants to sleep in it.</p><h6>By Mira Holt and Jonas Reed</h6></a></li></ul>",
            "<div class='article-photo'><img src='a.jpg'><p class='photo-text'><b class='author'>Mira Holt</b></p></div>"
                + prose,
            prose + "<div class='answer'><div itemprop='author'><a class='author'>Mira Holt</a></div></div>",
            prose + "<h3>Insights by Harbour</h3>" + prose,
            "<div class='author-card-label'>Total Reads</div>" + prose,
            "<div style='display: none'><p class='author'>Mira Holt</p></div>" + prose,
            prose + "<div><h4><a href='/o'>The harbour office opens</a></h4><p>It opens.</p><p>Von Mira Holt</p></div>",
        ])
    func nobody(body: String) throws {
        #expect(try authors(body) == [])
    }

    @Test(
        "A template's, an account's, the outlet's or the section's name yields to the next statement, then to the page",
        arguments: [
            ("hafenlix", "", "<p>von <a rel='author' href='/author/mira-holt'>Mira Holt</a>, 8.5.2026</p>"),
            ("Hafen d.o.o. - www.hafen.example", "", "<p>By Mira Holt</p>"),
            ("Allgemeine Hafenzeitung", "<meta property='og:article:author' content='Mira Holt'>", ""),
            (
                "hafen", "<meta property='article:section' content='Hafen'><meta name='byl' content='By Mira Holt'>", ""
            ),
        ])
    func doubtful(stated: String, head: String, line: String) throws {
        let head = "<meta name='author' content='\(stated)'>" + head
        #expect(try authors(line + Self.prose, head: head) == ["Mira Holt"])
    }

    @Test("Whoever is shown beside the stated must be a person")
    func surplus() throws {
        let line =
            "<div class='authors'><span>Mira Holt</span>, <span>Jonas Reed</span>, <em>Harbour University</em></div>"
        let head = "<meta name='author' content='Mira Holt'><meta name='author' content='Jonas Reed'>"
        #expect(try authors(line + Self.prose, head: head) == ["Mira Holt", "Jonas Reed"])
    }

    @Test("One word is a name behind a label in a box of its own")
    func account() throws {
        let line =
            "<h2>Calm <i>sea</i></h2><p><span>by</span> <b><a rel='author' href='/author/hafenlix'>Hafenlix</a></b></p>"
        #expect(try authors(line + Self.prose) == ["Hafenlix"])
    }

    @Test("An organization is not split, an outlet's place no author")
    func organizations() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization",
            "name":"Hafen Verlag, Fähr Magazin"}}</script>
            """
        #expect(try authors(Self.prose, head: head) == ["Hafen Verlag, Fähr Magazin"])
        let placed =
            "<meta property='og:site_name' content='HAFEN'><meta name='author' content='HAFEN, Port a. M., Land'>"
        #expect(try authors(Self.prose, head: placed) == [])
    }

    @Test("A link behind `Fact-checked by` is not one more writer")
    func checked() throws {
        let line =
            "<p>By <a href='/author/mira/'>Mira Holt</a></p>"
            + "<p><i>Fact-checked by</i> <a href='/author/jonas/'>Jonas Reed</a></p>"
        #expect(try authors(line + Self.prose) == ["Mira Holt"])
    }

    @Test("A labelled line before the text counts more than a box behind it, though it is pruned")
    func before() throws {
        let line = "<div class='share-buttons'><span>Von Mira Holt</span></div>"
        let box = "<div class='author'>Jonas Reed</div>"
        #expect(try authors(line + Self.prose + box) == ["Mira Holt"])
    }
}

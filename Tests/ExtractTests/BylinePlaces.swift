import Testing

@testable import Extract

/// Where on a page a name is the writer's, and which of several statements is believed.
@Suite("Places of bylines")
struct BylinePlaces {
    @Test("A line that opens the text with its writer names him and is no text", arguments: ["كتب", "سهلان"])
    func openers(word: String) throws {
        let line = "<p>\(word) – سامر الخطيب:</p>"
        #expect(try FerryPage.authors(line + FerryPage.prose) == ["سامر الخطيب"])
        #expect(try !FerryPage.text(line + FerryPage.prose).utf8Contains("الخطيب"))
        // Who is quoted is told.
        let quoted = "<p>قال سامر الخطيب:</p>" + FerryPage.prose
        #expect(try FerryPage.text(quoted).utf8Contains("قال سامر الخطيب:"))
    }

    @Test(
        "No licence, section, photographer, answerer or figure is the writer",
        arguments: [
            FerryPage.opening
                + "<p>Icons: <a href='https://creativecommons.org/licenses/by/2.5/'>Creative Commons Licence</a></p>",
            FerryPage.opening
                + "<p>Icons by <a href='https://icons.example.net/by/mira'>Mira Holt</a> from another site</p>",
            "<div class='StoryTags-x1'>Jonas Reed</div><div>2 Feb 2026</div>" + FerryPage.opening,
            "<div><span class='meta--categories'>Ehrenamt</span> <span class='meta--categories'>Hafen</span> "
                + "<span>2.2.2026</span></div>" + FerryPage.opening,
            "<div>Im Wortlaut, <time>2. Februar 2026</time></div>" + FerryPage.opening,
            FerryPage.opening
                + "<ul><li><a href='/other'><h2>A lighthouse is sold</h2><p>A lighthouse on the cape was sold on Friday to a "
                + "man who says that he only wants to sleep in it.</p><h6>By Mira Holt and Jonas Reed</h6></a></li></ul>",
            "<div class='article-photo'><img src='a.jpg'><p class='photo-text'><b class='author'>Mira Holt</b></p></div>"
                + FerryPage.opening,
            FerryPage.opening
                + "<div class='answer'><div itemprop='author'><a class='author'>Mira Holt</a></div></div>",
            FerryPage.opening + "<h3>Insights by Harbour</h3>" + FerryPage.opening,
            "<div class='author-card-label'>Total Reads</div>" + FerryPage.opening,
            "<div style='display: none'><p class='author'>Mira Holt</p></div>" + FerryPage.opening,
            FerryPage.opening
                + "<div><h4><a href='/o'>The harbour office opens</a></h4><p>It opens.</p><p>Von Mira Holt</p></div>",
        ])
    func nobody(body: String) throws {
        #expect(try FerryPage.authors(body) == [])
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
        #expect(try FerryPage.authors(line + FerryPage.opening, head: head) == ["Mira Holt"])
    }

    @Test("Whoever is shown beside the stated must be a person")
    func surplus() throws {
        let line =
            "<div class='authors'><span>Mira Holt</span>, <span>Jonas Reed</span>, <em>Harbour University</em></div>"
        let head = "<meta name='author' content='Mira Holt'><meta name='author' content='Jonas Reed'>"
        #expect(try FerryPage.authors(line + FerryPage.opening, head: head) == ["Mira Holt", "Jonas Reed"])
    }

    @Test("One word is a name behind a label in a box of its own")
    func account() throws {
        let line =
            "<h2>Calm <i>sea</i></h2><p><span>by</span> <b><a rel='author' href='/author/hafenlix'>Hafenlix</a></b></p>"
        #expect(try FerryPage.authors(line + FerryPage.opening) == ["Hafenlix"])
    }

    @Test("An organization is not split, an outlet's place no author")
    func organizations() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization",
            "name":"Hafen Verlag, Fähr Magazin"}}</script>
            """
        #expect(try FerryPage.authors(FerryPage.opening, head: head) == ["Hafen Verlag, Fähr Magazin"])
        let placed =
            "<meta property='og:site_name' content='HAFEN'><meta name='author' content='HAFEN, Port a. M., Land'>"
        #expect(try FerryPage.authors(FerryPage.opening, head: placed) == [])
    }

    @Test("A link behind `Fact-checked by` is not one more writer")
    func checked() throws {
        let line =
            "<p>By <a href='/author/mira/'>Mira Holt</a></p>"
            + "<p><i>Fact-checked by</i> <a href='/author/jonas/'>Jonas Reed</a></p>"
        #expect(try FerryPage.authors(line + FerryPage.opening) == ["Mira Holt"])
    }

    @Test("A labelled line before the text counts more than a box behind it, though it is pruned")
    func before() throws {
        let line = "<div class='share-buttons'><span>Von Mira Holt</span></div>"
        let box = "<div class='author'>Jonas Reed</div>"
        #expect(try FerryPage.authors(line + FerryPage.opening + box) == ["Mira Holt"])
    }
}

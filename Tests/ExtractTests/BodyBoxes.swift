import Testing
import Web

@testable import Extract

@Suite("Boxes and links inside the text")
struct BodyBoxes {
    @Test(
        "A question that opens its answer is a heading",
        arguments: [
            "<button aria-expanded='false'><h3>May I bring a bicycle?</h3></button><p>Yes, on the lower deck, for a small fee.</p>",
            "<h3><button aria-controls='a1'>May I bring a bicycle?</button></h3><p>Yes, on the lower deck, for a small fee.</p>",
        ])
    func accordion(box: String) throws {
        let found = try FerryPage.text(amid: "<div>\(box)</div><button>Print this page</button>")
        #expect(found.utf8Contains("\nMay I bring a bicycle?\nYes, on the lower deck"))
        #expect(!found.utf8Contains("Print"))
    }

    @Test("A question for consent that no name tells is none of a short story's text; a story about cookies is")
    func consent() throws {
        let words =
            "<p>We use necessary cookies to make our site work, and some stay on your device for up to a year.</p>"
            + "<p>With your permission we set others, which tell us how the pages are used so that we can improve them.</p>"
        let story =
            "<h1>The ferry sails again</h1><p>The port office said the ferry sails again from Monday, for all.</p>"
            + "<p>The decision was taken after talks with the council that began on Friday evening.</p>"
        func text(_ body: String) throws -> String {
            let page = "<html><head><title>The ferry sails again</title></head><body>\(body)</body></html>"
            return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
                .article.text
        }
        let box = "<div class='c1'>\(words)<span><button>Yes</button><button>No</button></span></div>"
        #expect(try !text("\(box)<main>\(story)</main>").utf8Contains("cookies"))
        #expect(try text("\(box)<main>\(story)</main>").utf8Contains("for all."))
        // In the article, or where nothing is marked as the article, they are what is told.
        #expect(try text("<main>\(story)\(box)</main>").utf8Contains("necessary cookies"))
        #expect(try text("<div>\(story)</div>\(box)").utf8Contains("necessary cookies"))
    }

    @Test("Prose set apart inside the article stays; a side box of links does not")
    func asides() throws {
        let fact =
            "<article>\(FerryPage.prose)<aside><p><b>What a slip is.</b> A slope of stone or wood on which boats are drawn out of "
            + "the water; the one in this port is the oldest of the coast, and was built when the port was a fishing village.</p></aside>"
        let links = "<aside><p><a href='/a'>A lighthouse is sold</a></p><p><a href='/b'>Fish is dear</a></p></aside>"
        let found = try FerryPage.text(fact + links + FerryPage.after + "</article>")
        #expect(found.utf8Contains("the oldest of the coast"))
        #expect(!found.utf8Contains("lighthouse"))
    }

    @Test("A wall takes the offers under it, up to the next sentence")
    func offers() throws {
        let found = try FerryPage.text(
            amid:
                "<p>Unlock this article and all others.</p><p>Monthly</p><p>$39</p><p>Totals $468 per year</p><p>Best value</p>"
                + "<p>The ferry carries two hundred people and forty cars on two decks.</p>")
        #expect(!found.utf8Contains("$") && !found.utf8Contains("Best value"))
        #expect(found.utf8Contains("forty cars"))
    }

    @Test("A heading that leads to another site is a heading; one that leads to another story is not")
    func headings() throws {
        let found = try FerryPage.text(
            amid:
                "<h3><a href='https://boats.example/mira'>The Mira</a></h3><p>She has two decks and sails at noon, every day.</p>"
                + "<h3><a href='/lighthouse'>A lighthouse is sold</a></h3>")
        #expect(found.utf8Contains("\nThe Mira\nShe has two decks"))
        #expect(!found.utf8Contains("lighthouse"))
    }

    @Test("A linked item of a list that is not made of links is an item")
    func items() throws {
        let items = (1...6).map { "<li>Thing number \($0) to take along on the crossing</li>" }.joined()
        let found = try FerryPage.text(
            amid:
                "<ul>\(items)<li><a href='/raincoats'>A raincoat</a></li></ul><ul><li><a href='/save'>Save for later</a></li></ul>"
        )
        #expect(found.utf8Contains("\nA raincoat\n"))
        #expect(!found.utf8Contains("Save for later"))
    }

    @Test("Elements that a style sheet sets apart are apart; a drop cap and a word in bold are not")
    func seams() throws {
        let found = try FerryPage.text(
            amid:
                "<h2><a href='#m'>The Mira</a><em>A Captain's Life</em><span class='year'>Port Press</span></h2>"
                + "<p><span class='cap'>W</span><span>hen she sailed, the <b>Port</b><b>Office</b> closed at once.</p>")
        #expect(found.utf8Contains("The Mira A Captain's Life Port Press"))
        #expect(found.utf8Contains("When she sailed, the PortOffice closed"))
    }

    @Test("The text's own beginning, cut off with dots above it, is said once")
    func excerpt() throws {
        let found = try FerryPage.text(
            "<p>Part 1. The port office said the ferry sails again from Monday, after eleven weeks […]</p>"
                + FerryPage.prose)
        #expect(!found.utf8Contains("…"))
        #expect(found.utf8.starts(with: "Part 1.".utf8))
    }

    @Test("A page's footer is no text, however long beside a short one")
    func footer() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "<p>\(FerryPage.sentence)</p></main><footer>"
            + (1...4).map {
                "<p>Our office number \($0) lies at the pier, and whoever comes by is welcome to a coffee.</p>"
            }.joined()
            + "</footer></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
        #expect(found.utf8Contains("The port office said") && !found.utf8Contains("coffee"))
    }
}

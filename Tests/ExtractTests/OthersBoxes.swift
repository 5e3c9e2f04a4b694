import Testing

@testable import Extract

/// Boxes within the column of the text that are not the story's, told by their make.
@Suite("Boxes of others")
struct OthersBoxes {
    private static func text(_ body: String) throws -> String { try FerryPage.read(whole: body).article.text }

    private static func story(_ title: String, at path: String, level: String, _ words: String) -> String {
        "<div class=story data-url='\(path)'><\(level)>\(title)</\(level.split(separator: " ")[0])><div>\(words)</div></div>"
    }

    @Test("The next story is another, where its box states an address of its own", arguments: ["h1", "h2 class=h1"])
    func furtherStory(level: String) throws {
        let next =
            "<p>A museum of dolls opened in the castle on Wednesday, after six years in which they were gathered from attics.</p>"
            + "<p>The first room shows dolls that mothers made of what was left of dresses, the second those that sailors brought.</p>"
        let page =
            "<div id=all>" + Self.story("The ferry sails again", at: "/s/1", level: "h1", FerryPage.prose)
            + Self.story("A museum of dolls", at: "/s/2", level: level, next) + "</div>"
        let found = try Self.text(page)
        #expect(found.utf8Contains("Part 7.") && !found.utf8Contains("museum of dolls"))
        // The site's name over the only story of the page is no story.
        let logo = "<h1>Port Wire</h1>" + Self.story("A museum of dolls", at: "/s/2", level: "h1", next)
        #expect(try Self.text(logo).utf8Contains("sailors brought"))
    }

    @Test("An appeal for money is told by its button and where that leads")
    func appeal() throws {
        let box = { (href: String) in
            "<div class=callout><p>You read this because twelve hundred readers have paid for it before you. We are five.</p>"
                + "<p><a class='kg-btn' href='\(href)'>Pay what you can</a></p></div>"
        }
        let page = { (href: String) in
            "<article><h1>The ferry sails again</h1>\(FerryPage.prose)\(box(href))\(FerryPage.prose)</article>"
        }
        #expect(try !Self.text(page("/donate/")).utf8Contains("twelve hundred readers"))
        // A box whose button leads to what the story is about stays.
        #expect(try Self.text(page("/files/report.pdf")).utf8Contains("twelve hundred readers"))
        // So does a paragraph with such a button in it and more text behind.
        let inline =
            "<article><h1>The ferry sails again</h1><div>\(FerryPage.sentence)<a class='btn' href='/support'>support</a>\(FerryPage.prose)</div></article>"
        #expect(try Self.text(inline).utf8Contains("Part 7."))
    }
}

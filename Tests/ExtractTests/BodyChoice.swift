import Markup
import Testing
import Web

@testable import Extract

@Suite("Which part of a page is the article")
struct BodyChoice {
    private static let sentence =
        "The port office said the ferry sails again from Monday, after eleven weeks in dock and many repairs. "

    private static func prose(_ name: String, _ count: Int) -> String {
        (1...count).map { "<p>\(name) \($0). \(sentence)</p>" }.joined()
    }

    private func body(_ page: String) throws -> ArticleBody {
        let document = try HTMLDocument(parsing: [UInt8]("<html><body>\(page)</body></html>".utf8), keeping: .article)
        return document.withRoot { root in
            let outline = Outline(root: root)
            return BodyFinder(outline: outline, page: PageText(outline), title: nil).find()
        } ?? ArticleBody()
    }

    @Test("What the page names is believed on less than all of its prose")
    func trust() throws {
        let page =
            "<main><div class='entry-content'>\(Self.prose("Part", 6))</div><div>\(Self.prose("Call", 3))</div></main>"
        let found = try body(page)
        #expect(found.candidates.map(\.strategy) == [.bodyName, .articleElement, .density])
        #expect(found.method == "semantic")
        #expect(found.blocks.count == 6)
    }

    @Test("Of a forum's posts the first tells; parts of one text are one text")
    func posts() throws {
        func page(_ ids: (String, String)) -> String {
            "<div id='\(ids.0)'>\(Self.prose("Part", 4))</div><table><tr><td>Member since 2008</td><td>"
                + "<div id='\(ids.1)'>\(Self.prose("Answer", 5))</div></td></tr></table>"
        }
        #expect(try body(page(("post_message_5512", "post_message_5513"))).blocks.count == 4)
        #expect(try body(page(("post_message_5512", "post_message_"))).blocks.count > 5)
        #expect(!Numbering.areNumbered(["post_message_1", "post_message_2", nil]))
    }

    @Test("A name on a scrap of the page is not")
    func scrap() throws {
        let found = try body(
            "<div class='post-content'><p>\(Self.sentence)</p></div><div>\(Self.prose("Part", 9))</div>")
        #expect(found.candidates.first?.strategy == .density)
        #expect(found.blocks.count >= 9)
    }

    @Test("Every candidate says why")
    func evidence() throws {
        for candidate in try body("<article>\(Self.prose("Part", 3))</article>").candidates {
            #expect(candidate.score == candidate.evidence.terms.reduce(0) { $0 + $1.value })
            #expect(candidate.letters > 0 && candidate.linkDensity == 0)
        }
        #expect(try body("").candidates.isEmpty)
    }
}

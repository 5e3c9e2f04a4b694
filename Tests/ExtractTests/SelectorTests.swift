import Testing
import Web

@testable import Extract

@Suite("Rules for a site")
struct SiteRulesTests {
    private static let page = """
        <html><head><title>Weavers open a school</title></head><body><main id="m">
        <h1>Weavers open a school</h1>
        <aside class="story lead"><p>The weavers of the upper town opened a school on Monday, and forty children came.</p></aside>
        <div class="story"><p>Every child will learn at two looms, one old and one new, the teachers promise.</p>
        <p class="promo box">Buy our calendar with twelve pictures of looms, it is printed on heavy paper.</p></div>
        <div class="other"><div><p>A text about something else that is as long as all the others on this page, or longer.</p></div></div>
        </main></body></html>
        """

    private func text(_ rules: SiteRules?) throws -> String {
        try Extractor.extract(
            [UInt8](Self.page.utf8), url: WebURL("https://www.weavers.example/1"), contentType: nil, rules: rules
        ).article.text
    }

    @Test func takesWhatIsNamedWhateverElementItIs() throws {
        let rules = SiteRules(host: "weavers.example", take: [try Selector(".story")], drop: [try Selector("p.promo")])
        #expect(
            try text(rules) == """
                The weavers of the upper town opened a school on Monday, and forty children came.
                Every child will learn at two looms, one old and one new, the teachers promise.
                """)
    }

    @Test func aRuleThatMatchesNothingCostsNothing() throws {
        let rules = SiteRules(host: "weavers.example", take: [try Selector("#gone .text")])
        #expect(try text(rules) == text(nil))
        #expect(try !text(rules).isEmpty)
    }

    @Test func dropsWithoutATake() throws {
        let found = try text(SiteRules(host: "weavers.example", drop: [try Selector(".other, .promo")]))
        #expect(!found.utf8.isEmpty)
        #expect(!found.contains("something else") && !found.contains("calendar"))
    }

    @Test func theNearestHostCounts() throws {
        let book = SiteRuleBook([
            SiteRules(host: "example.com", drop: [try Selector("a")]),
            SiteRules(host: "News.Example.com", drop: [try Selector("b")]),
        ])
        #expect(book.rules(for: WebURL("https://www.example.com/1"))?.host == "example.com")
        #expect(book.rules(for: WebURL("https://m.news.example.com/1"))?.host == "News.Example.com")
        #expect(book.rules(for: WebURL("https://notexample.com/")) == nil)
        #expect(book.rules(for: nil) == nil)
    }

    @Test(
        "A selector matches as in CSS",
        arguments: [
            ("p", 4), ("div p", 3), ("div > p", 3), ("main > p", 0), ("body p.promo", 1), (".story.lead", 1),
            ("#m", 1), ("[class]", 4), ("[class=story]", 1), ("[class~=story]", 2), ("[class^=pro]", 1),
            ("[class$='box']", 1), ("[class*=\"ory l\"]", 1), ("h1, aside", 2), ("div div p", 1), ("*.other", 1),
            ("main div > div > p", 1), ("P.PROMO", 0), ("DIV", 3),
        ])
    func matches(selector: String, count: Int) throws {
        let rules = SiteRules(host: "x", take: [try Selector(selector)])
        #expect(try Probe.count(rules.take[0], in: Self.page) == count)
    }

    @Test(
        "What is no selector says why",
        arguments: [
            "", " ", ",", "a,", "a >", "> a", "..a", "#", "[", "[]", "[id", "[id=", "[id='x]", "[onclick]", "a:hover",
            "a + b", "a ~ b", "a]", "[id~x]", String(repeating: "a ", count: 40), "a\"", "my-element", "text",
        ])
    func malformed(selector: String) {
        #expect(throws: SelectorError.self) { try Selector(selector) }
    }
}

import Testing
import Web

@testable import Extract

/// Pages made to hurt: each must come back, and with the text that is in it.
@Suite("Hostile pages")
struct HostilePages {
    private static let prose = "A sentence of prose that goes on, with a comma or two, until it ends."

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let html: String
        var text: String? = prose
    }

    static let cases: [Case] = [
        Case(testDescription: "100,000 nested elements", html: repeated("<div>", 100_000) + "<p>\(prose)</p>"),
        Case(testDescription: "100,000 nested inline elements", html: repeated("<b>", 100_000) + prose),
        Case(testDescription: "500,000 siblings", html: repeated("<br>", 500_000) + "<p>\(prose)</p>"),
        Case(testDescription: "2 MB in one text node", html: "<p>" + repeated("word ", 400_000) + prose + "</p>"),
        Case(
            testDescription: "100,000 attributes on one tag",
            html: "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">\(prose)</p>"),
        Case(testDescription: "a NUL in an attribute", html: "<p class=\"a\0b\">\(prose)</p>"),
        Case(
            testDescription: "ends that open nothing", html: repeated("<div>", 300) + repeated("</b>", 100_000) + prose),
        Case(testDescription: "a comment that never ends", html: "<p>\(prose)</p><!-- " + repeated("x", 100_000)),
        Case(testDescription: "a script that never ends", html: "<p>\(prose)</p><script>" + repeated("<", 100_000)),
        Case(
            testDescription: "deep JSON",
            html: "<script type='application/ld+json'>\(repeated("[", 100_000))</script><p>\(prose)</p>"),
        Case(testDescription: "lists that never end", html: repeated("<ul><li>", 40_000) + "<p>\(prose)</p>"),
        Case(testDescription: "definitions that never end", html: repeated("<dl><dd>", 40_000) + "<p>\(prose)</p>"),
        Case(testDescription: "links that never end", html: repeated("<a>", 80_000) + prose),
        Case(
            testDescription: "links with text that never end", html: repeated("<a>x", 80_000) + "</a><p>\(prose)</p>"),
        Case(testDescription: "drawings that never end", html: repeated("<svg>", 80_000) + prose),
        Case(testDescription: "titles that never end", html: repeated("<title>", 100_000), text: nil),
        Case(testDescription: "paragraphs that never end", html: repeated("<p>", 80_000) + prose),
        Case(testDescription: "templates that never end", html: "<p>\(prose)</p>" + repeated("<template><p>", 40_000)),
        Case(testDescription: "cells without a table", html: repeated("<td>x", 80_000) + "<p>\(prose)</p>"),
        Case(testDescription: "ends of paragraphs", html: repeated("</p>", 80_000) + prose),
        Case(testDescription: "100,000 paragraphs", html: "<p>\(prose)</p>" + repeated("<p>text</p>", 100_000)),
        Case(testDescription: "a self-closing script", html: "<script src=x /></script><p>\(prose)</p>"),
        Case(testDescription: "only less-than signs", html: repeated("<", 100_000), text: nil),
        Case(testDescription: "nothing but spaces", html: " \n\t ", text: nil),
        Case(testDescription: "nothing", html: "", text: nil),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("Comes back with its text", arguments: cases)
    func comesBack(page: Case) throws {
        let found = try Extractor.extract(Array(page.html.utf8), url: nil, contentType: "text/html; charset=utf-8")

        if let text = page.text { #expect(found.article.text.utf8Contains(text)) }
    }

    @Test(arguments: [0, 1, 2, 3])
    func readingStopsWhenTold(after questions: Int) {
        let html = Array((Self.repeated("<p>text</p>", 2_000) + "<p>\(Self.prose)</p>").utf8)
        var asked = 0

        #expect(throws: ExtractError.cancelled) {
            try Extractor.extract(html, url: nil, contentType: "text/html") {
                asked += 1
                return asked > questions
            }
        }
        #expect(asked == questions + 1)
    }

    @Test func aTitleWithoutAnEndIsCut() throws {
        let html = "<p>\(Self.prose)</p><title>" + Self.repeated("A title, and so on. ", 10_000)
        let found = try Extractor.extract(Array(html.utf8), url: nil, contentType: "text/html")

        #expect(found.article.title?.utf8.count ?? 0 <= 4096)
    }

    @Test func mutatedPagesComeBack() throws {
        let page = Array(
            """
            <!DOCTYPE html><html lang=ar><head><title>T &amp; U</title><script type="application/ld+json">{"@type":"NewsArticle",\
            "headline":"T","datePublished":"2026-01-02T03:04:05Z","author":{"name":"N M"}}</script></head><body><article><h1>T</h1>\
            <p>نص طويل، فيه فواصل؛ وينتهي هنا. &nbsp;&copy &#x41;</p><table><tr><td>x<td>y</table><!-- c --></article></body></html>
            """.utf8)
        var seed: UInt64 = 0x5EED
        func next() -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: seed >> 33)
        }
        for _ in 0..<3_000 {
            var bytes = page
            for _ in 0..<(1 + next() % 6) {
                let at = next() % bytes.count
                switch next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: at)
                case 2:
                    bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + next() % 40)], at: next() % bytes.count)
                default: bytes[at] = [0x3C, 0x3E, 0x22, 0x26, 0x00, 0xD9][next() % 6]
                }
            }
            do throws(ExtractError) {
                _ = try Extractor.extract(bytes, url: nil, contentType: nil)
            } catch {
                // Bytes that no longer are HTML may say so; they must not do worse.
            }
        }
    }
}

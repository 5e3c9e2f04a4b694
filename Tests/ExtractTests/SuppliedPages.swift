import Testing
import Web

@testable import Extract

@Suite("Pages that an operator supplies cite as texts do")
struct SuppliedPages {
    private static let first =
        "The keeper wrote four pages about the harbour, its lamps and the storms of that winter, and sent them to the town."
    private static let second =
        "Nobody had counted the lamps before him, and nobody has counted them since, as the mayor herself said on Monday."

    private func citations(_ said: String, canonical: String? = "https://lantern.example/news/12") throws -> [String] {
        let head = canonical.map { "<link rel=canonical href=\"\($0)\">" } ?? ""
        let page = """
            <!DOCTYPE html><html lang=en><head><title>Lamps of the harbour</title>\(head)</head><body>
            <nav><a href="https://menu.example/a">News</a></nav><article><h1>Lamps of the harbour</h1><p>\(Self.first)</p>
            <p>The union told it \(said) last week, and said that it would follow what is left of the promises.</p>
            <p>\(Self.second)</p></article></body></html>
            """
        return try SuppliedDocument.read(Array(page.utf8), name: "a.html").citations.map(\.url.href)
    }

    @Test("Firefox's reading mode, saved: its address, its writer, and no reading time")
    func readingMode() throws {
        let page = """
            <!DOCTYPE html><html><head><meta charset=UTF-8><title>Lamps of the harbour</title></head><body>
            <div class="container" lang=en><div class="header reader-header"><a class="domain reader-domain"
            href="https://lantern.example/news/12">lantern.example</a><h1 class="reader-title">Lamps of the harbour</h1>
            <div class="credits reader-credits">Mira Holt</div><div class="meta-data"><div class="reader-estimated-time">4-5
            minutes</div></div></div><div class="content"><div class="moz-reader-content"><p>\(Self.first)</p>
            <p>\(Self.second)</p></div></div></div></body></html>
            """
        let found = try SuppliedDocument.read(Array(page.utf8), name: "a.html")
        #expect(found.ownURL == "https://lantern.example/news/12" && found.citations.isEmpty, "\(found.citations)")
        #expect(found.article.authors == ["Mira Holt"] && found.article.text == Self.first + "\n" + Self.second)
    }

    @Test(
        arguments: [
            ("at https://union.example/news/118,", ["https://union.example/news/118"]),
            ("at https://union.example/<wbr>news/<wbr>118,", ["https://union.example/news/118"]),
            (
                "<a href=\"https://lantern.example/news/4\">here</a> and <a href=\"/\">at home</a>",
                ["https://lantern.example/news/4"]
            ),
            ("under <a href=\"https://lantern.example/tag/lamps\" rel=tag>lamps</a>", []),
            (
                "at https://a.example/1 and <a href=\"https://b.example/2\">then</a> at https://c.example/3",
                ["https://a.example/1", "https://b.example/2", "https://c.example/3"]
            ),
            (
                "<a href=\"https://union.example/a-long-name\">https://union.example/a-lo…</a>",
                ["https://union.example/a-long-name"]
            ),
        ])
    func cited(said: String, addresses: [String]) throws {
        #expect(try citations(said) == addresses)
    }
}

import Testing
import Web

@testable import Extract

@Suite("News agencies among the authors")
struct Agencies {
    private static func article(author: String, meta: String = "") throws -> Article {
        let prose = String(
            repeating: "<p>The harbour was closed for three hours on Saturday, said its keeper.</p>", count: 8)
        let page = """
            <html><head><title>Boats return</title>\(meta)<script type="application/ld+json">{"@type":"NewsArticle",
            "headline":"Boats return","author":\(author)}</script></head><body><h1>Boats return</h1>\(prose)</body></html>
            """
        return try Extractor.extract(
            Array(page.utf8), url: WebURL("https://gazette.example/boats"), contentType: nil
        ).article
    }

    @Test(
        "Are told where that is certain",
        arguments: [
            (#"{"@type":"Organization","name":"Reuters"}"#, ["Reuters"]),
            (
                #"[{"@type":"Person","name":"Mira Holt"},{"@type":"Organization","name":"وكالة فرانس برس"}]"#,
                ["وكالة فرانس برس"]
            ),
            (#"{"@type":"NewsMediaOrganization","name":"Sahlan News Agency"}"#, ["Sahlan News Agency"]),
            (#"{"@type":"Person","name":"Sahlan News Agency"}"#, []),
            (#"{"@type":"Person","name":"Mira Holt"}"#, []),
            (#"{"@type":"Organization","name":"Example Gazette"}"#, []),
            (#"{"@type":"Person","name":"AFP"}"#, ["AFP"]), (#"{"@type":"Person","name":"ap"}"#, []),
        ])
    func stated(author: String, agencies: [String]) throws {
        #expect(try Self.article(author: author).agencies == agencies)
    }

    @Test("Of a list of names those that are agencies")
    func listed() throws {
        let found = try Self.article(
            author: #"{"@type":"Person","name":"Mira Holt"}"#,
            meta: #"<meta name="author" content="Mira Holt, رويترز">"#)
        #expect(found.agencies == ["رويترز"])
        #expect(found.authors.contains("Mira Holt"))
    }
}

import Testing
import Web

@testable import Extract

@Suite("Names of sites")
struct SiteNames {
    private func name(_ head: String, url: String) throws -> String? {
        let page =
            "<html><head>\(head)</head><body><main><h1>The ferry sails again</h1>\(FerryPage.prose)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).article.siteName
    }

    private static func publisher(_ name: String) -> String {
        #"<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"\#(name)"}}</script>"#
    }

    private static let statements: [(String, String?)] = [
        ("<meta property='og:site_name' content='portwire'>" + publisher("Port Wire"), "Port Wire"),
        ("<meta property='og:site_name' content='port-wire.example'>" + publisher("Port Wire"), "Port Wire"),
        ("<meta property='og:site_name' content='Port Wire'>" + publisher("Harbour Holding"), "Port Wire"),
        ("<meta property='og:site_name' content='portwire'>" + publisher("Harbour Holding"), "portwire"),
        (
            "<meta property='og:site_name' content='Ships and Weather News - Port Wire'>" + publisher("Port Wire"),
            "Port Wire"
        ),
        ("<meta property='og:site_name' content='وكالة الميناء | آخر الأخبار | PortWire'>", "PortWire"),
        (
            "<meta property='og:site_name' content='وكالة الميناء | آخر الأخبار | PortWire'>"
                + publisher("وكالة الميناء"),
            "وكالة الميناء"
        ),
        ("<meta property='og:site_name' content='Ships - of the bay'>", "Ships - of the bay"),
        ("<title>The ferry sails again - Port Wire</title>", "Port Wire"),
        ("<title>The ferry sails again - Bay of Mira</title>", nil),
        ("<meta property='og:site_name' content='портвайр'>" + publisher("Port Wire"), "портвайр"),
    ]

    @Test(
        "Are as people write them",
        arguments: statements)
    func spelled(head: String, expected: String?) throws {
        #expect(try name(head, url: "https://www.portwire.example/f") == expected)
    }

    @Test("Are the title's end where the host is made of its words")
    func words() throws {
        #expect(
            try name("<title>العبارة تبحر من جديد - Mira Arabic</title>", url: "https://arabic.miranews.example/f")
                == "Mira Arabic")
    }
}

import Testing
import Web

@testable import Extract

@Suite("Kinds of pages")
struct PageKinds {
    private func kind(_ title: String, head: String = "") throws -> Extraction.Kind {
        let page =
            "<html><head><title>\(title)</title>\(head)</head><body><main><h1>\(title)</h1>"
            + "<p>The harbour wakes early in winter, and the first boats leave before the sun is up.</p></main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://gazette.example/a/1"), contentType: nil)
            .kind
    }

    @Test(
        "A title that speaks of the page is an error's",
        arguments: [
            "404", "404 Not Found", "Page not found - Example Gazette", "Example Gazette | Error 404", "Not Found",
            "الصفحة غير موجودة - جريدة المثال", "خطأ 404 | جريدة المثال", "لم يتم العثور على الصفحة",
            "Sayfa bulunamadı | Örnek Gazete", "صفحه یافت نشد", "پەڕەکە نەدۆزرایەوە", "503 Service Unavailable",
        ])
    func errors(title: String) throws {
        #expect(try kind(title) == .error)
    }

    @Test(
        "A headline with the same words is an article's",
        arguments: [
            "Story 4040 from the books of the harbour", "قصة رقم 4040 من دفاتر الميناء",
            "The lost boat of the island was not found on Monday", "لم يتم العثور على القارب المفقود",
            "قایق گمشده در نزدیکی جزیره پیدا نشد", "A road of 404 kilometres opens in the north",
        ])
    func headlines(title: String) throws {
        #expect(try kind(title) == .article)
    }

    @Test func linkedHeadlinesWithTheirTeasersAreAnIndex() throws {
        let items = (1...6).map {
            "<div><h3><a href=\"/\($0)\">The council of the valley meets for the \($0)th time this year</a></h3>"
                + "<p>The council met on Monday and spoke about the price of water, of wood and of bread.</p></div>"
        }
        let page = "<html><head><title>News</title></head><body><h1>News</h1>\(items.joined())</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://gazette.example/n"), contentType: nil)
        #expect(found.kind == .index)
    }

    @Test func aGuideWithLinkedHeadingsAndItsOwnTextIsAnArticle() throws {
        let items = (1...6).map {
            "<h3><a href=\"https://mill\($0).example/\">The mill of the \($0)th village</a></h3>"
                + "<p>It grinds from October to May. "
                + String(repeating: "Whoever brings a sack waits an hour and hears the news of both shores. ", count: 6)
                + "</p>"
        }
        let page = "<html><head><title>Six mills</title></head><body><h1>Six mills</h1>\(items.joined())</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://gazette.example/n"), contentType: nil)
        #expect(found.kind == .article)
    }
}

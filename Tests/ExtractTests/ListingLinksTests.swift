import Extract
import Testing
import Web

@Suite struct ListingLinksTests {
    @Test func headlinesCountAndMenusDoNot() throws {
        let page = """
            <html><head><base href="/ar/"></head><body><nav><a href="/">الرئيسية</a> <a href="/politics">سياسة</a></nav>
            <div><h3><a href="news/1?utm_source=home">عنوان قصير</a></h3><a href="news/2">خبر له عنوان طويل</a>
            <a href="news/2"><h2>خبر له عنوان أطول من هذا</h2></a><a href="https://other.example/x">رابط إلى موقع آخر</a>
            <a href="mailto:a@b.example">راسلنا على هذا البريد</a><a href="javascript:void(0)">افتح هذه القائمة الآن</a></div>
            """
        let url = try #require(WebURL("https://news.example/start"))
        let links = try ListingLinks.find(in: Array(page.utf8), url: url, contentType: "text/html; charset=utf-8")
        #expect(
            links.map(\.url) == [
                "https://news.example/ar/news/1", "https://news.example/ar/news/2", "https://other.example/x",
            ])
        #expect(links.map(\.isInternal) == [true, true, false])
        #expect(links[1].text == "خبر له عنوان أطول من هذا")
    }

    /// Eight pages of 3 MB with such a base and 2,000 links took 1.2 GB.
    @Test func aLongBaseDoesNotMultiply() throws {
        let base = "http://news.example/" + String(repeating: "y", count: 60_000) + "/"
        let links = (0..<50).map { "<h3><a href=\"\($0)\">headline of three words</a></h3>" }.joined()
        let page = "<base href=\"\(base)\">\(links)<h3><a href=\"/short\">headline of three words</a></h3>"
        let url = try #require(WebURL("https://news.example/"))
        let found = try ListingLinks.find(in: Array(page.utf8), url: url, contentType: nil)
        #expect(found.map(\.url) == ["http://news.example/short"])
    }

    @Test(arguments: ["", "<", "<a href", "\u{0}\u{1}", "<a href='http://[::1'>واحد اثنان ثلاثة</a>"])
    func oddInputGivesNoLinks(page: String) throws {
        let url = try #require(WebURL("https://news.example/"))
        do throws(ExtractError) {
            #expect(try ListingLinks.find(in: Array(page.utf8), url: url, contentType: nil).isEmpty)
        } catch {
            #expect(error == .unparsable)
        }
    }
}

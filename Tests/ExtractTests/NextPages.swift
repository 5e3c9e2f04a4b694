import Testing
import Web

@testable import Extract

@Suite("The next part of an article")
struct NextPages {
    private func next(_ link: String, on url: String) throws -> String? {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)\(link)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).nextPageURL
    }

    @Test(
        "Is the page's own address with a number one higher",
        arguments: [
            ("https://port.example/ferry/", "/ferry/2/"), ("https://port.example/ferry/2/", "/ferry/3/"),
            ("https://port.example/ferry", "?page=2"), ("https://port.example/ferry?id=7&page=2", "?id=7&page=3"),
            ("https://port.example/ferry.html", "/ferry-2.html"),
            ("https://port.example/ferry_2.html", "/ferry_3.html"),
            ("https://port.example/story/11", "/story/11/2"),
        ])
    func follows(url: String, href: String) throws {
        let target = WebURL(href, base: WebURL(url))?.href
        #expect(try next("<p>Pages: 1 <a href='\(href)'>2</a></p>", on: url) == target)
        #expect(try next("<link rel='next' href='\(href)'>", on: url) == target)
    }

    @Test(
        "Is none of another article, nor one before it",
        arguments: [
            ("https://port.example/ferry/", "/bell/2/"), ("https://port.example/ferry/3/", "/ferry/2/"),
            ("https://port.example/story/11", "/story/12"),
            ("https://port.example/ferry", "https://bay.example/ferry/2"),
            ("https://port.example/2026/03/10/ferry", "/2026/03/11/bell"),
        ])
    func others(url: String, href: String) throws {
        #expect(try next("<a rel='next' href='\(href)'>Next</a>", on: url) == nil)
    }
}

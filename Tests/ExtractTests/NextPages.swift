import Testing
import Web

@testable import Extract

@Suite("The next part of an article")
struct NextPages {
    private func next(_ link: String, on url: String, head: String = "") throws -> String? {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)\(link)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).nextPageURL
    }

    @Test(
        "Is the page's own address with a number one higher",
        arguments: [
            ("https://port.example/ferry/", "/ferry/2/"), ("https://port.example/ferry/2/", "/ferry/3/"),
            ("https://port.example/ferry", "?page=2"), ("https://port.example/ferry?id=7&page=2", "?id=7&page=3"),
            ("https://port.example/ferry.html", "/ferry-2.html"), ("https://port.example/ferry", "/ferry-2"),
            ("https://port.example/ferry_2.html", "/ferry_3.html"),
            ("https://port.example/story/11", "/story/11/2"),
        ])
    func follows(url: String, href: String) throws {
        let target = WebURL(href, base: WebURL(url))?.href
        let number = try #require(href.last { $0.isNumber })
        for label in ["\(number)", number == "2" ? " ٢ " : "۳"] {
            #expect(try next("<p>1 <a href='\(href)'>\(label)</a></p>", on: url) == target)
        }
        // The name of a file says it by itself.
        #expect(try next("<link rel='next' href='\(href)'>", on: url) == (href == "/ferry-2" ? nil : target))
    }

    @Test(
        "Two articles with one headline are kept apart by a number too: only a link that is labelled with it is a pager's"
    )
    func namesakes() throws {
        for link in ["<a rel='next' href='/prices-2'>Prices of today</a>", "<a href='/prices-2'>التالي</a>"] {
            #expect(try next(link, on: "https://port.example/prices") == nil)
        }
    }

    @Test("A link that was passed on is asked with what it carries; the page names its address without")
    func passedOn() throws {
        let head = "<link rel='canonical' href='https://port.example/ferry'>"
        #expect(
            try next("<a href='/ferry?page=2'>2</a>", on: "https://port.example/ferry?s=7811", head: head)
                == "https://port.example/ferry?page=2")
        #expect(
            try next(
                "<a href='/n/7-2?page=2'>2</a>", on: "https://port.example/n/7-2?s=7811",
                head: "<link rel='canonical' href='/n/7-2'>") == "https://port.example/n/7-2?page=2")
        // The second page names the first, and leads to itself as well as to the third.
        let pager = "<a href='/ferry?page=2'>2</a> <a href='/ferry?page=3'>3</a>"
        #expect(
            try next(pager, on: "https://port.example/ferry?page=2", head: head)
                == "https://port.example/ferry?page=3")
    }

    @Test("Another day under the same headline is another article", arguments: [("10", true), ("11", false)])
    func days(day: String, goesOn: Bool) throws {
        func read(_ path: String, _ day: String) throws -> Extraction {
            let page =
                "<html><head><title>Prices of today</title>"
                + "<meta property='article:published_time' content='2026-03-\(day)T08:00:00Z'></head><body><main>"
                + "<h1>Prices of today</h1>\(FerryPage.prose)</main></body></html>"
            return try Extractor.extract(
                [UInt8](page.utf8), url: WebURL("https://port.example\(path)"), contentType: nil)
        }
        let first = try read("/prices/", "10")
        #expect(first.goesOn(in: try read("/prices/2/", day), from: []) == goesOn)
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

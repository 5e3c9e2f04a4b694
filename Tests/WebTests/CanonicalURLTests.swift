import Testing

@testable import Web

@Suite struct CanonicalURLTests {
    private func canonical(_ text: String) throws -> CanonicalURL {
        CanonicalURL(try #require(WebURL(text)))
    }

    @Test(
        "Two ways to write one page have one key",
        arguments: [
            ("https://www.news.example/292102", "https://www.news.example/292102/"),
            ("https://news.example/a", "http://www.news.example:80/a"),
            ("https://news.example/a", "https://me:word@news.example./a#part"),
            ("https://news.example/a", "https://m.news.example/a"),
            ("https://news.example/a", "https://www.mobile.news.example/a"),
            ("https://ar.news.example/a", "https://ar.m.news.example/a"),
            ("https://news.example/a", "https://amp.news.example/a"),
            ("https://news.example/a", "https://www2.news.example/a"),
            ("https://news.example/a", "https://news.example/a/amp/"),
            ("https://news.example/a", "https://news.example/a/amp"),
            ("https://news.example/a.html", "https://news.example/a.amp.html"),
            ("https://news.example/a", "https://news.example/a.amp"),
            ("https://news.example/world/a", "https://news.example/amp/world/a"),
            ("https://news.example/a", "https://news.example/a?outputType=amp"),
            ("https://news.example/a", "https://news.example/a?amp=1"),
            ("https://news.example/a?id=1", "https://news.example/a?amp&id=1"),
            ("https://one.blogspot.com/2025/01/a.html", "http://one.blogspot.com/2025/01/a.html?m=1"),
            ("https://news.example/a", "https://news-example.cdn.ampproject.org/c/s/news.example/a"),
            ("https://news.example/a", "https://www.google.com/amp/s/news.example/a/amp"),
            ("https://news.example/a", "https://www.google.com/amp/s/news-example.cdn.ampproject.org/c/news.example/a"),
            ("https://news.example/", "https://news.example/index.html"),
            ("https://news.example/a", "https://news.example/a/Index.PHP"),
            ("https://news.example/a", "https://news.example//a//"),
            ("https://news.example/a", "https://news.example/b/../a"),
            ("https://news.example/~a-b", "https://news.example/%7Ea%2db"),
            ("https://news.example/خبر", "https://news.example/%d8%ae%d8%a8%d8%b1"),
            ("https://news.example/caf%C3%A9", "https://news.example/cafe%CC%81"),
            (
                "https://news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1",
                "https://news.example/%D8%A7%D9%94%D8%AE%D8%A8%D8%A7%D8%B1"
            ),
            ("https://news.example/a_(b)", "https://news.example/a_%28b%29"),
            ("https://news.example/a", "https://news.example/a?"),
            ("https://news.example/a", "https://news.example/a?&"),
            ("https://news.example/a?b=1&c=2", "https://news.example/a?c=2&b=1"),
            ("https://news.example/a?b=", "https://news.example/a?b"),
            ("https://news.example/a?q=x%20y", "https://news.example/a?q=x+y"),
            ("https://news.example/a", "https://news.example/a?utm_source=x&utm_medium=rss&fbclid=1"),
            ("https://news.example/a?id=1", "https://news.example/a?UTM_Source=x&id=1&amp;utm_medium=y"),
            (
                "https://news.example/a?id=1",
                "https://news.example/a?adjust_campaign=x&id=1&cx_recsWidget=2&wechatShare=1"
            ),
            ("https://news.example/a", "https://news.example/a;jsessionid=0A1B2C"),
            ("https://news.example/a", "https://news.example/a?PHPSESSID=0a1b"),
            ("https://news.example/a", "https://news.example/a?sid=0123456789abcdef0123456789abcdef"),
            ("https://www.dw.com/ar/a", "https://www.dw.com/ar/a?maca=ara-rss"),
            ("https://www.youtube.com/watch?v=1", "https://m.youtube.com/watch?v=1&feature=share&si=2"),
            ("https://news.example/a#!/b", "https://www.news.example/a/#!/b"),
            ("https://أخبار.example/a", "https://xn--igbicxr.example/a"),
        ])
    func twins(one: String, other: String) throws {
        #expect(try canonical(one).key == canonical(other).key)
    }

    @Test(
        "Two pages keep two keys",
        arguments: [
            ("https://news.example/a", "https://news.example/A"),
            ("https://news.example/a", "https://news.example:8443/a"),
            ("https://news.example/a?id=1", "https://news.example/a?id=2"),
            ("https://news.example/a?id=1&id=2", "https://news.example/a?id=2&id=1"),
            ("https://news.example/a?sid=123", "https://news.example/a?sid=124"),
            ("https://news.example/a?si=1", "https://news.example/a?si=2"),
            ("https://news.example/a?referrer=1&scm=2", "https://news.example/a?referrer=1&scm=3"),
            ("https://news.example/?m=1&id=2", "https://news.example/?id=2"),
            ("https://sport.news.example/a", "https://news.example/a"),
            ("https://news.example/a#!b", "https://news.example/a#!c"),
            ("https://news.example/a%2Fb", "https://news.example/a/b"),
            ("https://news.example/camp", "https://news.example/c"),
            ("https://news.example/amp", "https://news.example/"),
            ("https://m.example/", "https://www.example/"),
            (
                "https://web.archive.example/web/1/https://a.example/",
                "https://web.archive.example/web/1/https:/a.example/"
            ),
            ("https://one.blogspot.com/a", "https://two.blogspot.com/a"),
        ])
    func distinct(one: String, other: String) throws {
        #expect(try canonical(one).key != canonical(other).key)
    }

    @Test(
        "The address stays one that can be asked for",
        arguments: [
            ("http://www.news.example:80/a/?utm_source=x#top", "http://www.news.example/a/"),
            (
                "https://m.news.example/a/amp/index.html?id=2&b=1&gclid=3",
                "https://m.news.example/a/amp/index.html?id=2&b=1"
            ),
            ("https://me:word@news.example./a?q=a+b", "https://news.example/a?q=a+b"),
            ("https://news.example/a%2db%2f?[x]=|", "https://news.example/a-b%2F?%5Bx%5D=%7C"),
            ("https://news.example/100%?a=%", "https://news.example/100%25?a=%25"),
            ("https://news.example/#!/a", "https://news.example/#!/a"),
            ("http://news.09../", "http://news.09../"),
        ])
    func href(text: String, expected: String) throws {
        #expect(try canonical(text).href == expected)
    }

    @Test(
        "Keys are written so that they sort by site",
        arguments: [
            ("https://www.example.com/a?b=1", "com,example)/a?b=1"),
            ("https://news.example.co.uk/", "uk,co,example,news)/"),
            ("https://a.b.example.com:8080/x", "com,example,b,a:8080)/x"),
            ("http://192.168.1.1/a", "192.168.1.1)/a"),
            ("http://[2001:db8::1]/a", "[2001:db8::1])/a"),
            ("http://intranet/a", "intranet)/a"),
            ("https://co.uk/a", "uk,co)/a"),
        ])
    func keys(text: String, expected: String) throws {
        #expect(try canonical(text).key == expected)
    }

    @Test func theSiteIsTheUnitOfPoliteness() throws {
        #expect(try canonical("https://www.news.example.co.uk/a").site == "example.co.uk")
        #expect(try canonical("http://127.0.0.1/a").site == "127.0.0.1")
    }

    @Test func otherSchemesStayAsTheyAre() throws {
        #expect(try canonical("mailto:a@news.example").key == "mailto:a@news.example")
    }

    @Test func theCanonicalFormOfACanonicalFormIsItself() throws {
        var noise = Noise(seed: 11)
        for _ in 0..<4000 {
            let text = noise.address()
            guard let url = WebURL(text), url.isHTTP else { continue }
            let once = CanonicalURL(url)
            let again = CanonicalURL(try #require(WebURL(once.href), "\(text)"))
            #expect(again == once, "\(text)")
        }
    }
}

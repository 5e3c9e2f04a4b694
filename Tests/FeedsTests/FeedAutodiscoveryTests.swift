import Feeds
import Testing
import Web

@Suite struct FeedAutodiscoveryTests {
    static func links(_ html: String) throws -> [String] {
        let url = try #require(WebURL("https://www.example/news/today.html"))
        return FeedAutodiscovery.links(in: Array(html.utf8), url: url, headerCharset: nil).map(\.url)
    }

    @Test(
        "Feeds are found where a page names them",
        arguments: [
            ("<link rel=alternate type=application/rss+xml href=/rss>", ["https://www.example/rss"]),
            (
                "<base href='https://cdn.example/x/'><link rel='alternate' type='application/atom+xml' href='a'>",
                ["https://cdn.example/x/a"]
            ),
            (
                "<link rel='ALTERNATE nofollow' type='Application/RSS+XML; charset=utf-8' href='r'>",
                ["https://www.example/news/r"]
            ),
            ("<link rel=stylesheet type=text/css href=a.css><p>none</p>", []),
            ("<link rel=alternate hreflang=ar href=/ar/>", []),
            (
                "<a href='/feed/'>RSS</a><a href='/about'>x</a><a href='/sitemap.xml'>s</a>",
                ["https://www.example/feed/"]
            ),
            (
                "<a href='/feed/'>RSS</a><link rel=alternate type=application/feed+json href=/f>",
                ["https://www.example/f", "https://www.example/feed/"]
            ),
            (
                "<a href='https://other.example/rss.xml'>x</a><a href='?feed=rss2'>y</a>",
                ["https://www.example/news/today.html?feed=rss2"]
            ),
            ("<a href='/a.rss'>x</a><a href='/a.rss'>again</a>", ["https://www.example/a.rss"]),
            (String(repeating: "<a href=/about>x</a>", count: 6_000) + "<a href=/rss>x</a>", []),
            ("", []), ("<<<", []),
        ])
    func found(html: String, expected: [String]) throws {
        #expect(try Self.links(html) == expected)
    }

    @Test(
        "The likeliest to carry the articles comes first",
        arguments: [
            (
                "<link rel=alternate type=application/rss+xml href=/comments/feed/><link rel=alternate type=application/rss+xml href=/feed/>",
                ["https://www.example/feed/", "https://www.example/comments/feed/"]
            ),
            (
                "<link rel=alternate type=application/rss+xml title='صحيفة » خلاصة التعليقات' href=/1><link rel=alternate type=application/rss+xml href=/2>",
                ["https://www.example/2", "https://www.example/1"]
            ),
            (
                "<link rel=alternate type=text/xml hreflang=en href=/en/><link rel=alternate type=text/xml href=/x.xml>",
                ["https://www.example/x.xml"]
            ),
            (
                "<link rel=alternate type=application/rss+xml href=https://other.example/r><link rel=alternate type=application/rss+xml href=//example/r>",
                ["https://example/r", "https://other.example/r"]
            ),
            ("<link rel=feed href=/f>", ["https://www.example/f"]),
            ("<a href='feed://www.example/rss'>x</a>", ["https://www.example/rss"]),
            ("<a href='feed:https://example/rss'>x</a>", ["https://example/rss"]),
        ])
    func ranked(html: String, expected: [String]) throws {
        #expect(try Self.links(html) == expected)
    }

    @Test func headersDeclareFeedsToo() throws {
        let url = try #require(WebURL("https://www.example/news/"))
        let header = "</style.css>; rel=preload, <feed,1.xml>; rel=\"alternate nofollow\"; type=\"application/rss+xml\""
        let found = FeedAutodiscovery.links(in: [], url: url, headerCharset: nil, linkHeaders: [header])
        #expect(found.map(\.url) == ["https://www.example/news/feed,1.xml"])
    }

    @Test func whereFeedsUsuallyAre() throws {
        let url = try #require(WebURL("https://www.example/news/"))
        #expect(FeedAutodiscovery.usual(at: url).first?.url == "https://www.example/feed")
    }
}

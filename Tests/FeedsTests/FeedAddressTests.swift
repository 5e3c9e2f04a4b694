import Feeds
import Testing
import Web

/// The feed came from `https://news.example/feeds/all.xml`.
@Suite struct FeedAddressTests {
    @Test(
        "What strays into an address is left out, and what was left out put back",
        arguments: [
            ("\u{200F}https://news.example/1", "https://news.example/1"),
            ("\u{FEFF}\u{200B} https://news.example/1\u{A0}", "https://news.example/1"),
            ("https://news.example/\u{200E}a\u{2069}/b", "https://news.example/a/b"),
            // The joiners of Persian words stay.
            ("https://news.example/می\u{200C}رود\u{200C}", "https://news.example/می\u{200C}رود"),
            ("https://news.example/?a=1&amp;b=2", "https://news.example/?a=1&b=2"),
            ("/a?b=1&#38;c=2", "https://news.example/a?b=1&c=2"),
            ("https://news.example/?a=1&copy=2&b;", "https://news.example/?a=1&copy=2&b;"),
            ("<a href=\"/1\" class=x>اقرأ</a>", "https://news.example/1"),
            ("<span>https://news.example/1</span>", "https://news.example/1"),
            ("\"https://news.example/1\"", "https://news.example/1"),
            ("<https://news.example/1>", "https://news.example/1"),
            ("www.other.example/1?a=b", "https://www.other.example/1?a=b"),
            ("news.example/1", "https://news.example/1"), ("arts.news.example/1", "https://arts.news.example/1"),
            ("news.example.html", "https://news.example/feeds/news.example.html"),
            ("www.html", "https://news.example/feeds/www.html"), ("a.b/c", "https://news.example/feeds/a.b/c"),
            ("://news.example/1", "https://news.example/1"), ("http//news.example/1", "http://news.example/1"),
            ("/https://news.example/1", "https://news.example/1"),
            ("http://https://news.example/1", "https://news.example/1"),
            ("feed:https://news.example/1", "https://news.example/1"),
            ("feed://news.example/1", "http://news.example/1"),
            ("https%3A%2F%2Fnews.example%2F1%3Fa", "https://news.example/1?a"),
            ("اقرأ: https://news.example/1", "https://news.example/1"),
            ("(https://news.example/1)", "https://news.example/1"),
            ("[https://news.example/(1)]", "https://news.example/(1)"),
            ("https: //news.example/1", "https://news.example/1"),
            ("https://news.example/\n        2026/04/1", "https://news.example/2026/04/1"),
            ("https://news.example/April news.html", "https://news.example/April%20news.html"),
            ("https:// news.example/1", "https://news.example/1"),
            ("news.example:8080/1", "https://news.example:8080/1"),
            ("https://news.example/1 https://news.example/2", "https://news.example/1"),
            ("htps://news.example/1", "https://news.example/1"), ("ttp://news.example/1", "http://news.example/1"),
            ("https://https//news.example/1", "https://news.example/1"),
            ("https://https.example/1", "https://https.example/1"),
            ("urn:uuid:1", "urn:uuid:1"), ("//cdn.example/1", "https://cdn.example/1"),
        ])
    func links(address: String, expected: String) throws {
        let escaped = address.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        let inJSON = address.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        for text in [
            "<rss><channel><item><link>\(escaped)</link></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href=\"\(escaped)\"/></entry></feed>",
            "<urlset><url><loc>\(escaped)</loc></url></urlset>", "{\"items\":[{\"url\":\"\(inJSON)\"}]}",
        ] {
            #expect(try FeedFormatTests.parse(text).entries.map(\.link) == [expected])
        }
        for text in [
            "<sitemapindex><sitemap><loc>\(escaped)</loc></sitemap></sitemapindex>",
            "<opml><body><outline xmlUrl=\"\(escaped)\"/></body></opml>",
        ] {
            #expect(try FeedFormatTests.parse(text).children.map(\.url) == [expected])
        }
    }

    @Test(
        "An address of the feed itself is no page",
        arguments: [
            "<rss><channel><item><link/><guid>https://news.example/1</guid></item></channel></rss>",
            "<rss><channel><item><link>#top</link><guid>https://news.example/1</guid></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href=''/><id>https://news.example/1</id></entry></feed>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href=' #a '/><id>https://news.example/1</id></entry></feed>",
            "{\"items\":[{\"url\":\"\",\"id\":\"https://news.example/1\"}]}",
            "{\"items\":[{\"url\":\"#1\",\"external_url\":\"https://news.example/1\",\"id\":1}]}",
        ])
    func ofTheDocument(text: String) throws {
        #expect(try FeedFormatTests.parse(text).entries.map(\.link) == ["https://news.example/1"])
    }

    @Test(
        "A relation is told in any case, as an address of its registry, and among others",
        arguments: [
            ("<link rel='Alternate' href='/1'/>", "https://news.example/1"),
            ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>", "https://news.example/1"),
            ("<link rel='nofollow alternate' href='/1'/>", "https://news.example/1"),
            ("<link rel='Enclosure' href='/m.mp3'/><link href='/1'/>", "https://news.example/1"),
            ("<link rel='canonical' href='/1'/><link rel='self' href='/e'/>", "https://news.example/1"),
            ("<link rel='Related' href='/2'/>", nil),
        ] as [(String, String?)])
    func relations(links: String, expected: String?) throws {
        let feed = try FeedFormatTests.parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(links)<id>tag:x</id></entry></feed>")
        #expect(feed.entries.map(\.link) == [expected])
    }

    @Test(
        "What templates print when they have no address is none",
        arguments: [
            "javascript:void(0)", "about:blank", "null", "undefined", "-", "{{ url }}", "%%url%%", "https://",
            "mailto:a@news.example",
            "https://news.example/feeds/all.xml",
        ])
    func nothing(address: String) throws {
        for text in [
            "<rss><channel><item><link>\(address)</link><guid>https://news.example/1</guid></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='\(address)'/><id>https://news.example/1</id></entry></feed>",
        ] {
            #expect(try FeedFormatTests.parse(text).entries.map(\.link) == ["https://news.example/1"])
        }
    }

    @Test(
        "An identifier is the page's address as a link would be, and before a link to the front page",
        arguments: [
            ("<guid>\u{200F}https://news.example/1</guid>", "https://news.example/1"),
            ("<guid>news.example/1</guid>", "https://news.example/1"), ("<guid>/1</guid>", "https://news.example/1"),
            ("<guid>n-1</guid>", nil), ("<guid isPermaLink='No'>https://news.example/1</guid>", nil),
            ("<link>https://news.example/</link><guid>https://news.example/1</guid>", "https://news.example/1"),
            ("<link>https://news.example</link><guid>n-1</guid>", "https://news.example"),
            ("<url>/1</url>", "https://news.example/1"), ("<permalink>/1</permalink>", "https://news.example/1"),
        ] as [(String, String?)])
    func identifiers(item: String, expected: String?) throws {
        let feed = try FeedFormatTests.parse("<rss><channel><item>\(item)</item></channel></rss>")
        #expect(feed.entries.map(\.link) == [expected])
    }

    @Test func anAddressBehindAnEmptyLinkIsWhatHTMLsParsersMakeOfIt() throws {
        let feed = try FeedFormatTests.parse(
            "<rss><channel><item><link/>https://news.example/1\n<title>a</title></item><item><link/> b <title>c</title></item></channel></rss>"
        )
        #expect(feed.entries.map(\.link) == ["https://news.example/1", nil])
        #expect(feed.entries.map(\.title) == ["a", "c"])
    }

    @Test func aCountingServicesOwnNameForThePageBehindItsLinkIsKnown() throws {
        let feed = try FeedFormatTests.parse(
            """
            <rss xmlns:p="http://counter.example/ns"><channel><item><link>https://counter.example/7</link>
            <p:origLink>https://news.example/7</p:origLink></item></channel></rss>
            """)
        #expect(feed.entries.map(\.link) == ["https://news.example/7"])
        #expect(feed.entries.map(\.proxyLink) == ["https://counter.example/7"])
    }
}

import Feeds
import Testing
import Text

/// Elements that were never closed, closed twice, or closed under another name cost nothing but themselves.
@Suite struct UnclosedTests {
    private static let rows: [(about: String, text: String)] = [
        ("an item", "<rss><channel>[1][2][3]</channel></rss>"),
        ("an item with its end tag misspelt", "<rss><channel>[1]</Item>[2]</itme>[3]</channel></rss>"),
        ("items one level too high", "<rss><channel></channel>[1]</item>[2]</item>[3]</item></rss>"),
        ("items behind the root", "<rss><channel>[1]</item></channel></rss>\n[2]</item><p>x</p>[3]</item>"),
        (
            "two feeds in one",
            "<rss><channel>[1]</item></channel></rss><rss><channel>[2]</item>[3]</item></channel></rss>"
        ),
        ("an end too many", "<rss><channel>[1]</item></item>[2]</item></channel></channel>[3]</item></rss>"),
        ("a start for an end", "<rss><channel>[1]<item>[2]<item>[3]</channel></rss>"),
        (
            "the picture of the feed",
            "<rss><channel><image><title>x</title><url>/x.png</url>[1]</item>[2]</item>[3]</channel>"
        ),
        ("the title of the feed", "<rss><channel><title>x [1]</item>[2]</item>[3]</item></channel></rss>"),
        ("items without a feed", "[1]</item>[2]</item>[3]</item>"),
        ("an unknown wrapper", "<rss><channel><stories>[1]</item>[2]</item>[3]</item></stories></channel></rss>"),
    ]

    @Test("Whatever lacks its end, the entries behind it are whole", arguments: rows.map(\.text))
    func items(text: String) throws {
        var text = text
        for number in 1...3 {
            text.replace(
                "[\(number)]",
                with:
                    "<item><title>خبر \(number)</title><link>/\(number)</link><guid>g\(number)</guid><description>d</description>"
            )
        }
        let feed = try FeedFormatTests.parse(text)
        #expect(feed.entries.map(\.title) == ["خبر 1", "خبر 2", "خبر 3"])
        #expect(feed.entries.map(\.link) == (1...3).map { "https://news.example/\($0)" })
        #expect(feed.entries.map(\.id) == ["g1", "g2", "g3"])
    }

    @Test(
        "A field ends where the next begins",
        arguments: [
            "<title>a<link>/1</link><guid>g</guid>", "<title>a</titel><link>/1<guid>g</guid><pubDate>x</pubDate>",
            "<title>a</title><link>/1<title/><guid>g",
            "<description>x <b>y</b><link>/1</link><title>a</title><guid>g</guid>",
            "<title><b>a</b><description>y</description><link>/1</link><guid>g</guid>",
            "<guid>g<link>/1</link><category>c<title>a</title>",
        ])
    func fields(item: String) throws {
        let feed = try FeedFormatTests.parse(
            "<rss><channel><item>\(item)</item><item><title>b</title></item></channel></rss>")
        #expect(feed.entries.map(\.title) == ["a", "b"])
        #expect(feed.entries.first?.link == "https://news.example/1")
        #expect(feed.entries.first?.id == "g")
    }

    @Test func entriesOfAtomPagesOfASitemapAndSitemapsEndWhereTheNextBegins() throws {
        let atom = try FeedFormatTests.parse(
            """
            <feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title><link href='/1'/><author><name>x
            <entry><title>b</title><link href='/2'/></entry></feed>
            """)
        #expect(atom.entries.map(\.link) == ["https://news.example/1", "https://news.example/2"])
        #expect(atom.entries.map(\.authors) == [["x"], []])
        let urls = (0..<2_000).map { "<url><loc>/\($0)</loc>" }.joined()
        let sitemap = try FeedFormatTests.parse("<urlset>\(urls)</urlset>")
        #expect(sitemap.entries.count == 2_000)
        #expect(sitemap.entries.last?.link == "https://news.example/1999")
        let index = try FeedFormatTests.parse(
            "<sitemapindex><sitemap><loc>/1.xml<lastmod>2031-02-03</lastmod><sitemap><loc>/2.xml</loc></sitemapindex>")
        #expect(index.children.map(\.url) == ["https://news.example/1.xml", "https://news.example/2.xml"])
        #expect(index.children.map { $0.updated?.dayText } == ["2031-02-03", nil])
    }

    @Test(
        "A section or a comment that is never closed ends with its element",
        arguments: [
            ("<title><![CDATA[a</title>", "a"), ("<title><![CDATA[a]]</title>", "a"),
            ("<title><![cdata[a]]></title>", "a"),
            ("<title><!CDATA[a & b]]></title>", "a & b"), ("<title>a <!-- b</title>", "a b"),
            ("<title>&lt;![CDATA[a]]&gt;</title>", "a"), ("<title><![CDATA[<![CDATA[a]]>]]></title>", "a"),
            ("<title><![CDATA[a]]]]><![CDATA[> b]]></title>", "a]]> b"),
        ])
    func sections(title: String, expected: String) throws {
        // Alone, and where a later one has the end that this one lacks.
        for next in ["<item><title>c</title></item>", "<item><title><![CDATA[c]]><!-- d --></title></item>"] {
            let feed = try FeedFormatTests.parse("<rss><channel><item>\(title)</item>\(next)</channel></rss>")
            #expect(feed.entries.map(\.title) == [expected, "c"])
        }
    }

    @Test func anEmptyItemWithinAnotherIsASlip() throws {
        let feed = try FeedFormatTests.parse(
            "<rss><channel><item><title>a</title><item/><link>/1</link></item><item><title>b</title></item></channel></rss>"
        )
        #expect(feed.entries.map(\.title) == ["a", "b"])
        #expect(feed.entries.first?.link == "https://news.example/1")
    }

    @Test func whatOthersPutIntoAContentIsNoEntry() throws {
        let feed = try FeedFormatTests.parse(
            """
            <feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:1</id><content type='application/atom+xml'>
            <feed><entry><id>tag:2</id></entry></feed></content></entry></feed>
            """)
        #expect(feed.entries.map(\.id) == ["tag:1"])
    }
}

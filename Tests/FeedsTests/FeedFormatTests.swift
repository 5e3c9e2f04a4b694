import Feeds
import Testing
import Text
import Web

@Suite struct FeedFormatTests {
    static func parse(_ text: String, limits: FeedLimits = FeedLimits()) throws(FeedError) -> Feed {
        try FeedParser.parse(
            Array(text.utf8), url: WebURL("https://news.example/feeds/all.xml"), headerCharset: nil, limits: limits)
    }

    @Test(
        "Every format is told by its bytes",
        arguments: [
            ("<rss version=\"2.0\"><channel/></rss>", Feed.Format.rss, "2.0"),
            ("<rss version='0.91'><channel/></rss>", .rss, "0.91"),
            (
                """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>
                """, .rdf, "1.0"
            ),
            ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom, "1.0"),
            ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom, "0.3"),
            ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .json, "1.1"),
            ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", .sitemap, nil),
            ("<sitemapindex/>", .sitemapIndex, nil),
            ("https://news.example/a\nhttps://news.example/b\n", .sitemap, nil),
            ("<opml version=\"2.0\"><body/></opml>", .opml, "2.0"),
            ("\n\n  <?xml version=\"1.0\"?><!-- a --><rss><channel/></rss>", .rss, nil),
            ("Notice: something in <b>x.php</b><br />\n<?xml version='1.0'?><rss><channel/></rss>", .rss, nil),
            ("<!DOCTYPE rss PUBLIC '-//X//EN' 'http://x.example/rss.dtd'><rss><channel/></rss>", .rss, nil),
            ("<!DOCTYPE r [<!ELEMENT rss ANY><!-- ]> it's --><!ENTITY a ']>'>]><rss><channel/></rss>", .rss, nil),
            ("<!DOCTYPE rss PUBLIC '-//X><rss><channel/></rss>", .rss, nil),
            (String(repeating: "<b>Notice</b><br />", count: 400) + "<rss><channel/></rss>", .rss, nil),
            ("[28-Nov-2026] <!-- <b>Notice</b> <rss><channel/></rss>", .rss, nil),
            ("<b>Notice</b> {\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .json, "1"),
            ("show({\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]});", .json, "1"),
            ("<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id></entry>", .atom, nil),
        ] as [(String, Feed.Format, String?)])
    func formats(text: String, format: Feed.Format, version: String?) throws {
        let feed = try Self.parse(text)
        #expect(feed.format == format)
        #expect(feed.version == version)
    }

    @Test(
        "What is no feed is refused with the reason",
        arguments: [
            ("", FeedError.empty), (" \n ", .empty), ("<!DOCTYPE html><html><head></head></html>", .isHTML),
            ("<html><body>not here</body></html>", .isHTML), ("<div>404</div>", .isHTML),
            ("just words", .unknownFormat), ("<invoice/>", .unknownFormat), ("{\"error\": 404}", .unknownFormat),
            ("[1, 2", .unknownFormat), ("{", .unknownFormat),
            ("<!DOCTYPE r [<!ELEMENT rss ANY>", .unknownFormat), ("[28-Nov] notice", .unknownFormat),
            ("<br/><script>{\"items\":[{\"id\":1}]}</script>", .isHTML),
        ] as [(String, FeedError)])
    func refusals(text: String, error: FeedError) {
        #expect(throws: error) { try Self.parse(text) }
    }

    @Test("An entry of RSS has all that it says")
    func rssEntry() throws {
        let feed = try Self.parse(
            """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>صحيفة &amp; خبر</title><link>https://news.example/</link><language>ar_SY</language>
            <ttl>30</ttl><skipHours><hour>0</hour><hour>24</hour></skipHours><skipDays><day>Friday</day></skipDays>
            <item><title><![CDATA[Rain &#8211; <b>again</b>]]></title><link> /2031/rain </link>
            <guid isPermaLink="false">n-17</guid><pubDate>Tue, 04 Mar 2031 10:00:00 +0300</pubDate>
            <dc:creator>ليلى</dc:creator><category>Weather</category>
            <description>&lt;p&gt;Short &lt;a href="../map"&gt;map&lt;/a&gt;&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>All of it, and <img src="p.png">.</p>]]></content:encoded>
            <enclosure url="https://cdn.example/r.mp3" type="audio/mpeg" length="9"/>
            <media:thumbnail url="https://cdn.example/t.jpg"/></item></channel></rss>
            """)
        #expect(feed.title == "صحيفة & خبر")
        #expect(feed.language == "ar-SY")
        #expect(feed.pacing.ttl == .seconds(1800))
        #expect(feed.pacing.skipHours == [0, 0])
        #expect(feed.pacing.skipDays == ["Friday"])
        let entry = try #require(feed.entries.first)
        #expect(entry.title == "Rain – again")
        #expect(entry.titleMarkup == "Rain &#8211; <b>again</b>")
        #expect(entry.link == "https://news.example/2031/rain")
        #expect(entry.id == "n-17")
        #expect(entry.published?.dayText == "2031-03-04")
        #expect(entry.publishedRaw == "Tue, 04 Mar 2031 10:00:00 +0300")
        #expect(entry.authors == ["ليلى"])
        #expect(entry.categories == ["Weather"])
        #expect(entry.summary == "<p>Short <a href=\"https://news.example/map\">map</a></p>")
        #expect(entry.content == "<p>All of it, and <img src=\"https://news.example/feeds/p.png\">.</p>")
        #expect(entry.enclosures == ["https://cdn.example/r.mp3"])
        #expect(entry.image == "https://cdn.example/t.jpg")
    }

    @Test("An entry of Atom has all that it says, against xml:base")
    func atomEntry() throws {
        let feed = try Self.parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/a/" xml:lang="tr">
            <title type="html">Bir &amp;amp; iki</title><link rel="self" href="atom.xml"/><link href="/"/>
            <author><name>Deniz</name><email>d@blog.example</email></author>
            <entry xml:base="b/"><id>tag:blog.example,2031:1</id><title>1 &lt; 2</title>
            <link rel="enclosure" href="x.ogg"/><link rel="alternate" href="one"/>
            <updated>2031-05-06T07:08:09Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B<br/><a href="c">c</a></p></div></content>
            </entry></feed>
            """)
        #expect(feed.title == "Bir & iki")
        #expect(feed.link == "https://blog.example/")
        #expect(feed.language == "tr")
        #expect(feed.people == [FeedPerson(name: "Deniz", email: "d@blog.example")])
        let entry = try #require(feed.entries.first)
        #expect(entry.title == "1 < 2")
        #expect(entry.link == "https://blog.example/a/b/one")
        #expect(entry.enclosures == ["https://blog.example/a/b/x.ogg"])
        #expect(entry.content == "<p>A &amp; B<br /><a href=\"https://blog.example/a/b/c\">c</a></p>")
        #expect(entry.updated?.dayText == "2031-05-06")
        #expect(entry.language == "tr")
    }

    @Test("A JSON feed is read whatever the types of its fields")
    func json() throws {
        let feed = try Self.parse(
            """
            {"version":"https://jsonfeed.org/version/1","title":"T","home_page_url":"/","items":[
            {"id":7,"url":"/x","title":"X","content_html":"<a href='y'>y</a>","date_published":"2031-01-02T03:04:05+03:00",
            "author":{"name":"N"},"tags":["a",3],"attachments":[{"url":"z.mp3","mime_type":"audio/mpeg"}]}, 5, null]}
            """)
        #expect(feed.link == "https://news.example/")
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "7")
        #expect(entry.link == "https://news.example/x")
        #expect(entry.content == "<a href='https://news.example/feeds/y'>y</a>")
        #expect(entry.authors == ["N"])
        #expect(entry.categories == ["a", "3"])
        #expect(entry.enclosures == ["https://news.example/feeds/z.mp3"])
        #expect(entry.published?.dayText == "2031-01-02")
    }

    /// One character cost all entries of a feed.
    @Test(
        "A JSON feed that is not quite JSON is read",
        arguments: [
            (#"[{"id":1,},{"id":2}]}"#, ["1", "2"], false),
            (#"[{"id":"1","title":"\ud800"},{"id":"2"}]}"#, ["1", "2"], false),
            ("[{\"id\":\"1\",\"title\":\"a\nb\"}]}", ["1"], false),
            (#"[{"id":"1","n":NaN},{"id":NaN}]}"#, ["1", nil], false),
            // Cut off: half an id is another's.
            (#"[{"id":"1"},{"id":"2"#, ["1"], true), (#"[{"id":"1"},{"id":"2","title":"a"#, ["1", "2"], true),
            (#"[{"id":"1"},"#, [], true),
        ])
    func brokenJSON(items: String, ids: [String?], isTruncated: Bool) throws {
        let feed = try Self.parse(#"{"version":"https://jsonfeed.org/version/1.1","items":"# + items)
        #expect(feed.entries.map(\.id) == ids)
        #expect(feed.isTruncated == isTruncated)
    }

    @Test("Numbers as ids keep every digit, and one authors field may be a person")
    func jsonNumbers() throws {
        let feed = try Self.parse(
            """
            {"items":[{"id":9223372036854775807,"authors":{"name":"A"}},{"id":99999999999999999999,"authors":[],"author":"B"},
            {"id":1.0},{"id":1e3},{"id":-9007199254740993},{"id":0.5},{"id":1e999},{"id":true},{"id":"a","id":"b"}]}
            """)
        let ids = [
            "9223372036854775807", "99999999999999999999", "1", "1000", "-9007199254740993", "0.5", nil, nil, "a",
        ]
        #expect(feed.entries.map(\.id) == ids)
        #expect(feed.entries.prefix(2).map(\.authors) == [["A"], ["B"]])
    }

    @Test(
        "The page of an entry is found where the feed names it",
        arguments: [
            ("<link>https://a.example/1</link>", "https://a.example/1"),
            ("<guid>https://a.example/2</guid>", "https://a.example/2"),
            ("<guid isPermaLink='false'>https://a.example/3</guid>", nil),
            ("<guid>n-4</guid><link>/4</link>", "https://news.example/4"),
            ("<link rel='self' href='/s'/><link href='/5'/>", "https://news.example/5"),
            ("<link type='application/json' href='/j'/><link type='text/html' href='/6'/>", "https://news.example/6"),
            (
                """
                <link>https://count.example/7</link><f:origLink \
                xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/7</f:origLink>
                """, "https://a.example/7"
            ),
            ("<description>no link</description>", nil),
        ] as [(String, String?)])
    func entryLink(item: String, link: String?) throws {
        let feed = try Self.parse("<rss><channel><item>\(item)</item></channel></rss>")
        #expect(feed.entries.first?.link == link)
    }

    @Test(
        "People are told from their addresses",
        arguments: [
            ("Sami Nur", FeedPerson(name: "Sami Nur")), ("s@x.example", FeedPerson(email: "s@x.example")),
            ("s@x.example (Sami Nur)", FeedPerson(name: "Sami Nur", email: "s@x.example")),
            ("Sami Nur <s@x.example>", FeedPerson(name: "Sami Nur", email: "s@x.example")),
            ("Sami Nur (s@x.example)", FeedPerson(name: "Sami Nur", email: "s@x.example")),
            ("mailto:s@x.example", FeedPerson(email: "s@x.example")),
            ("سامي نور", FeedPerson(name: "سامي نور")), ("Sami (Beirut)", FeedPerson(name: "Sami (Beirut)")),
        ])
    func people(text: String, person: FeedPerson) throws {
        let escaped = text.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let feed = try Self.parse("<rss><channel><item><author>\(escaped)</author></item></channel></rss>")
        #expect(feed.entries.first?.people == [person])
    }

    @Test(
        "How often to ask is what the feed says",
        arguments: [
            ("hourly", "2", Duration.seconds(1800)), ("daily", "1", .seconds(86_400)),
            ("weekly", "7", .seconds(86_400)),
            ("daily", "0", .seconds(86_400)), ("daily", "x", .seconds(86_400)), ("sometimes", "1", nil),
        ] as [(String, String, Duration?)])
    func pacing(period: String, frequency: String, expected: Duration?) throws {
        let feed = try Self.parse(
            """
            <rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
            <sy:updatePeriod>\(period)</sy:updatePeriod><sy:updateFrequency>\(frequency)</sy:updateFrequency>
            </channel></rss>
            """)
        #expect(feed.pacing.updatePeriod == expected)
    }

    @Test(
        "A title is one line of plain text",
        arguments: [
            ("a&lt;!-- b --&gt;c", "ac"), ("a &lt;!-- b &gt;c &lt;!--&gt;d", "a d"), ("a &lt;!-- b &gt;c", "a c"),
            ("&lt;!-- open", "<!-- open"),
            ("a&lt;script&gt;b('&lt;i&gt;')&lt;/script&gt;c", "a c"), ("&lt;style&gt;x", "x"),
            ("&lt;STYLE a='b'&gt;x&lt;/Style &gt; y", "y"), ("a&lt;br/&gt;b &lt;em&gt;c&lt;/em&gt;d", "a b cd"),
            ("a &lt;noelement&gt; b", "a <noelement> b"), ("&lt;blockquote&gt;q&lt;/blockquote&gt;", "q"),
            ("\u{A0} a  \n b\u{A0}", "a b"), ("x&amp;nbsp;y", "x y"), ("a &amp;amp;quot;b&amp;amp;quot;", "a \"b\""),
            ("a &amp;amp;amp;#8211; b", "a – b"), ("<![CDATA[&lt;![CDATA[a]]&gt;]]>", "a"),
            ("&amp;lt;b&amp;gt; is bold", "<b> is bold"),
        ])
    func plainTitle(title: String, expected: String) throws {
        let feed = try Self.parse("<rss><channel><item><title>\(title)</title></item></channel></rss>")
        #expect(feed.entries.first?.title == expected)
    }

    @Test(
        "A feed's link is its home page",
        arguments: [
            ("<rss><channel><link>/a</link><link>/b</link><link href='/c'/></channel></rss>", "https://news.example/c"),
            ("<rss><channel><link>/a</link><link rel='self' href='/rss'/></channel></rss>", "https://news.example/a"),
            ("<feed><link href='/a'/><link href='/b'/></feed>", "https://news.example/a"),
            ("<feed><link rel='self' href='/atom'/><id>tag:x</id></feed>", nil),
            ("<feed><link rel='self' href='/atom'/><id>https://news.example/</id></feed>", "https://news.example/"),
        ] as [(String, String?)])
    func feedLink(text: String, expected: String?) throws {
        #expect(try Self.parse(text).link == expected)
    }

    @Test func aTextOfAtomKeepsItsTagsAndNotItsReferences() throws {
        let feed = try Self.parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&lt;b&gt; &amp;amp; &amp;#8217;</title></entry></feed>"
        )
        #expect(feed.entries.map(\.title) == ["<b> & ’"])
    }

    @Test func itemsOfJSONThatBecameAnObjectAreAList() throws {
        let feed = try Self.parse(
            #"{"version":"https://jsonfeed.org/version/1.1","items":{"1":{"id":"a"},"3":{"id":"b"},"n":4}}"#)
        #expect(feed.entries.map(\.id) == ["a", "b"])
    }

    @Test func titlesOfJSONAreTextWhateverStandsInThem() throws {
        let feed = try Self.parse(
            #"{"title":"A &amp; B","items":[{"title":"a &#8211; <b>b</b> &amp;amp; 1 < 2"},{"title":"<p></p>"}]}"#)
        #expect(feed.title == "A & B")
        #expect(feed.entries.map(\.title) == ["a – b & 1 < 2", nil])
    }

    @Test(
        "A date is read out of the markup that a page would have",
        arguments: [
            ("<time datetime='2031-02-03T10:00:00+03:00'>أمس</time>", "2031-02-03", "2031-02-03T10:00:00+03:00"),
            ("<span>3 Feb 2031</span>", "2031-02-03", "3 Feb 2031"),
            ("<![CDATA[3 Feb 2031]]>", "2031-02-03", "3 Feb 2031"),
            ("2031-02-03&amp;nbsp;10:00", "2031-02-03", "2031-02-03 10:00"),
        ])
    func datesInMarkup(markup: String, day: String, raw: String) throws {
        let escaped = markup.replacing("<", with: "&lt;")
        for text in [markup, escaped] {
            let entry = try Self.parse("<rss><channel><item><pubDate>\(text)</pubDate></item></channel></rss>").entries
                .first
            #expect(entry?.published?.dayText == day)
            #expect(entry?.publishedRaw == raw)
            let page = try Self.parse("<urlset><url><loc>/1</loc><lastmod>\(text)</lastmod></url></urlset>").entries
                .first
            #expect(page?.updated?.dayText == day)
        }
    }

    @Test func anEntryThatNamesOnlyItselfHasThatForALink() throws {
        let feed = try Self.parse("<feed><entry><id>tag:x</id><link rel='self' href='/e/1'/></entry></feed>")
        #expect(feed.entries.first?.link == "https://news.example/e/1")
    }

    @Test(
        "The webmaster speaks for a channel that names nobody else, and never for an entry",
        arguments: [
            ("<webMaster>w@news.example (Wisam)</webMaster>", "Wisam"),
            ("<webMaster>Wisam</webMaster><managingEditor>Mona</managingEditor>", "Mona"),
        ])
    func webMaster(elements: String, expected: String) throws {
        let feed = try Self.parse(
            "<rss><channel>\(elements)<item><title>x</title><webMaster>y</webMaster></item></channel></rss>")
        #expect(feed.authors == [expected])
        #expect(feed.entries.first?.authors == [])
    }

    @Test func aSectionIsACategory() throws {
        let feed = try Self.parse(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
            xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><item><slash:section>ثقافة</slash:section>
            <slash:comments>7</slash:comments></item></rdf:RDF>
            """)
        #expect(feed.entries.first?.categories == ["ثقافة"])
    }

    @Test func aJSONFeedIsAsNewAsItsNewestEntry() throws {
        let feed = try Self.parse(
            """
            {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","date_published":"2031-01-02T03:04:05Z"},
            {"id":"2","date_published":"2031-01-01T00:00:00Z","date_modified":"2031-02-01T00:00:00+03:00"},{"id":"3"}]}
            """)
        #expect(feed.updated?.dayText == "2031-02-01")
        #expect(feed.updatedRaw == "2031-02-01T00:00:00+03:00")
    }
}

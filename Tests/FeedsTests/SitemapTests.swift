import Feeds
import Testing
import Text
import Web

@Suite struct SitemapTests {
    @Test func aNewsSitemapNamesItsPages() throws {
        let feed = try FeedFormatTests.parse(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
            xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" \
            xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc> https://a.example/x?a=1&amp;b=2 </loc><lastmod>2031-02-03</lastmod>
            <news:news><news:publication><news:name>أخبار</news:name><news:language>ar</news:language></news:publication>
            <news:publication_date>2031-02-02T10:00:00Z</news:publication_date><news:title>عنوان</news:title>
            <news:keywords>one, two</news:keywords></news:news>
            <image:image><image:loc>https://a.example/i.jpg</image:loc></image:image></url>
            <url><loc>https://a.example/y</loc></url></urlset>
            """)
        let entry = try #require(feed.entries.first)
        #expect(entry.link == "https://a.example/x?a=1&b=2")
        #expect(entry.updated?.dayText == "2031-02-03")
        #expect(entry.published?.dayText == "2031-02-02")
        #expect(entry.title == "عنوان")
        #expect(entry.source == "أخبار")
        #expect(entry.language == "ar")
        #expect(entry.categories == ["one", "two"])
        #expect(entry.image == "https://a.example/i.jpg")
        #expect(feed.entries.map(\.link) == ["https://a.example/x?a=1&b=2", "https://a.example/y"])
    }

    @Test func anImageSitemapGivesEachPageItsFirstImage() throws {
        let feed = try FeedFormatTests.parse(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
            xmlns:i="https://www.google.com/schemas/sitemap-image/1.1/">
            <url><loc>https://a.example/x</loc><i:image><i:caption>c</i:caption><i:loc> /i/1.jpg?a=1&amp;b </i:loc>
            <i:title>t</i:title></i:image><i:image><i:loc>/i/2.jpg</i:loc></i:image></url>
            <url><i:image><i:loc>https://cdn.example/3.jpg</i:loc></i:image><loc>https://a.example/y</loc></url></urlset>
            """)
        #expect(feed.entries.map(\.link) == ["https://a.example/x", "https://a.example/y"])
        #expect(feed.entries.map(\.image) == ["https://news.example/i/1.jpg?a=1&b", "https://cdn.example/3.jpg"])
        #expect(feed.entries.map(\.title) == [nil, nil])
    }

    @Test func anIndexListsItsSitemaps() throws {
        let feed = try FeedFormatTests.parse(
            """
            <sitemapindex><sitemap><loc>https://a.example/1.xml</loc><lastmod>2031-02-03T04:05:06Z</lastmod></sitemap>
            <sitemap><loc>/2.xml</loc></sitemap><sitemap/></sitemapindex>
            """)
        #expect(feed.children.map(\.url) == ["https://a.example/1.xml", "https://news.example/2.xml"])
        #expect(feed.children.first?.updated?.dayText == "2031-02-03")
        #expect(feed.entries.isEmpty)
    }

    @Test func fiftyThousandAddressesAreRead() throws {
        let urls = (0..<50_000).map { "<url><loc>https://a.example/\($0)</loc></url>" }.joined()
        let feed = try FeedFormatTests.parse("<urlset>\(urls)</urlset>")
        #expect(feed.entries.count == 50_000)
        #expect(feed.entries.last?.link == "https://a.example/49999")
        #expect(!feed.isTruncated)
    }

    @Test func aTextSitemapIsOneAddressALine() throws {
        let feed = try FeedFormatTests.parse("\u{FEFF}https://a.example/1\r\n\r\nnonsense\nhttp://a.example/2")
        #expect(feed.entries.map(\.link) == ["https://a.example/1", "http://a.example/2"])
    }

    @Test func subscriptionsSurviveTheRoundTrip() throws {
        let children = [
            FeedChild(url: "https://a.example/f?x=1&y=\"2\"", title: "A <&> \"b\" 'ت'"),
            FeedChild(url: "https://b.example/", title: nil),
        ]
        let feed = try FeedFormatTests.parse(OPML.write(title: "Mine & yours", feeds: children))
        #expect(feed.format == .opml)
        #expect(feed.title == "Mine & yours")
        #expect(feed.children.map(\.url) == children.map(\.url))
        #expect(feed.children.map(\.title) == [children[0].title, "https://b.example/"])
    }

    @Test func nestedOutlinesAreAllFound() throws {
        let feed = try FeedFormatTests.parse(
            """
            <opml version="1.0"><head><title>L</title></head><body><outline text="Folder">
            <outline text="One" xmlUrl="https://a.example/1"/><outline title="Two" xmlUrl="/2"/></outline></body></opml>
            """)
        #expect(feed.children.map(\.url) == ["https://a.example/1", "https://news.example/2"])
        #expect(feed.children.map(\.title) == ["One", "Two"])
        #expect(feed.children.map(\.folders) == [["Folder"], ["Folder"]])
    }

    /// Each feed in each of its folders, as other readers have them.
    @Test func foldersSurviveTheRoundTrip() throws {
        var children = ["https://a.example/1", "https://a.example/2", "https://a.example/3"].map { FeedChild(url: $0) }
        children[1].folders = ["ثقافة", "A & B"]
        children[2].folders = ["A & B"]
        let read = try FeedFormatTests.parse(OPML.write(title: "L", feeds: children)).children
        #expect(
            read.map { $0.folders + [$0.url] } == [
                ["https://a.example/1"], ["ثقافة", "https://a.example/2"], ["A & B", "https://a.example/2"],
                ["A & B", "https://a.example/3"],
            ])
    }

    /// A sitemap of one page, as `gzip -9n` packs it.
    private static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2D, 0xCD, 0xD1, 0x0D, 0x80, 0x20, 0x0C, 0x04,
        0xD0, 0x55, 0x0C, 0x03, 0x50, 0x7F, 0x35, 0x95, 0x5D, 0x08, 0x21, 0x62, 0x52, 0x84, 0xD0, 0x1A, 0x18, 0x5F,
        0x40, 0x3F, 0x7B, 0x77, 0x2F, 0xC5, 0xA7, 0x10, 0x7B, 0x59, 0x5A, 0xA4, 0x9B, 0x0F, 0x15, 0x44, 0xF2, 0x0E,
        0x50, 0x6B, 0xD5, 0x7C, 0x89, 0x8F, 0x36, 0xB3, 0x4E, 0xE5, 0x04, 0x76, 0xA1, 0x1F, 0x0C, 0x7F, 0x08, 0xAB,
        0xDE, 0x94, 0xC1, 0x6E, 0x0D, 0x52, 0x72, 0x66, 0x30, 0xEE, 0xCE, 0x37, 0x1B, 0x33, 0xF9, 0x49, 0x2C, 0xC2,
        0xA8, 0x10, 0xE6, 0x0A, 0xBE, 0x3F, 0xE6, 0x05, 0xA4, 0xC5, 0xA6, 0x72, 0x70, 0x00, 0x00, 0x00,
    ]

    @Test func aPackedSitemapIsUnpacked() throws {
        let feed = try FeedParser.parse(Self.packed, url: nil, headerCharset: nil)
        #expect(feed.format == .sitemap)
        #expect(feed.entries.map(\.link) == ["https://example.org/a"])
        #expect(!feed.isTruncated)
        #expect(try FeedParser.parse(Self.packed.dropLast(20), url: nil, headerCharset: nil).isTruncated)
        #expect(throws: FeedError.self) {
            try FeedParser.parse(Array(Self.packed.prefix(12)), url: nil, headerCharset: nil)
        }
    }
}

extension SitemapTests {
    @Test func anIndexOfPageElementsListsSitemaps() throws {
        let feed = try FeedFormatTests.parse(
            "<sitemapindex><url><loc>/1.xml</loc><lastmod>2031-02-03</lastmod></url><url/><url><loc>/2.xml</loc></url></sitemapindex>"
        )
        #expect(feed.children.map(\.url) == ["https://news.example/1.xml", "https://news.example/2.xml"])
        #expect(feed.children.first?.updated?.dayText == "2031-02-03")
        #expect(feed.entries.isEmpty)
    }

    @Test(
        "Addresses are found where the elements around them are not as they should be",
        arguments: [
            "<urlset><url>https://news.example/1</url><url> https://news.example/2 </url></urlset>",
            "<urlset><loc>/1</loc><loc>/2</loc></urlset>", "<urlset><url><loc>/1</loc><loc>/2</loc></url></urlset>",
            "<urlset><url><loc>/1<url><loc>/2</urlset>",
            "<ns0:urlset><ns0:url><ns0:loc>/1</ns0:loc></ns0:url><ns0:url><ns0:loc>/2</ns0:loc></ns0:url></ns0:urlset>",
            "<x:urlset xmlns:x='urn:x'><x:url><x:loc>/1</x:loc></x:url><x:url><x:loc>/2</x:loc></x:url></x:urlset>",
            "<urlset><url><image><loc>/i.jpg</loc></image><loc>/1</loc></url><url><loc>/2</loc><video><loc>/v</loc></video></url></urlset>",
        ])
    func misplaced(text: String) throws {
        #expect(
            try FeedFormatTests.parse(text).entries.map(\.link) == ["https://news.example/1", "https://news.example/2"])
    }

    @Test(arguments: [
        "<sitemapindex><loc>/1.xml</loc><loc>/2.xml</loc></sitemapindex>",
        "<sitemapindex><sitemap>https://news.example/1.xml</sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>",
    ])
    func misplacedSitemaps(text: String) throws {
        #expect(
            try FeedFormatTests.parse(text).children.map(\.url) == [
                "https://news.example/1.xml", "https://news.example/2.xml",
            ])
    }

    @Test(
        "A text sitemap may have comments, and days behind its addresses",
        arguments: [
            ("# list\n; x\nhttps://a.example/1", ["https://a.example/1"], [nil]),
            ("https://a.example/1\t2031-02-03T04:05:06Z", ["https://a.example/1"], ["2031-02-03"]),
            (
                "\"https://a.example/1,5\"\nhttps://a.example/2,2031-02-03,0.5",
                ["https://a.example/1,5", "https://a.example/2"], [nil, "2031-02-03"]
            ),
            ("\u{200F}https://a.example/1\nhttps://a.example/2 and more", ["https://a.example/1"], [nil]),
        ] as [(String, [String], [String?])])
    func lists(text: String, links: [String], days: [String?]) throws {
        let feed = try FeedFormatTests.parse(text)
        #expect(feed.format == .sitemap)
        #expect(feed.entries.map(\.link) == links)
        #expect(feed.entries.map { $0.updated?.dayText } == days)
    }

    @Test(arguments: ["# words\nno address", "#\n", "hello\nhttps://a.example/1", "# a\n<html>"])
    func aTextThatBeginsWithNoAddressIsNoSitemap(text: String) {
        #expect(throws: FeedError.self) { try FeedFormatTests.parse(text) }
    }
}

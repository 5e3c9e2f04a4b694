import Feeds
import Testing
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
        #expect(feed.children.first?.title == children.first?.title)
    }

    @Test func nestedOutlinesAreAllFound() throws {
        let feed = try FeedFormatTests.parse(
            """
            <opml version="1.0"><head><title>L</title></head><body><outline text="Folder">
            <outline text="One" xmlUrl="https://a.example/1"/><outline title="Two" xmlUrl="/2"/></outline></body></opml>
            """)
        #expect(feed.children.map(\.url) == ["https://a.example/1", "https://news.example/2"])
        #expect(feed.children.map(\.title) == ["One", "Two"])
    }
}

import Feeds
import Testing
import Text

@Suite struct ForeignElementTests {
    private static func entry(_ item: String) throws -> FeedEntry? {
        try FeedFormatTests.parse(
            "<rss xmlns:y='https://y.example/ns' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>\(item)</item></channel></rss>"
        ).entries.first
    }

    private static let own = "<link>/1</link><title>a</title><pubDate>2031-02-03</pubDate>"

    @Test(
        "What stands in an element that nobody knows is its own",
        arguments: [
            "<related><title>b</title><link>/2</link><pubDate>2030-01-01</pubDate></related>" + own,
            "<y:related><item><title>b</title><link>/2</link></item></y:related>" + own,
            "<x><y><link>/2</link></y><title>b</title></x>" + own, own + "<related><link>/2</link></related>",
            // A tag of a page, which is never closed.
            "<br>" + own, "<related><guid>g</guid></related><hr/>" + own,
            // Those around fields are as good as not there.
            "<links><link>/1</link></links><title>a</title><metadata><pubDate>2031-02-03</pubDate></metadata>",
        ])
    func foreign(item: String) throws {
        let entry = try Self.entry(item)
        #expect(entry?.title == "a")
        #expect(entry?.link == "https://news.example/1")
        #expect(entry?.published?.dayText == "2031-02-03")
        #expect(entry?.id == nil)
    }

    @Test func anEntryThatHasNothingElseHasWhatItsWrapperHolds() throws {
        let entry = try Self.entry("<story><title>a</title><link>/1</link></story><date>x</date>")
        #expect(entry?.title == "a")
        #expect(entry?.link == "https://news.example/1")
    }

    @Test func anUnknownElementWithoutItsEndHidesNothing() throws {
        let entry = try Self.entry("<box><title>a</title><link>/1</link>")
        #expect(entry?.title == "a")
        #expect(entry?.link == "https://news.example/1")
    }

    @Test func theFeedsHeadIsNotWhatAnUnknownElementSays() throws {
        let feed = try FeedFormatTests.parse(
            "<rss><channel><ad><title>b</title><link>/b</link></ad><title>a</title><link>/</link></channel></rss>")
        #expect(feed.title == "a")
        #expect(feed.link == "https://news.example/")
    }

    @Test(
        "Whoever took the picture is not the author",
        arguments: [
            ("<media:content url='/1.jpg'><media:credit>تصوير: سامر</media:credit></media:content>", []),
            ("<media:credit role='photographer'>Samir</media:credit>", []),
            ("<media:credit role=' Author '>Samir</media:credit>", ["Samir"]),
        ])
    func credits(item: String, authors: [String]) throws {
        #expect(try Self.entry(item + Self.own)?.authors == authors)
    }
}

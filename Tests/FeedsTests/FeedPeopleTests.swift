import Feeds
import Testing
import Text

@Suite struct FeedPeopleTests {
    @Test(
        "An entry that names nobody is by those of its source or feed, unless that is the outlet",
        arguments: [
            ("<author><name>ندى</name></author>", "", ["ندى"]),
            ("<author><name>ندى</name></author>", "<author><name>سامر</name></author>", ["سامر"]),
            ("<author><name>T</name></author>", "", []),
            (
                "<author><name>ندى</name></author>",
                "<source><title>S</title><author><name>ليلى</name></author></source>", ["ليلى"]
            ),
        ])
    func atom(head: String, entry: String, authors: [String]) throws {
        let feed = try FeedFormatTests.parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry>\(entry)<title>a</title><link href='/1'/></entry>\(head)</feed>"
        )
        #expect(feed.entries.map(\.authors) == [authors])
        #expect(feed.entries.map(\.title) == ["a"])
    }

    @Test(
        "A label before a name is no part of it",
        arguments: [
            ("بقلم: ندى", ["ندى"]), ("By: Mira Holt", ["Mira Holt"]), ("Mira: Holt", ["Mira: Holt"]),
            ("بقلم:", ["بقلم:"]), ("By Ida Fenn", ["Ida Fenn"]), ("By the sea", ["By the sea"]),
            ("كتب - مروان", ["مروان"]),
            ("Anne-Marie Holt", ["Anne-Marie Holt"]),
        ])
    func labels(name: String, authors: [String]) throws {
        let feed = try FeedFormatTests.parse(
            "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title><item><title>a</title><link>/1</link><dc:creator>\(name)</dc:creator></item></channel></rss>"
        )
        #expect(feed.entries.map(\.authors) == [authors])
    }

    @Test("A name escaped twice in RSS's author, and the day that a journal publishes")
    func journals() throws {
        let feed = try FeedFormatTests.parse(
            """
            <rss version='2.0' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'><channel><title>T</title><item>
            <title>a</title><link>/1</link><author>m@port.example (Nora O&amp;#39;Dell)</author>
            <prism:publicationDate>2026-02-27</prism:publicationDate></item></channel></rss>
            """)
        #expect(feed.entries.map(\.authors) == [["Nora O'Dell"]])
        #expect(feed.entries.first?.published?.dayText == "2026-02-27")
    }

    @Test func aJSONFeedsPeopleAreThoseOfItsItems() throws {
        let feed = try FeedFormatTests.parse(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"T","authors":[{"name":"ندى"},{"name":"T"}],
            "items":[{"id":"1"},{"id":"2","authors":[{"name":"سامر"}]}]}
            """)
        #expect(feed.entries.map(\.authors) == [["ندى"], ["سامر"]])
    }

    @Test func theSourceOfAnEntryNamesItsFeed() throws {
        let feed = try FeedFormatTests.parse(
            """
            <feed xmlns='http://www.w3.org/2005/Atom'><entry><source><id>s</id><title>S &amp; S</title><link href='/s'/>
            <updated>2030-01-01</updated></source><id>tag:1</id><link href='/1'/></entry></feed>
            """)
        #expect(feed.entries.map(\.source) == ["S & S"])
        #expect(feed.entries.map(\.link) == ["https://news.example/1"])
        #expect(feed.entries.map(\.id) == ["tag:1"])
        #expect(feed.entries.map(\.updatedRaw) == [nil])
    }
}

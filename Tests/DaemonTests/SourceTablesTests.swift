import Feeds
import Testing

@testable import Daemon

@Suite("Subscriptions become sources")
struct SourceTablesTests {
    @Test("Ids are the sites' own words, numbered where they meet")
    func ids() throws {
        let tables = SourceTables(
            [
                FeedChild(url: "https://www.north.example/a.xml"), FeedChild(url: "https://sport.north.example/b.xml"),
                FeedChild(url: "https://مثال.example/f"),
            ], beside: [Source(id: "north", kind: .feed, url: "https://north.example/old.xml")])
        #expect(tables.added == 3)
        let ids = tables.text.split(separator: "\n").filter { $0.hasPrefix("id") }
        #expect(ids == ["id = \"north-2\"", "id = \"north-3\"", "id = \"xn--mgbh0fb\""])
    }

    @Test("What is configured is left out, what is no web address is named")
    func known() {
        let tables = SourceTables(
            [
                FeedChild(url: "HTTPS://North.example:443/feed"), FeedChild(url: "feed:local"),
                FeedChild(url: "https://north.example/feed"),
            ], beside: [Source(id: "north", kind: .feed, url: "https://north.example/feed")])
        #expect(tables.text.isEmpty)
        #expect(tables.known == 2)
        #expect(tables.refused == ["feed:local"])
    }

    @Test("Addresses as other readers write them are the same feeds")
    func schemes() {
        let tables = SourceTables(
            [
                FeedChild(url: "feed://north.example/feed.xml/"), FeedChild(url: "Feed:https://south.example/rss"),
                FeedChild(url: "feed:ftp://east.example/rss"),
            ], beside: [Source(id: "north", kind: .feed, url: "http://north.example/feed.xml")])
        #expect(tables.known == 1)
        #expect(tables.text.contains("url = \"https://south.example/rss\"\n"), "\(tables.text)")
        #expect(tables.refused == ["feed:ftp://east.example/rss"])
    }

    @Test("Folders become tags, one source for a feed that lies in several")
    func folders() {
        var (here, there) = (FeedChild(url: "https://north.example/f"), FeedChild(url: "https://north.example/f"))
        (here.folders, there.folders) = (["ثقافة", "A"], ["A", "\"B\""])
        let tables = SourceTables([here, there], beside: [])
        #expect(tables.added == 1)
        #expect(tables.text.hasSuffix("tags = [\"ثقافة\", \"A\", \"\\\"B\\\"\"]\n"), "\(tables.text)")
    }

    @Test("Titles are written as TOML reads them")
    func titles() throws {
        let title = "The \"North\" \\ نورث\u{7}\n"
        let tables = SourceTables([FeedChild(url: "https://north.example/f", title: title)], beside: [])
        #expect(tables.text.contains("title = \"The \\\"North\\\" \\\\ نورث  \"\n"))
    }
}

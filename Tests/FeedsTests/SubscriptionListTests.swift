import Feeds
import Testing

@Suite struct SubscriptionListTests {
    private static func children(_ outlines: String) throws -> [FeedChild] {
        try FeedFormatTests.parse("<opml version='2.0'><body>\(outlines)</body></opml>").children
    }

    @Test(
        "An outline's name is the first that says something, and plain text",
        arguments: [
            ("text='' title='أ'", "أ"), ("text=' a &amp;amp; b '", "a & b"), ("title='&lt;b>a&lt;/b>'", "a"),
            ("text='a' title='b'", "a"), ("description='a'", nil),
        ] as [(String, String?)])
    func names(attributes: String, expected: String?) throws {
        #expect(try Self.children("<outline \(attributes) xmlUrl='/1'/>").map(\.title) == [expected])
    }

    @Test(
        "The address of a feed is found under its names, and no other's",
        arguments: [
            ("xmlUrl='/1'", true), ("XMLURL=' /1 '", true), ("feedUrl='/1'", true), ("type='RSS' url='/1'", true),
            ("type='atom' xmlUrl='' url='/1'", true), ("type='link' url='/1'", false),
            ("type='include' url='/1'", false),
            ("htmlUrl='/1'", false), ("type='rss' url=' '", false),
        ])
    func addresses(attributes: String, isFeed: Bool) throws {
        let expected = isFeed ? ["https://news.example/1"] : []
        #expect(try Self.children("<outline text='a' \(attributes)/>").map(\.url) == expected)
    }

    @Test func whatIsCommentedOutIsNotThereNorWhatLiesBelow() throws {
        let children = try Self.children(
            """
            <outline text='x' isComment='TRUE'><outline xmlUrl='/1'/><outline text='y'><outline xmlUrl='/2'/></outline></outline>
            <outline isComment='true' xmlUrl='/3'/><outline isComment='false' xmlUrl='/4'/>
            """)
        #expect(children.map(\.url) == ["https://news.example/4"])
    }

    @Test func categoriesAreFoldersToo() throws {
        let children = try Self.children(
            "<outline text='F'><outline xmlUrl='/1' category='/Tech/News, F ,'/></outline><outline xmlUrl='/2' category=''/>"
        )
        #expect(children.map(\.folders) == [["F", "Tech", "News"], []])
    }
}

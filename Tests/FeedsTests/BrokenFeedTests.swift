import Feeds
import Testing
import Web

@Suite struct BrokenFeedTests {
    @Test(
        "Broken feeds are read as they were meant",
        arguments: [
            ("Fish &amp; chips", "Fish & chips"), ("Fish & chips", "Fish & chips"),
            ("Caf&eacute;&nbsp;noir", "Café noir"),
            ("a\u{01}b\u{0B}c", "abc"), ("x &#1; y &#xFFFF; z", "x y z"), ("it&#146;s", "it’s"),
            ("1 < 2 <3", "1 < 2 <3"),
            ("&bogus; one", "&bogus; one"), ("open <b>bold", "open bold"), ("stray</i> end", "stray end"),
            ("quote <a href=x&y=1 target>z</a>", "quote z"), ("<![CDATA[5 > 4 & up]]>", "5 > 4 & up"),
            ("twice &amp;amp; so", "twice & so"), ("&#x627;&#1604;", "ال"), ("a <!-- b -- c --> d", "a d"),
        ])
    func mended(title: String, expected: String) throws {
        let feed = try FeedFormatTests.parse(
            "<rss><channel><item><title>\(title)</title><link>/1</link></item><item><title>next</title></item></channel></rss>"
        )
        #expect(feed.entries.map(\.title) == [expected, "next"])
        #expect(feed.entries.first?.link == "https://news.example/1")
    }

    @Test(
        "A feed that breaks off keeps what came before",
        arguments: [
            ("<rss><channel><item><title>a</title></item><item><title>b</ti", 2, true),
            ("<rss><channel><item><title>a</title></item>", 1, true),
            ("<rss><channel><item><title>a</title></item></channel></rss> junk <", 1, false),
            ("<rss><channel><item><title>a</title></item></channel></rss><rss>", 1, false),
            ("<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.exam", 1, true),
            ("<rss><channel><item><title><![CDATA[a", 1, true), ("<rss", 0, true), ("<rss><channel", 0, true),
        ])
    func cutOff(text: String, entries: Int, isTruncated: Bool) throws {
        let feed = try FeedFormatTests.parse(text)
        #expect(feed.entries.count == entries)
        #expect(feed.isTruncated == isTruncated)
    }

    @Test func entriesBeyondTheLimitAreLeftOutAndSaid() throws {
        var limits = FeedLimits()
        limits.entries = 3
        let items = String(repeating: "<item><title>x</title></item>", count: 5)
        let feed = try FeedFormatTests.parse("<rss><channel>\(items)</channel></rss>", limits: limits)
        #expect(feed.entries.count == 3)
        #expect(feed.isTruncated)
    }

    @Test func aFieldIsCutAtItsLimit() throws {
        var limits = FeedLimits()
        limits.fieldBytes = 100
        let text = String(repeating: "word &lt; ", count: 100)
        let feed = try FeedFormatTests.parse(
            "<rss><channel><item><description>\(text)</description></item></channel></rss>", limits: limits)
        #expect((feed.entries.first?.summary?.utf8.count ?? 0) <= 100)
    }

    @Test(
        "Hostile documents cost no more than their size",
        arguments: [
            "<rss " + (0..<20_000).map { "a\($0)='1'" }.joined(separator: " ") + "><channel/></rss>",
            "<rss><channel><item><description>" + String(repeating: "<b>", count: 50_000),
            "<rss>" + (0..<20_000).map { "<x\($0)/>" }.joined() + "</rss>",
            "<rss><channel>" + String(repeating: "<!--", count: 50_000),
            "<rss><channel><title>" + String(repeating: "<a ", count: 50_000) + "</title></channel></rss>",
            "<rss><channel><title>" + String(repeating: "&", count: 100_000) + "</title></channel></rss>",
            "<rss><channel><title><![CDATA[" + String(repeating: "<!--", count: 100_000)
                + "]]></title></channel></rss>",
            "<rss><channel><title><![CDATA[" + String(repeating: "<script>", count: 50_000),
            "<rss>" + String(repeating: "<x xml:base='bbbbbbbbbbbbbbbb/'>", count: 740)
                + String(repeating: "<link href='a'/>", count: 20_000),
            "<rss xml:base='/" + String(repeating: "b", count: 1_000) + "/'><channel><item><description>"
                + String(repeating: "&lt;a href=x>", count: 20_000) + "</description></item></channel></rss>",
            String(repeating: "<b>", count: 50_000), String(repeating: "{\"items\":[", count: 50_000),
            String(repeating: "</x>", count: 50_000) + "<rss/>",
            String(repeating: "<!DOCTYPE [", count: 50_000), "<!DOCTYPE [" + String(repeating: "'<!--", count: 50_000),
            "<rss>" + String(repeating: "<a><!--</a>", count: 50_000) + "-->",
            "<rss>" + String(repeating: "<a><![CDATA[</a>", count: 50_000) + "]]>",
            "<rss>" + String(repeating: "<a><![CDATA[", count: 50_000),
            "<rss><channel><item>" + String(repeating: "<x><title>", count: 400),
            "<rss><channel><item>" + String(repeating: "<x><title>a</title></x>", count: 50_000),
            "<rss/>" + String(repeating: "<p>x</p>", count: 50_000),
        ])
    func hostile(text: String) {
        do throws(FeedError) {
            let feed = try FeedFormatTests.parse(text)
            #expect(feed.entries.count <= 1)
        } catch {
            #expect(error != .empty)
        }
    }

    /// Cuts, doubles and overwrites pieces of good feeds, always in the same way.
    @Test func noMutationOfAFeedBringsTheParserDown() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
        let seeds = [
            "<rss><channel><title>ت &amp; x</title><item><link>/a?b=1&amp;c</link><description><![CDATA[<p href='q'>]]></description><guid>x</guid></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/b/'><entry><author><name>n</name></author><content type='xhtml'><div>a<br/>&lt;</div></content><link href='../x'/></entry></feed>",
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"tags\":[\"a\"],\"content_html\":\"<a href=x>\"}]}",
            "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://a.example/1</loc><news:news><news:title>t</news:title></news:news></url></urlset>",
        ].map { Array($0.utf8) }
        let pieces = [
            "<", ">", "&", "]]>", "<![CDATA[", "<!--", "'", "\"", "&#x0;", "<item>", "</item>", "\u{0}", "href=", "=",
            "/",
        ]
        for round in 0..<2_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...next(4) {
                let start = next(bytes.count)
                switch next(4) {
                case 0: bytes.removeSubrange(start..<min(bytes.count, start + next(12)))
                case 1: bytes.insert(contentsOf: pieces[next(pieces.count)].utf8, at: start)
                case 2: if !bytes.isEmpty { bytes[start] = UInt8(next(256)) }
                default: bytes.insert(contentsOf: bytes[start...].prefix(next(40)), at: start)
                }
            }
            do throws(FeedError) {
                let feed = try FeedParser.parse(bytes, url: WebURL("https://news.example/"), headerCharset: nil)
                #expect(feed.entries.count < 1_000)
            } catch {
                continue
            }
        }
    }
}

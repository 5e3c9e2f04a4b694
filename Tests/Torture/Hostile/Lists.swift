import Loopback
import Workbench

extension HostileRow {
    private static func document(_ text: String) -> Reply {
        .text("<?xml version=\"1.0\"?>" + text, type: "application/xml")
    }

    static let xml: [HostileRow] = [
        HostileRow(
            "xml-laughs", as: .feed,
            document(
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>"
            )),
        HostileRow(
            "xml-external", as: .feed,
            document(
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>"
            )),
        HostileRow(
            "xml-doctype", as: .feed,
            document(
                "<!DOCTYPE rss SYSTEM \"http://xml-doctype.example/evil.dtd\">"
                    + rss("xml-doctype").replacing("<?xml version=\"1.0\" encoding=\"utf-8\"?>", with: ""))),
        HostileRow("xml-deep", as: .feed, document("<rss><channel>" + times(300_000, "<a>"))),
        HostileRow("xml-names", as: .feed, document("<rss><channel>" + many(200_000) { "<n\($0)/>" })),
        HostileRow(
            "xml-attributes", as: .feed,
            document("<rss \(many(100_000, separator: " ") { "a\($0)='1'" })><channel></channel></rss>")),
        HostileRow("xml-cdata-open", as: .feed, document("<rss><channel><item><title><![CDATA[" + times(1 << 20, "x"))),
        HostileRow(
            "xml-refs", as: .feed,
            document("<rss><channel><title>" + times(500_000, "&#x41;") + "</title></channel></rss>")),
    ]

    static let feeds: [HostileRow] = [
        HostileRow(
            "feed-20k", as: .feed, feed(many(20_000) { item("feed-20k.example", "a\($0)") })),
        HostileRow(
            "feed-1000-each", as: .feed, runs: 2,
            each: { _, hit in feed(many(1000) { item("feed-1000-each.example", "a\(hit)-\($0)") }) },
            others: { _ in .notFound }),
        HostileRow(
            "feed-title-9mb", as: .feed,
            feed("<item><title>\(times(4 << 20, "عن"))</title><link>http://feed-title-9mb.example/a</link></item>")),
        HostileRow(
            "feed-same-guid", as: .feed, runs: 3,
            each: { _, hit in feed(item("feed-same-guid.example", "a\(hit)", guid: "g")) }),
        HostileRow(
            "feed-constant-guid", as: .feed, runs: 3,
            each: { _, hit in feed((0...hit).map { item("feed-constant-guid.example", "a\($0)", guid: "g") }.joined()) }
        ),
        HostileRow(
            "feed-new-guids", as: .feed, runs: 3,
            each: { _, hit in feed(item("feed-new-guids.example", "a", guid: "g\(hit)")) }),
        HostileRow(
            "feed-new-paths", as: .feed, runs: 3,
            each: { _, hit in feed(item("feed-new-paths.example", "a\(hit)", guid: "g")) },
            others: { _ in .text(page("feed-new-paths")) }),
        HostileRow(
            "feed-304-forever", as: .feed, runs: 4,
            each: { request, hit in
                request["If-None-Match"] != nil
                    ? .raw("HTTP/1.1 304 Not Modified\r\nETag: \"e\"\r\n\r\n")
                    : said(
                        Array(Press.rss("x", [("خبر", "http://feed-304-forever.example/a\(hit)")]).utf8),
                        type: "application/rss+xml", ["ETag: \"e\""])
            }),
        HostileRow(
            "feed-odd-links", as: .feed,
            feed(
                [
                    "javascript:x", "data:text/html,x", "file:///etc/passwd", "http://", "//", "http://[::1",
                    "mailto:a@b", "\u{0}",
                ].map { "<item><title>x</title><link>\($0)</link></item>" }.joined())),
        HostileRow(
            "feed-private-links", as: .feed,
            feed(
                ["http://127.0.0.1:9/a", "http://localhost:9/a", "http://10.0.0.1/a"].map {
                    "<item><title>x</title><link>\($0)</link></item>"
                }.joined())),
        HostileRow("feed-json-deep", as: .feed, .text(times(200_000, "["), type: "application/feed+json")),
        HostileRow(
            "feed-json-numbers", as: .feed,
            .text(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":[{\"id\":1e999,\"url\":\"http://feed-json-numbers.example/a\"}]}",
                type: "application/feed+json")),
        HostileRow(
            "feed-xmlbase", as: .feed,
            .text(
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://feed-xmlbase.example/\(times(60_000, "b"))/'>"
                    + many(2000) { "<entry><id>\($0)</id><title>x</title><link href='\($0)'/></entry>" }
                    + "</feed>", type: "application/atom+xml")),
    ]

    private static func index(_ addresses: [String]) -> Reply {
        .text(Press.sitemapIndex(addresses), type: "application/xml")
    }

    static let sitemaps: [HostileRow] = [
        HostileRow("sitemap-self", as: .sitemap, index(["http://sitemap-self.example/qaima"])),
        HostileRow(
            "sitemap-loop", as: .sitemap, each: { _, _ in index(["http://sitemap-loop.example/b"]) },
            others: { _ in index(["http://sitemap-loop.example/qaima"]) }),
        HostileRow(
            "sitemap-flood", as: .sitemap,
            each: { _, _ in index((0..<1500).map { "http://sitemap-flood.example/s\($0)" }) },
            others: { _ in .notFound }),
        HostileRow("sitemap-elsewhere", as: .sitemap, index((0..<20).map { "http://forbids.example/s\($0)" })),
        HostileRow(
            "sitemap-pages-elsewhere", as: .sitemap,
            .text(Press.sitemap((0..<20).map { "http://forbids.example/a\($0)" }), type: "application/xml")),
        HostileRow(
            "sitemap-32mb", as: .sitemap,
            .text(
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                    + times(5000, "<url><loc>http://sitemap-32mb.example/a</loc></url><!--\(times(8000, "x"))-->"),
                type: "application/xml")),
        HostileRow("sitemap-bomb", as: .sitemap, bomb()),
    ]

    private static func rules(_ name: String, _ reply: @escaping @autoclosure @Sendable () -> Reply) -> HostileRow {
        let made = Made(reply)
        return HostileRow("robots-" + name, robots: { made.reply }, .text(page("robots-" + name)))
    }

    static let robots: [HostileRow] = [
        rules("disallow", .text("User-agent: *\nDisallow: /\n", type: "text/plain")),
        rules("500", Reply(status: 500)), rules("429", Reply(status: 429)), rules("403", Reply(status: 403)),
        rules("204", Reply(status: 204)),
        rules("304", .raw("HTTP/1.1 304 Not Modified\r\n\r\n")), rules("empty", .text("", type: "text/plain")),
        rules("close", .closing), rules("drip", .drippingForEver(every: .milliseconds(50))),
        rules("loop", .redirect(to: "/robots.txt")),
        rules("file", .redirect(to: "file:///etc/passwd")),
        rules("elsewhere", .redirect(to: "http://forbids.example/robots.txt")),
        rules("html", .text(page("robots-html"))),
        rules("binary", said([UInt8](repeating: 0xFF, count: 9000), type: "text/plain", [])),
        rules(
            "1mb-last",
            .text(times(60_000, "Disallow: /aaaaaaaaa\n") + "User-agent: *\nDisallow: /\n", type: "text/plain")),
        rules("wildcards", .text("User-agent: *\nDisallow: /" + times(900, "*a") + "$\n", type: "text/plain")),
        rules(
            "rules-30000",
            .text("User-agent: *\n" + many(30_000) { "Disallow: /x\($0)\n" }, type: "text/plain")),
        rules("delay-absurd", .text("User-agent: *\nCrawl-delay: 999999999\n", type: "text/plain")),
        rules(
            "endless",
            Reply(steps: [
                .send(Reply.head(status: 200, headers: [("Content-Type", "text/plain")])),
                .sendForever(Array(times(600, "Allow: /\n").utf8), every: .zero),
            ])),
        rules("bomb", bomb()),
    ]
}

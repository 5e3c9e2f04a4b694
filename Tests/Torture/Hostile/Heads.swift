import Loopback
import Workbench

extension HostileRow {
    static let headers: [HostileRow] = [
        HostileRow(
            "headers-10000", said(page("headers-10000"), many(10_000, separator: "\r\n") { "X-H\($0): v" })),
        HostileRow("header-400kb", said(page("header-400kb"), "X-Big: " + String(repeating: "b", count: 400_000))),
        HostileRow(
            "header-90kb-etag",
            said(page("header-90kb-etag"), "ETag: \"" + String(repeating: "e", count: 90_000) + "\"")),
        HostileRow("header-nul", said(page("header-nul"), "X-\u{e9}: \u{1}\u{0}", "ETag: \"a\u{0}b\"")),
        HostileRow("header-fold", said(page("header-fold"), "X-F: a\r\n\tb\r\n  c")),
        HostileRow("header-fold-first", .foldedFirst(page("header-fold-first"))),
        HostileRow("header-bare-cr", said(page("header-bare-cr"), "X-A: b\rX-C: d")),
        HostileRow(
            "header-etag-odd", runs: 3,
            said(page("header-etag-odd"), "ETag: \"a\tb\u{7f}c\u{b}\"", "Last-Modified: now\u{b}X-Evil: 1")),
        HostileRow(
            "cookies-5000",
            said(page("cookies-5000"), many(5000, separator: "\r\n") { "Set-Cookie: c\($0)=v" })),
        HostileRow(
            "cookie-wanted",
            each: { request, _ in
                request["Cookie"] == nil
                    ? said("", status: "302 Found", "Location: /khabar", "Set-Cookie: ok=1")
                    : .text(page("cookie-wanted"))
            }),
        HostileRow(
            "cookie-loop",
            each: { _, hit in said("", status: "302 Found", "Location: /khabar", "Set-Cookie: n=\(hit)") }),
        HostileRow(
            "meta-refresh", .text("<html><head><meta http-equiv=refresh content='0;url=/khabar'></head></html>")),
        HostileRow("header-refresh", said("", "Refresh: 0; url=/khabar")),
        HostileRow(
            "date-future", runs: 2,
            said(
                page("date-future"), "Date: Fri, 01 Jan 2100 00:00:00 GMT",
                "Last-Modified: Fri, 01 Jan 2100 00:00:00 GMT")),
        HostileRow("date-garbage", said(page("date-garbage"), "Date: yesterday", "Last-Modified: 99 Foo")),
        HostileRow("tdm-reserved", said(page("tdm-reserved"), "TDM-Reservation: 1")),
        HostileRow("noindex", said(page("noindex"), "X-Robots-Tag: noindex")),
    ]

    static let statuses: [HostileRow] =
        [401, 402, 403, 404, 405, 407, 410, 418, 421, 429, 451, 500, 502, 503, 504, 508, 520, 600, 999].map {
            (status: Int) -> HostileRow in
            HostileRow("status-\(status)", said(page("\(status)"), status: "\(status) So"))
        }

    static let oddStatuses: [HostileRow] = [
        HostileRow("status-099", said(page("099"), status: "099 Low")),
        HostileRow("status-negative", .raw("HTTP/1.1 -1 No\r\n\r\n" + page("neg"))),
        HostileRow("status-no-reason", .raw("HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + page("no-reason"))),
        HostileRow("status-http37", .raw("HTTP/3.7 200 OK\r\n\r\n" + page("37"))),
        HostileRow(
            "status-101",
            .raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello")),
        HostileRow("plain-304", .raw("HTTP/1.1 304 Not Modified\r\n\r\n")),
        HostileRow("plain-304-feed", as: .feed, .raw("HTTP/1.1 304 Not Modified\r\n\r\n")),
        HostileRow("empty-200", .text("")),
        HostileRow("empty-200-feed", as: .feed, .text("", type: "application/rss+xml")),
        HostileRow("space-200-feed", as: .feed, .text("  \n\n ", type: "application/rss+xml")),
        HostileRow("no-content-204", Reply(status: 204)),
        HostileRow("no-content-204-feed", as: .feed, Reply(status: 204)),
        HostileRow("reset-205", .raw("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n")),
        HostileRow(
            "partial-206-unasked",
            said(
                String(page("206").dropFirst(300).prefix(1500)), status: "206 Partial Content",
                "Content-Range: bytes 300-1799/9000")),
        HostileRow("im-used-226", said(page("226"), status: "226 IM Used")),
    ]

    /// When again, as servers say it.
    static let waits: [HostileRow] = retryAfter.flatMap { (name: String, value: String) -> [HostileRow] in
        [429, 503].map { (status: Int) -> HostileRow in
            let reply = said("", status: "\(status) So", "Retry-After: \(value)")
            return HostileRow("retry-\(status)-\(name)", as: .feed, reply)
        }
    }

    private static let retryAfter: [(String, String)] = [
        ("seconds", "7200"), ("date-past", "Wed, 01 Jan 2020 00:00:00 GMT"), ("negative", "-5"), ("word", "soon"),
        ("float", "1.5"), ("zero", "0"), ("absurd", "99999999999999999999"),
    ]

    static let oddWaits: [HostileRow] = [
        HostileRow(
            "retry-200-absurd", as: .feed,
            said(Array(rss("retry-200-absurd").utf8), type: "application/rss+xml", ["Retry-After: 999999999"])),
        HostileRow(
            "max-age-absurd", as: .feed,
            said(
                Array(rss("max-age-absurd").utf8), type: "application/rss+xml",
                ["Cache-Control: max-age=99999999999"])),
        HostileRow(
            "max-age-negative", as: .feed,
            said(Array(rss("max-age-negative").utf8), type: "application/rss+xml", ["Cache-Control: max-age=-7"])),
        HostileRow(
            "expires-9999", as: .feed,
            said(
                Array(rss("expires-9999").utf8), type: "application/rss+xml",
                ["Expires: Fri, 31 Dec 9999 23:59:59 GMT"])),
        HostileRow("ttl-absurd", as: .feed, feed(item("ttl-absurd.example", "a"), more: "<ttl>99999999</ttl>")),
        HostileRow("ttl-negative", as: .feed, feed(item("ttl-negative.example", "a"), more: "<ttl>-60</ttl>")),
        HostileRow(
            "skip-all", as: .feed,
            feed(
                item("skip-all.example", "a"),
                more: "<skipHours>" + many(24) { "<hour>\($0)</hour>" } + "</skipHours>")),
        HostileRow("gone-feed", as: .feed, said("", status: "410 Gone")),
    ]

    static func rss(_ name: String) -> String { Press.rss(name, [("خبر", "http://\(name).example/a")]) }

    static let redirects: [HostileRow] = places.map { (name: String, location: String) -> HostileRow in
        HostileRow("redirect-\(name)", said("", status: "302 Found", "Location: \(location)"))
    }

    private static let places: [(String, String)] = [
        ("file", "file:///etc/passwd"), ("ftp", "ftp://a.example/x"), ("gopher", "gopher://a.example/x"),
        ("javascript", "javascript:alert(1)"),
        ("data", "data:text/html,hello"), ("about", "about:blank"), ("dict", "dict://127.0.0.1:11211/x"),
        ("mailto", "mailto:a@b.example"),
        ("port-22", "http://redirect-port-22.example:22/"), ("port-25", "http://redirect-port-25.example:25/"),
        ("bad-port", "http://redirect-bad-port.example:99999/"), ("scheme-only", "http://"), ("empty", ""),
        ("self", "/khabar"),
        ("100kb", "/" + String(repeating: "a", count: 100_000)), ("ansi", "/\u{1b}[31m"),
        ("userinfo", "http://u:p@redirect-userinfo.example/there"), ("no-host", "http:///khabar"),
    ]

    static let oddRedirects: [HostileRow] = [
        HostileRow("redirect-no-location", said("", status: "302 Found")),
        HostileRow(
            "redirect-growing", each: { request, _ in said("", status: "302 Found", "Location: \(request.path)a") },
            others: { request in said("", status: "302 Found", "Location: \(request.path)aaaa") }),
        HostileRow(
            "redirect-sites",
            each: { _, _ in said("", status: "302 Found", "Location: http://x.redirect-sites.example/1") },
            others: { request in
                let next = (Int(request.path.dropFirst()) ?? 0) + 1
                return said("", status: "302 Found", "Location: http://x.redirect-sites.example/\(next)")
            }),
        HostileRow(
            "redirect-feed-loop", as: .feed, each: { _, _ in said("", status: "301 Moved", "Location: /qaima") }),
        HostileRow("redirect-feed-scheme", as: .feed, said("", status: "301 Moved", "Location: ftp://a.example/feed")),
    ]
}

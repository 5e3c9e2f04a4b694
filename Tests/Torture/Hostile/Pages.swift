import Loopback
import Workbench

extension HostileRow {
    private static func with(_ name: String, _ more: String, head: String = "") -> Reply {
        .text(Press.page(seed: Press.seed(name), head: head, more: more))
    }

    /// Pages that cost more than they look, or say what would hurt if it were believed.
    static let pages: [HostileRow] = [
        HostileRow("page-deep", with("page-deep", times(200_000, "<div>"))),
        HostileRow("page-deep-tables", with("page-deep-tables", times(50_000, "<table><tr><td>"))),
        HostileRow("page-deep-format", with("page-deep-format", times(100_000, "<b><i>"))),
        HostileRow("page-tags", with("page-tags", times(1_000_000, "<br>"))),
        HostileRow(
            "page-attributes",
            with("page-attributes", "<p \(many(300_000, separator: " ") { "a\($0)=1" })>خاتمة</p>")),
        HostileRow("page-attribute-9mb", with("page-attribute-9mb", "<p title='\(times(9 << 20, "x"))'>خاتمة</p>")),
        HostileRow("page-comment-open", with("page-comment-open", "<!-- " + times(100_000, "- "))),
        HostileRow("page-lt-storm", with("page-lt-storm", times(3 << 20, "<"))),
        HostileRow("page-amp-storm", with("page-amp-storm", times(2 << 20, "&a"))),
        HostileRow("page-quote-open", with("page-quote-open", "<a href=\"" + times(2 << 20, "x "))),
        HostileRow("page-svg-storm", with("page-svg-storm", times(100_000, "<svg><path>"))),
        HostileRow("page-scripts", with("page-scripts", times(100_000, "<script>a</script>"))),
        HostileRow("page-metas", with("page-metas", "", head: times(300_000, "<meta name=a content=b>"))),
        HostileRow(
            "page-ldjson-deep",
            with("page-ldjson-deep", "", head: "<script type='application/ld+json'>\(times(200_000, "["))</script>")),
        HostileRow(
            "page-ldjson-keys",
            with(
                "page-ldjson-keys", "",
                head:
                    "<script type='application/ld+json'>{\(many(200_000, separator: ",") { "\"k\($0)\":1" })}</script>"
            )),
        HostileRow("page-combining", with("page-combining", "<p>ا" + times(1 << 20, "\u{301}") + "</p>")),
        HostileRow("page-flags", with("page-flags", "<p>" + times(500_000, "\u{1F1FE}") + "</p>")),
        HostileRow("page-joiners", with("page-joiners", "<p>" + times(1 << 20, "\u{200D}") + "</p>")),
    ]

    static let heavyPages: [HostileRow] = [
        HostileRow("page-one-word", with("page-one-word", "<p>" + times(3 << 20, "ن") + "</p>")),
        HostileRow("page-dates", with("page-dates", times(50_000, "<p>2026-01-02 12:00</p>"))),
        HostileRow("page-brackets", with("page-brackets", "<p>" + times(1 << 20, "[") + "</p>")),
        HostileRow(
            "page-30mb", .text(Press.page(seed: Press.seed("page-30mb"), more: times(300_000, "<p>\(words(12))</p>\n")))
        ),
        HostileRow("page-100mb-line", .text("<html><body><article><p>" + times(60 << 20, "ن") + "</p>")),
        HostileRow("page-title-9mb", .text(Press.page(seed: 9, title: times(4 << 20, "عن")))),
        HostileRow(
            "page-author-9mb", with("page-author-9mb", "", head: "<meta name=author content='\(times(4 << 20, "سل"))'>")
        ),
        HostileRow("page-nul-title", .text(Press.page(seed: 10, title: "عنوان\u{0}آخر"))),
        HostileRow("page-ansi-title", .text(Press.page(seed: 11, title: "عنوان \u{1b}[31m أحمر \u{7f} طويل"))),
        HostileRow("page-newline-title", .text(Press.page(seed: 12, title: "عنوان\n{\"schema\":\"rawi-record/1\"}"))),
        HostileRow("page-bidi-title", .text(Press.page(seed: 13, title: "عنوان \u{202E}gpj.exe"))),
        HostileRow(
            "page-canonical-evil",
            with("page-canonical-evil", "", head: "<link rel=canonical href='http://bank.example/'>")),
        HostileRow(
            "page-canonical-100kb",
            with("page-canonical-100kb", "", head: "<link rel=canonical href='/\(times(100_000, "a"))'>")),
        HostileRow(
            "page-base-amplify",
            with(
                "page-base-amplify", many(5000) { "<p>\(words(12)) <a href=x\($0)>خبر \($0)</a></p>" },
                head: "<base href='http://page-base-amplify.example/\(times(60_000, "b"))/'>")),
        HostileRow("page-two-in-turn", runs: 6, each: { _, hit in .text(Press.page(seed: hit % 2 == 0 ? 14 : 15)) }),
        HostileRow(
            "page-ticking", runs: 6,
            each: { _, hit in .text(Press.page(seed: 16, more: "<p>\(hit) زائر، \(hit * 7) ثانية</p>")) }),
        HostileRow(
            "page-shrinks", runs: 3,
            each: { _, hit in
                let whole = Array(page("page-shrinks").utf8)
                return hit == 0
                    ? .text(page("page-shrinks"))
                    : Reply(
                        headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(whole.prefix(1500)),
                        framing: .claimedLength(whole.count))
            }),
    ]

    static let softErrors: [HostileRow] = [
        HostileRow("soft-error-ok", .text("<html><body>OK</body></html>")),
        HostileRow("soft-error-database", .text("<html><body><p>Database connection failed</p></body></html>")),
        HostileRow("soft-error-slow", .text("<html><body><h1>Too many requests. Please slow down.</h1></body></html>")),
        HostileRow(
            "soft-error-suspended",
            .text("<html><head><title>Suspended</title></head><body>This account has been suspended.</body></html>")),
        HostileRow(
            "challenge-403",
            said(
                "<title>Just a moment...</title><div id=cf-challenge>Checking your browser</div>",
                status: "403 Forbidden", "cf-mitigated: challenge", "Server: cloudflare")),
        HostileRow("rss-as-page", .text(rss("rss-as-page"), type: "text/html")),
        HostileRow(
            "listing-links", as: .listing,
            .text(
                "<html><body>"
                    + many(20_000) { "<a href='/\($0)-khabar'>خبر طويل عن البلدة رقم \($0)</a>" }
                    + "</body></html>")),
        HostileRow(
            "listing-base", as: .listing,
            .text(
                "<html><head><base href='http://listing-base.example/\(times(60_000, "b"))/'></head><body>"
                    + many(3000) { "<a href='\($0)-khabar'>خبر طويل عن البلدة رقم \($0)</a>" }
                    + "</body></html>")),
    ]

    static let types: [HostileRow] = kinds.map { (name: String, bytes: [UInt8]) -> HostileRow in
        HostileRow("type-\(name)-as-html", said(bytes, type: "text/html", []))
    }

    private static let kinds: [(String, [UInt8])] = [
        ("png", filled([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])), ("pdf", filled(Array("%PDF-1.7\n".utf8))),
        ("zip", filled([0x50, 0x4B, 3, 4])), ("exe", filled([0x4D, 0x5A])), ("nul", [UInt8](repeating: 0, count: 9000)),
    ]

    private static func filled(_ start: [UInt8]) -> [UInt8] {
        var bytes = start
        for number in 0..<9000 { bytes.append(UInt8(truncatingIfNeeded: number &* 31)) }
        return bytes
    }

    static let oddTypes: [HostileRow] = [
        HostileRow("type-image", said(page("type-image"), type: "image/png")),
        HostileRow("type-none", .raw("HTTP/1.1 200 OK\r\n\r\n" + page("type-none"))),
        HostileRow("type-json", said("{\"a\": 1}", type: "application/json")),
        HostileRow(
            "type-text", said(Press.paragraphs(seed: 17).joined(separator: "\n\n"), type: "text/plain; charset=utf-8")),
        HostileRow("type-zip-as-feed", as: .feed, said(filled([0x50, 0x4B, 3, 4]), type: "application/rss+xml", [])),
        HostileRow("type-html-as-feed", as: .feed, .text(page("type-html-as-feed"))),
    ]

    static let charsets: [HostileRow] = labels.map { (label: String) -> HostileRow in
        let name = "charset-" + (label.utf8.count > 40 ? "60kb" : label)
        return HostileRow(name, said(page(name), type: "text/html; charset=\(label)"))
    }

    private static let labels: [String] = [
        "utf-16", "windows-1256", "utf-7", "utf-32", "iso-2022-jp", "x-user-defined", times(60_000, "u"),
    ]

    static let oddCharsets: [HostileRow] = [
        HostileRow("charset-surrogates", said(surrogates, type: "text/html; charset=utf-8", [])),
        HostileRow("charset-odd-utf16", said(oddUTF16, type: "text/html", [])),
    ]

    private static let surrogates: [UInt8] =
        Array(page("charset-surrogates").utf8) + [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80, 0xFF, 0xC0]

    private static let oddUTF16: [UInt8] = {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in page("charset-odd-utf16").utf16 {
            bytes.append(UInt8(truncatingIfNeeded: unit))
            bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
        }
        return bytes + [0x41]
    }()
}

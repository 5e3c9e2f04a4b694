import FoundationEssentials
import Testing

@testable import Web

@Suite struct WebURLTests {
    @Test(
        "Reads and writes an address as the standard does",
        arguments: [
            ("https://news.example/a/b?c=1#d", "https://news.example/a/b?c=1#d"),
            ("  HTTP://News.EXAMPLE:80/ ", "http://news.example/"),
            ("https://news.example", "https://news.example/"),
            ("https://news.example:0443/x", "https://news.example/x"),
            ("http://news.example:8080", "http://news.example:8080/"),
            ("https:news.example", "https://news.example/"),
            ("https:\\\\news.example\\a\\b", "https://news.example/a/b"),
            ("https://////news.example/a", "https://news.example/a"),
            ("https://news.example/a/./b/../c/%2e%2E/d", "https://news.example/a/d"),
            ("https://news.example/../..", "https://news.example/"),
            ("https://news.example/a/..", "https://news.example/"),
            ("https://news.example/a//b", "https://news.example/a//b"),
            ("https://ne\tws.exa\nmple/\r", "https://news.example/"),
            ("https://news.example/a b?c d#e f", "https://news.example/a%20b?c%20d#e%20f"),
            ("https://news.example/خبر?س=1", "https://news.example/%D8%AE%D8%A8%D8%B1?%D8%B3=1"),
            ("https://news.example/it's?it's", "https://news.example/it's?it%27s"),
            ("https://news.example/%zz%4", "https://news.example/%zz%4"),
            ("https://me:pa:ss@news.example/", "https://me:pa%3Ass@news.example/"),
            ("https://a@b@news.example/", "https://a%40b@news.example/"),
            ("https://@news.example/", "https://news.example/"),
            ("https://:@news.example/", "https://news.example/"),
            ("https://:x@news.example/", "https://:x@news.example/"),
            ("https://%6eews.example/", "https://news.example/"),
            ("https://أخبار.example/", "https://xn--igbicxr.example/"),
            ("https://☕.example/", "https://xn--53h.example/"),
            ("https://Straße.example/", "https://xn--strae-oqa.example/"),
            ("https://a。b．c/", "https://a.b.c/"),
            ("https://-a-.example/ß", "https://-a-.example/%C3%9F"),
            ("http://127.1/", "http://127.0.0.1/"),
            ("http://0x7F.0.0.1/", "http://127.0.0.1/"),
            ("http://0300.0250.1/", "http://192.168.0.1/"),
            ("http://3232235777/", "http://192.168.1.1/"),
            ("http://1.2.3.4./", "http://1.2.3.4/"),
            ("http://[2001:DB8:0:0:0:0:0:1]:8080/", "http://[2001:db8::1]:8080/"),
            ("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"),
            ("http://[1:0:0:2::3]/", "http://[1:0:0:2::3]/"),
            ("mailto:editor@news.example", "mailto:editor@news.example"),
            ("javascript:void(0)", "javascript:void(0)"),
            ("data:text/plain,hello", "data:text/plain,hello"),
            ("tel:+963-11-000", "tel:+963-11-000"),
            ("file:///tmp/a", "file:///tmp/a"),
            ("ftp://files.example:21/a", "ftp://files.example/a"),
        ])
    func parsing(text: String, expected: String) {
        #expect(WebURL(text)?.href == expected)
    }

    @Test(
        "Refuses what the standard refuses",
        arguments: [
            "", " ", "/a", "a", "#", "https://", "https:", "https:///", "http://:80", "http://a:b", "http://a:65536",
            "http://a:8o",
            "http://me@/a", "http://a b/", "http://a<b/", "http://a^b/", "http://a|b/", "http://a%00/", "http://%zz/",
            "http://[::1",
            "http://[::1]x", "http://[:::1]", "http://[1:2:3:4:5:6:7]", "http://[1:2:3:4:5:6:7:8:9]",
            "http://[::1.2.3]",
            "http://[::1.2.3.256]", "http://[g::]", "http://256.0.0.1", "http://1.2.3.4.5", "http://1.2.3.08",
            "http://0xffffffffff",
            "http://a.0x", "http://\u{AD}/", "http://a\u{202E}b/", "http://\u{FFFD}/", "http://aا/", "http://ا1a/",
            "sc://a b/", "sc://a:99999/",
        ])
    func malformed(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test(
        "Resolves against its base",
        arguments: [
            ("", "https://n.example/a/b?q"), ("#f", "https://n.example/a/b?q#f"), ("?x", "https://n.example/a/b?x"),
            ("c", "https://n.example/a/c"), ("./c/", "https://n.example/a/c/"), ("../c", "https://n.example/c"),
            ("../../../c", "https://n.example/c"), ("/c", "https://n.example/c"),
            ("//m.example/c", "https://m.example/c"),
            ("\\\\m.example/c", "https://m.example/c"), ("https:c", "https://n.example/a/c"),
            ("https:/c", "https://n.example/c"),
            ("http:c", "http://c/"), ("https://m.example", "https://m.example/"), ("a:b", "a:b"),
            ("./a:b", "https://n.example/a/a:b"),
            ("خبر", "https://n.example/a/%D8%AE%D8%A8%D8%B1"), (" c\n", "https://n.example/a/c"),
            ("///m.example", "https://m.example/"),
            ("mailto:x@y.example", "mailto:x@y.example"), ("c?d#e", "https://n.example/a/c?d#e"),
            ("..", "https://n.example/"),
        ])
    func resolving(reference: String, expected: String) throws {
        let base = try #require(WebURL("https://n.example/a/b?q#old"))
        #expect(WebURL(reference, base: base)?.href == expected)
    }

    @Test func aRelativeAddressUnderAnOpaqueOneIsRefused() throws {
        let base = try #require(WebURL("mailto:a@n.example"))
        #expect(WebURL("b", base: base) == nil)
        #expect(WebURL("#b", base: base)?.href == "mailto:a@n.example#b")
    }

    @Test func thePartsAreWhereTheyStand() throws {
        let url = try #require(WebURL("https://me:word@n.example:8443/a/b?c=d#e"))
        #expect([url.scheme, url.username, url.password, url.host] == ["https", "me", "word", "n.example"])
        #expect(url.port == 8443)
        #expect([url.path, url.query, url.fragment] == ["/a/b", "c=d", "e"])
        #expect(url.origin == "https://n.example:8443")
        #expect(url.requestTarget == "/a/b?c=d")
        #expect(url.isHTTP)
    }

    @Test func anEmptyQueryIsNotAnAbsentOne() throws {
        let url = try #require(WebURL("https://n.example/?#"))
        #expect(url.query == "")
        #expect(url.fragment == "")
        #expect(WebURL("https://n.example/")?.query == nil)
    }

    @Test(
        "A request carries neither fragment nor credentials",
        arguments: [
            ("https://n.example/a?b#c", "https://n.example/a?b"),
            ("https://me:word@n.example:81/a#c", "https://n.example:81/a"),
            ("https://me@n.example/a?b", "https://n.example/a?b"), ("https://n.example/a", "https://n.example/a"),
        ])
    func requests(text: String, expected: String) throws {
        let url = try #require(WebURL(text)).forRequest
        #expect(url.href == expected)
        #expect(url == WebURL(expected))
        #expect([url.username, url.password, url.host, url.path] == ["", "", "n.example", "/a"])
    }

    @Test(
        "Other schemes are recognised and never asked",
        arguments: [
            ("mailto:a@n.example", "mailto"), ("javascript:alert(1)", "javascript"), ("data:,x", "data"),
            ("file:///a", "file"),
            ("whatsapp://send?text=x", "whatsapp"), ("ws://n.example/", "ws"), ("ABOUT:blank", "about"),
        ])
    func otherSchemes(text: String, scheme: String) throws {
        let url = try #require(WebURL(text))
        #expect(url.scheme == scheme)
        #expect(!url.isHTTP)
    }

    @Test func itIsStoredAsOneString() throws {
        let urls = [try #require(WebURL("https://n.example/a?b"))]
        let json = try JSONEncoder().encode(urls)
        #expect(try JSONDecoder().decode([WebURL].self, from: json) == urls)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([WebURL].self, from: Data("[\"/a\"]".utf8)) }
    }

    @Test func anEndlessAddressIsRefused() {
        #expect(WebURL("https://n.example/" + String(repeating: "a", count: WebURL.lengthLimitBytes)) == nil)
        #expect(WebURL("https://n.example/" + String(repeating: "خ", count: 15_000)) == nil)
    }

    @Test func parsingWhatWasWrittenChangesNothing() throws {
        var noise = Noise(seed: 7)
        for _ in 0..<4000 {
            let text = noise.address()
            guard let url = WebURL(text) else { continue }
            let again = try #require(WebURL(url.href), "\(text)")
            #expect(again.href == url.href)
            #expect(again.places == url.places)
            #expect([url.host, url.path, url.forRequest.href].allSatisfy { $0.utf8.allSatisfy { $0 < 0x7F } })
        }
    }
}

/// Addresses nobody would write, always the same ones.
struct Noise {
    private var state: UInt64
    private static let pieces = [
        "http://", "https://", "HTTPS:", "//", "/", "\\", "..", ".", "%2e", "%", "%C3", "a", "B", "news", "example",
        ".com", ":", ":80",
        "@", "?", "&", "=", "#", "[", "]", "[::1]", "0x7f", "127.1", "خبر", "é", "☕", "ß", "xn--", "-", "_", " ", "\t",
        "\u{202E}",
        "utm_source=x", "amp", "index.html", ";jsessionid=1", "(", ")", "،", "؟", "www.", "m.", "\n", "«", "»", "\u{0}",
        "+", "'", "!",
    ]

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    mutating func address() -> String {
        let start = next(3) == 0 ? "" : "https://n.example"
        return (0..<next(9)).reduce(into: start) { text, _ in text += Self.pieces[next(Self.pieces.count)] }
    }
}

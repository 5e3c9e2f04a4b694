import Testing

@testable import Web

@Suite("Which addresses are one page") struct AddressTwinsTests {
    static let twins: [(String, String)] = [
        ("/%D8%B3%D9%88%D9%82-118", "/%D8%B3%D9%88%D9%82-118%E2%80%8E"),
        ("/%D8%B3%D9%88%D9%82-118", "/%25D8%25B3%25D9%2588%25D9%2582-118"),
        ("/news/118-suq", "/index.php/news/118-suq"), ("/news/118-suq", "/news/118-suq/print"),
        ("/news/118-suq", "/news/118-suq?print=1"), ("/news/118-suq", "/news/118-suq?share=x&nb=1"),
        ("/?option=c&view=a&id=1&Itemid=101", "/?option=c&view=a&id=1&Itemid=223"),
        ("/view?id=118", "/view?id=118?utm_source=x&utm_medium=m"), ("/a?id=5", "/a?id=5;utm_source=x;utm_medium=y"),
        ("/a", "/a?ScCid=1b&rdt_cid=2&irgwc=1&cx_testId=1&_x_tr_sl=ar&elqTrackId=9"),
    ]

    @Test("One page", arguments: twins.indices)
    func onePage(index: Int) throws {
        let (one, other) = Self.twins[index]
        let keys = try [one, other].map { CanonicalURL(try #require(WebURL("https://almarsa.example" + $0))).key }
        #expect(keys[0] == keys[1])
    }

    static let strangers: [(String, String)] = [
        ("/#/news/118", "/#/news/119"), ("/?s=abcdefghijklmnopqrst", "/?s=abcdefghijklmnopqrsu"),
        ("/edition", "/edition/print"), ("/a?id=5", "/a?id=5;page=2"), ("/a?x=1", "/a?x=1?y=2"),
        ("/100%25", "/100"), ("/a%25D8", "/a%D8"), ("/?Itemid=1", "/?Itemid=2"),
        ("/%D9%85%DB%8C%E2%80%8C%D8%B1", "/%D9%85%DB%8C%D8%B1"),
    ]

    @Test("Two pages", arguments: strangers.indices)
    func twoPages(index: Int) throws {
        let (one, other) = Self.strangers[index]
        let keys = try [one, other].map { CanonicalURL(try #require(WebURL("https://almarsa.example" + $0))).key }
        #expect(keys[0] != keys[1])
    }

    static let wrapped: [(String, String)] = [
        ("https://www.google.com/url?q=https://n.example/a&sa=D", "https://n.example/a"),
        ("https://www.google.com.lb/url?sa=t&url=https%3A%2F%2Fn.example%2Fa&usg=x", "https://n.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fn.example%2Fa%3Ffbclid%3Dx&h=AT0", "https://n.example/a"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fn.example%2Fa&data=05",
            "https://n.example/a"
        ),
        ("https://t.me/iv?url=https%3A%2F%2Fn.example%2Fa&rhash=01", "https://n.example/a"),
        ("https://almarsa--news-example.translate.goog/a?_x_tr_sl=ar&id=1", "https://almarsa-news.example/a?id=1"),
        ("https://urldefense.com/v3/__https://n.example/a__;!!x", "https://n.example/a"),
        ("https://youtu.be/abcdefghijk?si=Qw", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://www.youtube.com/shorts/abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk"),
        // No address in it, or none that anybody could mean.
        ("https://t.me/iv?url=javascript:x", "https://t.me/iv?url=javascript:x"),
        ("https://www.google.com/url?q=https://localhost/", "https://www.google.com/url?q=https://localhost/"),
        ("https://t.me/channel/12", "https://t.me/channel/12"),
        (
            "https://google.evil.example/url?q=https://n.example/",
            "https://google.evil.example/url?q=https://n.example/"
        ),
    ]

    @Test(
        "The canonical form of a wrapped address has no other, however it is spelt",
        arguments: [
            "https://youtu.be./abcdefghijk", "https://www.youtube.com/shorts/abcdefghijk;sid=1",
            "https://t.me/%69v?url=https://n.example/a",
            "https://l.facebook.com./l.php?u=https%3A%2F%2Fn.example%2Fa",
            "https://www.google.com/url;sid=1?q=https://n.example/a",
        ])
    func oneForm(address: String) throws {
        let once = CanonicalURL(try #require(WebURL(address)))
        #expect(CanonicalURL(try #require(WebURL(once.href))) == once && once.site != "t.me", "\(once.href)")
    }

    @Test("What services wrap leads to the page itself", arguments: wrapped.indices)
    func unwrapped(index: Int) throws {
        let (address, inner) = Self.wrapped[index]
        #expect(CanonicalURL(try #require(WebURL(address)).unwrapped).href == inner)
    }
}

import Testing

@testable import Web

@Suite struct CitedURLsTests {
    @Test(
        "Only the address, not what stands round it",
        arguments: [
            ("https://n.example/1", ["https://n.example/1"]),
            ("انظر https://n.example/1، ثم", ["https://n.example/1"]),
            ("هل قرأت https://n.example/1؟", ["https://n.example/1"]),
            ("(https://n.example/1).", ["https://n.example/1"]),
            ("«https://n.example/1»", ["https://n.example/1"]),
            ("“https://n.example/1”, 'https://n.example/2'", ["https://n.example/1", "https://n.example/2"]),
            ("<https://n.example/1> [https://n.example/2]", ["https://n.example/1", "https://n.example/2"]),
            ("https://n.example/a_(b)", ["https://n.example/a_(b)"]),
            ("(https://n.example/a_(b))", ["https://n.example/a_(b)"]),
            ("https://n.example/1... https://n.example/2…", ["https://n.example/1", "https://n.example/2"]),
            ("https://n.example/1!؛", ["https://n.example/1"]),
            ("\u{202B}https://n.example/1\u{202C}\u{200F}", ["https://n.example/1"]),
            ("/https://n.example/1 : رابط المقال", ["https://n.example/1"]),
            ("الرابطhttps://n.example/1", ["https://n.example/1"]),
            ("HTTPS://N.example/A", ["https://n.example/A"]),
            ("www.n.example/1 و WWW.m.example", ["https://www.n.example/1", "https://www.m.example/"]),
            ("(www.n.example)", ["https://www.n.example/"]),
            ("https://n.example/خبر-جديد.", ["https://n.example/%D8%AE%D8%A8%D8%B1-%D8%AC%D8%AF%D9%8A%D8%AF"]),
            (
                "https://n.example/الرياض،_المدينة،",
                [
                    "https://n.example/%D8%A7%D9%84%D8%B1%D9%8A%D8%A7%D8%B6%D8%8C_%D8%A7%D9%84%D9%85%D8%AF%D9%8A%D9%86%D8%A9"
                ]
            ),
            ("https://أخبار.example/1", ["https://xn--igbicxr.example/1"]),
            ("https://n.exampleوقال", ["https://n.example/"]),
            ("https://a.example/xhttps://b.example/y", ["https://a.example/x", "https://b.example/y"]),
            ("https://a.example,https://b.example", ["https://a.example/", "https://b.example/"]),
            ("https://a.example/1؛https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
            ("https://w.example/web/2020/https://b.example/y", ["https://w.example/web/2020/https://b.example/y"]),
            ("https://a.example/?u=https://b.example/", ["https://a.example/?u=https://b.example/"]),
            ("[https://a.example/1](https://a.example/1)", ["https://a.example/1", "https://a.example/1"]),
            ("https://n.example:8443/1?a=b&c=%D8%A7#d", ["https://n.example:8443/1?a=b&c=%D8%A7#d"]),
            ("https://n.example/1\u{00A0}https://n.example/2\u{3000}", ["https://n.example/1", "https://n.example/2"]),
        ])
    func addresses(text: String, expected: [String]) {
        #expect(CitedURL.find(in: text).map(\.url.href) == expected)
    }

    @Test(
        "What is no address",
        arguments: [
            "", "http", "http://", "https:// n.example", "editor@www.n.example", "a@n.example", "@handle", "n.example",
            "http://localhost/",
            "https://a..b/", "https://.example", "awww.n.example", "www.", "www..", "www.n", "ftp://n.example/",
            "https://[::1", "https://«»",
            "//n.example/a", "https://n .example",
        ])
    func nothing(text: String) {
        #expect(CitedURL.find(in: text).isEmpty || text == "www.n")
    }

    @Test(
        "A label on the line names the address",
        arguments: [
            ("/https://n.example/1 : رابط المقال", "رابط المقال"),
            ("رابط المقال : https://n.example/1", "رابط المقال"),
            ("المصدر: https://n.example/1", "المصدر"),
            ("• Source: <https://n.example/1>", "Source"),
            ("https://n.example/1", nil),
            ("وقال الناطق باسم الوزارة في بيان طويل نشر اليوم على صفحتها: https://n.example/1", nil),
            ("https://n.example/1 قال : نعم", nil),
        ])
    func labels(text: String, expected: String?) {
        #expect(CitedURL.find(in: text).first?.label == expected)
    }

    @Test func whatWasSaidBeforeIsKept() {
        let text = """
            قال الوزير إن الاتفاق وقع.

            https://n.example/1
            https://n.example/2
            كما ورد في https://n.example/3 أمس
            المصدر: https://n.example/4
            """
        let found = CitedURL.find(in: text)
        #expect(
            found.map(\.before) == [
                "قال الوزير إن الاتفاق وقع.", "قال الوزير إن الاتفاق وقع.", "كما ورد في", "كما ورد في",
            ])
    }

    @Test func theRangeIsThatOfTheBytes() throws {
        let text = "انظر (https://n.example/خبر)."
        let found = try #require(CitedURL.find(in: text).first)
        #expect(found.asWritten == "https://n.example/خبر")
        #expect(String(decoding: Array(text.utf8)[found.range], as: UTF8.self) == found.asWritten)
    }

    @Test func aBrokenLineIsJoinedWhenCertain() {
        let first = "https://n.example/world/2025/02/06/a-minister-speaks-of-"
        let joined = CitedURL.find(in: "نص قصير\n\(first)\nbases-and-more/\nنص")
        #expect(joined.map(\.url.href) == [first + "bases-and-more/"])
        #expect(joined.map(\.asWritten) == [first + "\nbases-and-more/"])
    }

    @Test(
        "And left alone when not",
        arguments: [
            "https://n.example/1\nbases-and-more/",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nhttps://m.example/a-b",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nwww.m.example/a-b",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nخبر-جديد",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\n\nbases-and-more/",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nand more/",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nAnkara",
            "see https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\nbases-and-more/",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\neditor@n.example",
        ])
    func notJoined(text: String) {
        #expect(CitedURL.find(in: text).allSatisfy { !$0.asWritten.contains("\n") })
    }

    @Test func hostileTextIsReadInLinearTime() {
        let many = CitedURL.find(in: String(repeating: "https://n.example/a ", count: 20_000))
        #expect(many.count == CitedURL.countLimit)
        let glued = CitedURL.find(in: String(repeating: "http://a.bو/", count: 20_000))
        #expect(glued.count <= CitedURL.countLimit)
        #expect(CitedURL.find(in: String(repeating: "https://", count: 50_000)).isEmpty)
        #expect(CitedURL.find(in: String(repeating: "((((", count: 50_000)).isEmpty)
        // Every name outside ASCII is looked through by IDNA: a thousand of them are enough for any text.
        let foreign = CitedURL.find(
            in: String(repeating: "https://\u{645}.\u{645} ", count: 5000) + "https://n.example/")
        #expect(foreign.count == 1001)
        #expect(CitedURL.find(in: String(repeating: "https:", count: 100_000)).isEmpty)
    }

    @Test func aMendedSpellingKeepsWhatWasWritten() throws {
        let cited = try #require(CitedURL.find(in: "www.n.example/خـــبر").first)
        let mended = try #require(cited.read(as: "www.n.example/خبر"))
        #expect(mended.url.href == "https://www.n.example/%D8%AE%D8%A8%D8%B1")
        #expect(mended.asWritten == "www.n.example/خـــبر")
        #expect(mended.range == cited.range)
        #expect(cited.read(as: "no address") == nil)
    }

    @Test func noiseIsSurvived() {
        var noise = Noise(seed: 3)
        for _ in 0..<3000 {
            let text = noise.address() + " " + noise.address()
            for cited in CitedURL.find(in: text) {
                #expect(cited.url.isHTTP)
                #expect(String(decoding: Array(text.utf8)[cited.range], as: UTF8.self) == cited.asWritten)
            }
        }
    }
}

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
            // What languages hang on a name, and marks of forums and of AsciiDoc.
            ("https://n.example/1404\u{200C}ها", ["https://n.example/1404"]),
            (
                "https://n.example/a/2025'te, https://n.example/b'nin",
                ["https://n.example/a/2025", "https://n.example/b"]
            ),
            ("https://n.example/wiki/Xi'an", ["https://n.example/wiki/Xi'an"]),
            ("[url]https://n.example/a.html[/url]", ["https://n.example/a.html"]),
            ("https://n.example/a[words of it] here", ["https://n.example/a"]),
            ("https://n.example/a[1].html?b[c]=2", ["https://n.example/a[1].html?b[c]=2"]),
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
            "see https://n.example/world/2025/02/06/a-minister-speaks-of-bases and\nbases-and-more/",
            "it says on https://n.example/world/2025/02/06/a-minister-speaks\nand/or elsewhere that nothing has changed",
            "it says on https://n.example/world/2025/02/06/a-minister-speaks\n24/7 and nothing has changed since then",
            "short: https://n.example/a/\nbases-and-more/ stands in the second line of this, which is a long one",
            "it says on https://n.example/world/2025/02/06/a-minister-speaks/\n12",
            "https://n.example/world/2025/02/06/a-minister-speaks-of-bases/\neditor@n.example",
        ])
    func notJoined(text: String) {
        #expect(CitedURL.find(in: text).allSatisfy { !$0.asWritten.contains("\n") })
    }

    static let broken: [(String, String)] = [
        (
            "The report stands at https://n.example/2025/03/craftsmen-market-\nreopens-after-two-years and was read",
            "/2025/03/craftsmen-market-reopens-after-two-years"
        ),
        (
            "A survey of the trust, published at https://n.example/surveys/\n2025/the-old-quay, found that",
            "/surveys/2025/the-old-quay"
        ),
        (
            "Its figures are published at https://n.example/d?table=visits&\nyear=2025&town=x and show",
            "/d?table=visits&year=2025&town=x"
        ),
        (
            "[1] A. Farrant. The quays of Sahlan. https://n.example/papers/quays-\n    of-sahlan.html\n[2] Next",
            "/papers/quays-of-sahlan.html"
        ),
        (
            "ويمكن الاطلاع على التقرير الكامل في https://n.example/2025/\nmarket-opens-now الذي تضمن",
            "/2025/market-opens-now"
        ),
        (
            "/https://n.example/2025/03 :ويمكن الاطلاع على التقرير هنا\nmarket-opens-now\nنص",
            "/2025/03/market-opens-now"
        ),
        (
            "It is told in full at https://n.example/a-very-long-name-of-a-\nstory-that-goes-on-over-three-lines-in-a-narrow-column-of-\nthis-small-paper and elsewhere",
            "/a-very-long-name-of-a-story-that-goes-on-over-three-lines-in-a-narrow-column-of-this-small-paper"
        ),
    ]

    /// In a line of Arabic, an address that breaks at its hyphen or slash: what stands alone in the next line is its end, whatever
    /// empty line an extractor left between; a host that is broken is one.
    @Test(
        "An address that a line of another script breaks off is joined with what stands alone below",
        arguments: [
            (
                "ويمكن الاطلاع على التقرير كاملا على العنوان الآتي: https://n.example/2025/ramla-port-\nreopens\nويرى",
                "/2025/ramla-port-reopens"
            ),
            (
                "على التقرير كاملا على العنوان الآتي: https://n.example/2025/03/\n\nramla-port-reopens\n\nويرى",
                "/2025/03/ramla-port-reopens"
            ),
            (
                "ويمكن الاطلاع على التقرير كاملا على العنوان الآتي: https://n-\na.example/2025/03/ramla\nويرى",
                "n-a.example/2025/03/ramla"
            ),
            ("گزارش کامل را می توان در نشانی https://n.example/\n\nfa/sepidrud-library خواند.", "/fa/sepidrud-library"),
            ("گزارش کامل را می توان در نشانی https://n.example/fa/\nsepidrud-library خواند.", "/fa/sepidrud-library"),
            ("گزارش کامل را می توان در نشانی https://n.example/fa/sepidrud-\nlibrary خواند.", "/fa/sepidrud-library"),
            // What stands below is no part.
            ("در نشانی https://n.example/fa/\nBook-Courier خواند.", "/fa/"),
            ("على العنوان الآتي: https://n.example/2025/\nBBC\nويرى", "/2025/"),
            ("على العنوان الآتي: https://n.example/2025/03\nramla-port\nويرى", "/2025/03"),
            ("على العنوان الآتي: https://n.example/2025/\n\n\n\nramla-port\nويرى", "/2025/"),
        ])
    func joinedInForeignText(text: String, path: String) {
        #expect(CitedURL.find(in: text).first?.url.href == "https://" + (path.hasPrefix("/") ? "n.example" : "") + path)
    }

    @Test("A line that is broken in running text is joined where the seam speaks for it", arguments: broken.indices)
    func joinedInText(index: Int) {
        let (text, path) = Self.broken[index]
        #expect(CitedURL.find(in: text).first?.url.href == "https://n.example" + path, "\(text)")
    }

    /// Below paragraphs that stand in one line each, where the text's widest line says nothing.
    static let torn: [(String, String)] = [
        (
            "1 Registry, sheet 7, https://n.example/files/the-harbour-\n   wall-of-1911\n2 Next",
            "/files/the-harbour-wall-of-1911"
        ),
        (
            "1 The Registry of the town keeps it at https://n.example/files/1911/\n   harbour-wall.html\n2 Next",
            "/files/1911/harbour-wall.html"
        ),
        ("1 See https://n.example/find.php?id=\n4410&lang=ar، اطلع عليه", "/find.php?id=4410&lang=ar"),
        ("1 See https://n.example/find.php?id=44&\nlang=ar.\n", "/find.php?id=44&lang=ar"),
        ("المرجع: https://n.example/%D8%B3%D9\n%88%D9%82", "/%D8%B3%D9%88%D9%82"),
        ("المرجع: https://n.example/%D8%B3%\nD9%88%D9%82", "/%D8%B3%D9%88%D9%82"),
        ("1 See https://n.example/find?\nplace=quay&item=\n44.\n45 Next", "/find?place=quay&item=44"),
        // The folder alone above the file alone, in lines far below the text's width.
        ("https://n.example/files/checks/\nar/2024-edition.pdf\n", "/files/checks/ar/2024-edition.pdf"),
        // Nothing speaks for these.
        ("https://n.example/files/\nedition.pdf\n", "/files/"),
        (
            "The town keeps its papers at https://n.example/2026/03/port-manifest-of-the-ferry/\n---\n",
            "/2026/03/port-manifest-of-the-ferry/"
        ),
        ("The town keeps its papers in a house of its own, https://n.example/\nThe-rest is lost.", "/"),
        ("See https://n.example/papers/\nCOVID-19 came later", "/papers/"),
    ]

    @Test("An address that no address ends as goes on in the next line", arguments: torn.indices)
    func joinedWhereTorn(index: Int) {
        let (text, path) = Self.torn[index]
        let paragraph = String(repeating: "The ferry was late again. ", count: 12)
        let found = CitedURL.find(in: "\(paragraph)\n\n\(text)")
        #expect(found.first?.url.href == "https://n.example" + path, "\(text)")
    }

    /// Lines of Arabic as programs take them out of pages: in their order, or as they are seen from the left.
    static let turned: [(String, [String])] = [
        (
            "https://review- :يمكن الاطلاع عليه على العنوان الآتي\nalmarfa.example/2025/quay\nوقال المدير",
            ["https://review-almarfa.example/2025/quay"]
        ),
        (
            "-https://review :يمكن الاطلاع عليه على العنوان الآتي\nalmarfa.example/2025/quay\nوقال المدير",
            ["https://review-almarfa.example/2025/quay"]
        ),
        (
            "https://n.example/2025/quay- :على العنوان الآتي\nreopens\nوقال المدير",
            ["https://n.example/2025/quay-reopens"]
        ),
        (
            "https://review- این گزارش را می‌توان در نشانی\n. خواندalmarfa.example/fa/quay\nاو گفت",
            ["https://review-almarfa.example/fa/quay"]
        ),
        (
            "این گزارش را می‌توان در نشانی https://review-\n.خواند almarfa.example/fa/quay\nاو گفت",
            ["https://review-almarfa.example/fa/quay"]
        ),
        (
            "نشرته صحيفة المرفأ على https://\nalmarfa.example/reports/1187بتأجيل الافتتاح",
            ["https://almarfa.example/reports/1187"]
        ),
        (
            "على العنوان الآتي:\nhttps://n.example/\n2025/03/quay-reopens\nوقال المدير",
            ["https://n.example/2025/03/quay-reopens"]
        ),
        (
            "على العنوان الآتي:\n\nhttps://n.example/2025/quay-\n\nreopens\n\nوقال المدير",
            ["https://n.example/2025/quay-reopens"]
        ),
        (
            "على العنوان الآتيhttps://n.example/2025/quay- :\nreopens\nوقال المدير",
            ["https://n.example/2025/quay-reopens"]
        ),
        (
            "على العنوان الآتي: https://n.example/2025/quay -\nreopens\nوقال المدير",
            ["https://n.example/2025/quay-reopens"]
        ),
        ("قرأته في https://n.example/quay\u{FEAD}\u{FEE3}", ["https://n.example/quay"]),
        (
            "https://review- :على العنوان الآتي\nفي المرفأ القديم\nalmarfa.example/2025/quay\nوقال المدير",
            ["https://review-almarfa.example/2025/quay"]
        ),
        // Whole, or nothing speaks for what stands in the next line.
        ("https://n.example/2025/quay :على العنوان الآتي\nreopens\nوقال المدير", ["https://n.example/2025/quay"]),
        ("https://n.example/ :على العنوان الآتي\nBBC\nوقال المدير", ["https://n.example/"]),
        ("على العنوان الآتي:\nhttps://n.example/\nBBC/Reuters\nوقال المدير", ["https://n.example/"]),
        ("على العنوان الآتي:\nhttps://n.example/\nquay-reopens وقال المدير", ["https://n.example/"]),
        ("نشرته الصحيفة على https://\n24/7 من العمل", []), ("نشرته الصحيفة على https://\nand/or من العمل", []),
        ("https://review- :على العنوان الآتي\nوقال المدير 24/7\nثم عاد", []),
        ("https://review- :على العنوان الآتي\nhttps://n.example/1\nوقال المدير", ["https://n.example/1"]),
    ]

    @Test("An address that its line broke, in lines of Arabic whatever their order", arguments: turned.indices)
    func joinedInTurnedLines(index: Int) {
        let (text, expected) = Self.turned[index]
        #expect(CitedURL.find(in: text).map(\.url.href) == expected, "\(text)")
    }

    /// An address that would be too long with what the next line has of it was lost, and that line with it.
    @Test func whatIsTooLongTogetherStaysWhatItWas() {
        let long = String(repeating: "a", count: 2500)
        let first = "https://n.example/" + long
        let found = CitedURL.find(in: "\(first)-\n\(long)/2025-1\n\nhttps://n.example/2")
        #expect(found.map(\.url.href) == [first + "-", "https://n.example/2"])
        #expect(found.last?.before == long + "/2025-1" || found.last?.before?.utf8.count == CitedURL.beforeLimitBytes)
        // Three lines of which two fit.
        let part = String(repeating: "b", count: 1900)
        let three = CitedURL.find(in: "https://n.example/\(part)-\n\(part)/x-\n\(part)/2025-1")
        #expect(three.map(\.url.href) == ["https://n.example/\(part)-\(part)/x-"])
    }

    @Test func whatStandsBehindTheSeamIsReadToo() {
        let found = CitedURL.find(
            in:
                "The report stands at https://n.example/2025/03/craftsmen-market-\nreopens-after-two-years and https://m.example/b"
        )
        #expect(
            found.map(\.url.href) == [
                "https://n.example/2025/03/craftsmen-market-reopens-after-two-years", "https://m.example/b",
            ])
    }

    static let spelt: [(String, [String])] = [
        ("على https://n.example/118.وقالت فيه", ["https://n.example/118"]),
        ("على https://n.example/118وقالت فيه", ["https://n.example/118"]),
        ("في https://n.example/سوق-118 ثم", ["https://n.example/%D8%B3%D9%88%D9%82-118"]),
        ("في https://n.example/2025/118-سوق ثم", ["https://n.example/2025/118-%D8%B3%D9%88%D9%82"]),
        ("في https://n.example/?q=سوق ثم", ["https://n.example/?q=%D8%B3%D9%88%D9%82"]),
        ("(https://n.example/118)وقالت", ["https://n.example/118"]),
        ("https://n.example/a_(b)_c", ["https://n.example/a_(b)_c"]),
        ("https://n.example/118[3] و https://n.example/119³ قالت", ["https://n.example/118", "https://n.example/119"]),
        (
            "&quot;https://n.example/v?id=1&amp;lang=ar&quot; &lt;https://n.example/2&gt;",
            ["https://n.example/v?id=1&lang=ar", "https://n.example/2"]
        ),
        (
            "http://https://n.example/a https://http://www.n.example/b",
            ["https://n.example/a", "http://www.n.example/b"]
        ),
        (
            "https://n.example/\u{200B}news/\u{200B}118 \u{200E}https://n.example/\u{200E}2025\u{200E} و",
            ["https://n.example/news/118", "https://n.example/2025"]
        ),
        ("https://n.example/al\u{AD}hirafiyin", ["https://n.example/alhirafiyin"]),
        ("https://n.example/1\u{200E}https://n.example/2", ["https://n.example/1", "https://n.example/2"]),
        (
            "دراسة (doi:10.5555/sahlan.2024.118) و DOI: 10.1000/x.",
            ["https://doi.org/10.5555/sahlan.2024.118", "https://doi.org/10.1000/x"]
        ),
        ("doi:10.5555 doi:x/y paradoi:10.1/2", []),
        ("على sahlan.com/news/118 وفي ملف bayan.pdf وببرنامج Writer 7.4/stable", ["https://sahlan.com/news/118"]),
        (
            "الرابط https://n.example/a/12👇 و https://n.example/b⬅️هنا https://n.example/c—снимки",
            ["https://n.example/a/12", "https://n.example/b", "https://n.example/c"]
        ),
        ("https://n.example/a/👉 https://n.example👈", ["https://n.example/a/", "https://n.example/"]),
        (
            "https://n.example/🔥-sale https://n.example/w/A_—_B",
            ["https://n.example/%F0%9F%94%A5-sale", "https://n.example/w/A_%E2%80%94_B"]
        ),
        (
            "\\url{https://n.example/a\\_b?c=1\\&d=2\\%20e}",
            ["https://n.example/a_b?c=1&d=2%20e"]
        ),
        (
            "https://n.example/a#:~:text=word https://n.example/b#part:~:text=two%20words",
            ["https://n.example/a", "https://n.example/b#part"]
        ),
        ("a@sahlan.com/x x/sahlan.com/y node.js/z sahlan.com sahlan.com/", []),
    ]

    @Test("As texts spell them that went through other programs", arguments: spelt.indices)
    func spellings(index: Int) {
        let (text, wanted) = Self.spelt[index]
        #expect(CitedURL.find(in: text).map(\.url.href) == wanted, "\(text)")
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

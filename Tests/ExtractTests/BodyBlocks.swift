import Testing

@testable import Extract

@Suite("Lines of the text")
struct BodyBlocks {
    @Test("A row of data is a line, its cells divided by tabs")
    func rows() throws {
        let table =
            "<table><tr><th>Boat</th><th>Seats</th></tr> <tr><td><a href='/mira'>Mira</a></td> <td>240</td></tr></table>"
        let found = try FerryPage.text(FerryPage.prose + table + FerryPage.after)
        #expect(found.utf8Contains("\nBoat\tSeats\nMira\t240\n"))
    }

    @Test("A layout's cells are read one by one")
    func layout() throws {
        let found = try FerryPage.text(
            "<table><tr><td><p>Left of all.</p></td><td>\(FerryPage.prose)</td></tr></table>")
        #expect(found.utf8Contains("Part 1. \(FerryPage.sentence.dropLast())\nPart 2."))
        #expect(!found.utf8Contains("\t"))
    }

    @Test(
        "Items of ordered lists keep the numbers that readers see",
        arguments: [
            ("<ol>", "\n1. Buy a ticket at the port.\n2. Wait for the bell.\n"),
            ("<ol class='list-none'>", "\nBuy a ticket at the port.\nWait for the bell.\n"),
            ("<ul>", "\nBuy a ticket at the port.\nWait for the bell.\n"),
        ])
    func numbers(list: String, lines: String) throws {
        let items = "\(list)<li>Buy a ticket at the port.</li><li><p>Wait for the bell.</p></li></ol>"
        #expect(try FerryPage.text(FerryPage.prose + items + FerryPage.after).utf8Contains(lines))
    }

    @Test("A heading that links to its own place is a heading")
    func permalinks() throws {
        let found = try FerryPage.text(
            FerryPage.prose + "<h2><a href='#dock'>Eleven weeks in dock</a></h2>" + FerryPage.after)
        #expect(found.utf8Contains("Eleven weeks in dock"))
    }

    @Test("A paragraph beside a picture is a paragraph; a short line there is its caption")
    func captions() throws {
        let beside =
            "<div><img src='/f.jpg'><span>The old engines, which had run for thirty years without a rest, were lifted out by "
            + "a crane that came from the far side of the bay in the night, and went to a museum that shows them to this day.</span></div>"
        let caption = "<div><img src='/g.jpg'><span>The crane at noon</span></div>"
        let found = try FerryPage.text(FerryPage.prose + beside + caption + FerryPage.after)
        #expect(found.utf8Contains("shows them to this day."))
        #expect(!found.utf8Contains("The crane at noon"))
    }

    @Test("The standfirst stays though the page's data leaves it out")
    func standfirst() throws {
        let body = (1...7).map { "Part \($0). \(FerryPage.sentence)" }.joined()
        let head =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(body)\"}</script>"
        let found = try FerryPage.text(
            "<p>Eleven weeks without a boat end on Monday, and the islanders can sail to the mainland again.</p>"
                + FerryPage.prose + "<p>Our shop sells model boats of every size, for children and for captains.</p>",
            head: head)
        #expect(found.utf8Contains("Eleven weeks without a boat"))
        #expect(!found.utf8Contains("model boats"))
    }

    @Test("What stands above the day is the page's head")
    func head() throws {
        let found = try FerryPage.text(
            "<h2>Ferry: the long wait ends</h2><p>4 March 2026, 15:40 | 2 min read</p>" + FerryPage.prose)
        #expect(found.utf8.starts(with: "Part 1.".utf8))
    }

    @Test("An endless page's next article is another")
    func next() throws {
        let found = try FerryPage.text(
            FerryPage.prose + "<h1>A lighthouse is sold</h1><div class='byline'>Jonas Reed</div>"
                + "<p>A lighthouse on the cape was sold on Friday to a man who says that he only wants to sleep in it.</p>"
        )
        #expect(found.utf8Contains("Part 7."))
        #expect(!found.utf8Contains("lighthouse"))
    }

    @Test(
        "Notices are no text, wherever they stand",
        arguments: [
            "This post contains affiliate links, from which we earn.", "Already have an account? Log in to read on.",
            "Sign up and get the best of the port in your inbox.", "تابعونا على قناتنا لمعرفة آخر أخبار الميناء.",
            "اشترك الآن في النشرة اليومية للميناء.", "Liman haberleri için Google News üzerinden abone olun.",
            "برای خبرهای بندر ما را دنبال کنید.", "Bereits Abonnent? Hier geht es weiter.", "Photo: Mira Holt",
            "👉 See <a href='/b'>our page on boats</a>.",
        ])
    func notices(line: String) throws {
        let found = try FerryPage.text("\(FerryPage.prose)<p>\(line)</p>\(FerryPage.after)")
        #expect(!found.utf8Contains(String(line.prefix(10))))
        #expect(found.utf8Contains("Part 7."))
    }

    @Test("Labels side by side are labels")
    func labels() throws {
        let box = "<div class='ad'><span>Advertisement</span><span>Story continues below advertisement</span></div>"
        #expect(!(try FerryPage.text(FerryPage.prose + box + FerryPage.after).utf8Contains("dvertisement")))
    }

    @Test("A word inside a paragraph stays, whatever its element is called")
    func inlineNames() throws {
        let long = String(repeating: FerryPage.sentence, count: 3)
        #expect(
            try FerryPage.text("\(FerryPage.prose)<p>\(long)<span class='footers'>[17]</span></p>").utf8Contains("[17]")
        )
    }

    @Test("Sources listed behind the text are part of it")
    func references() throws {
        let list =
            "<h2>References</h2><ul><li><a href='https://dock.example/a'>Report of the dock on its engines</a></li></ul>"
        #expect(try FerryPage.text(FerryPage.prose + list).utf8Contains("Report of the dock on its engines"))
    }
}

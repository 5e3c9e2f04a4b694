import Testing
import Web

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

    @Test("Code keeps its lines and what they are indented by, coloured or not; the numbers beside it are none of it")
    func code() throws {
        let lines = "for boat in bay:\n    count += 1\n\n\tprint(count)"
        let wanted = "\nfor boat in bay:\n    count += 1\n    print(count)\n"
        for code in [
            "<pre>\(lines)</pre>", "<pre>  for boat in bay:\n      count += 1\n      print(count)</pre>",
            "<pre><span>for boat in bay:</span>\n    <span>count</span> += <b>1</b>\n\t<span>print(count)</span></pre>",
            "<table><tr><td><pre>1\n2\n3</pre></td><td><pre>\(lines)</pre></td></tr></table>",
        ] {
            #expect(try FerryPage.text(amid: code).utf8Contains(wanted))
            #expect(try !FerryPage.text(amid: code).utf8Contains("\n2\n"))
        }
        // Numbers that nothing stands beside are told.
        #expect(try FerryPage.text(amid: "<pre>7\n8\n9</pre>").utf8Contains("\n7\n8\n9\n"))
    }

    @Test("Each block says what it is; all of them are the text")
    func kinds() throws {
        let blocks =
            "<h2>Eleven weeks in dock</h2><p>Two lines<br>of a poem that rhymes.</p><blockquote><p>I sail no more on her, he said.</p></blockquote>"
            + "<ol><li>Buy a ticket at the port.</li></ol><table><tr><th>Boat</th><td>Mira</td></tr></table><pre>a\n  b</pre>"
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)\(blocks)\(FerryPage.after)</main></body></html>"
        let article = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article
        #expect(
            article.body.dropFirst(7).dropLast(7) == [
                BodyPart(.heading, level: 2, "Eleven weeks in dock"),
                BodyPart(.paragraph, "Two lines\nof a poem that rhymes."),
                BodyPart(.quote, "I sail no more on her, he said."),
                BodyPart(.listItem, "1. Buy a ticket at the port."),
                BodyPart(.tableRow, "Boat\tMira"), BodyPart(.code, "a\n  b"),
            ])
        #expect(article.body.map(\.text).joined(separator: "\n") == article.text)
    }

    @Test("Lines that a second page repeats are left out of its blocks as out of its text", arguments: 0...4)
    func repeated(lines: Int) {
        let parts = [BodyPart(.heading, level: 1, "a"), BodyPart(.paragraph, "b\nc"), BodyPart(.code, "d")]
        let rest = BodyPart.dropping(lines, linesOf: parts)
        #expect(
            rest.map(\.text).joined(separator: "\n") == ["a", "b", "c", "d"].dropFirst(lines).joined(separator: "\n"))
        #expect(rest.last?.kind == (lines < 4 ? .code : nil))
    }

    @Test("A picture of an initial is the letter that it stands for")
    func initials() throws {
        let opening = "<img class='cap' src='/t.png' alt='T'>he bell above the old market rang at dawn on Saturday."
        #expect(try FerryPage.text(amid: "<p>\(opening)</p>").utf8Contains("\nThe bell above the old market rang"))
        let picture = "<p><img src='/t.png' alt='T'> The bell above the old market rang at dawn on Saturday.</p>"
        #expect(try FerryPage.text(amid: picture).utf8Contains("\nThe bell above"))
    }

    @Test(
        "What its own style sets as a box is a line",
        arguments: ["display:block;margin:1em", "margin:0; DISPLAY : flex"])
    func styled(style: String) throws {
        let lines = "<b>مروان الدهان</b><i style='\(style)'>رئيس البلدية</i>"
        #expect(try FerryPage.text(amid: "<p>\(lines)</p>").utf8Contains("مروان الدهان\nرئيس البلدية"))
        for other in ["display:inline-block", "color:red", "display:", ""] {
            let run = "<p>The boat is called Mi<i style='\(other)'>ra</i> by all who sail with her across the bay.</p>"
            #expect(try FerryPage.text(amid: run).utf8Contains("called Mira by"))
        }
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

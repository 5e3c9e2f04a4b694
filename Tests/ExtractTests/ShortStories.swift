import Testing

@testable import Extract

/// Stories of two or three sentences: less text than what stands around them, so that one line taken is half the story.
@Suite("Short stories")
struct ShortStories {
    private static let one = "<p>The bridge of wood is closed to cars and stays open to mules, the council said.</p>"
    private static let two = "<p>Nobody was asked, and nobody had expected to be, said the keeper of the bridge.</p>"

    private static func read(_ body: String, head: String = "", title: String = "Mules alone may cross") throws
        -> Extraction
    {
        try FerryPage.read(whole: body, head: head, title: title)
    }

    private static func text(_ body: String, head: String = "") throws -> String {
        try read(body, head: head).article.text
    }

    @Test("Readers' answers are told by their make, not by a name; they may be longer than the story")
    func answers() throws {
        let answers = (1...3).map {
            "<div class=row><b>Mira</b> <small>10:1\($0)</small><p>I live on the other bank and saw the bridge shake all winter, "
                + "and three times we wrote to the council, which never answered us.</p></div>"
        }.joined()
        let box = "<div id=talk><h4>What you say (3)</h4>\(answers)<form><textarea></textarea></form></div>"
        let found = try Self.text("<div class=col><h1>Mules alone may cross</h1><div>\(Self.one)</div>\(box)</div>")
        #expect(found.utf8Contains("stays open to mules") && !found.utf8Contains("other bank"))
        // Sections of a text beside a form to write to its author are no answers.
        let sections = (1...3).map { "<div class=row><h3>Step \($0)</h3><p>\(FerryPage.sentence)</p></div>" }.joined()
        let long = "<h1>Mules alone may cross</h1>\(Self.one)<div>\(sections)<form><textarea></textarea></form></div>"
        #expect(try Self.text(long).utf8Contains("Step 3"))
    }

    @Test("A name that the story's own box has makes no side box of its lines")
    func noticed() throws {
        let lines =
            "<p>Before the court of the port.</p>\(Self.one)<p>In the case of the bridge, number 12 of 2026.</p>"
        let found = try Self.text(
            "<div class=notice><h1>Mules alone may cross</h1><div class=notice-text>\(lines)</div></div>")
        #expect(found.utf8Contains("Before the court") && found.utf8Contains("number 12 of 2026."))
    }

    @Test("What counts readers, invites them or tells of the entry itself is none of the story, in a box of its own")
    func asides() throws {
        for aside in [
            "<div class='recipe-rating'>4.8 / 31 oy</div>",
            "<div><h2>Get Mira's stories in your inbox</h2><p>Join the Port for free to get them.</p><button>Subscribe</button></div>",
            "<div>Views: 1,931</div>",
            "<div class=box><h3>Miss nothing that is free</h3><p>Give us your email and we write every morning</p><input></div>",
            "<p>This entry was posted on Monday, 2 March 2026 at 10:12 and is filed under <a href=/s>Sea</a>.</p>",
        ] {
            let found = try Self.text("<main><h1>Mules alone may cross</h1>\(Self.one)\(Self.two)\(aside)</main>")
            #expect(
                !found.utf8Contains("31") && !found.utf8Contains("free") && !found.utf8Contains("posted"), "\(aside)")
            #expect(found.utf8Contains("keeper of the bridge"))
        }
        // Prices are no tally, a question with its answer no invitation.
        let kept =
            "<div class=rating>9.7 / 10</div><div class=rating><p>The bridge got 31 of the 40 votes that were cast in the council.</p></div>"
            + "<div><h3>Who may cross?</h3><p>Mules alone.</p></div>"
        let found = try Self.text("<main><h1>Mules alone may cross</h1>\(Self.one)\(kept)\(Self.two)</main>")
        #expect(
            found.utf8Contains("9.7 / 10") && found.utf8Contains("31 of the 40") && found.utf8Contains("Mules alone."))
    }

    @Test("A sentence in the headline's own box is the story's first, a guest book none of it")
    func summed() throws {
        let head = "<div><h1>Mules alone may cross</h1><p class=sum>The council speaks of the bridge today.</p></div>"
        let found = try Self.text("<main>\(head)<div class=feed><p>\(Self.one)</p>\(Self.two)</div></main>")
        #expect(found.utf8Contains("speaks of the bridge"))
        let book =
            "<div class=guestbook><h3>Sign the guest book (1)</h3><div><b>Trish</b><p>He shouted at me once and I have floated since.</p></div></div>"
        #expect(try !Self.text("<h1>Mules alone may cross</h1>\(Self.one)\(Self.two)\(book)").utf8Contains("floated"))
    }

    @Test("What stands with a button above the only headline is not the article's")
    func consent() throws {
        let question =
            "<div class=x><p>We and our partners store data on your device, such as identifiers, to show you what you like.</p>"
            + "<p>Your choice has no bearing on what you read, and our partners will be told of it at once.</p><button>Yes</button></div>"
        let story = "<h1>Mules alone may cross</h1><div>\(Self.one)\(Self.two)</div>"
        let found = try Self.text("<div class=col>\(question)\(story)</div>")
        #expect(found.utf8.starts(with: "The bridge of wood".utf8) && !found.utf8Contains("identifiers"))
    }

    @Test("The rest behind a button came with the page", arguments: ["hidden", "style='display:none'"])
    func unfolded(hidden: String) throws {
        let rest =
            "<button aria-controls=r>Go on reading</button><div id=r \(hidden)><p>Both owners of mules deny that they knew of it.</p></div>"
        #expect(
            try Self.text("<main><h1>Mules alone may cross</h1>\(Self.one)\(Self.two)\(rest)</main>")
                .utf8Contains("Both owners"))
        let menu = "<div \(hidden)><p>Both owners of mules deny that they knew of it.</p></div>"
        #expect(
            try !Self.text("<main><h1>Mules alone may cross</h1>\(Self.one)\(Self.two)\(menu)</main>")
                .utf8Contains("Both owners"))
    }

    @Test("A form with nothing to fill in is none")
    func unclosedForm() throws {
        let body =
            "<main><h1>Mules alone may cross</h1><div>\(Self.one)<form action=/vote><input type=hidden name=id><p>The last car crossed at noon.</p></div></main>"
        #expect(try Self.text(body).utf8Contains("The last car"))
    }

    @Test("The first paragraph in the headline's section is the text's")
    func hero() throws {
        let hero =
            "<section><div><h1>Mules alone may cross</h1></div><div><div>\(Self.one)</div></div></section>"
        let rest =
            "<section><div><div>\(Self.two)<p>\(FerryPage.sentence)</p><p>\(FerryPage.sentence)</p></div></div></section>"
        #expect(try Self.text(hero + rest).utf8.starts(with: "The bridge of wood".utf8))
    }

    @Test("A day long before the story's own is what the story tells of")
    func openingDay() throws {
        let head = "<meta property='article:published_time' content='2026-06-12T09:00:00Z'>"
        let found = { (line: String) in
            try Self.text(
                "<article><h1>Mules alone may cross</h1><p>\(line)</p>\(Self.one)\(Self.two)</article>", head: head)
        }
        #expect(try found("It opened on 12 June 1911 at 3 p.m.").utf8.starts(with: "It opened".utf8))
        #expect(try found("12 June 2026 at 3 p.m.").utf8.starts(with: "The bridge".utf8))
    }

    @Test("Words of a notice that do not stand together are what a sentence is about")
    func notices() throws {
        let found = { (line: String) in
            try FerryPage.text("<p>\(line)</p>\(Self.one)\(Self.two)")
        }
        let said =
            "The union's newsletter was printed on a mangle in a scullery, and to sign up for it you had to know which door to knock on."
        #expect(try found(said).utf8Contains("mangle"))
    }

    @Test("Short lines set as the prose above them is end the story")
    func lastLines() throws {
        let lines = "<p>Prayer on Monday at noon.</p><p>Place: the old mosque</p><p>To God we return</p>"
        let body =
            "<article><h1>Mules alone may cross</h1><div class='text-content content body-text'>\(Self.one)\(lines)</div></article>"
        let found = try Self.text(body)
        #expect(found.utf8Contains("Place: the old mosque") && found.utf8Contains("To God we return"))
    }

    @Test("A refrain with a short line between is no copy")
    func refrain() throws {
        let refrain = "<p>The river runs and the heart stays, my boat goes with you.</p>"
        let body =
            "<article><h1>Mules alone may cross</h1><div><p>On the bank of the deep river I wrote your name on a stone.</p>\(refrain)"
            + "<p>Night was long, a star stayed.</p>\(refrain)<p>At dawn the caravan goes and takes my load with it.</p></div></article>"
        let found = try Self.text(body)
        #expect(found.utf8Contains("a star stayed.\nThe river runs"))
    }

    @Test("Sentences in elements side by side are apart")
    func seams() throws {
        let found = try FerryPage.text(
            "<div><span>There is no doctor in the village.</span><span>the nurse is late.</span><span>Version 2.</span><span>0</span></div>"
                + FerryPage.prose)
        #expect(found.utf8Contains("village. the nurse is late. Version"))
        let quoted = try FerryPage.text(
            "<p><b>It is not what you think it is.</b><i>” he said of the new bridge.</i></p>" + FerryPage.prose)
        #expect(quoted.utf8Contains("it is.”"))
    }

    @Test("A formula is said once")
    func formula() throws {
        let found = try FerryPage.text(
            amid:
                "<p>It reads <span><math><semantics><mrow><mi>b</mi><mo>=</mo><mn>3</mn></mrow><annotation>b=3</annotation></semantics></math></span> for all of us.</p>"
        )
        #expect(found.utf8Contains("It reads b=3 for all"))
    }

    @Test("RDFa names the body too, and comments do not take its place")
    func rdfa() throws {
        let body =
            "<main><div class=col><h1>Mules alone may cross</h1><div property='articleBody'><p>The bridge stays open to mules alone</p></div>"
            + "<div class=comments><h3>Answers</h3><p>What is written here is not the opinion of the newspaper, which is not liable.</p></div></div></main>"
        let found = try Self.text(body)
        #expect(found == "The bridge stays open to mules alone")
    }

    @Test("The next story of an endless page, in the twin of the first one's box, with a bare time")
    func next() throws {
        let story = { (headline: String, prose: String) in
            "<div class=story>\(headline)<time>7 July 2026</time><div>\(prose)</div></div>"
        }
        let found = try Self.text(
            "<div class=cols>" + story("<h1>Mules alone may cross</h1>", Self.one + Self.two)
                + story(
                    "<h2><a href='/s/2'>The bell at four</a></h2>",
                    "<p>In the quarter of lilies a milkman's bell wakes all at four.</p>")
                + "</div>")
        #expect(found.utf8Contains("Nobody was asked") && !found.utf8Contains("milkman"))
    }

    @Test("One sentence under a kicker and a headline, among many links and scripts, is a story")
    func flash() throws {
        let links = (0..<12).map { "<li><a href='/n/\($0)'>Another headline of the same day, number \($0)</a></li>" }
            .joined()
        let body =
            "<div class=main><span>Urgent</span><h1>Mules alone may cross the bridge</h1><div>5 May 2026 22:47</div>"
            + "<div><p>The centre measured a light tremor east of the bridge.</p></div></div><ul>\(links)</ul><script>var a;</script>"
        #expect(try Self.read(body, title: "Mules alone may cross the bridge").kind == .article)
    }

    @Test("A form that asks for an address of mail goes with the words that ask; what stands beside it stays")
    func mail() throws {
        let box =
            "<div class=x><h3>Letters</h3><p>For the news of each day leave your address with us</p><form><input type=email><input type=submit></form></div>"
        let found = try Self.text("<main><h1>Mules alone may cross</h1><div>\(Self.one)\(box)\(Self.two)</div></main>")
        #expect(found.utf8Contains("stays open to mules") && found.utf8Contains("Nobody was asked"))
        #expect(!found.utf8Contains("leave your address"))
    }

    @Test("A question that opens its answer is no link, though it is an anchor")
    func questions() throws {
        let found = try FerryPage.text(
            amid:
                "<div><div role=button><a class='x-accordion-title' tabindex=0>Are there fees?</a></div><div><p>No.</p></div></div>"
        )
        #expect(found.utf8Contains("Are there fees?\nNo."))
    }
}

import Testing

@testable import Extract

/// Lines that a glance takes for furniture and that are the story: each was lost on a page somebody wrote without knowing the program.
@Suite("Lines that are the story's")
struct KeptLines {
    private static let first =
        "<p>The old quay was closed at noon on Sunday, after a stone had fallen into the water.</p>"

    private static func read(_ body: String, head: String = "") throws -> Extraction {
        try FerryPage.read(whole: body, head: head, title: "The old quay is closed")
    }

    private static func text(_ body: String, head: String = "") throws -> String {
        try read(body, head: head).article.text
    }

    @Test("Sentences under pictures are a photo story's text; beside a longer text they are captions")
    func photoStory() throws {
        let pictures = (1...4).map {
            "<figure><img src=/\($0).jpg alt=''><figcaption>Boat \($0) leaves the quay before the tide has turned.</figcaption></figure>"
        }.joined()
        let story = try Self.text("<div class=story><h1>The old quay is closed</h1>\(Self.first)\(pictures)</div>")
        #expect(story.utf8Contains("Boat 1 leaves") && story.utf8Contains("Boat 4 leaves"))
        let report = try Self.text(
            "<div class=story><h1>The old quay is closed</h1>\(FerryPage.prose)\(pictures)</div>")
        #expect(!report.utf8Contains("Boat 1 leaves"))
    }

    @Test("A sentence beside a picture that has its own caption is the text's")
    func besidePicture() throws {
        let box =
            "<div><figure><img src=/a.jpg alt=''><figcaption>The tent (Quay/Holt)</figcaption></figure><p>Two cars, one tent.</p></div>"
        #expect(try Self.text("<article>\(FerryPage.prose)\(box)</article>").utf8Contains("Two cars, one tent."))
    }

    @Test("A frame around a quotation is no picture, wrapped or not")
    func framedQuotation() throws {
        let frame =
            "<figure class=q><blockquote>The lock rusts, and the key does not, for it is touched each day.</blockquote></figure>"
        for quotation in [frame, "<div class=quote-block>\(frame)</div>"] {
            #expect(try Self.text("<article>\(FerryPage.prose)\(quotation)</article>").utf8Contains("The lock rusts"))
        }
    }

    @Test("Who signed stays, though an editor wraps each line in a box of its own")
    func signatories() throws {
        let names = ["Mira Holt, diver", "Jonas Reed, pilot", "Lena Marsh, cook", "five who keep their names"]
            .map { "<div data-b=normal><p><span>\($0)</span></p></div>" }.joined()
        let found = try Self.text(
            "<div class=story><h1>The old quay is closed</h1>\(FerryPage.prose)<div data-b=normal><p>Signed:</p></div>\(names)</div>"
        )
        #expect(found.utf8Contains("Mira Holt, diver") && found.utf8Contains("five who keep their names"))
    }

    @Test("A ruling begins with the lines over it, in the box of its points; an outlet and a name do not")
    func opening() throws {
        let lines = "<p class=c>باسم الشعب</p><p class=c>بعد سماع المرافعات ومطالعة الأوراق قانونا</p>"
        let points =
            "<ol><li>حيث إن الدعوى استوفت أوضاعها الشكلية.</li><li>وحيث إن المدعي فصل من عمله بلا سبب يذكر.</li></ol>"
        let found = try Self.text("<h1>الحكم رقم ١٢</h1><div itemprop=articleBody>\(lines)\(points)</div>")
        #expect(found.utf8Contains("باسم الشعب") && found.utf8Contains("بعد سماع المرافعات"))
        let outlet = "<p class=c>صحيفة الميناء - سامر الخطيب</p>"
        let other = try Self.text("<h1>الحكم رقم ١٢</h1><div itemprop=articleBody>\(outlet)\(points)</div>")
        #expect(!other.utf8Contains("صحيفة الميناء"))
    }

    @Test("A list of other articles does not take the sentence that shares its wrapper")
    func sharedWrapper() throws {
        let card =
            "<div class=part><div class=also><h4>Read also</h4><a href=/n1>The olives wait for rain this year</a></div>"
            + "<div class=words><p>The traders wait until the awnings are up.</p></div></div>"
        let found = try Self.text(
            "<div class=story><h1>The old quay is closed</h1><div class=part>\(FerryPage.prose)</div>\(card)</div>")
        #expect(found.utf8Contains("until the awnings are up") && !found.utf8Contains("olives wait"))
    }

    @Test("A forum sets a post in a form, its lines parted by breaks")
    func postInForm() throws {
        let head = (1...40).map { "<li><a href=/b\($0)>Board of the harbour number \($0)</a></li>" }.joined()
        let post =
            "<form action=/mod method=post><h4><a href=/u>mira_holt</a></h4><h5><a href=/t1>The old quay is closed</a></h5>"
            + "<div class=inner>The parish kept the feast of the quay on Saturday evening.<br><br>After it a fire was lit in the yard, "
            + "and all who had come by boat stayed for it.<br><br>Sweets were handed out.</div></form>"
        let found = try Self.text("<ul>\(head)</ul><h3>Topic: The old quay is closed</h3>\(post)")
        #expect(found.utf8Contains("kept the feast") && found.utf8Contains("Sweets were handed out."))
    }

    @Test("Paragraphs set as headings stay to the last; a call to the reader at the end does not")
    func headingsAsText() throws {
        let told =
            "<h3>Complaints were made three times since the summer, with pictures of the cracks, and the answer was that the quay is in no book.</h3>"
        let body =
            "<h3>The old quay was closed at noon on Sunday, and four villages have no other way to the market.</h3>\(told)"
        let found = try Self.text(
            "<div class=story><h1>The old quay is closed</h1>\(body)<h3>The pupils now cross by a rope.</h3></div>")
        #expect(found.utf8Contains("cross by a rope"))
        let call = "<h2>Be the first to know about new quays.</h2>"
        let other = try Self.text("<div class=story><h1>The old quay is closed</h1>\(FerryPage.prose)\(call)</div>")
        #expect(!other.utf8Contains("first to know"))
    }

    @Test("An answer unfolds under its question, whatever its box is called")
    func accordion() throws {
        let items = [("Whose boat is it?", "Nobody's."), ("Will it be sunk?", "No.")].map {
            "<li><h4><button aria-expanded=false>\($0)</button></h4><div class='item-dropdown'><p>\($1)</p></div></li>"
        }.joined()
        let found = try Self.text(
            "<article><h1>The old quay is closed</h1>\(FerryPage.prose)<ul>\(items)</ul></article>")
        #expect(found.utf8Contains("Whose boat is it?") && found.utf8Contains("Nobody's.") && found.utf8Contains("No."))
    }

    @Test(
        "The number of a note is no part of the sentence before it",
        arguments: [
            ("He sold eels from a pram.1", true), ("More in summer.[12]", true), ("“No.”3", true),
            ("Version 2.1", false),
            ("A pram.1234", false), ("He came in 1961", false), ("Section 4 .1", false), (".1", false), ("[1]", false),
        ])
    func note(text: String, ends: Bool) { #expect(Punctuation.endsSentence(Array(text.utf8)[...]) == ends) }

    @Test(
        "A line under the headline in a box named for it is the standfirst, a day beneath it or not",
        arguments: ["<h2 class='entry-sub-title'>", "<h2 class='summary'>", "<div data-gu-name='standfirst'>"])
    func standfirst(tag: String) throws {
        let end = tag.utf8.starts(with: "<h2".utf8) ? "</h2>" : "</div>"
        let line = "\(tag)Divers ask for a wall before the winter\(end)<div class=meta>12 May 2026</div>"
        let found = try Self.text(
            "<article><div class=top><h1>The old quay is closed</h1>\(line)</div><div class=body>\(FerryPage.prose)</div></article>"
        )
        #expect(found.utf8Contains("Divers ask for a wall"))
    }

    @Test("A stanza is text, though it stands at the beginning and no line of it ends as sentences do")
    func stanza() throws {
        let poem =
            "<div class=post-body>Whenever I crossed the bridge<br>the river counted me<br>today I was one less<br><br>"
            + "It was ten minutes late<br>so we came late to the war<br>and lived.</div>"
        #expect(try Self.text("<h1>The old quay is closed</h1>\(poem)").utf8Contains("the river counted me"))
    }

    @Test("A story of two sentences whose day is stated is none of the portal's lists")
    func flash() throws {
        let menu = (1...40).map { "<li><a href=/c\($0)>Section of the port number \($0)</a></li>" }.joined()
        let day = "<meta property='article:published_time' content='2026-05-12T10:00:00Z'>"
        let body =
            "<ul>\(menu)</ul><div><h1><a href=/s/1>The old quay is closed</a></h1><div>"
            + "<p>Schools stay closed on Monday.</p><p>Offices open two hours late.</p></div></div>"
        #expect(try Self.read(body, head: day).kind == .article)
        #expect(try Self.read(body).kind != .article)
    }
}

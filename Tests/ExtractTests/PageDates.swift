import FoundationEssentials
import Testing
import Text
import Web

@testable import Extract

@Suite("Dates of pages")
struct PageDates {
    private static let prose =
        "<p>The port office said the ferry sails again from Monday, after eleven weeks in dock and many repairs.</p>"
        + "<p>Engineers replaced two engines, and the whole of the steering gear was taken apart and cleaned.</p>"

    private func dated(_ body: String, head: String = "", url: String = "https://port.example/ferry") throws
        -> PublishedDate?
    {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main>"
            + "<h1>The ferry sails again</h1>\(body)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).article.published
    }

    @Test("A clock over a headline that is no heading is none of the story's")
    func clock() throws {
        let page =
            "<html><head><title>The old market is mended :: Port</title></head><body><div><div>Saturday, 28-11-2026</div></div>"
            + "<div class=news-title>The old market is mended</div><div><span>10:22 - 12/10/2026</span></div>"
            + "<div>\(Self.prose)</div></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
        #expect(found.article.published?.date.dayText == "2026-10-12")
    }

    @Test(
        "A day that readers are shown as the publication's is older than the change that the data states in its place")
    func publishedBeforeChange() throws {
        let stated =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-08-21\"}</script>"
        let both = "<div><span>Published Apr 26, 2023</span></div><div><span>Updated Aug 21, 2026</span></div>"
        #expect(try dated(both + Self.prose, head: stated)?.date.dayText == "2023-04-26")
        // Without a word on the change the data stands.
        let one = "<div><span>Published Apr 26, 2023</span></div>"
        #expect(try dated(one + Self.prose, head: stated)?.date.dayText == "2026-08-21")
    }

    @Test("A day in an article of its own is another article's")
    func otherArticle() throws {
        let other =
            "<article><time datetime='2026-12-18T16:00:05Z'>12/18/2026</time><h3><a href=/o>Another</a></h3></article>"
        let page =
            "<html><head><title>The ferry sails again</title></head><body><article><small><time datetime='2026-10-12T19:38:01Z'>"
            + "10/12/2026</time></small><h1>The ferry sails again</h1>\(Self.prose)</article>\(other)</body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
        #expect(found.article.published?.date.dayText == "2026-10-12")
    }

    @Test("Numbers in boxes side by side are two, in every digits")
    func sideBySide() throws {
        for line in [
            "<span>No. 70122</span><span>2026/09/13 - 14:05</span>",
            "<span>کد: ۷۰۱۲۲</span><span>۱۴۰۵/۰۶/۲۲ - ۱۴:۰۵</span>",
        ] {
            #expect(try dated("<div>\(line)</div>" + Self.prose)?.date.dayText == "2026-09-13")
        }
    }

    @Test(
        "Come from what says that it is the publication",
        arguments: [
            // A bare `date` is a template's; what readers see behind the headline is the editors'.
            ("<meta name='date' content='2026-03-09'>", "<time>4 March 2026</time>\(prose)", "2026-03-04"),
            (
                "<meta name='date' content='2026-03-09'>",
                "\(prose)<div><b>Erschienen am:</b><h2>04.03.2026</h2></div>",
                "2026-03-04"
            ),
            ("<meta name='date' content='2026-03-09'>", prose, "2026-03-09"),
            ("", "<p>HARBOUR, March 4, 2026 (Port Wire) - \(prose.dropFirst(3))", "2026-03-04"),
            ("", "<div class='uploaded-date'>04.03.26</div>\(prose)", "2026-03-04"),
            ("", "<p>von <a rel='author' href='/author/mira/'>Mira Holt</a>, 4.3.26</p>\(prose)", "2026-03-04"),
            (
                "", "\(prose)<div class='post-footer'>This entry was posted on 4 March 2026 by Mira.</div>",
                "2026-03-04"
            ),
            ("<meta property='og:image' content='https://port.example/files/2026/03/04/f.jpg'>", prose, "2026-03-04"),
        ])
    func witness(head: String, body: String, day: String) throws {
        #expect(try dated(body, head: head)?.date.dayText == day)
    }

    @Test(
        "Of two statements of different days, readers are shown one",
        arguments: [
            ("4 March 2026", "2026-03-04"), ("1 March 2026", "2026-03-01"), ("Updated 4 March 2026", "2026-03-01"),
            ("", "2026-03-01"),
        ])
    func disputed(shown: String, day: String) throws {
        let head =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-01T09:00:00+03:00\"}</script>"
            + "<meta property='article:published_time' content='2026-03-04T09:00:00+03:00'>"
        #expect(try dated("<p class='info'>\(shown)</p>\(Self.prose)", head: head)?.date.dayText == day)
    }

    @Test("End a title as some sites have it")
    func titleDate() throws {
        let page =
            "<html><head><title>The ferry sails again | Port Wire | 04.03.2026</title></head><body><main>"
            + "<h1>The ferry sails again</h1><p>The ferry in dock, 1 March 2026</p>\(Self.prose)</main></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.published
        #expect(found?.date.dayText == "2026-03-04")
    }

    @Test("A copyright year or a date of change alone is none")
    func none() throws {
        #expect(try dated("\(Self.prose)<footer>© 2026 Port Wire</footer>") == nil)
    }

    @Test("A stamp in UTC on another day keeps its instant where the page tells its offset")
    func localDay() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry sails again",
            "datePublished":"2026-03-03T22:30:00Z","dateModified":"2026-03-05T09:00:00+03:00"}</script>
            """
        let found = try dated("<div class='date'>4 March 2026</div>\(Self.prose)", head: head)
        #expect(found?.source == .jsonLD)
        #expect(found?.date.dayText == "2026-03-04")
        #expect(found?.date.hour == 1)
        #expect(found?.date.offsetSeconds == 10_800)
        #expect(found?.date.instant?.timeIntervalSince1970 == 1_772_577_000)
    }

    @Test("The day of a change is no witness against the publication's own stamp")
    func liveBlog() throws {
        let head = """
            <script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"The ferry sails again",
            "datePublished":"2026-03-04T13:23:00Z","dateModified":"2026-03-05T19:49:50Z"}</script>
            """
        let found = try dated("<div class='date'>5 March 2026</div>\(Self.prose)", head: head)
        #expect(found?.date.dayText == "2026-03-04")
    }

    @Test("The only day, said to be that of a change, is kept with that word, and is the change's as well")
    func onlyChange() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "<div class='date'>Updated 4 March 2026</div>\(Self.prose)</main></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article
        #expect(found.published?.date.dayText == "2026-03-04")
        #expect(found.published?.raw == "Updated 4 March 2026")
        #expect(found.modified?.dayText == "2026-03-04")
    }

    @Test(
        "A clock that readers see tells the offset of a stamp in UTC",
        arguments: [
            ("2026-03-04T01:49:09Z", "March 3, 2026 at 5:49 p.m.", "2026-03-03", -28_800),
            ("2026-03-03T21:15:00.000Z", "4 March 2026, 02:45", "2026-03-04", 19_800),
            ("2026-03-03T22:30:00+00:00", "٤ مارس ٢٠٢٦ 01:30", "2026-03-04", 10_800),
        ])
    func shownClock(stamp: String, shown: String, day: String, offset: Int) throws {
        let head =
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"\(stamp)\"}</script>"
        let found = try dated("<div class='date'>\(shown)</div>\(Self.prose)", head: head)
        #expect(found?.date.dayText == day)
        #expect(found?.date.offsetSeconds == offset)
        #expect(found?.date.instant == FeedDate.parse(stamp)?.instant)
        #expect(found?.stamp == nil)
    }

    @Test("Where only the page's own day shows, its stamp is kept beside it")
    func shownDay() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-03T23:01:00Z"}</script>
            """
        let found = try dated("<div class='date'>4 March 2026</div>\(Self.prose)", head: head)
        #expect(found?.date.dayText == "2026-03-04")
        #expect(found?.date.instant == nil)
        #expect(found?.stamp?.instant?.timeIntervalSince1970 == 1_772_578_860)
    }

    @Test(
        "A clock without a zone has that of another stamp of the same moment",
        arguments: [
            ("2026-03-04 17:49:09", "2026-03-05T01:49:09Z", -28_800),
            ("2026-03-04T17:49", "2026-03-04T17:49:00+03:00", 10_800),
            ("2026-03-04 17:49:09", "2026-03-05T02:11:10Z", nil), ("2026-03-04 17:49:00", "2026-03-05T01:49:00Z", nil),
        ])
    func sameMoment(clock: String, stamp: String, offset: Int?) throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"\(clock)"}</script>
            <meta property="article:published_time" content="\(stamp)">
            """
        let found = try dated("\(Self.prose)", head: head)
        #expect(found?.date.dayText == "2026-03-04")
        #expect(found?.date.offsetSeconds == offset)
    }

    @Test(
        "Midnight to the second is a day, unless readers see that clock",
        arguments: [
            ("2026-03-04T00:00:00+00:00", "4 March 2026", StatedDate.Precision.day),
            ("2026-03-04 00:00:00", "4 March 2026", .day),
            ("2026-03-04T00:00:00+03:00", "4 March 2026, 00:00", .second),
            ("2026-03-04T00:00:01+03:00", "4 March 2026", .second),
        ])
    func midnight(stamp: String, shown: String, precision: StatedDate.Precision) throws {
        let head = "<meta property='article:published_time' content='\(stamp)'>"
        let found = try dated("<div class='date'>\(shown)</div>\(Self.prose)", head: head)
        #expect(found?.date.dayText == "2026-03-04")
        #expect(found?.date.precision == precision)
    }

    @Test(
        "Neither a shown change nor a clock that no zone explains moves the stamp of publication",
        arguments: [
            "Updated 21.11.2026", "21.11.2026 - 15:48", "Güncelleme: 21.11.2026 02:10", "آخر تحديث: 21.11.2026",
            "21.11.2026 - 00:20",
        ])
    func otherMoment(shown: String) throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-20T10:00:00Z"}</script>
            """
        let found = try dated("<div class='date'>\(shown)</div>\(Self.prose)", head: head)
        #expect(found?.date.dayText == "2026-11-20")
        #expect(found?.date.instant == FeedDate.parse("2026-11-20T10:00:00Z")?.instant)
    }

    private func modified(_ published: String, _ change: String, head: String = "") throws -> StatedDate? {
        let page = """
            <html><head><title>The ferry sails again</title><script type="application/ld+json">{"@type":"NewsArticle",
            "datePublished":"\(published)","dateModified":"\(change)"}</script>\(head)</head><body><main>
            <h1>The ferry sails again</h1>\(Self.prose)</main></body></html>
            """
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.modified
    }

    private static let changes: [(String, String, String?)] = [
        ("2026-03-04T17:00:00+03:00", "2026-03-04T16:30:00+03:00", nil),
        ("2026-03-04T17:00:00Z", "2026-03-01T09:00:00Z", nil), ("2026-03-04T17:00:00Z", "2026-03-03", nil),
        ("2026-03-04T17:00:00Z", "2026-03-04", "2026-03-04"),
        ("2026-03-04T22:00:00Z", "2026-03-05T00:30:00+03:00", "2026-03-05"),
        ("2026-03-04T17:00:00Z", "2026-03-04T18:00:00Z", "2026-03-04"),
    ]

    @Test(
        "A change before the publication is none, unless its own clocks show a later day",
        arguments: changes)
    func earlyChange(published: String, change: String, day: String?) throws {
        #expect(try modified(published, change)?.dayText == day)
    }

    @Test("A change without a zone has the instant of another statement of its day")
    func changeZone() throws {
        let head = "<meta property='article:modified_time' content='2026-03-05T09:20:00+01:00'>"
        let found = try modified("2026-03-04T17:00:00Z", "2026-03-05 09:20:11", head: head)
        #expect(found?.instant == FeedDate.parse("2026-03-05T09:20:00+01:00")?.instant)
        #expect(try modified("2026-03-04T17:00:00Z", "2026-03-05 09:20:11")?.dayText == "2026-03-05")
    }
}

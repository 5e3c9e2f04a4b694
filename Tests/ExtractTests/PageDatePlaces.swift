import Testing
import Text
import Web

@testable import Extract

@Suite("Places of dates on pages")
struct PageDatePlaces {
    private func published(_ body: String) throws -> PublishedDate? {
        let page = "<html><head><title>The ferry sails again</title></head><body>\(body)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.published
    }

    private static let article = "<h1>The ferry sails again</h1>"

    @Test("A stamp in RDFa beside the byline counts, a comment's does not")
    func rdfa() throws {
        let stamp = "<span property='dc:date dc:created' content='2026-09-03T17:35:00+03:00'>by Mira, 09/03/2026</span>"
        let comment =
            "<div class='comments'><span property='dc:created' content='2026-11-01T10:00:00+03:00'>Nov</span></div>"
        let found = try published("<main>\(Self.article)\(stamp)\(FerryPage.prose)</main>\(comment)")
        #expect(found?.date.dayText == "2026-09-03")
        #expect(found?.date.hour == 17)
        #expect(try published("<main>\(Self.article)\(FerryPage.prose)</main>\(comment)") == nil)
    }

    @Test("A microformat's stamp gives the clock and the zone")
    func microformat() throws {
        let line =
            "<footer><abbr class='published' title='2026-09-08T12:20:00+03:00'>Tue 08 September 2026</abbr></footer>"
        let found = try published("<article>\(Self.article)\(line)\(FerryPage.prose)</article>")
        #expect(found?.date.dayText == "2026-09-08")
        #expect(found?.date.hour == 12)
        #expect(found?.date.offsetSeconds == 10_800)
    }

    @Test("A post's own column holds its day, those of other articles hold theirs")
    func column() throws {
        let own = "<nav><ul><li><time datetime='2026-11-08 12:55:00+03:00'>8 Nov</time></li><li>2 min</li></ul></nav>"
        #expect(
            try published("\(own)<article>\(Self.article)\(FerryPage.prose)</article>")?.date.dayText == "2026-11-08")
        let others =
            "<nav><a href='/a'>Bell</a><time datetime='2026-11-08'></time><a href='/b'>Tide</a>"
            + "<time datetime='2026-11-05'></time></nav>"
        #expect(try published("<article>\(Self.article)\(FerryPage.prose)</article>\(others)") == nil)
    }

    @Test("A line of a box named for menus that leads nowhere is the article's")
    func namedForMenus() throws {
        let line =
            "<div class='item-nav'><span class='item-date'>۱۹ اسفند ۱۴۰۴ - ۱۱:۲۰</span><span>کد خبر: ۸۵</span></div>"
        let found = try published(
            "<div id='main'><div class='box'>\(line)\(Self.article)</div>\(FerryPage.prose)</div>")
        #expect(found?.date.dayText == "2026-03-10")
    }

    @Test(
        "Today's date above the page is none",
        arguments: [
            "<div class='today-date'>Wednesday 25 March 2026</div>",
            "<div id='current-date'>الأربعاء 25 مارس 2026</div>",
            "<div class='tarih'>25 Mart 2026 Çarşamba</div>",
        ])
    func today(line: String) throws {
        let shown = "<div class='line'>10/03/2026 | 11:20</div>"
        let story = "<div class='news'>\(Self.article)\(shown)\(FerryPage.prose)</div>"
        #expect(try published(line + story)?.date.dayText == "2026-03-10")
    }

    @Test("Nor where nothing else is")
    func todayAlone() throws {
        let line = "<div class='today-date'>Wednesday 25 March 2026</div>"
        #expect(try published(line + "<div class='news'>\(Self.article)\(FerryPage.prose)</div>") == nil)
    }

    @Test("The label of a later day says that it is the one", arguments: ["<div class=dates>%</div>", "<p>%</p>"])
    func changedFirst(box: String) throws {
        let line = "<span>آخر تحديث: 02 فبراير 2026 - 14:05</span><span>تاريخ النشر: 18 يناير 2026 - 21:30</span>"
        let found = try published(box.replacing("%", with: line))
        #expect(found?.date.dayText == "2026-01-18")
    }

    @Test("A day in the headline's own box above it, before those of the stories that are suggested below")
    func overHeadline() throws {
        let cards = (1...2).map {
            "<article class='block'><div class='block__date'><time datetime='2026-03-2\($0)'>2\($0) March 2026</time></div><h2><a href='/\($0)'>Another</a></h2></article>"
        }.joined()
        let page =
            "<div class='view'><small class='view__date'><time datetime='2023-10-12'>12 October 2023</time></small><small>3 minute read</small>"
            + "<h1>The ferry sails again</h1></div><div class='text'>\(FerryPage.prose)</div><section>\(cards)</section>"
        #expect(try FerryPage.read(whole: page).article.published?.date.dayText == "2023-10-12")
    }

    @Test("WordPress's `entry-date updated` is the day of publication; other articles' days are not")
    func entryDate() throws {
        let found = try published(
            "<time class='entry-date updated' datetime='2026-02-27'>27 February 2026</time><p>A sentence of the story.</p>"
                + "<div class=box><h3><a href='/b'>Another</a></h3><time class='entry-date' datetime='2026-02-01'>1 February 2026</time></div>"
        )
        #expect(found?.date.dayText == "2026-02-27")
    }
}

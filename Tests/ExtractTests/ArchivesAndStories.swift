import Testing
import Web

@testable import Extract

/// Archives with one entry and stories of two sentences look alike: address, names of the page's box, title, headline and
/// day tell them apart, none of them alone.
@Suite("Archives and short stories")
struct ArchivesAndStories {
    private static let entry =
        "<article><h2><a href='/2026/03/the-ferry'>The ferry sails again</a></h2><time datetime='2026-03-04'>4 March 2026</time>"
        + "<p>\(FerryPage.sentence)</p><a href='/2026/03/the-ferry'>Continue reading</a></article>"

    private func kind(_ url: String, _ title: String, _ body: String, bodyClass: String = "", head: String = "") throws
        -> Extraction.Kind
    {
        let page =
            "<html><head><title>\(title)</title>\(head)</head><body class='\(bodyClass)'><main><h1>\(title)</h1>\(body)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example" + url), contentType: nil)
            .kind
    }

    @Test(
        "An archive of one entry is an index",
        arguments: [
            ("/category/harbour/", "Category: Harbour", "archive category category-harbour"),
            ("/tag/%d9%85%d8%a7%d8%a1/", "وسم: ماء", "archive tag"), ("/etiket/su/", "Etiket: su", ""),
            ("/tags/av/", "برچسب: آب", ""), ("/author/mira/", "نووسەر: Mira", "archive author"),
            ("/?s=ferry", "Search results for: ferry", "search search-results"),
            ("/blog/archive/2026/page/2/", "2026", ""),
        ])
    func archive(url: String, title: String, bodyClass: String) throws {
        #expect(try kind(url, title, Self.entry, bodyClass: bodyClass) == .index)
    }

    @Test("What an SEO plug-in calls an article is an archive still")
    func stated() throws {
        let head = "<meta property='og:type' content='article'>"
        #expect(try kind("/tag/water/", "Tag: water", Self.entry, bodyClass: "archive tag", head: head) == .index)
    }

    @Test(
        "An article under such an address, or called so, is an article",
        arguments: [
            ("/category/harbour/the-ferry-sails-again-after-eleven-weeks", ""),
            ("/topic/harbour/12345/item", "single single-post category"), ("/tag/", "article archive-page"),
        ])
    func article(url: String, bodyClass: String) throws {
        let title = "The ferry sails again after eleven weeks"
        #expect(try kind(url, title, FerryPage.prose, bodyClass: bodyClass) == .article)
    }

    private static let links = (1...24).map {
        "<div><a href='/n/\($0)'>Another headline of the coast and its boats, number \($0)</a></div>"
    }.joined()

    private func portal(_ story: String, title: String, form: String = "") throws -> Extraction {
        let page =
            "<html><head><title>\(title)</title></head><body>\(form)<div>\(story)</div><div>\(Self.links)</div></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/n/7"), contentType: nil)
    }

    @Test(
        "A few sentences under their own headline are a story, however many links stand beside it",
        arguments: [
            (
                "حريق في مخزن الشباك قرب الميناء", "شب حريق صباح الثلاثاء في مخزن للشباك قرب الميناء القديم.",
                "ولم يصب أحد، كما قالت الحراسة."
            ),
            (
                "Limandaki ağ deposunda yangın çıktı", "Limandaki bir ağ deposunda salı sabahı yangın çıktı.",
                "Yaralanan olmadı."
            ),
            (
                "آتش‌سوزی در انبار تور بندر کهنه", "انباری در کنار بندر کهنه بامداد سه‌شنبه آتش گرفت.",
                "به گفته پاسبانان کسی آسیب ندید."
            ),
            (
                "Fire on the quay put out within an hour",
                "A fire in a net store was put out within an hour on Tuesday.", "Nobody was hurt in it."
            ),
            (
                "ئاگر لە کۆگای تۆڕی بەندەر کەوتەوە", "بەیانی سێشەممە ئاگر لە کۆگایەکی تۆڕ کەوتەوە.",
                "کەس بریندار نەبوو لەو ڕووداوە."
            ),
        ])
    func story(title: String, first: String, second: String) throws {
        let story = "<h2>\(title)</h2><p>\(first)</p><p>\(second)</p>"
        let form = "<form><input name='u'><input type='password'></form>"
        for found in [try portal(story, title: title), try portal(story, title: title, form: form)] {
            #expect(found.kind == .article)
            #expect(found.article.text == first + "\n" + second)
        }
        // The same links under a section's name are none.
        #expect(try portal("<h2>News</h2><p>\(first)</p>", title: "News").kind != .article)
    }

    @Test("A flash without a full stop, and a poem, are read from the headline's box")
    func flash() throws {
        let flash = try portal(
            "<article><h1>عاجل | دوي قوي قرب الميناء القديم</h1><time datetime='2026-03-10'>10 مارس 2026</time>"
                + "<p>سمع دوي قوي قرب الميناء القديم قبل قليل ولا أنباء عن إصابات</p><p>التفاصيل لاحقا</p></article>",
            title: "عاجل | دوي قوي قرب الميناء القديم")
        #expect(flash.kind == .article)
        #expect(flash.article.text.utf8Contains("سمع دوي قوي"))
        let verses = ["يا بحر أين السفينة", "يا ريح أين الشراع", "غابت وراء المدينة", "وغاب فيها الوداع"]
        let poem = "<div><h1>نشيد البحر</h1><div>" + verses.map { "<div>\($0)</div>" }.joined() + "</div></div>"
        #expect(try portal(poem, title: "نشيد البحر").article.text == verses.joined(separator: "\n"))
    }

    @Test(
        "A page that says its article is gone is an error, whatever it lists below",
        arguments: [
            "عفواً، هذا الخبر غير موجود أو تم حذفه", "Sorry, this article has been removed",
            "Aradığınız haber bulunamadı", "این خبر حذف شده است", "ئەم هەواڵە سڕاوەتەوە", "Ev nûçe nehat dîtin",
        ])
    func gone(heading: String) throws {
        let latest = (1...3).map {
            "<div><h4><a href='/w/\($0)'>Another headline of the coast, number \($0)</a></h4><p>\(FerryPage.sentence)</p></div>"
        }.joined()
        let page =
            "<html><head><title>Port Courier</title></head><body><div><h2>\(heading)</h2></div><div>\(latest)</div></body></html>"
        #expect(
            try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/n/7"), contentType: nil).kind
                == .error)
    }

    @Test("Text that the page's data told is judged as text, menus or not")
    func data() throws {
        let story = (1...6).map { "Part \($0). \(FerryPage.sentence)" }.joined(separator: "\\n\\n")
        let json =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The ferry\",\"articleBody\":\"\(story)\"}</script>"
        let page =
            "<html><head><title>The ferry</title>\(json)</head><body><div>\(Self.links)</div><div id='app'></div></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/n/7"), contentType: nil)
        #expect(found.kind == .article)
        #expect(found.article.text.utf8Contains("Part 6."))
    }
}

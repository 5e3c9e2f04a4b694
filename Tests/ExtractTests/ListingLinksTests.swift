import Extract
import Testing
import Web

@Suite struct ListingLinksTests {
    @Test func headlinesCountAndMenusDoNot() throws {
        let page = """
            <html><head><base href="/ar/"></head><body><nav><a href="/">الرئيسية</a> <a href="/politics">سياسة</a></nav>
            <div><h3><a href="news/1?utm_source=home">عنوان قصير</a></h3><a href="news/2">خبر له عنوان طويل</a>
            <a href="news/2"><h2>خبر له عنوان أطول من هذا</h2></a><a href="https://other.example/x">رابط إلى موقع آخر</a>
            <a href="mailto:a@b.example">راسلنا على هذا البريد</a><a href="javascript:void(0)">افتح هذه القائمة الآن</a></div>
            """
        let url = try #require(WebURL("https://news.example/start"))
        let links = try ListingLinks.find(in: Array(page.utf8), url: url, contentType: "text/html; charset=utf-8")
        #expect(
            links.map(\.url) == [
                "https://news.example/ar/news/1", "https://news.example/ar/news/2", "https://other.example/x",
            ])
        #expect(links.map(\.isInternal) == [true, true, false])
        #expect(links[1].text == "خبر له عنوان أطول من هذا")
    }

    @Test(
        "A card that is all link has its heading for headline; days, writers, topics, further pages and cookies are none"
    )
    func cards() throws {
        let page = """
            <div class="cookie-bar"><a href="/cookies">What we do with cookies here</a></div>
            <a href="/1"><div>Essays <h2><span>A net</span> of linen</h2><p>The harbour voted on Tuesday to open the slipway again.</p></div></a>
            <p><a href="/2">The old piles of the pier</a> <a href="/2/days">2026/03/17 - 14 : 20 : 11</a>
            <a rel="author" href="/a/ida">By Ida Fenn Holt</a> <a rel="tag" href="/t/sea">The open sea</a></p>
            <a rel="next" href="/page/2">To the next page</a>
            """
        let url = try #require(WebURL("https://news.example/start"))
        let links = try ListingLinks.find(in: Array(page.utf8), url: url, contentType: nil)
        #expect(links.map(\.text) == ["A net of linen", "The old piles of the pier"])
    }

    /// Eight pages of 3 MB with such a base and 2,000 links took 1.2 GB.
    @Test func aLongBaseDoesNotMultiply() throws {
        let base = "http://news.example/" + String(repeating: "y", count: 60_000) + "/"
        let links = (0..<50).map { "<h3><a href=\"\($0)\">headline of three words</a></h3>" }.joined()
        let page = "<base href=\"\(base)\">\(links)<h3><a href=\"/short\">headline of three words</a></h3>"
        let url = try #require(WebURL("https://news.example/"))
        let found = try ListingLinks.find(in: Array(page.utf8), url: url, contentType: nil)
        #expect(found.map(\.url) == ["http://news.example/short"])
    }

    @Test(arguments: ["", "<", "<a href", "\u{0}\u{1}", "<a href='http://[::1'>واحد اثنان ثلاثة</a>"])
    func oddInputGivesNoLinks(page: String) throws {
        let url = try #require(WebURL("https://news.example/"))
        do throws(ExtractError) {
            #expect(try ListingLinks.find(in: Array(page.utf8), url: url, contentType: nil).isEmpty)
        } catch {
            #expect(error == .unparsable || error == .notHTML(.binary))
        }
    }

    private static func found(_ body: String) throws -> [String] {
        let url = try #require(WebURL("https://news.example/"))
        return try ListingLinks.find(in: Array("<html><body>\(body)</body></html>".utf8), url: url, contentType: nil)
            .map { $0.url.replacing("https://news.example", with: "") + " " + $0.text }
    }

    @Test func menuAndFooterAreNoHeadlinesButAnArticlesOwnHeadIs() throws {
        let page = """
            <header><a href="/about">من نحن وماذا نريد</a></header>
            <div role="navigation"><a href="/sections">كل أقسام الصحيفة هنا</a></div>
            <main><article><header><h2><a href="/1">عنوان الخبر الأول</a></h2></header></article></main>
            <aside><a href="/most">الأكثر قراءة هذا الأسبوع</a></aside>
            <footer><nav><a href="/terms">شروط الاستخدام وحقوق النشر</a></nav></footer>
            """
        #expect(try Self.found(page) == ["/1 عنوان الخبر الأول"])
        // A page that is all menu has nothing else to offer.
        #expect(try Self.found("<nav><a href=\"/1\">عنوان الخبر الأول</a></nav>") == ["/1 عنوان الخبر الأول"])
    }

    @Test func shortHeadlinesCountAmongLongOnes() throws {
        let list = """
            <ul class="news"><li><a href="/1">عنوان الخبر الأول</a></li><li><a href="/2">عنوان قصير</a></li>
            <li><a href="/3">عنوان الخبر الثالث</a></li></ul>
            <ul class="sections"><li><a href="/a">أخبار محلية</a></li><li><a href="/b">أخبار العالم</a></li>
            <li><a href="/c">كل أخبار الرياضة</a></li><li><a href="/d">صوت وصورة</a></li></ul>
            """
        #expect(
            try Self.found(list)
                == ["/1 عنوان الخبر الأول", "/2 عنوان قصير", "/3 عنوان الخبر الثالث", "/c كل أخبار الرياضة"])
        let cards = """
            <article><a href="/4">عنوان قصير</a></article>
            <article><a href="/tag/x" rel="tag">صوت وصورة</a><h2><a href="/5">عنوان آخر</a></h2></article>
            """
        #expect(try Self.found(cards) == ["/4 عنوان قصير", "/5 عنوان آخر"])
    }

    @Test func picturesSayWhatTheyShow() throws {
        let page = """
            <p><a href="/1"><img src="a.jpg" alt="صيادون على الشاطئ القديم"></a></p>
            <p><a href="/2" title="قطار الجبل يعود بعد عام"><img src="b.jpg" alt=""></a></p>
            <p><a href="/3"><img src="c.jpg"></a></p>
            """
        #expect(try Self.found(page) == ["/1 صيادون على الشاطئ القديم", "/2 قطار الجبل يعود بعد عام"])
    }

    @Test func moreLeadsWhereTheHeadlineBelongs() throws {
        let page = """
            <div class="item"><h3>عودة القطار</h3><p>ملخص الخبر الأول هنا</p><a href="/s/1">اقتصاد</a>
            <a href="/1">المزيد</a></div>
            <div class="item"><h3><a href="/2">ترميم الجسر</a></h3><a href="/2">المزيد</a><a href="/s/2">محليات</a></div>
            """
        #expect(try Self.found(page) == ["/1 عودة القطار", "/2 ترميم الجسر"])
    }

    @Test func partsThatAreMenusByNameOnly() throws {
        let page = """
            <div class="menu"><a href="/about">من نحن وماذا نريد</a></div>
            <div class="menu-page-content"><h2><a href="/1">عنوان الخبر الأول</a></h2></div>
            <div id="site-footer"><a href="/terms">شروط الاستخدام وحقوق النشر</a></div>
            """
        #expect(try Self.found(page) == ["/1 عنوان الخبر الأول"])
    }

    @Test func shortHeadlinesHaveSomethingBesideThem() throws {
        let page = """
            <div><a href="/1">عودة القطار</a><p>بعد عام من الانتظار</p></div>
            <div><a href="/2">ترميم الجسر</a><p>بعد عام من الانتظار</p></div>
            <div><a href="/a">أخبار محلية</a></div><div><a href="/b">أخبار العالم</a></div>
            """
        #expect(try Self.found(page) == ["/1 عودة القطار", "/2 ترميم الجسر"])
    }

    @Test func moreTakesWhatStandsBesideIt() throws {
        let page = """
            <ul><li><span>عودة القطار القديم</span> <a href="/1">اقرأ المزيد</a></li>
            <li><span>ترميم الجسر القديم</span> <a href="/2">اقرأ المزيد</a></li></ul>
            """
        #expect(try Self.found(page) == ["/1 عودة القطار القديم", "/2 ترميم الجسر القديم"])
    }

    @Test func aListOfShortHeadlinesOnly() throws {
        let page = """
            <nav><a href="/a">أخبار محلية</a><a href="/b">أخبار العالم</a><a href="/c">صوت وصورة</a></nav>
            <main><p><a href="/1">عودة القطار</a></p><p><a href="/2">ترميم الجسر</a></p><p><a href="/3">موسم الزيتون</a></p></main>
            """
        #expect(try Self.found(page) == ["/1 عودة القطار", "/2 ترميم الجسر", "/3 موسم الزيتون"])
    }
}

import Testing
import Web

@testable import Extract

/// A phrase in a story is what was said; on a page that has nothing else to say it is the page's own word.
@Suite("Walls and errors")
struct WallsAndErrors {
    private func kind(_ page: String) throws -> Extraction.Kind {
        try Extractor.extract([UInt8](page.utf8), url: WebURL("https://gazette.example/n/item"), contentType: nil).kind
    }

    private func page(_ title: String, _ body: String, head: String = "") -> String {
        "<html><head><title>\(title)</title>\(head)</head><body><main>\(body)</main></body></html>"
    }

    @Test(
        "A short story is an article whatever is said in it",
        arguments: [
            "El ayuntamiento de la isla aprobó el martes la reparación del faro, en un momento… difícil para todos. La obra dura un año.",
            "Le conseil du port a voté mardi la réouverture de la halle. La maire n'en a pas douté un instant… dit-elle aux marchands.",
            "«لحظة من فضلك»، قال الحارس العجوز، ثم فتح الباب ودخل الأطفال إلى المتحف الجديد في سهلان وهم يضحكون.",
            "“Bir dakika lütfen,” dedi kaptan ve halatı çözdü. Vapur on bir hafta sonra ilk kez limandan ayrıldı, herkes el salladı.",
            "این صفحه ای که از دفتر قدیمی بندر مانده است نام همه قایق ها را دارد و از روز سه شنبه در موزه دیده می شود.",
            "He wrote that the page you are looking for is always the one that somebody tore out of the harbour's book last winter.",
            "The keeper asked every guest at the door: are you a robot, or did you come to see the old clockwork of the town hall?",
        ])
    func story(text: String) throws {
        let found = try kind(page("The old harbour of Mira", "<h1>The old harbour of Mira</h1><p>\(text)</p>"))
        #expect(found == .article)
    }

    @Test(
        "So is one under a headline that holds such words",
        arguments: [
            "المازوت غير موجود في سهلان", "Bus service unavailable on Monday", "صفحه ای تازه از تاریخ بندر یافت نشد",
            "Un momento con la farera de la isla", "الصفحة الأخيرة من دفتر الميناء",
            "Page not found: the lost chapter of Mira",
        ])
    func headline(title: String) throws {
        let text = "<p>\(FerryPage.sentence)</p><p>Again: \(FerryPage.sentence)</p>"
        #expect(try kind(page(title, "<h1>\(title)</h1>\(text)")) == .article)
    }

    @Test(
        "A sentence and a field to search with, in the place of a text, tell of nothing to show",
        arguments: [
            "It seems we have none of those. Perhaps searching can help.", "لا يوجد هنا ما تبحث عنه، جرّب كلمة أخرى.",
            "Burada bir şey yok. Aramayı deneyebilirsiniz.",
        ])
    func searchInstead(sentence: String) throws {
        let field = "<form role=search action='/'><input type=search name=s></form>"
        let text = "<h1>admin</h1><p>\(sentence)</p>"
        #expect(try kind(page("admin – Gazette", text + field)) == .error)
        // A flash has its day, or its search elsewhere.
        #expect(
            try kind(page("admin – Gazette", "<h1>admin</h1><time>21.11.2026</time><p>\(sentence)</p>" + field))
                != .error)
        let apart = "<html><body><header>\(field)</header><main>\(text)</main></body></html>"
        #expect(try kind(apart) != .error)
    }

    @Test(
        "One short line in the place of a page is none",
        arguments: [
            "<html><body>OK</body></html>", "<html><body><p>Database connection failed</p></body></html>",
            "<html><head><title>Suspended</title></head><body>This account has been suspended.</body></html>",
            "<html><head><title>خطأ</title></head><body><h1>خطأ في الاتصال بقاعدة البيانات</h1></body></html>",
            "<html><body><pre>upstream request timeout after thirty seconds, retry later</pre></body></html>", "hello",
            "<html><head><title>Veritabanına bağlanılamadı</title></head><body>Veritabanına bağlanılamadı</body></html>",
        ])
    func bareLine(markup: String) throws {
        #expect(try kind(markup).givesRecord == false)
    }

    @Test(
        "A flash of one sentence in an article's frame is an article",
        arguments: [
            "<article><p>عاجل: العبّارة تعود إلى مرفأ سهلان غدا.</p></article>",
            "<time datetime='2026-03-14T10:00:00Z'>14.3.2026</time><p>The ferry to Mira sails again tomorrow at nine.</p>",
            "<h1>The ferry to Mira sails again</h1><p>The harbour office says that the first one leaves at nine.</p>",
            "<p class=byline>By Salma Dabbagh</p><p>The ferry to Mira sails again tomorrow at nine, says the harbour office.</p>",
        ])
    func flash(body: String) throws {
        #expect(
            try kind("<html><head><title>The ferry to Mira sails again</title></head><body>\(body)</body></html>")
                .givesRecord)
    }

    @Test(
        "A wall's own machinery tells it, whatever its words",
        arguments: [
            "<script>window._cf_chl_opt={cvId:'3'}</script>",
            "<img src='/.within.website/x/cmd/anubis/static/img/a.webp'>",
            "<script>window.gokuProps = {\"key\":\"a\"};</script>",
            "<script src='https://ct.captcha-delivery.com/c.js'></script>",
            "<p>https://errors.edgesuite.net/18.2d351ab8.1557333295.a4e16ab</p>", "<script>__arcsjs('a')</script>",
            "<a href='https://vercel.link/security-checkpoint'>?</a>", "<form id=\"challenge-form\"></form>",
        ])
    func sign(mark: String) throws {
        #expect(try kind(page("gazette.example", "<h1>gazette.example</h1><p>Bitte warten.</p>\(mark)")) == .challenge)
        // A story that quotes it, or that such a service watches over, is a story.
        let watched = page("The ferry", "<h1>The ferry sails again</h1>\(FerryPage.prose)\(FerryPage.after)\(mark)")
        #expect(try kind(watched) == .article)
    }

    @Test("The script that Cloudflare adds to every page is no wall")
    func watched() throws {
        let script = "<script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"
        let text = "<h1>The ferry sails again</h1><p>\(FerryPage.sentence)</p>"
        #expect(try kind(page("The ferry sails again", text + script)) == .article)
    }

    @Test(
        "A wall is told by its lines where it has no others",
        arguments: [
            "<title>Just a moment...</title>", "<title>لحظة من فضلك…</title>", "<title>Bir dakika lütfen...</title>",
            "<title>a.example</title><h2>Checking if the connection is secure</h2><p>a.example needs to review the security of your connection before proceeding.</p>",
            "<title>Güvenlik</title><p>Devam etmeden önce robot olmadığınızı doğrulamamız gerekiyor.</p>",
            "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
            "<title>Pardon Our Interruption</title><p>As you were browsing something about your browser made us think you were a bot.</p>",
            "<title>w</title><noscript>Enable JavaScript and cookies to continue</noscript>",
        ])
    func wall(markup: String) throws {
        #expect(try kind("<html>\(markup)</html>") == .challenge)
    }

    @Test(
        "An error is told by its title or its first line",
        arguments: [
            ("Oops! Error 404", "<p>Try the search.</p>"), ("غير موجود | جريدة المثال", "<p>ابحث في الموقع.</p>"),
            ("Gazette", "<h1>Sorry, the page you were looking for could not be found.</h1>"),
            ("Gazette", "<p>عذراً، الصفحة التي تبحث عنها غير موجودة.</p>"),
            ("Account Suspended", "<p>Ask your host.</p>"),
            ("الموقع تحت الصيانة - جريدة المثال", "<p>نعود إليكم قريبا.</p>"),
        ])
    func error(title: String, body: String) throws {
        #expect(try kind(page(title, body)) == .error)
    }

    @Test func aServersListOfAFolderIsAnIndex() throws {
        let rows = "<table><tr><td><a href='a.pdf'>a.pdf</a></td><td>2026-03-01 10:15</td><td>1.2M</td></tr></table>"
        #expect(try kind(page("Index of /archive", "<h1>Index of /archive</h1>\(rows)")) == .index)
    }

    @Test("A form to sign in above the headline is the theme's")
    func login() throws {
        let form = "<form><input name='u'><input type='password'></form>"
        let story = "<h2>The ferry sails again</h2><p>\(FerryPage.sentence)</p><p>Again: \(FerryPage.sentence)</p>"
        #expect(try kind(page("The ferry sails again", "<div>\(form)</div>" + story)) == .article)
        #expect(
            try kind(page("Sign in", "<h1>Members</h1><p>Please sign in to read the harbour's book.</p>\(form)"))
                == .login)
    }

    @Test("What comments need scripts for, the story does not")
    func scripts() throws {
        let note = "<noscript>Please enable JavaScript to view the comments.</noscript>"
        let story = "<h1>The ferry sails again</h1><p>\(FerryPage.sentence)</p><p>Again: \(FerryPage.sentence)</p>"
        #expect(try kind(page("The ferry sails again", story + note)) == .article)
        #expect(try kind(page("Port", "<div id='root'></div>\(note)<script src='a.js'></script>")) == .shell)
    }
}

@Suite("What is no page")
struct Listings {
    private static let feed =
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- made by a machine -->\n<rss version='2.0'><channel><title>النهر</title>"
        + "<item><title>خبر أول من سهلان</title><description>\(FerryPage.sentence)</description></item></channel></rss>"
    private static let sitemap =
        "<ns0:urlset xmlns:ns0='http://www.sitemaps.org/schemas/sitemap/0.9'><ns0:url><ns0:loc>https://a.example/1</ns0:loc>"
        + "</ns0:url></ns0:urlset>"

    @Test(
        "A feed or a sitemap is refused by name, whatever it is served as",
        arguments: [nil, "text/html; charset=utf-8", "application/xml", "application/rss+xml", "text/plain"])
    func refused(type: String?) {
        let url = WebURL("https://nahr.example/feed.xml")
        #expect(throws: ExtractError.notHTML(.feed)) {
            try Extractor.extract([UInt8](Self.feed.utf8), url: url, contentType: type)
        }
        #expect(throws: ExtractError.notHTML(.sitemap)) {
            try Extractor.extract([UInt8](Self.sitemap.utf8), url: url, contentType: type)
        }
    }

    @Test("A listing that is a feed says so", arguments: ["text/html", "application/rss+xml"])
    func listing(type: String) throws {
        let url = try #require(WebURL("https://nahr.example/feed.xml"))
        #expect(throws: ExtractError.notHTML(.feed)) {
            try ListingLinks.find(in: [UInt8](Self.feed.utf8), url: url, contentType: type)
        }
    }

    @Test func aPageInXMLIsRead() throws {
        let page =
            "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'>\n"
            + "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>The ferry sails again</title></head><body>"
            + "<h1>The ferry sails again</h1>\(FerryPage.prose)</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: "application/xml")
        #expect(found.kind == .article)
        #expect(found.article.text.utf8Contains("Part 7."))
    }
}

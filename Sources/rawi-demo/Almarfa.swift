import Loopback

/// «المرفأ»: an Arabic portal with a feed, whose articles are interrupted by boxes that lead elsewhere.
enum Almarfa {
    static let host = "almarfa.example"
    static let ferry = "/news/old-harbour-ferry"
    private static let library = "/news/library-on-wheels"

    static func answer(_ request: Request, _ timeline: Timeline) -> Reply {
        switch request.path {
        case "/robots.txt": return Answer.robots("User-agent: *\nDisallow: /search\n")
        case "/feed.xml":
            return Answer.page(request, feed, type: "application/rss+xml; charset=utf-8", etag: "feed-1")
        case ferry:
            timeline.look(at: "ferry")
            return Answer.page(request, ferryPage, etag: "ferry-1")
        case library: return Answer.page(request, libraryPage, etag: "library-1")
        default: return .notFound
        }
    }

    /// The ferry's text; another outlet takes it over, with the vowels written out.
    static let ferryText = [
        "وصلت إلى مرفأ سهلان القديم صباح السبت أول عبّارة ركاب منذ ثلاث سنوات، بعد أن أنهت الورش توسيع الرصيف الشرقي وتنظيف مدخل الحوض من الرمال.",
        "وقال مدير المرفأ سامر الحلواني إن الرحلات ستكون مرتين في الأسبوع أول الأمر، ثم أربع مرات مع حلول الربيع إذا بقي البحر هادئاً، وإن ثمن التذكرة لن يتغير قبل نهاية العام.",
        "وكان على متن العبّارة 140 راكباً، معظمهم من أهل الجزر القريبة الذين كانوا يقطعون الطريق البري في تسع ساعات. وقالت المسافرة هدى العطار إنها حملت سلة تين إلى أختها التي لم ترها منذ الشتاء الماضي.",
        "ويأمل أصحاب المقاهي على الواجهة البحرية أن تعيد العبّارة شيئاً من حركة الصيف، بعد مواسم أغلق فيها نصفهم أبوابه. وستضيء البلدية الممشى حتى منتصف الليل في أيام الرحلات.",
        "أما الصيادون فيطلبون موعداً واضحاً لدخول العبّارة وخروجها، حتى لا تقطع شباكهم عند الفجر كما حدث في التجربة الأولى يوم الخميس.",
    ]

    private static let ferryPage = page(
        title: "مرفأ سهلان يستقبل أول عبّارة منذ ثلاث سنوات", byline: "كتبت سلمى الدباغ",
        date: "السبت ١٤ آذار/مارس ٢٠٢٦",
        body: Answer.paragraphs(Array(ferryText[..<2]))
            + """
            <p><strong>إقرأ أيضاً: <a href="/news/library-on-wheels">مكتبة على عجلات تصل إلى قرى الوادي</a></strong></p>
            """ + Answer.paragraphs(Array(ferryText[2...])))

    private static let libraryPage = page(
        title: "مكتبة على عجلات تصل إلى قرى الوادي", byline: "كتب نادر الزين", date: "الجمعة ١٣ آذار/مارس ٢٠٢٦",
        body: Answer.paragraphs([
            "انطلقت من سهلان حافلة قديمة صارت مكتبة، وفيها ألفا كتاب ومقعدان طويلان ومصباح يعمل بالشمس. وستمر كل أسبوع على ست قرى في الوادي ليس فيها مكتبة ولا قاعة قراءة.",
            "وقالت أمينة المكتبة ريم القصار إن الأطفال طلبوا في الزيارة الأولى قصص البحر أكثر من سواها، مع أن أحداً منهم لم ير البحر بعد، وإنها ستحمل معها في المرة القادمة أطلساً كبيراً.",
        ])
            + "<div class=\"box\"><h4>شاهد أيضاً</h4><ul><li><a href=\"\(ferry)\">مرفأ سهلان يستقبل أول عبّارة</a></li></ul></div>"
            + Answer.paragraphs([
                "ويتبرع سكان المدينة بالكتب في صندوق خشبي أمام المرفأ، على أن يكتب المتبرع في الصفحة الأولى لماذا أحب الكتاب. وقد امتلأ الصندوق مرتين في أسبوع واحد."
            ]))

    private static func page(title: String, byline: String, date: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>\(title) | المرفأ</title>
        <meta property="og:site_name" content="المرفأ"></head><body>
        <div class="topbar"><a href="/">المرفأ</a> <a href="/arts">ثقافة</a> <a href="/sea">بحر</a></div>
        <div class="news-page"><h1>\(title)</h1>
        <div class="info">\(byline)</div><div class="date">\(date)</div>
        <div class="news-box">\(body)</div></div>
        <div class="copyright">جميع الحقوق محفوظة</div></body></html>
        """
    }

    private static let feed = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>المرفأ</title><link>http://\(host)/</link><description>أخبار سهلان</description>
        <item><title>مرفأ سهلان يستقبل أول عبّارة منذ ثلاث سنوات</title><link>http://\(host)\(ferry)?utm_source=rss</link>
        <guid>http://\(host)\(ferry)</guid><pubDate>Sat, 14 Mar 2026 09:30:00 +0200</pubDate></item>
        <item><title>مكتبة على عجلات تصل إلى قرى الوادي</title><link>http://\(host)\(library)?utm_source=rss</link>
        <guid>http://\(host)\(library)</guid><pubDate>Fri, 13 Mar 2026 17:05:00 +0200</pubDate></item>
        </channel></rss>
        """
}

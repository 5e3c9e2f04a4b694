import Loopback

/// A Turkish outlet with an Atom feed and pages in windows-1254. After a while it takes over an article of «المرفأ».
enum LimanPostasi {
    static let host = "liman-postasi.example"
    private static let net = "/haber/balikci-aglari"
    private static let copy = "/ar/ferry"

    static func answer(_ request: Request, _ timeline: Timeline) -> Reply {
        switch request.path {
        case "/atom.xml":
            timeline.look(at: "atom")
            // Never before the original was read and a first look at this feed settled.
            let hasCopy =
                timeline.hasPassed(.seconds(4), sinceLookAt: "ferry")
                && timeline.hasPassed(.seconds(3), sinceLookAt: "atom")
            return Answer.page(
                request, feed(hasCopy: hasCopy), type: "application/atom+xml; charset=utf-8",
                etag: hasCopy ? "atom-2" : "atom-1")
        case net: return Answer.page(request, Windows1254.bytes(netPage), type: "text/html", etag: "net-1")
        case copy: return Answer.page(request, copyPage, etag: "copy-1")
        default: return .notFound
        }
    }

    private static let netPage = """
        <!DOCTYPE html>
        <html lang="tr"><head><meta charset="windows-1254"><title>Balıkçı ağları artık limanda onarılıyor</title>
        <meta name="author" content="Elif Şahingöz"><meta property="article:published_time" content="2026-03-14T10:15:00+03:00">
        </head><body><div id="menu"><a href="/">Liman Postası</a> <a href="/ar/">العربية</a></div>
        <article><h1>Balıkçı ağları artık limanda onarılıyor</h1>
        <p>Sahlan limanında eski buz deposu, balıkçıların ağlarını onarabileceği ortak bir atölyeye dönüştürüldü. Atölyede altı uzun masa, iki dikiş makinesi ve gün ışığı alan geniş bir pencere bulunuyor.</p>
        <p>Balıkçı kooperatifinin başkanı Güneş Çağlayan, yırtılan ağların eskiden şehre gönderildiğini ve bir hafta beklendiğini, şimdi aynı işin bir öğleden sonrada bittiğini söyledi.</p>
        <p>Ustalar her çarşamba gençlere düğüm öğretiyor. İlk derse gelen on iki kişinin yarısı denize hiç açılmamış; hepsi de bir sonraki derse geleceğini söyleyerek ayrılmış.</p>
        </article><div id="alt">© Liman Postası</div></body></html>
        """

    /// The same words as people write them when every vowel counts, and figures in Arabic digits.
    private static let copyText = [
        "وَصَلَت إلى مرفأ سَهلان القديم صباحَ السبت أوّلُ عبّارة ركّاب منذ ثلاث سنوات، بعد أن أنهت الورشُ توسيعَ الرصيف الشرقي وتنظيفَ مدخل الحوض من الرمال.",
        "وقال مديرُ المرفأ سامر الحلواني إنّ الرحلات ستكون مرّتين في الأسبوع أوّلَ الأمر، ثمّ أربع مرّات مع حلول الربيع إذا بقي البحرُ هادئًا، وإنّ ثمنَ التذكرة لن يتغيّر قبل نهاية العام.",
        "وكان على متن العبّارة ١٤٠ راكبًا، معظمُهم من أهل الجزر القريبة الذين كانوا يقطعون الطريق البرّي في تسع ساعات. وقالت المسافرةُ هدى العطّار إنّها حملت سلّةَ تين إلى أختها التي لم ترها منذ الشتاء الماضي.",
        "ويأمل أصحابُ المقاهي على الواجهة البحريّة أن تعيد العبّارةُ شيئًا من حركة الصيف، بعد مواسم أغلق فيها نصفُهم أبوابَه. وستضيء البلديّةُ الممشى حتى منتصف الليل في أيّام الرحلات.",
        "أمّا الصيّادون فيطلبون موعدًا واضحًا لدخول العبّارة وخروجها، حتى لا تقطع شباكَهم عند الفجر كما حدث في التجربة الأولى يومَ الخميس.",
    ]

    private static let copyPage = """
        <!DOCTYPE html>
        <html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>العبّارة تعود إلى مرفأ سهلان</title></head><body>
        <div id="menu"><a href="/">Liman Postası</a> <a href="/ar/">العربية</a></div>
        <article><h1>العبّارة تعود إلى مرفأ سهلان</h1>
        \(Answer.paragraphs(copyText))
        </article><div id="alt">© Liman Postası</div></body></html>
        """

    private static func feed(hasCopy: Bool) -> String {
        let copied = """
            <entry><id>tag:\(host),2026:ar-1</id><title>العبّارة تعود إلى مرفأ سهلان</title>
            <link href="http://\(host)\(copy)"/><updated>2026-03-14T18:00:00+03:00</updated></entry>
            """
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><id>tag:\(host),2026:feed</id><title>Liman Postası</title>
            <updated>2026-03-14T10:15:00+03:00</updated><link href="http://\(host)/"/>
            \(hasCopy ? copied : "")
            <entry><id>tag:\(host),2026:tr-1</id><title>Balıkçı ağları artık limanda onarılıyor</title>
            <link href="http://\(host)\(net)"/><updated>2026-03-14T10:15:00+03:00</updated></entry>
            </feed>
            """
    }
}

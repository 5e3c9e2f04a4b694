/// Invented articles, feeds and sitemaps. The same seed gives the same text, another one another text.
package enum Press {
    /// SplitMix64.
    package struct Chance: RandomNumberGenerator, Sendable {
        private var state: UInt64

        package init(seed: UInt64) { state = seed }

        package mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    private static let words = """
        البلدة النهر الجسر المزرعة الحصاد المعلم المكتبة الطريق القرية الميناء السوق البحارة الزيتون القمح الشتاء الربيع \
        المجلس الأهالي الورشة المدرسة الطلاب الباحثون المخطوط المتحف القلعة الوادي الجبل البستان المطر الريح العمال \
        النجارون الصيادون الحافلة القطار المحطة الرصيف الصحيفة الكاتب القارئ الحكاية الذاكرة المهرجان الموسيقى العازف \
        افتتح أعلن رمم زار وصف جمع كتب قرأ شارك ناقش بنى زرع حمل عبر وجد تذكر قدم أكد أوضح اختار \
        في على من إلى عند بعد قبل خلال حول بين منذ مع دون كذلك أيضا لكن حيث كما \
        قديم جديد واسع هادئ طويل قصير بعيد قريب جميل متين مفتوح مشترك سنوي محلي خشبي حجري أخضر أزرق
        """.split(separator: " ").map(String.init)

    package static func sentence(_ count: Int, _ chance: inout Chance) -> String {
        (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &chance)] }.joined(separator: " ") + "."
    }

    package static func paragraphs(seed: UInt64, count: Int = 5) -> [String] {
        var chance = Chance(seed: seed)
        return (0..<count).map { _ in
            (0..<3).map { _ in sentence(14, &chance) }.joined(separator: " ")
        }
    }

    package static func title(seed: UInt64) -> String {
        var chance = Chance(seed: seed ^ 0x7469_746c_65)
        return String(sentence(6, &chance).dropLast())
    }

    /// A page as a news site would send it.
    package static func page(
        seed: UInt64, title: String? = nil, paragraphs: [String]? = nil, head: String = "", more: String = ""
    ) -> String {
        let title = title ?? Press.title(seed: seed)
        let body = (paragraphs ?? Press.paragraphs(seed: seed)).map { "<p>\($0)</p>" }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>\(title) | صحيفة الضفة</title>
            <meta property="og:type" content="article"><meta property="og:site_name" content="صحيفة الضفة">
            <meta property="og:title" content="\(title)">
            <meta property="article:published_time" content="2026-10-03T08:15:00Z">
            <meta name="author" content="سلمى الورّاق">
            \(head)</head><body>
            <header><nav><a href="/">الرئيسية</a> <a href="/thaqafa">ثقافة</a></nav></header>
            <main><article><h1>\(title)</h1>
            \(body)
            \(more)</article></main>
            <footer>جميع الحقوق محفوظة</footer></body></html>
            """
    }

    package static func rss(_ title: String, _ items: [(title: String, link: String)]) -> String {
        let entries = items.map {
            "<item><title>\($0.title)</title><link>\($0.link)</link><guid>\($0.link)</guid></item>"
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><title>\(title)</title><link>http://example.example/</link>
            \(entries.joined(separator: "\n"))
            </channel></rss>
            """
    }

    package static func sitemap(_ addresses: [String]) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(addresses.map { "<url><loc>\($0)</loc></url>" }.joined(separator: "\n"))
        </urlset>
        """
    }

    package static func sitemapIndex(_ addresses: [String]) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(addresses.map { "<sitemap><loc>\($0)</loc></sitemap>" }.joined(separator: "\n"))
        </sitemapindex>
        """
    }

    /// An article file with the addresses it cites, one a line, in the form that writers use for their sources.
    package static func document(seed: UInt64, cites addresses: [String]) -> String {
        let sources = addresses.map { "/\($0) : رابط المقال" }
        return ([title(seed: seed), ""] + paragraphs(seed: seed) + ["", "المصادر:"] + sources).joined(separator: "\n")
            + "\n"
    }

    /// Different for different texts, the same in every run.
    package static func seed(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension Press {
    /// A page whose text follows from its address alone.
    package static func page(of address: String) -> String { page(seed: seed(address)) }
}

/// An article of one outlet over time.
struct Story: Sendable {
    /// The same for no two stories of the world.
    var id: Int
    var outlet: Int
    var postedAt: Double
    /// When it was taken down.
    var downAt: Double = .infinity
    var isGone = false
    /// When its address, its text, its headline changed.
    var slugs: [Double] = []
    var revisions: [Double] = []
    var headlines: [Double] = []
    /// Whose text this is.
    var copyOf: Int?
    /// A second page of it, which names the first as its canonical address.
    var hasSecondPage = false
    /// What it is a copy of has one: a copy has both pages' text on its one.
    var copiesSecondPage = false

    /// Which text: copies of one text are of one lineage.
    var lineage: Int { copyOf ?? id }

    func isUp(_ time: Double) -> Bool { postedAt <= time && time < downAt }

    func slug(_ time: Double) -> Int { slugs.count { $0 <= time } }
    func path(_ time: Double) -> String { "/n/\(id)-\(slug(time))" }
    func revision(_ time: Double) -> Int { copyOf == nil ? revisions.count { $0 <= time } : 0 }
    func headline(_ time: Double) -> Int { headlines.count { $0 <= time } }

    func title(_ version: Int) -> String {
        "خبر رقم \(id) \(Words.phrase(id, count: 4))" + (version > 0 ? " وتعديل \(version)" : "")
    }

    /// Of all versions that it ever has.
    var titles: [String] { (0...headlines.count).map(title) }

    func paragraphs(_ time: Double) -> [String] {
        let revision = revision(time)
        let told = Words.paragraphs(lineage) + (copiesSecondPage ? Words.paragraphs(-lineage) : [])
        return revision == 0
            ? told
            : told + ["وأضافت الصحيفة في تحديث رقم \(revision) أن \(Words.phrase(id * 97 + revision, count: 14))."]
    }

    func page(_ time: Double, host: String, isPrint: Bool = false, part: Int = 1) -> String {
        let title = title(headline(time))
        let next = hasSecondPage ? Words.paragraphs(-id) : []
        // What is printed is the whole.
        let texts = part == 1 ? paragraphs(time) + (isPrint ? next : []) : next
        let second = hasSecondPage && part == 1 && !isPrint ? "<a href=\"\(path(time))?page=2\">2</a>" : ""
        let menu = isPrint ? "" : "<header><nav><a href=\"/\">الرئيسية</a><a href=\"/about\">من نحن</a></nav></header>"
        return """
            <!DOCTYPE html><html lang="ar" dir="rtl"><head><title>\(title) - صحيفة \(outlet)</title>
            <link rel="canonical" href="https://\(host)\(path(time))">
            <meta property="og:title" content="\(title)"><meta property="og:site_name" content="صحيفة \(outlet)">
            <meta property="og:type" content="article"></head>
            <body>\(menu)<article><h1>\(title)</h1>
            \(texts.map { "<p>\($0)</p>" }.joined(separator: "\n"))
            \(second)</article><footer>حقوق النشر محفوظة</footer></body></html>
            """
    }
}

/// Invented sentences: other ones for each number.
enum Words {
    private static let all = [
        "مجلس", "المدينة", "وزارة", "الزراعة", "نقابة", "المعلمين", "اتحاد", "الصيادين", "هيئة", "المياه", "غرفة",
        "التجارة",
        "ناقش", "خطة", "أعلن", "برنامج", "أطلق", "حملة", "قدم", "تقريرا", "راجع", "ميزانية", "وقع", "اتفاقا", "ترميم",
        "الجسور", "زراعة", "القمح", "بناء", "المدارس", "تنظيم", "المرافئ", "توزيع", "دعم", "المعارض", "إنارة", "الطرق",
        "متحدث", "العمل", "أسابيع", "قادمة", "سكان", "الحي", "القديم", "مشروع", "جديد", "خلال", "العام", "المقبل",
        "بعد",
        "اجتماع", "طويل", "حضره", "ممثلون", "عن", "البلديات", "والجمعيات", "المحلية", "وأكد", "المشاركون", "ضرورة",
        "متابعة", "التنفيذ", "وفق", "جدول", "زمني", "واضح", "ومعلن", "للجميع", "دون", "تأخير",
    ]

    static func phrase(_ number: Int, count: Int) -> String {
        var chance = Chance(UInt64(bitPattern: Int64(number)), "phrase")
        return (0..<count).map { _ in chance.pick(all) }.joined(separator: " ")
    }

    static func paragraphs(_ number: Int) -> [String] {
        (0..<9).map { phrase(number &* 31 &+ $0, count: 13) + "." }
    }
}

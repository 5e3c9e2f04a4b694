/// Words by which people label the parts of an article in plain text, folded by `JunkLabels.fold`.
struct SuppliedLabels: Sendable {
    static let shared = SuppliedLabels()

    /// No label and no line of labels is longer.
    static let lineLimitBytes = 600

    /// What a metadata line states.
    enum Field: CaseIterable, Sendable {
        case title, author, published, modified, section, keywords, siteName, summary, ownURL
    }

    private(set) var fields: [[UInt8]: Field] = [:]
    /// Labels of authors and dates that also stand without a colon: «بقلم …», «نشر في …».
    private(set) var openFields: [(label: [UInt8], field: Field)] = []
    /// «شاهد أيضاً: HEADLINE».
    private(set) var readMore: Set<[UInt8]> = []
    /// Heads a list or cards of other articles.
    private(set) var related: Set<[UInt8]> = []
    private(set) var share: Set<[UInt8]> = []
    /// «اكتشاف المزيد من SITE».
    private(set) var discover: [[UInt8]] = []
    /// An invitation to subscribe, as a line begins.
    private(set) var subscribe: [[UInt8]] = []
    /// Nothing of the article stands below.
    private(set) var end: Set<[UInt8]> = []
    /// What share bars are made of, by first byte, the longest first: «WhatsApp» before «W».
    private var networks: [UInt8: [[UInt8]]] = [:]
    /// The first entry of a site's menu.
    private(set) var home: [[UInt8]] = []
    /// Kinds of piece that stand above a headline.
    private(set) var kickers: Set<[UInt8]> = []
    /// Headings of an article's parts, which are never its title.
    private(set) var headings: Set<[UInt8]> = []
    /// Whence a copy was taken.
    private(set) var sources: Set<[UInt8]> = []
    /// Words that make a name a site's, not a person's.
    private(set) var outlets: Set<[UInt8]> = []
    private(set) var photo: [[UInt8]] = []
    /// What stands between «صورة» or "Photo" and the name of who took it.
    private(set) var takenBy: Set<[UInt8]> = []

    private init() {
        func list(_ text: String) -> [[UInt8]] { text.split(separator: "|").map { JunkLabels.fold($0.utf8) } }
        for field in Field.allCases {
            for label in list(Self.words(of: field)) { fields[label] = field }
        }
        openFields =
            list(Self.openAuthors).map { ($0, .author) } + list(Self.openDates).map { ($0, .published) }
            + list(Self.openUpdates).map { ($0, .modified) }
        readMore = Set(list(Self.readMoreWords))
        related = Set(list(Self.relatedWords)).union(readMore)
        share = Set(list(Self.shareWords))
        discover = list(Self.discoverWords)
        subscribe = list(Self.subscribeWords)
        end = Set(list(Self.endWords))
        let names = (list(Self.networkWords) + list(Self.shareWords)).sorted { $0.count > $1.count }
        networks = Dictionary(grouping: names) { $0.first ?? 0 }
        home = list(Self.homeWords)
        takenBy = Set(list(Self.takenByWords))
        kickers = Set(list(Self.kickerWords))
        headings = Set(list(Self.headingWords))
        outlets = Set(list(Self.outletWords))
        photo = list(Self.photoWords)
        sources = Set(list("المصدر|مصدر|نقلا عن|source|via|kaynak|منبع|سەرچاوە|çavkanî"))
    }

    /// Whether the words label the text's own address: «رابط المقال».
    func isOwnAddress(_ label: String) -> Bool { fields[JunkLabels.fold(label.utf8)] == .ownURL }

    /// Whether the folded line is nothing but names of networks and words for sharing, two of them at least.
    func isShareBar(_ folded: [UInt8]) -> Bool {
        var rest = folded[...]
        var count = 0
        while !rest.isEmpty {
            guard let first = rest.first, let name = networks[first]?.first(where: { rest.starts(with: $0) }) else {
                return false
            }
            rest = rest.dropFirst(name.count)
            count += 1
        }
        return count >= 2
    }

    private static func words(of field: Field) -> String {
        switch field {
        case .title: "title|headline|العنوان|عنوان|عنوان المقال|عنوان الخبر|başlık|تیتر|عنوان خبر|sernav|سەردێڕ"
        case .author:
            "author|authors|by|written by|words by|reported by|بقلم|كتب|كتبه|كتبها|كتبت|الكاتب|الكاتبة|المؤلف|اسم الكاتب|إعداد|بواسطة|"
                + "yazan|yazar|yazarı|haberi yazan|نویسنده|نوشته|به قلم|نووسەر|نووسینی|nivîskar|nivîs"
        case .published:
            "published|published on|published at|date|publication date|date published|posted|posted on|first published|"
                + "نشر|نشر في|نشرت في|نشر بتاريخ|تاريخ النشر|تاريخ نشر|التاريخ|تاريخ|تم النشر|تم النشر في|"
                + "yayınlanma|yayınlanma tarihi|yayın tarihi|yayımlanma|yayımlanma tarihi|tarih|giriş|giriş tarihi|"
                + "تاریخ|تاریخ انتشار|زمان انتشار|منتشر شده در|تاریخ خبر|بەروار|بەرواری بڵاوکردنەوە|dîrok|dîroka weşanê"
        case .modified:
            "updated|last updated|updated on|modified|last modified|آخر تحديث|تحديث|تم التحديث|تاريخ التحديث|"
                + "güncelleme|güncelleme tarihi|son güncelleme|به‌روزرسانی|آخرین به‌روزرسانی|تاریخ به‌روزرسانی"
        case .section:
            "section|category|categories|القسم|التصنيف|الفئة|kategori|bölüm|دسته|دسته بندی|بخش|سرویس|beş|kategorî"
        case .keywords:
            "tags|keywords|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|الكلمات الدلالية|الكلمات الدالة|etiketler|"
                + "anahtar kelimeler|برچسب ها|برچسب‌ها|کلیدواژه ها|کلیدواژه‌ها|کلمات کلیدی"
        case .siteName: "site|site name|website|publication|publisher|الموقع|اسم الموقع|موقع|وبسایت|site adı"
        case .summary: "summary|description|abstract|الملخص|ملخص|خلاصة|الوصف|özet|خلاصه|چکیده|کورتە"
        case .ownURL:
            "url|link|permalink|article url|article link|link to article|link to the article|original url|original link|"
                + "original article|canonical|canonical url|page url|web address|الرابط|رابط|رابط المقال|رابط المقالة|رابط الخبر|"
                + "رابط المادة|رابط التقرير|رابط الموضوع|رابط الصفحة|رابط المقال الأصلي|الرابط الأصلي|الرابط المختصر|رابط مختصر|"
                + "haber linki|haberin linki|makale linki|haber adresi|لینک خبر|لینک مطلب|لینک کوتاه|لینک مقاله|نشانی خبر|"
                + "بەستەر|بەستەری هەواڵ|girêdan|lînk"
        }
    }

    private static let openAuthors = "بقلم|بواسطة|written by|by|به قلم"
    private static let openDates =
        "نشر في|نشرت في|نشر بتاريخ|تم النشر في|تاريخ النشر|published on|published at|published|posted on|first published|"
        + "yayınlanma tarihi|yayımlanma tarihi|yayınlanma|yayımlanma|تاریخ انتشار|زمان انتشار"
    private static let openUpdates =
        "آخر تحديث|last updated|updated on|updated|son güncelleme|güncelleme|آخرین به‌روزرسانی"

    private static let readMoreWords = """
        اقرأ أيضا|إقرأ أيضا|إقرا ايضا|اقرأ المزيد|إقراء المزيد|إقراء أيضا|اقرأ كذلك|شاهد أيضا|شاهد المزيد|طالع أيضا|للمزيد|للمزيد اقرأ|\
        قد يهمك|قد يهمك أيضا|قد يعجبك|قد يعجبك أيضا|تابع أيضا|لمزيد من التفاصيل|موضوع ذو صلة|خبر ذو صلة|مقال ذو صلة|\
        read more|read also|also read|see also|read next|related|more on this|don't miss|you may also like|\
        ayrıca okuyun|bunu da okuyun|ilgili haber|bakınız|بیشتر بخوانید|همچنین بخوانید|بیشتر ببینید|\
        زیاتر بخوێنەرەوە|هەروەها بخوێنەرەوە|zêdetir bixwîne
        """
    private static let relatedWords = """
        أخبار ذات صلة|مقالات ذات صلة|مواضيع ذات صلة|موضوعات ذات صلة|مواد ذات صلة|ذات صلة|أخبار متعلقة|مواضيع متعلقة|موضوعات متعلقة|\
        مقالات مشابهة|مقالات أخرى|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|أحدث المقالات|المزيد من الأخبار|من نفس القسم|اخترنا لك|\
        related articles|related stories|related news|related posts|related content|more stories|more from|recommended|\
        recommended for you|you might also like|most read|most popular|latest news|latest posts|similar posts|more news|\
        ilgili haberler|benzer haberler|diğer haberler|en çok okunanlar|çok okunanlar|son haberler|önerilen haberler|\
        مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربازدیدترین ها|آخرین اخبار|مطالب پیشنهادی|\
        هەواڵی پەیوەندیدار|بابەتی پەیوەندیدار|nûçeyên têkildar
        """
    private static let shareWords = """
        شارك الخبر|شارك المقال|شارك المقالة|شارك الموضوع|شارك|شاركها|شارك هذا الموضوع|شارك على|مشاركة|المشاركة|مشاركة المقال|\
        مشاركة الخبر|انشر|share|share this|share this article|share this story|share this post|share on|share via|\
        paylaş|haberi paylaş|bunu paylaş|اشتراک گذاری|به اشتراک بگذارید|هاوبەشکردن|بڵاوکردنەوە|parve bike
        """
    private static let discoverWords = "اكتشاف المزيد من|discover more from|descubre más desde|بیشتر بدانید از"
    private static let subscribeWords = """
        اشترك للحصول|اشترك الآن|اشترك في|subscribe to get|subscribe now|subscribe to|sign up for|sign up to|abone olun|\
        bültenimize abone|مشترک شوید|عضویت در خبرنامه
        """
    private static let endWords = """
        اترك تعليقا|اترك ردا|أضف تعليقا|أضف تعليق|إلغاء الرد|leave a comment|leave a reply|leave a reply cancel reply|post a comment|\
        add a comment|bir yorum yaz|bir cevap yazın|yorum yaz|yorum yap|ارسال نظر|دیدگاهتان را بنویسید|نظر بدهید
        """
    private static let networkWords = """
        facebook|twitter|x|linkedin|linked in|email|e-mail|whatsapp|telegram|messenger|pinterest|reddit|tumblr|viber|instagram|\
        youtube|threads|bluesky|mastodon|flipboard|pocket|print|copy|copy link|link|copied|mail|tiktok|line|skype|vk|\
        فيسبوك|فايسبوك|تويتر|إكس|اكس|لينكدإن|لينكد إن|واتساب|واتس اب|تيليجرام|تلغرام|تليغرام|ماسنجر|بينتيريست|إيميل|\
        البريد الإلكتروني|بريد|طباعة|نسخ|نسخ الرابط|انستغرام|يوتيوب|فیسبوک|توییتر|واتساپ|تلگرام|ایمیل|چاپ|کپی لینک|\
        yazdır|e-posta|kopyala|bağlantıyı kopyala
        """
    private static let homeWords = "الرئيسية|الصفحة الرئيسية|home|homepage|ana sayfa|anasayfa|صفحه اصلی|خانه|سەرەکی"
    private static let kickerWords = """
        تقرير|تقارير|خبر|أخبار|تحليل|تحليلات|رأي|آراء|مقال|مقالات|مقال رأي|حوار|حوارات|تحقيق|تحقيقات|ترجمات|ترجمة|خاص|عاجل|ملف|\
        news|opinion|analysis|feature|features|interview|exclusive|report|reports|explainer|editorial|breaking|breaking news|\
        haber|haberler|analiz|görüş|röportaj|son dakika|خبر فوری|یادداشت|گزارش|مصاحبه|تحلیل|هەواڵ|ڕاپۆرت|nûçe
        """
    private static let headingWords = """
        مقدمة|المقدمة|تمهيد|خاتمة|الخاتمة|ملخص|ملخص تنفيذي|الملخص|المحتويات|جدول المحتويات|نقاط رئيسية|أبرز النقاط|النقاط الرئيسية|\
        introduction|summary|quick summary|executive summary|abstract|key points|key takeaways|highlights|contents|\
        table of contents|overview|background|conclusion|what to expect|what you need to know|\
        giriş|özet|sonuç|içindekiler|مقدمه|خلاصه|چکیده|نتیجه گیری|فهرست|پێشەکی
        """
    private static let outletWords = """
        وكالة|قناة|صحيفة|جريدة|موقع|شبكة|إذاعة|تلفزيون|مجلة|مركز|مؤسسة|مرصد|نيوز|بوست|برس|نت|أونلاين|تي|news|agency|post|times|press|\
        channel|network|tv|magazine|daily|journal|media|center|centre|institute|herald|tribune|online|haber|ajansı|ajans|gazetesi|gazete|\
        merkezi|خبرگزاری|روزنامه|سایت|شبکه|ئاژانسی|کەناڵی
        """
    private static let takenByWords = "by|via|courtesy|credit|from|من|عن|بعدسة|عدسة|تصوير|از|kaynak"
    private static let photoWords = """
        صورة|الصورة|صور|تصوير|المصور|photo|photos|photograph|photographer|image|images|picture|getty|getty images|afp photo|ap photo|\
        fotoğraf|foto|görsel|عکس|تصویر|عکاس|وێنە|wêne
        """
}

/// Short texts by which sites label what is not the article, in the languages this daemon follows and some more.
/// Compared folded: letters and digits only, in lower case, Arabic letter forms unified.
struct JunkLabels: Sendable {
    static let shared = JunkLabels()

    /// The label heads a box: related articles, follow us, sign up.
    private var boxes: Set<[UInt8]> = []
    /// The same, as the beginning of a line that goes on: «اقرأ أيضاً: …».
    private var prefixes: [[UInt8]] = []
    /// A line of its own that says nothing: advertisement, share.
    private var lines: Set<[UInt8]> = []

    private init() {
        for label in Self.boxLabels.split(separator: "|") { boxes.insert(Self.fold(label.utf8)) }
        for label in Self.prefixLabels.split(separator: "|") { prefixes.append(Self.fold(label.utf8)) }
        for label in Self.lineLabels.split(separator: "|") { lines.insert(Self.fold(label.utf8)) }
    }

    func isBox(_ folded: [UInt8]) -> Bool { boxes.contains(folded) }
    func isLine(_ folded: [UInt8]) -> Bool { lines.contains(folded) }
    /// Several such lines run together, as spans side by side do: `Advertisement` `Story continues below advertisement`.
    func isLines(_ folded: [UInt8]) -> Bool {
        var ends = [Bool](repeating: false, count: folded.count + 1)
        ends[0] = true
        for start in folded.indices where ends[start] {
            for end in start + 1..<min(start + 60, folded.count) + 1 where lines.contains(Array(folded[start..<end])) {
                ends[end] = true
            }
        }
        return !folded.isEmpty && ends[folded.count]
    }
    /// A hand or an arrow, which point to another page.
    func isPointer(_ line: ArraySlice<UInt8>) -> Bool { Self.pointers.contains { line.starts(with: $0.utf8) } }
    /// A label before a colon, or one long enough to need none.
    func isPrefix(_ line: ArraySlice<UInt8>) -> Bool {
        if isPointer(line) { return true }
        if let colon = line.firstIndex(of: 0x3A), colon - line.startIndex < 60 {
            let label = Self.fold(line[..<colon])
            if boxes.contains(label) || prefixes.contains(label) { return true }
        }
        let folded = Self.fold(line)
        return prefixes.contains { $0.count > 9 && folded.starts(with: $0) }
    }

    /// Letters and digits only: ASCII in lower case, hamza forms as bare alef, teh marbuta as heh, alef maksura and Persian
    /// yeh as yeh, Persian kaf as kaf, tashkeel and tatweel gone.
    static func fold(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable(folded) ?? Array(bytes).withUnsafeBufferPointer(folded)
    }

    /// What an ASCII byte is folded to, 0 for nothing.
    private static let ascii: [UInt8] = (0..<128).map { (byte: UInt8) in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? Ascii.lower(byte) : 0
    }

    /// Nothing grows by folding: the room of the input is enough.
    private static func folded(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // Room for nothing would be the empty array that all threads share, and its count would be written.
        if input.isEmpty { return [] }
        let ascii = Self.ascii
        return Array(unsafeUninitializedCapacity: input.count) { out, count in
            var at = 0
            while at < input.count {
                let byte = input[at]
                if byte < 0x80 {
                    let kept = ascii[Int(byte)]
                    if kept != 0 {
                        out[count] = kept
                        count += 1
                    }
                    at += 1
                    continue
                }
                let next = at + 1 < input.count ? input[at + 1] : 0
                var pair: (UInt8, UInt8)?
                switch (byte, next) {
                case (0xD8, 0xA3), (0xD8, 0xA5), (0xD8, 0xA2), (0xD9, 0xB1): pair = (0xD8, 0xA7)
                case (0xD8, 0xA9): pair = (0xD9, 0x87)
                case (0xD9, 0x89), (0xDB, 0x8C): pair = (0xD9, 0x8A)
                case (0xDA, 0xA9): pair = (0xD9, 0x83)
                case (0xD9, 0x8B...0x9F), (0xD9, 0x80), (0xD9, 0xB0), (0xD8, 0x8C), (0xD8, 0x9B), (0xD8, 0x9F),
                    (0xDB, 0x94):
                    break
                case (0xC2, _): break
                case (0xE2, 0x80...0xAF):
                    at += 3
                    continue
                case (0xC3, 0x80...0x9E) where next != 0x97: pair = (0xC3, next + 0x20)
                case (0xC4, 0xB0):
                    out[count] = 0x69
                    count += 1
                case (0xC4...0xDF, _) where at + 1 < input.count: pair = (byte, next)
                default:
                    out[count] = byte
                    count += 1
                    at += 1
                    continue
                }
                if let pair {
                    out[count] = pair.0
                    out[count + 1] = pair.1
                    count += 2
                }
                at += 2
            }
        }
    }

    /// The same with a space between words, for tables that are compared word by word.
    static func foldWords(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        let isBreak = { (byte: UInt8) in
            byte < 0x80 && byte &- 0x30 >= 10 && (byte | 0x20) &- 0x61 >= 26 && byte != 0x27
        }
        for piece in text.utf8.split(whereSeparator: isBreak) {
            let word = fold(piece)
            if word.isEmpty { continue }
            if !out.isEmpty { out.append(0x20) }
            out += word
        }
        return out
    }

    private static let boxLabels = """
        إقرأ أيضاً|اقرأ أيضا|اقرأ ايضا|شاهد أيضاً|طالع أيضا|مواضيع ساخنة|أخبار ذات صلة|اخبار متعلقة|مواضيع متعلقة|\
        مواضيع ذات صلة|مواضيع قد تهمك|مواضيع قد تهمكم|مقالات ذات صلة|موضوعات متعلقة|موضوعات ذات صلة|مواد ذات صلة|اقرأ المزيد|إقراء المزيد|تابعونا|تابعنا|\
        شارك|شارك الخبر|شارك المقال|شاركها|ذات صلة|قد يعجبك أيضا|قد يهمك|قد يهمك أيضا|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|\
        أخبار متعلقة|المزيد من|المزيد|روابط ذات صلة|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الدالة|الوسوم|وسوم|التعليقات|\
        أضف تعليق|اترك تعليقا|ضع تعليقك|التعليق|تعليقات|اشترك في النشرة|النشرة البريدية|من نفس القسم|لمتابعة|مختارات|\
        مقالات مشابهة|أخبار مشابهة|مواضيع قد تهمك|قد يهمك أيضا|شارك هذا الموضوع|شارك برأيك|شاركنا رأيك|مقالات أخرى|المقال السابق|المقال التالي|\
        مواضيع مشابهة|أخبار أخرى|اقرأ في الموضوع|الأكثر تعليقا|الأكثر تداولا|أحدث الأخبار|اخترنا لك|نرشح لك|كتب ذات صلة|فيديو قد يعجبك|\
        İlgili haberler|İlgili Haber|Bunlar da ilginizi çekebilir|Sizin için seçtiklerimiz|Bunlara da bakın|Diğer haberler|\
        En çok okunanlar|Çok okunanlar|Etiketler|Yorumlar|Yorum yaz|İlginizi çekebilir|Haberin devamı|Son dakika haberleri|\
        Bizi takip edin|Benzer haberler|Önerilen haberler|\
        بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پیشنهاد ما|نظرات|نظر شما|برچسب ها|برچسب‌ها|ارسال نظر|بیشتر بدانید|\
        پربازدیدترین ها|پربیننده ترین|آخرین اخبار|همچنین بخوانید|کلیدواژه‌ها|مطالب پیشنهادی|\
        هەواڵی پەیوەندیدار|بابەتی پەیوەندیدار|زیاتر بخوێنەرەوە|بابەتە پەیوەندیدارەکان|Nûçeyên têkildar|Zêdetir bixwîne|\
        هەواڵی زیاتر|بابەتی زیاتر|هەواڵە پەیوەندیدارەکان|زۆرترین خوێندراوە|هاوبەشی بکە|لێدوانەکان|کۆمێنتەکان|دوایین هەواڵەکان|\
        Bêtir bixwîne|Bêtir bixwînin|Nûçeyên din|Nûçeyên dawî|Herî zêde hatin xwendin|Parve bike|Şîrove|Me bişopînin|Etîket|\
        مطالب مشابه|مطالب بیشتر|تازه‌ترین اخبار|اشتراک گذاری|اشتراک‌گذاری|دیدگاه‌ها|دیدگاه شما|خبرهای مشابه|\
        Bu haberi paylaş|Popüler haberler|Bunları da okuyun|Benzer içerikler|İlgili içerikler|İlgili konular|Öne çıkanlar|\
        Read more|Read also|Also read|Read next|Related|Related articles|Related stories|Related news|Related posts|\
        Related content|Related topics|Related links|Related coverage|Recommended|Recommended reading|Recommended for you|\
        You may also like|You might also like|You may also be interested in|More on this story|More stories|More from|\
        Most read|Most popular|Trending|Trending now|Popular posts|Recent posts|Latest news|Latest stories|Latest posts|Follow us|Follow us on|\
        Sign up|Sign up for our newsletter|Subscribe|Subscribe to our newsletter|Newsletter|Share|Share this|Share this article|\
        Share this post|Comments|Leave a comment|Leave a reply|Leave a Reply Cancel reply|Post a comment|Add a comment|Tags|Topics|Categories|Filed under|\
        See also|Don't miss|Editor's picks|Up next|What to read next|Further reading|About the author|About the authors|About author|\
        Join the conversation|Get the latest|Stay connected|Explore more|Keep reading|Similar posts|Previous post|Next post|\
        Post navigation|Table of contents|On this page|In this article|Contents|Jump to|Suggested reading|\
        Mehr zum Thema|Lesen Sie auch|Auch interessant|Das könnte Sie auch interessieren|Das könnte dich auch interessieren|\
        Weitere Informationen|Weitere Artikel|Weitere Themen|Ähnliche Artikel|Ähnliche Beiträge|Ähnliche|Verwandte Artikel|Kommentare|\
        Themen|Schlagwörter|Schlagworte|Mehr Artikel|Meistgelesen|Teilen|Artikel teilen|Inhaltsverzeichnis|Über den Autor|\
        Empfohlener redaktioneller Inhalt|Inhalt|Newsletter abonnieren|Passend zum Thema|Zum Thema|Beitrags-Navigation|Schreibe einen Kommentar|\
        À lire aussi|A lire aussi|Lire aussi|Sur le même sujet|Articles liés|Articles similaires|Commentaires|Partager|Sommaire|\
        Lee también|Leer también|Te puede interesar|Noticias relacionadas|Artículos relacionados|Comentarios|Compartir|Más noticias|\
        Leggi anche|Articoli correlati|Potrebbe interessarti|Commenti|Condividi|Leia também|Leia mais|Veja também|Notícias relacionadas|\
        Lees ook|Gerelateerd|Les også|Läs mer|Läs också|Læs også|Les mer|Lue myös|Lue lisää|Czytaj więcej|Czytaj także|Zobacz także|Przeczytaj także|\
        Читайте также|По теме|Читать далее|Читайте також|関連記事|あわせて読みたい|関連ニュース|관련기사|相关阅读|相关新闻|相關新聞
        """

    private static let pointers = ["👉", "👈", "➡", "⬅", "▶", "►", "🔗", ">>", "»"]

    private static let prefixLabels = """
        إقرأ أيضا|شاهد أيضا|طالع أيضا|اقرأ المزيد|بیشتر بخوانید|همچنین بخوانید|Also read:|Read also:|Read more:|\
        READ MORE|SEE ALSO:|RELATED:|Lesen Sie auch|Lies auch|À lire aussi|Lire aussi|Lee también|Leggi anche|Leia também|Czytaj także|\
        Читайте также|Les også|Läs också|Lees ook|MORE:|WATCH:|Mehr zum Thema|Lesen Sie hier|اضغط هنا|للمزيد|\
        لمشاهدة|اقرأ التفاصيل|لقراءة المزيد|شاهدوا أيضا|Bunu da okuyun|Ayrıca okuyun|Haberin detayları için|بخوانید:|\
        ببینید:|بخوێنەرەوە:|هەروەها بخوێنەرەوە|Her wiha bixwîne|Lire également|Lea también|Ver también|Veja também
        """

    private static let lineLabels = """
        إعلان|اعلان|إعلانات|الإعلان|Reklam|REKLAM|Advertisement|Advertisements|Advertising|Ad|Sponsored|Sponsored content|Article content|\
        Article continues below|Article continues after ad|Story continues below advertisement|Continue reading|Story continues|Advertisement - scroll to continue|\
        Scroll to continue with content|ADVERTISEMENT|Remove ads|Anzeige|Werbung|Annons|Annonse|Annonce|Publicidad|Pubblicità|Publicité|Publicidade|\
        Reclame|Advertentie|Mainos|Реклама|تبلیغات|آگهی|Print|Email|Facebook|Twitter|WhatsApp|Telegram|Copy link|Link copied|Listen|\
        Listen to this article|Watch|Loading|Loading...|Click to share|Back to top|Skip to content|Enlarge image|View comments|\
        View gallery|Open image in gallery|Play|Close|\
        Email this article|Print this article|0 Comments|No Comments|\
        Recommended Videos|Tweet|Pin|Pin it|Save|Report|Min. Read|طباعة|ارسال|نسخ الرابط|مشاركة|مشاركه|انسخ الرابط|استمع|حجم الخط|المصدر|\
        تخطى مواضيع قد تهمك وواصل القراءة|مواضيع قد تهمك نهاية|تخطى البودكاست وواصل القراءة|البودكاست نهاية|\
        تخطى الأكثر قراءة وواصل القراءة|الأكثر قراءة نهاية|تخطى يستحق الانتباه وواصل القراءة|يستحق الانتباه نهاية|\
        از پربیننده ترین ها رد شوید و به خواندن ادامه دهید|پایان پربیننده ترین ها|Haberin sonu|Son Podcast|\
        انتهای پیام|Paylaş|Yazdır|Abone ol|Takip et|Haberi paylaş|Zurück|Weiter|Drucken|Merken|Vorlesen|Anhören
        """
}

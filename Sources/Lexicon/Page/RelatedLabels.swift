/// Labels of other articles.
extension Lexicon {
    /// Before one headline, mostly with a colon: «اقرأ أيضاً: HEADLINE».
    package static let readMore = WordList(
        """
        ar:  اقرأ أيضا | إقرأ أيضا | إقرأ أيضاً | اقرأ ايضا | إقرا ايضا | إقراء أيضا | اقرأ كذلك | اقرأ المزيد | إقراء المزيد
        ar:  شاهد أيضا | شاهد أيضاً | شاهد المزيد | طالع أيضا | تابع أيضا | للمزيد | للمزيد اقرأ | لمزيد من التفاصيل
        ar:  قد يهمك | قد يهمك أيضا | قد يعجبك | قد يعجبك أيضا | موضوع ذو صلة | خبر ذو صلة | مقال ذو صلة
        en:  read more | read also | also read | see also | read next | related | more on this | don't miss
        en:  you may also like
        tr:  ayrıca okuyun | bunu da okuyun | ilgili haber | bakınız
        fa:  بیشتر بخوانید | همچنین بخوانید | بیشتر ببینید
        ckb: زیاتر بخوێنەرەوە | هەروەها بخوێنەرەوە
        kmr: zêdetir bixwîne | her wiha bixwîne
        """)

    /// Head a list or cards.
    package static let related = WordList(
        """
        ar:  أخبار ذات صلة | مقالات ذات صلة | مواضيع ذات صلة | موضوعات ذات صلة | مواد ذات صلة | ذات صلة | روابط ذات صلة
        ar:  كتب ذات صلة | أخبار متعلقة | اخبار متعلقة | مواضيع متعلقة | موضوعات متعلقة | مقالات مشابهة | أخبار مشابهة
        ar:  مواضيع مشابهة | مقالات أخرى | أخبار أخرى | الأكثر قراءة | الأكثر مشاهدة | الأكثر تعليقا | الأكثر تداولا
        ar:  آخر الأخبار | أحدث الأخبار | أحدث المقالات | المزيد من الأخبار | من نفس القسم | اخترنا لك | نرشح لك
        ar:  أخبار قد تهمك | أخبار قد تهمكم | مقالات قد تهمك | مقالات قد تعجبك | أخبار قد تعجبك
        ar:  مواضيع قد تهمك | مواضيع قد تهمكم | مواضيع ساخنة | فيديو قد يعجبك | اقرأ في الموضوع
        en:  related articles | related stories | related news | related posts | related content | related topics
        en:  related links | related coverage | more stories | more from | more on this story | more news | recommended
        en:  recommended for you | you might also like
        en:  you may also be interested in | most read | most popular | trending | trending now | popular posts
        en:  recent posts | latest news | latest stories | latest posts | similar posts | editor's picks | up next
        en:  what to read next | explore more | keep reading
        tr:  ilgili haberler | ilgili içerikler | ilgili konular | benzer haberler | benzer içerikler | diğer haberler
        tr:  en çok okunanlar | çok okunanlar | son haberler | son dakika haberleri | önerilen haberler
        tr:  popüler haberler | bunları da okuyun | bunlara da bakın | bunlar da ilginizi çekebilir
        tr:  ilginizi çekebilir | öne çıkanlar
        tr:  sizin için seçtiklerimiz
        fa:  مطالب مرتبط | اخبار مرتبط | خبرهای مرتبط | مطالب مشابه | مطالب بیشتر | خبرهای مشابه | پربازدیدترین ها
        fa:  پربیننده ترین | آخرین اخبار | تازه‌ترین اخبار | مطالب پیشنهادی | پیشنهاد ما | بیشتر بدانید
        ckb: هەواڵی پەیوەندیدار | بابەتی پەیوەندیدار | بابەتە پەیوەندیدارەکان | هەواڵە پەیوەندیدارەکان | هەواڵی زیاتر
        ckb: بابەتی زیاتر | زۆرترین خوێندراوە | دوایین هەواڵەکان
        kmr: nûçeyên têkildar | bêtir bixwîne | bêtir bixwînin | nûçeyên din | nûçeyên dawî | herî zêde hatin xwendin
        de:  Mehr zum Thema | Lesen Sie auch | Auch interessant | Das könnte Sie auch interessieren
        de:  Das könnte dich auch interessieren | Weitere Artikel | Weitere Themen
        de:  Ähnliche Artikel | Ähnliche Beiträge | Ähnliche | Verwandte Artikel | Mehr Artikel | Meistgelesen
        de:  Passend zum Thema | Zum Thema | Empfohlener redaktioneller Inhalt
        fr:  À lire aussi | A lire aussi | Lire aussi | Sur le même sujet | Articles liés | Articles similaires
        es:  Lee también | Leer también | Te puede interesar | Noticias relacionadas | Artículos relacionados | Más noticias
        it:  Leggi anche | Articoli correlati | Potrebbe interessarti
        pt:  Leia também | Leia mais | Veja também | Notícias relacionadas
        nl:  Lees ook | Gerelateerd
        no:  Les også | Les mer
        sv:  Läs mer | Läs också
        da:  Læs også
        fi:  Lue myös | Lue lisää
        pl:  Czytaj więcej | Czytaj także | Zobacz także | Przeczytaj także
        ru:  Читайте также | По теме | Читать далее
        uk:  Читайте також
        ja:  関連記事 | あわせて読みたい | 関連ニュース
        ko:  관련기사
        zh:  相关阅读 | 相关新闻 | 相關新聞
        """)

    /// The same on pages only: in a text that an operator supplies, such a line may as well head a part.
    package static let relatedBoxes = WordList(
        """
        ar:  المزيد من | المزيد | لمتابعة | مختارات | المقال السابق | المقال التالي
        en:  previous post | next post | post navigation | further reading | recommended reading | suggested reading
        tr:  haberin devamı
        de:  Beitrags-Navigation | Weitere Informationen
        """)

    /// Begin a line that goes on with a headline, without a colon too where they are long. So not all of `readMore` may
    /// stand here: «قد يهمك» begins many a sentence.
    package static let pointingLabels = WordList(
        """
        ar:  إقرأ أيضا | شاهد أيضا | شاهدوا أيضا | طالع أيضا | اقرأ المزيد | لقراءة المزيد | اقرأ التفاصيل | اضغط هنا | للمزيد
        ar:  لمشاهدة
        en:  also read | read also | read more | see also | related | more | watch
        tr:  bunu da okuyun | ayrıca okuyun | haberin detayları için
        fa:  بیشتر بخوانید | همچنین بخوانید | بخوانید | ببینید
        ckb: بخوێنەرەوە | هەروەها بخوێنەرەوە
        kmr: her wiha bixwîne
        de:  Lesen Sie auch | Lies auch | Lesen Sie hier | Mehr zum Thema
        fr:  À lire aussi | Lire aussi | Lire également
        es:  Lee también | Lea también | Ver también
        it:  Leggi anche
        pt:  Leia também | Veja também
        pl:  Czytaj także
        ru:  Читайте также
        no:  Les også
        sv:  Läs också
        nl:  Lees ook
        """)

    /// «اكتشاف المزيد من SITE».
    package static let discoverMore = WordList(
        """
        ar:  اكتشاف المزيد من
        en:  discover more from
        es:  descubre más desde
        fa:  بیشتر بدانید از
        """)
}

/// Lines above and within an article that are not its title.
extension Lexicon {
    /// Kinds of piece that stand above a headline.
    package static let kickers = WordList(
        """
        ar:  تقرير | تقارير | خبر | أخبار | تحليل | تحليلات | رأي | آراء | مقال | مقالات | مقال رأي | حوار | حوارات | تحقيق
        ar:  تحقيقات | ترجمات | ترجمة | خاص | عاجل | ملف | للمشتركين
        en:  news | opinion | analysis | feature | features | interview | exclusive | report | reports | explainer
        en:  editorial | breaking | breaking news | subscribers only
        tr:  haber | haberler | analiz | görüş | röportaj | son dakika
        fa:  خبر فوری | یادداشت | گزارش | مصاحبه | تحلیل
        ckb: هەواڵ | ڕاپۆرت | شیکاری | چاوپێکەوتن
        kmr: nûçe | rapor | analîz | hevpeyvîn
        fr:  abonné | abonnés | réservé aux abonnés | tribune | éditorial | reportage | entretien
        """)

    /// Begin the number of a part of a book: «الفصل الرابع», `Chapter 4`.
    package static let chapterWords = WordList(
        """
        ar:  الفصل | الباب | الجزء | القسم
        en:  chapter | part | book
        tr:  bölüm | kısım
        fa:  فصل | باب | بخش
        ckb: بەشی | بەش
        kmr: beş | beşa
        de:  kapitel | teil
        fr:  chapitre | partie
        es:  capítulo
        it:  capitolo
        ru:  глава
        """)

    /// Subjects by which papers part their pages.
    package static let sectionWords = WordList(
        """
        ar:  ثقافة | فنون | فن | أدب | اقتصاد | سياسة | رياضة | مجتمع | علوم | صحة | تكنولوجيا | منوعات | محليات | دوليات | عربي | عالم
        ar:  العالم | بيئة | تعليم | حوادث | قضايا | أعمال | مال | سفر | محلي | دولي
        en:  culture | arts | art | politics | economy | business | sports | sport | society | science | health | technology | world
        en:  books | travel | education | local | environment
        tr:  kültür | sanat | siyaset | ekonomi | spor | toplum | bilim | sağlık | teknoloji | dünya | yaşam | eğitim | gündem
        fa:  فرهنگ | هنر | ادبیات | اقتصاد | سیاست | ورزش | جامعه | علم | سلامت | جهان | فناوری
        ckb: کەلتوور | هونەر | سیاسەت | ئابووری | وەرزش | کۆمەڵگە | زانست | تەندروستی | جیهان
        kmr: çand | huner | siyaset | aborî | werzîş | civak | zanist | tenduristî | cîhan
        de:  kultur | politik | wirtschaft | sport | gesellschaft | wissen
        fr:  culture | arts | politique | économie | sport | sports | société | sciences | santé | monde
        es:  cultura | política | economía | deportes | sociedad
        it:  cultura | politica | economia | sport | società
        ru:  культура | политика | экономика | спорт | общество
        """)

    /// What papers call the place of one writer.
    package static let columnWords = WordList(
        """
        ar:  زاوية | عمود | ركن
        en:  column | corner
        tr:  köşe | köşesi
        fa:  ستون
        ckb: گۆشەی | ستوونی
        """)

    /// Beside the number of a paper's or a journal's issue.
    package static let issueWords = WordList(
        """
        ar:  العدد | عدد | المجلد
        en:  no. | no | nr. | issue | vol. | volume
        tr:  sayı | sayısı | cilt
        fa:  شماره | شمارهٔ | دوره
        ckb: ژمارە | ژمارەی
        kmr: hejmar
        de:  nr. | ausgabe | heft | jahrgang
        fr:  n° | numéro | tome
        es:  número | núm.
        it:  numero
        ru:  выпуск | №
        """)

    /// What stands alone above the headline of what an office sends to papers.
    package static let releaseLines = WordList(
        """
        ar:  بيان صحفي | بيان صحافي | بلاغ صحفي | للنشر الفوري | للنشر فورا
        en:  press release | news release | media release | for immediate release | press statement
        tr:  basın bülteni | basın açıklaması | basına ve kamuoyuna | kamuoyuna duyuru
        fa:  بیانیه مطبوعاتی | اطلاعیه مطبوعاتی
        ckb: ڕاگەیەندراوی ڕۆژنامەوانی
        kmr: daxuyaniya çapemeniyê
        de:  pressemitteilung | presseinformation | zur sofortigen veröffentlichung
        fr:  communiqué de presse | pour diffusion immédiate
        es:  comunicado de prensa | nota de prensa
        it:  comunicato stampa
        ru:  пресс-релиз
        """)

    /// Headings of an article's parts.
    package static let partHeadings = WordList(
        """
        ar:  مقدمة | المقدمة | تمهيد | خاتمة | الخاتمة | ملخص | ملخص تنفيذي | الملخص | المحتويات | جدول المحتويات | نقاط رئيسية
        ar:  أبرز النقاط | النقاط الرئيسية
        en:  introduction | summary | quick summary | executive summary | abstract | key points | key takeaways
        en:  highlights | contents | table of contents | overview | background | conclusion | what to expect
        en:  what you need to know
        tr:  giriş | özet | sonuç | içindekiler
        fa:  مقدمه | خلاصه | چکیده | نتیجه گیری | فهرست
        ckb: پێشەکی | ئەنجام | ناوەڕۆک
        kmr: pêşgotin | encam | naverok
        """)

    /// Head a box about the page itself: what it holds, who wrote it.
    package static let pageBoxes = WordList(
        """
        en:  about the author | about the authors | about author
        en:  table of contents | on this page | in this article | contents | jump to
        tr:  içindekiler
        fa:  درباره نویسنده
        ckb: دەربارەی نووسەر
        kmr: derbarê nivîskar de
        de:  inhaltsverzeichnis | inhalt | über den autor
        fr:  sommaire
        """)
}

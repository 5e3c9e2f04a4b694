/// Lines above and within an article that are not its title.
extension Lexicon {
    /// Kinds of piece that stand above a headline.
    package static let kickers = WordList(
        """
        ar:  تقرير | تقارير | خبر | أخبار | تحليل | تحليلات | رأي | آراء | مقال | مقالات | مقال رأي | حوار | حوارات | تحقيق
        ar:  تحقيقات | ترجمات | ترجمة | خاص | عاجل | ملف
        en:  news | opinion | analysis | feature | features | interview | exclusive | report | reports | explainer
        en:  editorial | breaking | breaking news
        tr:  haber | haberler | analiz | görüş | röportaj | son dakika
        fa:  خبر فوری | یادداشت | گزارش | مصاحبه | تحلیل
        ckb: هەواڵ | ڕاپۆرت | شیکاری | چاوپێکەوتن
        kmr: nûçe | rapor | analîz | hevpeyvîn
        """)

    /// What stands alone above the headline of what an office sends to papers.
    package static let releaseLines = WordList(
        """
        ar:  بيان صحفي | بيان صحافي | بلاغ صحفي | للنشر الفوري | للنشر فورا
        en:  press release | news release | media release | for immediate release | press statement
        tr:  basın bülteni | basın açıklaması
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

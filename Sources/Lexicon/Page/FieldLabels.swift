/// Words by which people label what a text states of itself, before a colon.
extension Lexicon {
    package static let titleLabels = WordList(
        """
        ar:  العنوان | عنوان | عنوان المقال | عنوان الخبر
        en:  title | headline
        tr:  başlık
        fa:  تیتر | عنوان خبر
        ckb: سەردێڕ
        kmr: sernav
        de:  titel | überschrift
        fr:  titre
        es:  título
        ru:  заголовок
        any: HD
        """)

    package static let sectionLabels = WordList(
        """
        ar:  القسم | التصنيف | الفئة
        en:  section | category | categories
        tr:  kategori | bölüm
        fa:  دسته | دسته بندی | بخش | سرویس
        ckb: بەش
        kmr: beş | kategorî
        """)

    package static let keywordLabels = WordList(
        """
        ar:  الوسوم | وسوم | كلمات مفتاحية | الكلمات المفتاحية | كلمات دلالية | الكلمات الدلالية | الكلمات الدالة
        en:  tags | keywords
        tr:  etiketler | anahtar kelimeler
        fa:  برچسب ها | برچسب‌ها | کلیدواژه ها | کلیدواژه‌ها | کلمات کلیدی
        ckb: تاگەکان | وشە سەرەکییەکان
        kmr: etîket | etîketên
        """)

    /// Head a box of topics on pages.
    package static let topicBoxes = WordList(
        """
        en:  topics | categories | filed under
        de:  themen | schlagwörter | schlagworte
        """)

    package static let siteLabels = WordList(
        """
        ar:  الموقع | اسم الموقع | موقع | الصحيفة | صحيفة | الجريدة | المجلة | الناشر
        en:  site | site name | website | publication | publisher | newspaper | magazine
        tr:  site adı | gazete
        fa:  وبسایت | روزنامه
        ckb: ماڵپەڕ
        kmr: malper
        """)

    package static let summaryLabels = WordList(
        """
        ar:  الملخص | ملخص | خلاصة | الوصف
        en:  summary | description | abstract
        tr:  özet
        fa:  خلاصه | چکیده
        ckb: کورتە | پوختە
        kmr: kurte
        """)

    /// The text's own address.
    package static let addressLabels = WordList(
        """
        ar:  الرابط | رابط | رابط المقال | رابط المقالة | رابط الخبر | رابط المادة | رابط التقرير | رابط الموضوع | رابط الصفحة
        ar:  رابط المقال الأصلي | الرابط الأصلي | الرابط المختصر | رابط مختصر
        en:  url | link | permalink | article url | article link | link to article | link to the article | original url
        en:  original link | original article | canonical | canonical url | page url | web address
        tr:  haber linki | haberin linki | makale linki | haber adresi
        fa:  لینک خبر | لینک مطلب | لینک کوتاه | لینک مقاله | نشانی خبر
        ckb: بەستەر | بەستەری هەواڵ
        kmr: girêdan | lînk
        """)

    /// Whence a copy was taken: the whole line. `creditLabels` has them with the marks that a byline needs.
    package static let sourceLabels = WordList(
        """
        ar:  المصدر | مصدر | نقلا عن
        en:  source | via
        tr:  kaynak
        fa:  منبع
        ckb: سەرچاوە
        kmr: çavkanî
        """)

    /// Besides a site's name in the alt text of its logo.
    package static let logos = WordList(
        """
        ar:  شعار | لوغو | لوجو
        en:  logo
        tr:  Logosu
        fa:  لوگو
        ckb: لۆگۆ
        kmr: logoya
        """)

    /// The first entry of a site's menu.
    package static let home = WordList(
        """
        ar:  الرئيسية | الصفحة الرئيسية
        en:  home | homepage
        tr:  ana sayfa | anasayfa
        fa:  صفحه اصلی | خانه
        ckb: سەرەکی
        kmr: rûpela sereke | destpêk
        de:  startseite
        fr:  accueil
        es:  inicio
        ru:  главная
        """)
}

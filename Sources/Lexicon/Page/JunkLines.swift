/// Lines of their own that say nothing: advertisements, buttons, marks for readers who listen.
extension Lexicon {
    package static let advertisements = WordList(
        """
        ar:  إعلان | اعلان | إعلانات | الإعلان | مساحة إعلانية | إعلان ممول | إعلان مدفوع
        en:  advertisement | advertisements | advertising | ad | sponsored | sponsored content | remove ads
        en:  article continues after ad | story continues below advertisement | advertisement - scroll to continue
        tr:  reklam
        fa:  تبلیغات | آگهی
        ckb: ڕیکلام | ریکلام
        kmr: reklam | rîklam
        de:  anzeige | werbung
        sv:  annons
        no:  annonse
        da:  annonce
        es:  publicidad
        it:  pubblicità
        fr:  publicité
        pt:  publicidade
        nl:  reclame | advertentie
        fi:  mainos
        ru:  Реклама
        """)

    /// What readers give and a box counts.
    package static let tallies = WordList(
        """
        ar:  تقييم | تقييما | تقييمًا | تقييمات | صوت | صوتا | أصوات
        en:  vote | votes | rating | ratings | review | reviews
        tr:  oy | değerlendirme | yorum
        fa:  رای | رأی | امتیاز
        ckb: دەنگ
        kmr: deng
        de:  stimmen | bewertung | bewertungen
        fr:  avis | votes
        es:  votos
        """)

    /// How often a page was read, before or behind a number.
    package static let countLabels = WordList(
        """
        ar:  عدد القراءات | عدد مرات القراءة | عدد المشاهدات | القراءات | المشاهدات | قراءات | مشاهدات | قراءة | مشاهدة
        en:  views | reads | page views | hits
        tr:  okunma | okunma sayısı | görüntülenme
        fa:  بازدید | تعداد بازدید
        ckb: خوێندراوەتەوە | بینراوە
        kmr: hat xwendin | dîtin
        """)

    package static let buttons = WordList(
        """
        ar:  طباعة | ارسال | نسخ الرابط | مشاركة | مشاركه | انسخ الرابط | استمع | حجم الخط | المصدر | تحديث تلقائي
        ar:  تخطى مواضيع قد تهمك وواصل القراءة | مواضيع قد تهمك نهاية | تخطى البودكاست وواصل القراءة | البودكاست نهاية
        ar:  تخطى الأكثر قراءة وواصل القراءة | الأكثر قراءة نهاية | تخطى يستحق الانتباه وواصل القراءة
        ar:  يستحق الانتباه نهاية
        en:  article content | article continues below | continue reading | story continues
        en:  scroll to continue with content | print | email | copy link | link copied | listen | listen to this article
        en:  watch | loading | loading... | click to share | back to top | skip to content | enlarge image | view comments
        en:  view gallery | open image in gallery | play | close | email this article | print this article | 0 comments
        en:  no comments | recommended videos | tweet | pin | pin it | save | report | min. read
        tr:  haberin sonu | son podcast | paylaş | yazdır | abone ol | takip et | haberi paylaş
        fa:  از پربیننده ترین ها رد شوید و به خواندن ادامه دهید | پایان پربیننده ترین ها | انتهای پیام
        ckb: چاپکردن | گوێ بگرە
        kmr: çap bike | guhdarî bike
        de:  zurück | weiter | drucken | merken | vorlesen | anhören
        any: facebook | twitter | whatsapp | telegram
        """)

    /// Hands and arrows that point to another page.
    package static let pointers = WordList(
        """
        any: 👉 | 👈 | ➡ | ⬅ | ▶ | ► | 🔗 | >> | »
        """)
}

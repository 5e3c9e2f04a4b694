/// Bars for sharing and following.
extension Lexicon {
    package static let share = WordList(
        """
        ar:  شارك الخبر | شارك المقال | شارك المقالة | شارك الموضوع | شارك | شاركها | شارك هذا الموضوع | شارك على | مشاركة
        ar:  المشاركة | مشاركة المقال | مشاركة الخبر | انشر
        en:  share | share this | share this article | share this story | share this post | share on | share via
        tr:  paylaş | haberi paylaş | bunu paylaş | bu haberi paylaş
        fa:  اشتراک گذاری | اشتراک‌گذاری | به اشتراک بگذارید
        ckb: هاوبەشکردن | هاوبەشی بکە | بڵاوکردنەوە
        kmr: parve bike
        de:  teilen | artikel teilen
        fr:  partager
        es:  compartir
        it:  condividi
        """)

    package static let follow = WordList(
        """
        ar:  تابعونا | تابعنا
        en:  follow us | follow us on | stay connected | join the conversation
        tr:  bizi takip edin
        fa:  ما را دنبال کنید
        ckb: فۆڵۆمان بکە
        kmr: me bişopînin
        """)

    package static let newsletterBoxes = WordList(
        """
        ar:  اشترك في النشرة | النشرة البريدية
        en:  sign up | sign up for our newsletter | subscribe | subscribe to our newsletter | newsletter | get the latest
        tr:  bültene abone olun
        fa:  عضویت در خبرنامه
        de:  newsletter abonnieren
        """)

    /// An invitation to subscribe, as a line begins.
    package static let subscribeOpenings = WordList(
        """
        ar:  اشترك للحصول | اشترك الآن | اشترك في
        en:  subscribe to get | subscribe now | subscribe to | sign up for | sign up to
        tr:  abone olun | bültenimize abone
        fa:  مشترک شوید | عضویت در خبرنامه
        kmr: bibin abone
        """)

    /// What share bars are made of, besides words for sharing.
    package static let networks = WordList(
        """
        ar:  فيسبوك | فايسبوك | تويتر | إكس | اكس | لينكدإن | لينكد إن | واتساب | واتس اب | تيليجرام | تلغرام | تليغرام | ماسنجر
        ar:  بينتيريست | إيميل | البريد الإلكتروني | بريد | طباعة | نسخ | نسخ الرابط | رابط مختصر | انستغرام | يوتيوب
        en:  email | e-mail | print | copy | copy link | link | copied | mail
        tr:  yazdır | e-posta | kopyala | bağlantıyı kopyala
        fa:  فیسبوک | توییتر | واتساپ | تلگرام | ایمیل | چاپ | کپی لینک
        ckb: فەیسبووک | تویتەر | تێلێگرام | واتسئاپ | ئیمەیڵ | کۆپی
        kmr: e-peyam
        any: facebook | twitter | x | linkedin | linked in | whatsapp | telegram | messenger | pinterest | reddit | tumblr
        any: viber | instagram | youtube | threads | bluesky | mastodon | flipboard | pocket | tiktok | line | skype | vk
        """)
}

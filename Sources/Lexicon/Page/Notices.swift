/// What sites say of themselves inside an article's box, by the phrases that only such notices hold together. Of words that
/// must stand together the rarest comes first: it decides whether the others are looked for.
extension Lexicon {
    /// The article goes on for those who pay: what is offered them follows.
    package static let paywallNotices = WordList(
        """
        ar:  لمواصلة القراءة & اشترك | لمتابعة القراءة & اشترك | متاح للمشتركين & اشترك | لإكمال القراءة & اشترك
        en:  already a subscriber | already have an account & log in | already have an account & sign in
        en:  to continue reading & subscri | to keep reading & subscri | unlock this article
        en:  rest of this story & subscri | rest of this article & subscri | exclusive to & subscribers
        en:  paid subscriber & unlock
        tr:  haberin devamı & abone ol | yazının devamı & abone ol | okumak için abone ol | okumaya devam & abone ol
        fa:  برای ادامه & مشترک شوید | ادامه مطلب & اشتراک تهیه | برای خواندن & مشترک شوید
        ckb: بۆ خوێندنەوەی & ببە بە بەشدار | بەشداربە & خوێندنەوە
        kmr: ji bo xwendinê & bibin abone | ji bo domandina xwendinê
        de:  bereits abonnent | bereits ein abo | weiterlesen mit
        fr:  réservé aux abonnés | réservée aux abonnés | déjà abonné | il vous reste & de cet article
        es:  contenido exclusivo & suscriptores
        """)

    /// What a question for consent names.
    package static let consentWords = WordList(
        """
        ar:  ملفات تعريف الارتباط | الكوكيز | كوكيز
        en:  cookies
        tr:  çerez
        fa:  کوکی
        ckb: کووکی
        kmr: kûkî
        """)

    /// What a form asks for that wants an address.
    package static let mailWords = WordList(
        """
        ar:  بريدك | البريد الإلكتروني
        en:  email | e-mail
        tr:  e-posta
        fa:  ایمیل
        ckb: ئیمەیل
        kmr: e-name
        """)

    /// What a house says in a box of its own: of its letters, of those who pay, of what they pay for. News says all of it too.
    package static let houseWords = WordList(
        """
        ar:  النشرة البريدية | نشرتنا | اشترك في | اشتركوا | تبرع الآن | ادعمنا | ادعموا | بريدك | تابعونا | تابعنا | اضغط هنا | لعرض هذا المحتوى
        ar:  هل استفدت من | حمل تطبيق | حملوا تطبيق
        en:  newsletter | subscribe to | subscribe now | digital subscription | sign up | donate | donation | support independent | support local journalism
        en:  support our journalism | appreciate our journalism | your inbox | become a member | republish | diverse array of funders
        en:  to display this content | to view this content
        tr:  bu içeriği görüntüle | bülten | abone ol | abonelik | destek ol | bağış yap | gelen kutu
        fa:  خبرنامه | مشترک شوید | عضو شوید | حمایت کنید | ایمیل خود | کمک مالی شما | کانال تلگرام
        ckb: هەواڵنامە | ئابوونە
        kmr: nûçename | bibin abone | piştgirî bidin
        de:  guter journalismus kostet | um diesen inhalt | newsletter | abonnieren | jetzt spenden | unterstützen sie
        fr:  pour afficher ce contenu | newsletter | infolettre | abonnez-vous | faites un don | soutenez
        es:  boletín | suscríbete | suscríbase | haz una donación | apóyanos | en tu correo
        ru:  рассылк | подпишитесь | подписывайтесь | поддержите
        any: ctrl+enter
        """)

    /// Said of other things than an article as well: of a service, of seats.
    package static let saidPaywalls = WordList(
        """
        ar:  للمشتركين فقط
        en:  for subscribers only | available to subscribers
        tr:  abone olmak için
        fa:  ویژه مشترکان | فقط برای مشترکان
        ckb: تەنها بۆ بەشداربووان
        kmr: tenê ji bo aboneyan
        """)

    /// What news says too, of channels, of shops, of comments: no notice without a link, a box or a short line.
    package static let saidNotices = WordList(
        """
        ar:  عبر واتساب & اشترك | عبر تطبيق & حمل | تابعونا على | تابعنا على | تابعوا & على | قناتنا & تلغرام | قناتنا & تليغرام
        ar:  قناتنا & واتساب | صفحتنا على & فيسبوك | مجموعتنا على | للانضمام & مجموعتنا
        en:  whatsapp channel | telegram channel & join | telegram channel & follow | moderat & comments
        en:  app store & google play
        tr:  whatsapp kanal | telegram kanal & katıl | sorumlu & yorum | ihbar hat
        fa:  کانال تلگرام & عضو | کانال تلگرام & دنبال
        ckb: کەناڵی تێلێگرام | کەناڵی تێلیگرام
        kmr: kanala telegram | kanala whatsapp
        """)

    /// Wherever they stand: calls to subscribe, to sign up, to follow, statements on affiliate links.
    package static let notices = WordList(
        """
        ar:  نستخدم ملفات تعريف | نستخدم ملفات الكوكيز | ملفات تعريف الارتباط & موقعنا | ملفات تعريف الارتباط & هذا الموقع
        ar:  يستخدم هذا الموقع & ملفات تعريف | اشترك & النشرة | اشترك & نشرتنا | اشترك & قناتنا
        ar:  الاشتراك & النشرة البريدية | تابعوا & صفحتنا | تابعوا & قناتنا | انضم & قناتنا
        ar:  انضموا & قناتنا | اضغط هنا & واتساب | حمل تطبيق | حملوا تطبيق
        ar:  أخبار جوجل & تابع | جوجل نيوز & تابع | google news & تابع
        en:  letter to the editor & submit | letters to the editor & read more | we apologize & video has failed
        en:  recommended from editorial | warning & on line & php | notice & on line & php | deprecated & on line & php
        en:  contain affiliate links | view this post on instagram | a post shared by | this website uses cookies | this site uses cookies
        en:  we use cookies to | contains affiliate links | affiliate commission | affiliate links & commission
        en:  earn a commission | earn a small commission | newsletter forwarded to you | sign up & inbox
        en:  newsletter & inbox | our newsletter & subscribe | subscribe to our | newsletter & sign up
        en:  newsletter & signup | follow us on | join our whatsapp | join our telegram
        en:  subscribe to & youtube channel
        en:  on google news & follow | like us on facebook | try refreshing your browser | enable javascript
        en:  you have full access to this | via your institution | we independently test | we independently review
        en:  reader supported | validation purposes & left unchanged | hidden when viewing the form
        tr:  sitemizde çerez | çerezleri kullanıyoruz | çerez kullanıyoruz | çerez kullanmaktadır | ortaklık bağlantı | google news & abone | google news & takip | bültenimize & abone
        tr:  kanalımıza & abone | kanalımızı & takip | bizi takip edin
        fa:  از کوکی & استفاده میکنیم | این سایت از کوکی | ما را دنبال کنید | در خبرنامه & عضو | خبرنامه & مشترک
        ckb: فۆڵۆمان بکە | ئەم ماڵپەڕە & کوکی
        kmr: me bişopînin | ev malper & çerezan
        de:  datenübertragung an youtube | an dieser stelle & externen inhalt | externer inhalt & einwilligung
        de:  externe inhalte & angezeigt | inhalt von & laden & cookies | sieh dir diesen beitrag auf instagram
        de:  ein beitrag geteilt von | verwendung von cookies zu | diese website verwendet cookies
        de:  diese webseite verwendet cookies | vorlesefunktion & abo | affiliate-links & provision | jetzt abonnieren
        de:  newsletter & abonnieren | newsletter & anmelden | newsletter & abonnier | folgen sie uns
        fr:  afficher ce contenu & cookies | accepter les cookies & contenu | ce site utilise des cookies
        fr:  inscrivez-vous & newsletter | abonnez-vous & newsletter | suivez-nous sur
        es:  este sitio utiliza cookies | utilizamos cookies | suscríbete & newsletter | suscríbete & boletín
        es:  síguenos en
        it:  iscriviti alla newsletter | seguici su
        pt:  inscreva-se & canal | siga-nos
        id:  google news & ikuti
        """)

    /// Among the last blocks: rules for comments, whose an opinion is.
    package static let endNotices = WordList(
        """
        ar:  تعبر عن رأي & بالضرورة | تعبر بالضرورة عن رأي | لا يتحمل & مسؤولية & موقعنا | مشاركته مع أصدقائك | متابعة & عبر صفحتنا
        ar:  شروط & التعليقات | لا تعبر & الآراء | لا يعبر & المقال | ادعم & الصحافة & تبرع
        en:  views expressed & author | opinions expressed & author | sign up for & newsletter
        en:  subscribe to & newsletter | subscribe to & channel | terms of service & privacy policy
        en:  licensed under a creative commons | bookmark & homepage | support & journalism & donat
        en:  support our & journalism | funded by readers like you | download & our app | trust principles & standards
        en:  submit a correction | report an error & article | this entry was posted
        tr:  uygulamamızı & indir
        fa:  منتشر نخواهد & نظرات | استفاده از مطالب & ذکر منبع | اپلیکیشن & دانلود
        de:  unterstütz & journalismus | fehler gefunden & melden | fehler entdeckt & melden
        fr:  soutenez & journalisme | une erreur & signal
        es:  apoya & periodismo
        ru:  нашли ошибку | заметили ошибку | заметили опечатку
        """)

    /// Who owns the text.
    package static let rights = WordList(
        """
        ar:  جميع الحقوق محفوظة | كافة الحقوق محفوظة
        en:  all rights reserved
        tr:  tüm hakları saklıdır
        fa:  کلیه حقوق | تمامی حقوق
        ckb: هەموو مافەکان پارێزراون | هەموو مافێک پارێزراوە
        kmr: hemû maf parastî ne
        de:  alle rechte vorbehalten
        fr:  tous droits réservés
        es:  todos los derechos reservados
        it:  riproduzione riservata
        pt:  todos os direitos reservados
        """)
}

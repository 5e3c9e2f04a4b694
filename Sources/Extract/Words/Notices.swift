/// What sites say of themselves inside an article's box, by the phrases that only such notices hold together, in the
/// languages this daemon follows and some more.
enum Notices {
    /// The article goes on for those who pay: what is offered them follows.
    static let walls = PhraseTable(
        """
        already a subscriber
        already have an account|log in
        already have an account|sign in
        to continue reading|subscri
        to keep reading|subscri
        unlock this article
        rest of this story|subscri
        rest of this article|subscri
        exclusive to|subscribers
        for subscribers only
        available to subscribers
        paid subscriber|unlock
        bereits abonnent
        bereits ein abo
        weiterlesen mit
        réservé aux abonnés
        déjà abonné
        contenido exclusivo|suscriptores
        للمشتركين فقط
        abone olmak için
        """)

    /// Wherever it stands: calls to subscribe, to sign up, to follow, statements on affiliate links.
    static let anywhere = PhraseTable(
        """
        letter to the editor|submit
        letters to the editor|read more
        we apologize|video has failed
        recommended from editorial
        datenübertragung an youtube
        an dieser stelle|externen inhalt
        externer inhalt|einwilligung
        externe inhalte|angezeigt
        inhalt von|laden|cookies
        afficher ce contenu|cookies
        accepter les cookies|contenu
        warning|on line|php
        notice|on line|php
        deprecated|on line|php
        view this post on instagram
        sieh dir diesen beitrag auf instagram
        a post shared by
        ein beitrag geteilt von
        this website uses cookies
        this site uses cookies
        we use cookies to
        verwendung von cookies zu
        diese website verwendet cookies
        diese webseite verwendet cookies
        ce site utilise des cookies
        este sitio utiliza cookies
        utilizamos cookies
        يستخدم هذا الموقع|ملفات تعريف
        sitemizde çerez
        contains affiliate links
        affiliate commission
        affiliate links|commission
        earn a commission
        earn a small commission
        newsletter forwarded to you
        sign up|inbox
        newsletter|inbox
        our newsletter|subscribe
        subscribe to our
        newsletter|sign up
        newsletter|signup
        follow us on
        join our whatsapp
        join our telegram
        whatsapp channel
        telegram channel|join
        telegram channel|follow
        subscribe to|youtube channel
        on google news|follow
        like us on facebook
        try refreshing your browser
        enable javascript
        you have full access to this
        via your institution
        we independently test
        we independently review
        reader supported
        validation purposes|left unchanged
        hidden when viewing the form
        vorlesefunktion|abo
        affiliate-links|provision
        ortaklık bağlantı
        jetzt abonnieren
        newsletter|abonnieren
        newsletter|anmelden
        newsletter|abonnier
        folgen sie uns
        inscrivez-vous|newsletter
        abonnez-vous|newsletter
        suivez-nous sur
        suscríbete|newsletter
        suscríbete|boletín
        síguenos en
        iscriviti alla newsletter
        seguici su
        inscreva-se|canal
        siga-nos
        اشترك|النشرة
        اشترك|نشرتنا
        اشترك|قناتنا
        الاشتراك|النشرة البريدية
        تابعونا على
        تابعنا على
        تابعوا|صفحتنا
        تابعوا|قناتنا
        انضم|قناتنا
        انضموا|قناتنا
        اضغط هنا|واتساب
        عبر واتساب|اشترك
        عبر تطبيق|حمل
        حمل تطبيق
        حملوا تطبيق
        أخبار جوجل|تابع
        جوجل نيوز|تابع
        google news|abone
        google news|takip
        google news|ikuti
        google news|تابع
        bültenimize|abone
        kanalımıza|abone
        kanalımızı|takip
        bizi takip edin
        whatsapp kanal
        telegram kanal|katıl
        کانال تلگرام|عضو
        کانال تلگرام|دنبال
        ما را دنبال کنید
        در خبرنامه|عضو
        خبرنامه|مشترک
        فۆڵۆمان بکە
        کەناڵی تێلێگرام
        me bişopînin
        """)

    /// Among the last blocks: rules for comments, whose an opinion is, who owns the text.
    static let ending = PhraseTable(
        """
        شروط|التعليقات
        لا تعبر|الآراء
        لا يعبر|المقال
        جميع الحقوق محفوظة
        تابعوا|على
        منتشر نخواهد|نظرات
        استفاده از مطالب|ذکر منبع
        کلیه حقوق
        sorumlu|yorum
        tüm hakları saklıdır
        moderat|comments
        views expressed|author
        opinions expressed|author
        all rights reserved
        alle rechte vorbehalten
        tous droits réservés
        todos los derechos reservados
        riproduzione riservata
        todos os direitos reservados
        sign up for|newsletter
        subscribe to|newsletter
        subscribe to|channel
        terms of service|privacy policy
        licensed under a creative commons
        bookmark|homepage
        support|journalism|donat
        support our|journalism
        unterstütz|journalismus
        soutenez|journalisme
        apoya|periodismo
        download|our app
        app store|google play
        trust principles|standards
        submit a correction
        report an error|article
        fehler gefunden|melden
        fehler entdeckt|melden
        une erreur|signal
        ادعم|الصحافة|تبرع
        uygulamamızı|indir
        اپلیکیشن|دانلود
        """)

    /// «© …», `Copyright …`: who owns the text.
    static func isCopyright(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: [0xC2, 0xA9]) { return true }
        let word = line.prefix(9)
        return word.count == 9 && Ascii.equals(Array(word), "copyright")
    }

    private static let credits = Set(
        [
            "Foto", "Fotos", "Photo", "Photos", "Image", "Images", "Bild", "Bilder", "Photo credit", "Image credit",
            "Credit", "Photograph", "Fotoğraf", "الصورة", "صورة", "تصوير", "عکس", "وێنە", "Wêne", "Crédit photo",
            "Titelbild", "Image source", "Photo by", "Foto de portada",
        ].map { JunkLabels.fold($0.utf8) })

    /// Whose picture it is: «Photo: …», a line of its own.
    static func isCredit(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 200, let colon = line.prefix(30).firstIndex(of: 0x3A) else { return false }
        return credits.contains(JunkLabels.fold(line[..<colon]))
    }
}

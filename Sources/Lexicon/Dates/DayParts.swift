/// Which half of the day a clock's hour belongs to.
extension Lexicon {
    package static let morning = WordList(
        """
        ar:  ص | صباحا | صباحاً | صباح | الصباح
        en:  am
        tr:  öö
        fa:  ق.ظ | قظ | صبح | بامداد | قبل از ظهر | پیش از ظهر
        ckb: پێشنیوەڕۆ | بەیانی | بەیانیی
        kmr: berî nîvro | bn
        he:  פנהצ | לפנה
        ko:  오전
        zh:  上午
        """)

    package static let afternoon = WordList(
        """
        ar:  مساء | مساءا | مساءً | مساءاً | المساء | بعد الظهر | ظهرا | ظهراً
        en:  pm
        tr:  ös
        fa:  بظ | عصر | شب | شام | بعد از ظهر | بعدازظهر
        ckb: دواینیوەڕۆ | پاشنیوەڕۆ | ئێوارە | ئێواره | دوانیوەڕۆ
        kmr: piştî nîvro | pn
        he:  אחה | אחהצ
        ko:  오후
        zh:  下午
        """)

    /// Afternoon behind a time, the common era behind a year.
    package static let afternoonOrCommonEra = WordList(
        """
        ar:  م
        """)

    package static let noon = WordList(
        """
        ar:  الظهر
        en:  noon | midday
        tr:  öğlen
        fa:  ظهر
        ckb: نیوەڕۆ
        kmr: nîvro
        hr:  podne
        """)

    package static let midnight = WordList(
        """
        ar:  منتصف الليل
        en:  midnight
        tr:  gece yarısı
        fa:  نیمه شب | نیمه‌شب
        ckb: نیوەشەو
        kmr: nîvê şevê
        """)
}

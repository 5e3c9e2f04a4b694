/// Times told from the moment of reading: «منذ ساعتين», `3 days ago`, «دیروز».
extension Lexicon {
    /// Before the number.
    package static let before = WordList(
        """
        ar:  منذ
        de:  vor
        fr:  il y a
        es:  hace
        it:  fa
        pt:  há
        """)

    /// Behind the unit.
    package static let ago = WordList(
        """
        ar:  مضت | مضى
        en:  ago
        tr:  önce
        ckb: لەمەوبەر | لەمەوپێش
        kmr: berê
        az:  evvel | əvvəl
        it:  fa in
        nl:  geleden
        sv:  sedan
        ru:  назад
        uk:  тому
        """)

    /// Either, by language.
    package static let beforeOrAgo = WordList(
        """
        ar:  قبل
        fa:  پیش
        ckb: پێش
        kmr: berî
        """)

    package static let now = WordList(
        """
        ar:  الآن
        en:  just now
        tr:  şimdi
        fa:  همین حالا | همینحالا
        ckb: ئێستا
        kmr: niha
        """)

    package static let today = WordList(
        """
        ar:  اليوم
        en:  today
        tr:  bugün
        fa:  امروز
        ckb: ئەمڕۆ
        kmr: îro
        de:  heute
        fr:  aujourd'hui
        es:  hoy
        it:  oggi
        pt:  hoje
        ru:  сегодня
        """)

    package static let yesterday = WordList(
        """
        ar:  أمس | امس | البارحة
        en:  yesterday
        tr:  dün
        fa:  دیروز
        ckb: دوێنێ
        kmr: duh | dîroj
        az:  dünən
        de:  gestern
        fr:  hier
        es:  ayer
        it:  ieri
        pt:  ontem
        ru:  вчера
        """)

    package static let dayBeforeYesterday = WordList(
        """
        ar:  أول أمس | اول امس | أمس الأول
        fa:  پریروز
        ckb: پێرێ
        kmr: pêr
        """)

    /// Parts of an hour.
    package static let half = WordList(
        """
        ar:  نصف
        en:  half
        tr:  yarım
        fa:  نیم
        ckb: نیو
        kmr: nîv
        """)

    package static let quarter = WordList(
        """
        ar:  ربع
        tr:  çeyrek
        fa:  ربع
        ckb: چارەک
        kmr: çarîk
        """)

    /// Less than the minute that is told.
    package static let moments = WordList(
        """
        ar:  لحظات | قليل
        en:  moments
        tr:  az
        fa:  لحظاتی | کمی
        ckb: چەند ساتێک
        """)
}

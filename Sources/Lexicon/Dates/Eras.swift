/// Which calendar a year is counted by, where people say so.
extension Lexicon {
    package static let commonEra = WordList(
        """
        ar:  ميلادي | ميلادية | الموافق | الموافقل | لـ
        tr:  miladi
        fa:  میلادی
        ckb: ز | زایینی
        kmr: zayînî
        """)

    package static let hijriEra = WordList(
        """
        ar:  هـ | ه | هجري | هجرية | هجري قمري | ھ | هج
        tr:  hicri
        fa:  هجریه | قمری
        ckb: کۆچی
        """)

    package static let solarEra = WordList(
        """
        ar:  هجري شمسي
        fa:  شمسی | خورشیدی | ش | هش | هجری شمسی
        ckb: کوردی
        """)

    /// «كانون» and «تشرين» alone, with a 1 or 2 behind them.
    package static let kanun = WordList(
        """
        ar:  كانون | ك
        """)

    package static let tishrin = WordList(
        """
        ar:  تشرين | ت
        """)
}

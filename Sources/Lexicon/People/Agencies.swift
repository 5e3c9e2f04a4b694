/// News agencies, which deliver texts to others: named beside authors, and no person.
extension Lexicon {
    /// Names that are nobody else's.
    package static let agencies = WordList(
        """
        ar:  رويترز | وكالة رويترز | فرانس برس | وكالة فرانس برس | أ ف ب | أسوشيتد برس | أسوشييتد برس | وكالة الأناضول
        ar:  وكالة الأنباء الألمانية | د ب أ | شينخوا | وكالة شينخوا | وكالة الأنباء السعودية | وكالة الأنباء القطرية
        ar:  وكالة الأنباء الكويتية | وكالة أنباء الإمارات | وكالة أنباء الشرق الأوسط | الوكالة الوطنية للإعلام
        en:  Associated Press | The Associated Press | Anadolu Agency | Press Association | United Press International
        tr:  Anadolu Ajansı | Demirören Haber Ajansı | İhlas Haber Ajansı
        fa:  خبرگزاری فارس | خبرگزاری مهر | خبرگزاری تسنیم | ایرنا | ایسنا
        de:  Deutsche Presse-Agentur
        fr:  Agence France-Presse | Agence France Presse
        any: Reuters | Xinhua
        """)

    /// Letters are an agency's only as it writes them: `ap` may be anybody's account.
    package static let agencyLetters = WordList(
        """
        tr:  DHA | İHA
        any: AFP | AP | dpa | DPA | EFE | ANSA | TASS | UPI
        """)

    /// How agencies' names begin: where the page says that it is an organization.
    package static let agencyOpenings = WordList(
        """
        ar:  وكالة أنباء_ | وكالة الأنباء_
        fa:  خبرگزاری_
        """)

    /// How they end, there.
    package static let agencyEndings = WordList(
        """
        en:  _news agency
        tr:  _haber ajansı
        """)
}

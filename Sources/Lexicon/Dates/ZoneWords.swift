/// Zones that are told by a place: «بتوقيت أبوظبي». Those of letters (`GMT`, `CEST`) are no words of a language.
extension Lexicon {
    package static let greenwich = WordList(
        """
        ar:  غرينتش | جرينتش | غرينيتش
        """)

    package static let threeHoursEast = WordList(
        """
        ar:  مكة | الرياض | السعودية | تركيا | الدوحة | بغداد | الكويت
        tr:  tsi
        ru:  мск
        """)

    package static let fourHoursEast = WordList(
        """
        ar:  أبوظبي | أبو ظبي | دبي | الإمارات | مسقط
        """)
}

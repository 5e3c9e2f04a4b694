import Testing

@testable import enum rawi_conformance.ComparedNames
@testable import enum rawi_conformance.ComparedWords

struct ComparedTexts {
    @Test(
        "Words are the same whatever their case, width, vowel signs and joiners",
        arguments: [
            ("STRASSE, Straße!", ["strasse", "strasse"]),
            ("ΟΔΟΣ οδός", ["οδοσ", "οδόσ"]),
            ("كَتَبَ كتـــب", ["كتب", "كتب"]),
            ("می\u{200C}رود میرود", ["میرود", "میرود"]),
            ("ｆｕｌｌ ﬁne 1½ a_b", ["full", "fine", "11", "2", "a_b"]),
            ("東京は2026年", ["東", "京", "は", "2", "0", "2", "6", "年"]),
            ("don't — …", ["don", "t"]),
            ("", []),
        ])
    func words(text: String, words: [String]) {
        #expect(ComparedWords.of(text) == words)
    }

    @Test(
        "What two texts have in common, each word as often as it stands there",
        arguments: [
            ("a b c d", "a b c d", 1.0), ("a b", "c d", 0), ("a b a", "a c d", 1.0 / 3), ("", "", 1), ("", "a", 0),
            ("a", "", 0), ("d c b a", "a b c d", 1),
        ])
    func likeness(one: String, other: String, value: Double) {
        #expect(abs(ComparedWords.likeness(one, other) - value) < 1e-9)
    }

    @Test(
        "The same people: in any order, at most one more, with a middle name, without a label",
        arguments: [
            ("Mira Haddadin; Otto Lindqvist", "By Otto Lindqvist and Mira Haddadin", true),
            ("Mira Haddadin", "Mira Haddadin, Otto Lindqvist", false),
            ("Mira Haddadin, Otto Lindqvist", "Mira Haddadin", true),
            ("Mira Haddadin, Otto Lindqvist, Lena Sund", "Mira Haddadin", false),
            ("Mira Nour Haddadin", "Mira Haddadin", true),
            ("Mira", "Mira Haddadin", false),
            ("سلمى البحري", "كتبت: سلمى البحري", true),
            ("سلمى البحري", "بقلم سلمى البحري ، نادر الفنار", false),
            ("Bybee Yount", "bybee yount", true),
            ("By", "By", true),
            ("", "Mira Haddadin", false),
            ("Mira Haddadin", "—", false),
        ])
    func people(found: String, wanted: String, isSame: Bool) {
        #expect(ComparedNames.same(found, wanted) == isSame)
    }
}

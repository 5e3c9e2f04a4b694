import Testing

@testable import Extract

@Suite("Names in bylines")
struct Bylines {
    @Test(
        "Are people, not places, dates or addresses",
        arguments: [
            ("By Mira Holt", ["Mira Holt"]), ("كتبت سلمى الهاشمي", ["سلمى الهاشمي"]),
            ("بقلم: نادر الكيلاني", ["نادر الكيلاني"]),
            ("سامي أبو الخير - عمّان", ["سامي أبو الخير"]),
            ("Mira Holt and Jonas Reed | 4 March 2026", ["Mira Holt", "Jonas Reed"]),
            ("By desk@example.com", []), ("@miraholt", []), ("https://example.com/mira", []),
            ("Read more about the story", []),
            ("Elif Demir | 05.04.2025", ["Elif Demir"]),
            ("Mira Holt/Jonas Reed", ["Mira Holt", "Jonas Reed"]), ("Autor: Mira Holt/PW", ["Mira Holt"]),
            ("Auteur : Mira Holt", ["Mira Holt"]), ("von Montag, den 1. Mai", []),
            ("نووسەر: ڕێبین ئەحمەد", ["ڕێبین ئەحمەد"]),
            ("إعداد : سلمى الهاشمي", ["سلمى الهاشمي"]),
        ])
    func shown(text: String, names: [String]) {
        #expect(PersonNames.shown(text) == names)
    }

    @Test(
        "Loses the site's name",
        arguments: [
            ("Boats return - Example Gazette", "Boats return"), ("Example Gazette | Boats return", "Boats return"),
            ("Boats return | Local | Example Gazette", "Boats return | Local"),
            ("Boats - a history", "Boats - a history"),
        ])
    func title(text: String, title: String) {
        #expect(Naming.withoutSite(text, names: ["Example Gazette"], host: "gazette.example") == title)
    }
}

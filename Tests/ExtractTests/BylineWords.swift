import Testing

@testable import Extract

/// The words around names, in the languages of the world's newsrooms. All names are invented.
@Suite("Words in bylines")
struct BylineWords {
    @Test(
        "Stated names lose labels, marks, roles and outlets",
        arguments: [
            ("Eingestellt von Mira Holt", ["Mira Holt"]), ("Eingestellt von Unknown", []),
            ("Recueilli par Jonas REED.", ["Jonas REED"]), ("Erstellt von Mira Holt", ["Mira Holt"]),
            ("| Mira Holt-Reed", ["Mira Holt-Reed"]), ("Von HAFEN-Online-Experte Jonas Reed", ["Jonas Reed"]),
            ("Mira Holt for PortZirk UK", ["Mira Holt"]), ("Escrito por Mira Holt", ["Mira Holt"]),
            ("Skrevet af Mira Holt", ["Mira Holt"]), ("Geschreven door Mira Holt", ["Mira Holt"]),
            ("Foto von Mira Holt", []), ("Photo by Mira Holt", []), ("Übersetzt von Mira Holt", []),
            ("Mira Holt, Projektleiterin der Hafenschule", ["Mira Holt"]), ("Elif Demir tarafından", ["Elif Demir"]),
            ("Mira Holt, Harbour University", ["Mira Holt"]), ("Jonas Reed Jr.", ["Jonas Reed Jr."]),
            ("Ursula von Holt", ["Ursula von Holt"]), ("Maria de Reed", ["Maria de Reed"]),
            ("Ernst von Reed", ["Ernst von Reed"]), ("Lars af Holt", ["Lars af Holt"]),
            (
                "Hafenministerium für Fähren, Bildung und Brücken",
                ["Hafenministerium für Fähren, Bildung und Brücken"]
            ),
        ])
    func stated(text: String, names: [String]) {
        #expect(PersonNames.stated(text) == names)
    }

    @Test(
        "Arabic, Persian, Kurdish and Turkish lines name the writer, not the place, the agency or the translator",
        arguments: [
            ("كتبت سلمى الهاشمي", ["سلمى الهاشمي"]), ("كتب: نادر الكيلاني", ["نادر الكيلاني"]),
            ("إعداد سلمى الهاشمي", ["سلمى الهاشمي"]), ("إعداد وترجمة: سلمى الهاشمي", ["سلمى الهاشمي"]),
            ("تحرير: سلمى الهاشمي", ["سلمى الهاشمي"]), ("ترجمة: سلمى الهاشمي", []),
            ("المصدر : وكالات", []), ("المصدر: سلمى الهاشمي", []), ("خاص", []), ("تصوير: سلمى الهاشمي", []),
            ("سامي أبو الخير - القاهرة", ["سامي أبو الخير"]), ("القاهرة - سامي أبو الخير", ["سامي أبو الخير"]),
            ("القدس المحتلة - سامي أبو الخير", ["سامي أبو الخير"]), ("خاص - سامي أبو الخير", ["سامي أبو الخير"]),
            ("القاهرة - رويترز", []), ("بقلم: سامي أبو الخير - عمّان", ["سامي أبو الخير"]),
            ("نویسنده: نادر کیانی", ["نادر کیانی"]), ("گزارش از نادر کیانی", ["نادر کیانی"]), ("مترجم: نادر کیانی", []),
            ("منبع: نادر کیانی", []), ("نووسینی: ڕێبین ئەحمەد", ["ڕێبین ئەحمەد"]),
            ("وەرگێڕانی: ڕێبین ئەحمەد", []), ("Ji aliyê Rojda Holt", ["Rojda Holt"]),
            ("Yazan: Elif Demir", ["Elif Demir"]), ("Haber: Elif Demir - ANKARA", ["Elif Demir"]),
            ("Kaynak: Elif Demir", []), ("Çeviri: Elif Demir", []), ("Hazırlayan: Elif Demir", ["Elif Demir"]),
        ])
    func east(text: String, names: [String]) {
        #expect(PersonNames.shown(text) == names)
    }

    @Test(
        "A line without a label is a person's by its given name, a title, an initial or a particle",
        arguments: [
            ("Jonas Reed", true), ("Dr. Irgend Reed", true), ("Q. J. Reed", true), ("Irgend von Reed", true),
            ("Irgend REED", true), ("Olympische Fähren", false), ("Im Wortlaut", false), ("Aktuelle Meldung", false),
        ])
    func evident(name: String, isEvident: Bool) {
        #expect(PersonNames.isEvident(name) == isEvident)
    }
}

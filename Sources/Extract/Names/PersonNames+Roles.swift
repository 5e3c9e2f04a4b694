/// What stands beside names and is none: what somebody is, where somebody works.
extension PersonNames {
    /// `Projektleiterin der HSS`, `Newcastle University`, `editor at Reed & Reed`: of a list of names, not one.
    static func isRole(_ part: String) -> Bool {
        let words = part.split(separator: " ").map { $0.lowercased() }
        return words.contains { isRoleWord($0) || links.contains($0) } || isInstitution(part)
    }

    /// Without what somebody is: `Harbour-Experte Jonas Reed`, `Staff Writer Mira Holt`.
    static func withoutRole(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count >= 3, let last = words.dropLast(2).lastIndex(where: { isRoleWord($0.lowercased()) })
        else {
            return name
        }
        let rest = words[(last + 1)...]
        let isName = rest.allSatisfy { word in
            guard let first = word.unicodeScalars.first else { return false }
            return first.properties.isUppercase && !notNames.contains(word.lowercased())
        }
        guard isName, let start = rest.first?.startIndex else { return name }
        return String(name[start...])
    }

    /// An organization by one of its words. Never to be split: ministries have commas.
    static func isInstitution(_ name: String) -> Bool {
        name.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" }.contains { word in
            let word = word.lowercased()
            return institutions.contains(word)
                || (word.utf8.count >= 9 && institutionEndings.contains { word.hasSuffix($0) })
        }
    }

    private static func isRoleWord(_ word: String) -> Bool {
        roles.contains(word) || (word.utf8.count >= 8 && roleEndings.contains { word.hasSuffix($0) })
    }

    /// Between what somebody is and where: no name has them.
    private static let links: Set<String> = [
        "of", "at", "for", "für", "bei", "beim", "im", "am", "zum", "zur", "aus", "chez", "pour", "dans", "para",
        "presso",
    ]

    private static let roles: Set<String> = [
        "editor", "writer", "reporter", "correspondent", "contributor", "columnist", "journalist", "lecturer", "fellow",
        "researcher", "director", "manager", "analyst", "consultant", "spokesperson", "spokeswoman", "spokesman",
        "redakteur", "redakteurin", "autor", "autorin", "leiter", "leiterin", "referent", "referentin", "sprecher",
        "sprecherin", "direktor", "direktorin", "präsident", "präsidentin", "vorsitzender", "vorsitzende", "experte",
        "expertin", "mitarbeiter", "mitarbeiterin", "geschäftsführer", "geschäftsführerin", "chefredakteur",
        "chefredakteurin", "korrespondent", "korrespondentin", "journaliste", "rédacteur", "rédactrice",
        "correspondant",
        "correspondante", "directeur", "directrice", "chercheur", "chercheuse", "periodista", "redactor", "redactora",
        "corresponsal", "directora", "giornalista", "inviato", "inviata", "direttore", "journalistin", "redacteur",
        "verslaggever", "muhabiri", "muhabir", "editörü", "yazarı", "müdürü", "başkanı", "مراسل", "مراسلة", "محرر",
        "محررة",
        "رئيس", "مدير", "مديرة", "باحث", "باحثة", "أستاذ", "أستاذة", "صحفي", "صحفية", "صحافي", "صحافية", "إعلامي",
        "إعلامية",
        "كاتب", "كاتبة", "خبرنگار", "سردبیر", "روزنامه‌نگار", "پژوهشگر", "ڕۆژنامەنووس", "پەیامنێر",
    ]
    private static let roleEndings = [
        "leiter", "leiterin", "redakteur", "redakteurin", "experte", "expertin", "korrespondent", "korrespondentin",
        "journalist", "journalistin", "referent", "referentin", "sprecher", "sprecherin", "direktor", "direktorin",
        "beauftragter", "beauftragte", "reporterin", "mitarbeiter", "mitarbeiterin", "beraterin", "forscherin",
        "präsident", "präsidentin", "ministerin",
    ]

    private static let institutions: Set<String> = [
        "university", "universität", "université", "universidad", "università", "universidade", "universiteit",
        "üniversitesi",
        "college", "institute", "institut", "instituto", "istituto", "institution", "foundation", "fundación",
        "fondation",
        "fondazione", "ministry", "ministère", "ministerio", "ministero", "ministerium", "bakanlığı", "department",
        "departement", "département", "departamento", "committee", "commission", "council", "association", "society",
        "academy", "akademie", "coalition", "campaign", "alliance", "union", "federation", "office", "board", "league",
        "centre", "center", "hospital", "klinik", "verein", "verband", "gesellschaft", "hochschule",
        "gmbh", "ag", "e.v.", "d.o.o.", "s.r.l.", "s.p.a.", "s.a.", "sarl", "b.v.", "a.ş.", "ltd", "ltd.", "llc", "inc",
        "inc.", "corp.", "verlag", "publishing", "publishers", "editorial", "ediciones", "éditions", "pressestelle",
        "abteilung", "جامعة", "وزارة", "معهد", "مؤسسة", "مركز", "جمعية", "منظمة", "هيئة", "وكالة", "صحيفة", "جريدة",
        "قناة",
        "شبكة", "مجلة", "دانشگاه", "وزارت", "موسسه", "مؤسسه", "سازمان", "انجمن", "روزنامه", "زانکۆی", "وەزارەتی",
        "ئاژانسی",
    ]
    private static let institutionEndings = [
        "ministerium", "ministeriums", "departement", "universität", "hochschule", "institut", "gesellschaft",
        "verband",
        "verbandes", "zeitung", "redaktion", "agentur", "behörde", "stiftung", "gewerkschaft", "zentrum", "nachrichten",
    ]
}

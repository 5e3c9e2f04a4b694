/// Lines that begin with what somebody did and a word for *by*: `Eingestellt von …`, `Recueilli par …`, `Foto: …`.
extension PersonNames {
    enum Opening: Equatable {
        case none
        /// The line says who wrote; this stands behind it.
        case writer(String)
        /// The line says who took the picture, translated, checked, or where the text comes from.
        case credit
    }

    static func opening(of text: String) -> Opening {
        if creditStarts.contains(start(of: text)) {
            let folded = Ascii.lowercased(String(decoding: text.utf8.prefix(200), as: UTF8.self))
            if creditLabels.contains(where: { folded.utf8.starts(with: $0.utf8) }) { return .credit }
        }
        guard text.utf8.contains(0x20) else { return .none }
        let words = text.split(separator: " ", maxSplits: 6)
        let bys = words.indices.dropLast().dropFirst().prefix(3)
        guard
            let at = bys.first(where: {
                words[$0].utf8.count <= 5
                    && (alwaysBy.contains(Ascii.lowercased(words[$0])) || sometimesBy.contains(words[$0]))
            })
        else { return .none }
        let label = words[..<at].map { $0.filter { $0 != ":" && $0 != "," }.lowercased() }
        if label.contains(where: isCredit) { return .credit }
        guard isWriting(words[..<at], label, by: words[at]) else { return .none }
        let rest = Ascii.trim(text[words[at + 1].startIndex...])
        guard let first = rest.unicodeScalars.first, !first.properties.isLowercase || isArticle(words[at + 1]) else {
            return .none
        }
        return .writer(rest)
    }

    /// `Mira Holt by Harbour Press` does not begin with a label; `Ursula von Holt` is a name.
    private static func isWriting(_ words: ArraySlice<Substring>, _ label: [String], by: Substring) -> Bool {
        guard let last = label.last else { return false }
        if writing.contains(last) || writtenEndings.contains(where: { last.utf8.count >= 8 && last.hasSuffix($0) }) {
            return true
        }
        guard alwaysBy.contains(Ascii.lowercased(by)) else { return false }
        return words.count == 1
            || words.dropFirst().contains { $0.unicodeScalars.first?.properties.isLowercase ?? false }
    }

    private static func isCredit(_ word: String) -> Bool {
        credits.contains(word) || ["foto", "fotos", "bild", "bilder", "grafik"].contains { word.hasSuffix($0) }
    }

    private static func isArticle(_ word: Substring) -> Bool { word == "der" || word == "die" || word == "das" }

    private static let alwaysBy: Set<String> = ["by", "by:", "par", "door"]
    /// Particles of names too: only behind a word for writing.
    private static let sometimesBy: Set<Substring> = [
        "von", "por", "da", "di", "de", "av", "af", "przez", "Von", "VON", "van",
    ]

    private static let writing: Set<String> = [
        "eingestellt", "erstellt", "geschrieben", "verfasst", "veröffentlicht", "gepostet", "hochgeladen",
        "eingereicht",
        "aufgezeichnet", "notiert", "berichtet", "text", "texte", "beitrag", "gastbeitrag", "artikel", "kommentar",
        "interview", "bericht", "kolumne", "analyse", "essay", "reportage", "porträt", "rezension", "kritik", "glosse",
        "aufgeschrieben", "publié", "écrit", "rédigé", "recueilli", "recueillis", "posté", "escrito", "publicado",
        "postado", "redactado", "texto", "scritto", "pubblicato", "inserito", "postato", "testo", "skrevet", "skriven",
        "publisert", "publicerad", "udgivet", "postet", "tekst", "geschreven", "geplaatst", "gepubliceerd", "napisany",
        "opublikowany", "dodany",
    ]
    /// Of German participles and compounds, all longer than names that end so: `bearbeitet`, `Leitartikel`.
    private static let writtenEndings = [
        "stellt", "fasst", "schrieben", "öffentlicht", "tragen", "beitet", "artikel", "beitrag", "kommentar", "bericht",
        "kolumne", "kritik", "interview",
    ]

    private static let credits: Set<String> = [
        "photo", "photos", "photograph", "photographs", "photography", "image", "images", "picture", "pictures",
        "illustration", "illustrations", "illustrated", "graphic", "graphics", "video", "fotografie", "übersetzt",
        "übersetzung", "übertragen", "translated", "translation", "traduit", "traduction", "traducido", "tradotto",
        "edited", "editing", "reviewed", "checked", "fact-checked", "tested", "verified", "approved", "presented",
        "sponsored", "powered", "with", "additional", "contributing", "developed", "designed", "copyright", "redigiert",
        "zeichnung", "dessin", "geprüft",
    ]

    /// The first two bytes of each credit's label: most lines begin with none of them.
    private static let creditStarts = Set(creditLabels.map(start))

    private static func start(of text: String) -> UInt16 {
        text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16(Ascii.lower($1)) }
    }

    private static let creditLabels = [
        "المصدر", "مصدر:", "منبع:", "منبع :", "kaynak:", "kaynak :", "quelle:", "quellen:", "source:", "source :",
        "sources:", "fuente:", "fonte:", "bron:", "سەرچاوە", "çavkanî:", "صورة:", "الصورة:", "تصوير:", "تصوير ", "عکس:",
        "عکس :", "عکاس:", "عکاس :", "وێنە:", "foto:", "fotos:", "foto ", "photo:", "photos:", "bild:", "bilder:",
        "fotoğraf:", "image:", "фото", "ترجمة:", "ترجمة :", "ترجمة/", "ترجمة ", "مترجم:", "مترجم :", "ترجمه:",
        "çeviri:",
        "çeviren:", "übersetzung:", "traduction:", "traduction :", "وەرگێڕانی", "وەرگێڕان:", "wergera", "مراجعة:",
    ]
}

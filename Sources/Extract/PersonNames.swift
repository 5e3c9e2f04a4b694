/// Names of people out of bylines: without labels, places, dates, addresses and job titles.
enum PersonNames {
    /// Names stated as names (JSON-LD, meta): split only at what cannot be in a name.
    static func stated(_ text: String) -> [String] {
        var plain = withoutLabel(text)
        // `سامي الخطيب - عمّان`: a name and the place it writes from.
        if let first = plain.components(" - ").first, first.utf8.count < plain.utf8.count, first.utf8.contains(0x20) {
            plain = Ascii.trim(first)
        }
        // «Name – What it is» is a site's line about itself.
        if [" – ", " — "].contains(where: { plain.utf8Contains($0) }), plain.utf8.count > 20 { return [] }
        let parts = split(plain, atComma: true).compactMap { clean($0) }
        // `example.org, Harbour, Country`: an outlet and where it is.
        if let first = parts.first, parts.count > 1, first.utf8.contains(0x2E), isAddress(first) { return [] }
        return parts.filter { !isAddress($0) }
    }

    /// Names in a byline that readers see: must look like names.
    ///
    /// - Parameter labelled: what stands around the text says that it is a name; one word then is enough.
    static func shown(_ text: String, labelled: Bool = false) -> [String] {
        var text = Ascii.trim(text)
        text = fromInnerLabel(text)
        let hadLabel = withoutLabel(text) != text
        text = withoutLabel(text)
        text = beforeDetails(text)
        var parts = split(text, atComma: true)
        // `Mira Holt/Jonas Reed`, `Mira Holt/Agency`
        if !text.utf8Contains("://"), text.utf8.contains(0x2F) {
            parts = parts.flatMap { $0.components("/") }.filter { Ascii.trim($0).utf8.contains(0x20) }
        }
        let names = parts.compactMap { clean($0) }
        let isLabelled = hadLabel || labelled
        let found = names.filter { looksLikeName($0, labelled: isLabelled) }
        // Beside what is no name, one word is none either: `Mira Holt, editor at Reed & Reed`.
        return found.count == names.count ? found : found.filter { $0.utf8.contains(0x20) || names.count == 1 }
    }

    /// The same in a box of several lines: the labelled line, else the first that is a name; the others are jobs, places,
    /// days. A label on a line of its own belongs to the next.
    static func shown(inLinesOf text: String) -> [String] {
        var lines: [String] = []
        for line in text.components("\n").map(Ascii.trim) where !line.isEmpty {
            if let last = lines.last, isLabelAlone(last + " ") || isLabelAlone(last) {
                lines[lines.count - 1] = last + " " + line
            } else {
                lines.append(line)
            }
        }
        let found = lines.lazy.map { (isLabelled: hasLabel($0), names: shown($0)) }.filter { !$0.names.isEmpty }
        return (found.first(where: \.isLabelled) ?? found.first)?.names ?? []
    }

    /// Whether the line is a label and nothing else.
    static func isLabelAlone(_ text: String) -> Bool { hasLabel(text) && withoutLabel(text).isEmpty }

    /// Labels that no other line begins with, wherever they stand.
    static func hasStrongLabel(_ text: String) -> Bool {
        let folded = Ascii.lowercased(Ascii.trim(text))
        return [
            "written by", "story by", "بقلم", "مرسلة بواسطة", "نشر بواسطة", "نویسنده:", "نووسینی:", "auteur :",
            "ein artikel von", "autorin:",
            "autor:",
        ]
        .contains { folded.utf8.starts(with: $0.utf8) }
    }

    /// Whether the line begins with «بقلم», `By` and the like.
    static func hasLabel(_ text: String) -> Bool { withoutLabel(text) != Ascii.trim(text) }

    private static let labels = [
        "words by", "written by:", "written by", "contributors:", "contributor:", "posted by", "published by",
        "reported by", "reporting by", "story by", "article by",
        "by:", "by ",
        "author:", "authors:", "author", "von:", "von ", "par ", "por ", "di ", "af ", "av ", "door ", "text:",
        "auteur :", "auteur:", "auteure :", "auteure:", "auteurs :", "auteurs:", "texte :", "texto:", "por:",
        "ein artikel von", "eine kolumne von", "ein beitrag von", "ein gastbeitrag von", "ein kommentar von",
        "autor :", "autoren:", "redaktion:", "muhabir:", "yazan :", "yazar :", "إعداد :", "اعداد :",
        "تقرير:", "تقرير :", "الكاتب :", "نووسەر:", "ئامادەکردنی:", "نووسین:", "به قلم:", "به قلم", "nivîskar:",
        "autor:", "autorin:", "autorin/autor", "autor/in:", "eine kolumne von",
        "yazar:", "yazan:", "haber:", "بقلم:", "بقلم :", "بقلم/", "بقلم", "كتبت:", "كتبت :", "كتبت/", "كتبت ", "كتب:",
        "كتب :", "كتب/", "كتب ",
        "كتبه:", "كتبها:", "تحرير:", "إعداد:", "اعداد:", "الكاتب:", "نویسنده:", "نویسنده :", "خبرنگار:", "گزارش:",
        "نووسینی:", "ji aliyê",
        "مرسلة بواسطة", "نشر بواسطة", "بواسطة:", "بواسطة :", "بواسطة ", "حوار:", "حوار :", "أجرى الحوار:", "حاورها:",
        "حاوره:",
        "حاورته:", "نص:", "أعد التقرير:", "ارسال توسط", "نویسنده ", "gönderen:", "röportaj:", "söyleşi:",
        "kaleme alan:",
    ]

    /// The labels by their first byte, in the order of the list.
    private static let labelsByByte: [[[UInt8]]] = {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for label in labels {
            let bytes = Array(label.utf8)
            if let first = bytes.first { table[Int(first)].append(bytes) }
        }
        return table
    }()

    static func withoutLabel(_ text: String) -> String {
        var text = Ascii.trim(text)
        for _ in 0..<2 {
            // Longer than every label.
            let start = text.utf8.prefix(40).map(Ascii.lower)
            guard let first = start.first,
                let label = labelsByByte[Int(first)].first(where: { start.starts(with: $0) })
            else { break }
            let rest = String(decoding: text.utf8.dropFirst(label.count), as: UTF8.self)
            // `Authority` does not begin with a label.
            if let next = rest.utf8.first, label.elementsEqual("author".utf8), next &- 0x61 < 26 { break }
            text = Ascii.trim(rest.drop { $0 == ":" || $0 == "/" || $0 == " " || $0 == "-" })
        }
        return text
    }

    /// From a label in the middle of a line: `Datum: 19.11.2026 Autor: Mira Holt`.
    private static func fromInnerLabel(_ text: String) -> String {
        let folded = Ascii.lowercased(text)
        for label in innerLabels {
            let pieces = folded.components(label)
            guard pieces.count == 2, let before = pieces.first, let last = before.utf8.last, last <= 0x2F else {
                continue
            }
            return Ascii.trim(String(decoding: text.utf8.dropFirst(before.utf8.count), as: UTF8.self))
        }
        return text
    }

    private static let innerLabels = [
        "autor:", "autorin:", "author:", "redaktion:", "written by", "بقلم:", "نویسنده:", "yazar:",
    ]

    /// Up to what no longer is a name: a digit, a bar, a bullet, a dash before a place, a word such as `Updated`.
    private static func beforeDetails(_ text: String) -> String {
        var end = text.endIndex
        for stop in [
            " | ", "|", "•", "·", " - ", " – ", " — ", "\n", " on ", " Published", " Updated", " Posted", " Last",
            " in ", " في ", " بتاريخ ", " در تاریخ ", "⋅", "(", " @", "  ",
        ] {
            let pieces = text.components(stop)
            if pieces.count > 1, let first = pieces.first, !first.isEmpty {
                let at = text.utf8.index(text.startIndex, offsetBy: first.utf8.count)
                if at < end { end = at }
            }
        }
        let shorter = text[..<end]
        if let digit = shorter.utf8.firstIndex(where: { $0 &- 0x30 < 10 }) { return Ascii.trim(shorter[..<digit]) }
        return Ascii.trim(shorter)
    }

    static func split(_ text: String, atComma: Bool) -> [String] {
        var parts = [text]
        for separator in [
            ";", ",", "،", " and ", " And ", " & ", " und ", " et ", " y ", " ve ", " og ", " och ", " with ", "\n",
            " | ",
        ] {
            parts = parts.flatMap { $0.components(separator) }
        }
        return parts
    }

    private static let jobs: Set<String> = [
        "md", "phd", "ph.d.", "ph.d", "jr", "jr.", "sr", "sr.", "esq", "esq.", "ms", "mba", "cfp", "rn", "mph", "cpa",
        "md.", "pe",
        "editor", "staff writer", "senior editor", "contributor", "reporter", "correspondent", "author", "team",
        "admin",
        "administrator", "editor-in-chief", "senior reporter", "redaktion", "haber merkezi", "null", "none",
        "undefined", "unknown", "guest author",
        "المحرر", "محرر", "مراسل", "وكالات", "خاص", "admin1", "webmaster", "root", "user", "default", "anonymous",
        "editorial team", "newsroom", "agencies", "agency", "الوكالات", "ajanslar", "agenturen", "agences", "auteur",
        "autor", "yazar", "الكاتب", "نویسنده",
    ]

    /// Who made the site, not the article.
    private static let builders = ["developed by", "designed by", "powered by", "created with", "تصميم ", "برمجة "]

    static func clean(_ part: String) -> String? {
        let name = Ascii.trim(part.drop { $0 == "-" || $0 == "–" || $0 == ":" || $0 == " " || $0 == "/" })
        let trimmed = Ascii.trim(
            String(
                decoding: name.utf8.reversed().drop {
                    $0 == 0x2E && name.utf8.count > 30 || $0 == 0x3A || $0 == 0x2C || $0 == 0x2D
                }.reversed(), as: UTF8.self))
        guard trimmed.utf8.count >= 2, trimmed.utf8.count <= 120 else { return nil }
        if jobs.contains(Ascii.lowercased(trimmed)) { return nil }
        if builders.contains(where: { Ascii.lowercased(trimmed).utf8.starts(with: $0.utf8) }) { return nil }
        if trimmed.utf8.first == 0x28 || trimmed.utf8Contains("Image:") || trimmed.utf8Contains("Photo") { return nil }
        return trimmed
    }

    /// An e-mail address, a handle, a link, a number.
    private static func isAddress(_ text: String) -> Bool {
        text.utf8.contains(0x40) || text.utf8Contains("://") || text.utf8Contains("www.") || text.utf8.contains(0x2F)
            || text.utf8.contains(0x5F) || text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x20 }
            || (text.utf8.contains(0x2E) && !text.utf8.contains(0x20))
    }

    static let notNames: Set<String> = [
        "the", "of", "for", "read", "more", "share", "min", "minutes", "views", "comments", "about", "updated",
        "published",
        "news", "story", "posts", "view", "all", "follow", "subscribe", "written", "posted", "by", "in", "on", "at",
        "from", "this",
        "article", "author", "authors", "contributors", "photo", "photos", "image", "reviewed", "edited", "medically",
        "fact", "checked", "profile",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
        "expert", "editor", "officer", "director", "founder", "co-founder", "manager", "security", "privacy",
        "marketing", "strategy",
        "specialist", "senior", "junior", "chief", "staff", "writer", "blog", "team", "lifestyle", "digital", "ceo",
        "cto", "president",
        "engineer", "analyst", "consultant", "reporter", "correspondent", "contributor", "published:", "last", "login",
        "veröffentlicht", "geschrieben", "am", "den", "publié", "par", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag", "samstag", "sonntag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "twitter", "facebook", "whatsapp", "telegram", "linkedin", "instagram", "pinterest", "youtube", "google",
        "copy",
        "link", "print", "tweet", "local", "world", "breaking", "latest", "home", "opinion", "politics", "business",
        "sport", "sports", "culture", "technology", "science", "health", "national", "international", "features",
        "sign", "contact", "email", "what", "how", "why", "is", "are", "to", "a", "an", "your", "you", "we",
    ]

    static func looksLikeName(_ name: String, labelled: Bool) -> Bool {
        guard !isAddress(name), !name.utf8Contains("©") else { return false }
        let words = name.split(separator: " ")
        guard words.count <= 6, words.count >= (labelled ? 1 : 2), name.utf8.count <= 80 else { return false }
        for word in words {
            if notNames.contains(Ascii.lowercased(word)) { return false }
            guard let first = word.utf8.first else { return false }
            // Latin names begin with capitals, save for particles (`de`, `van`, `al-`).
            if first &- 0x61 < 26, word.utf8.count > 4 { return false }
            if word.utf8.contains(where: { $0 == 0x3F || $0 == 0x21 || $0 == 0x3A || $0 == 0x22 }) { return false }
        }
        return true
    }
}

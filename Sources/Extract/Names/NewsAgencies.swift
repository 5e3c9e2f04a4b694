import Bytes

/// News agencies among those whom a page states as its authors: who delivered the text, where the page says so.
///
/// Only what is certain: a name that is nobody else's, or an organization by the page's data that bears an agency's name.
enum NewsAgencies {
    /// - Parameter authors: the article's, as they were found.
    static func find(_ structured: StructuredData, _ facts: PageFacts, authors: [String]) -> [String] {
        let stated = structured.authors + facts.all("author").prefix(20) + authors
        let names = stated.flatMap { name in
            structured.organizations.contains(name) ? [name] : PersonNames.split(name, atComma: true)
        }
        var seen: Set<[UInt8]> = []
        return names.map { ASCII.trimmed($0) }.filter { name in
            isAgency(name, isOrganization: structured.organizations.contains(name))
                && seen.insert(JunkLabels.fold(name.utf8)).inserted
        }
    }

    static func isAgency(_ name: String, isOrganization: Bool) -> Bool {
        // Letters alone are an agency's only as it writes them: `ap` may be anybody's account.
        if letters.contains(name) { return true }
        let folded = JunkLabels.fold(name.utf8)
        if self.names.contains(folded) { return true }
        guard isOrganization else { return false }
        return folded.count > 12
            && (openings.contains { folded.starts(with: $0) }
                || endings.contains { folded.suffix($0.count) == $0[...] })
    }

    private static let letters: Set<String> = ["AFP", "AP", "dpa", "DPA", "EFE", "ANSA", "TASS", "DHA", "İHA", "UPI"]

    /// Folded as the names that are looked up.
    private static let names = Set(
        [
            "Reuters", "Agence France-Presse", "Agence France Presse", "Associated Press", "The Associated Press",
            "Deutsche Presse-Agentur", "Anadolu Agency", "Anadolu Ajansı", "Xinhua", "Demirören Haber Ajansı",
            "İhlas Haber Ajansı", "Press Association", "United Press International",
            "رويترز", "وكالة رويترز", "فرانس برس", "وكالة فرانس برس", "أ ف ب", "أسوشيتد برس", "أسوشييتد برس",
            "وكالة الأناضول", "وكالة الأنباء الألمانية", "د ب أ", "شينخوا", "وكالة شينخوا", "وكالة الأنباء السعودية",
            "وكالة الأنباء القطرية", "وكالة الأنباء الكويتية", "وكالة أنباء الإمارات", "وكالة أنباء الشرق الأوسط",
            "الوكالة الوطنية للإعلام", "خبرگزاری فارس", "خبرگزاری مهر", "خبرگزاری تسنیم", "ایرنا", "ایسنا",
        ].map { JunkLabels.fold($0.utf8) })

    /// How agencies' names begin and end: `وكالة أنباء …`, `… News Agency`.
    private static let openings = ["وكالة أنباء ", "وكالة الأنباء ", "خبرگزاری "].map { JunkLabels.fold($0.utf8) }
    private static let endings = [" news agency", " haber ajansı"].map { JunkLabels.fold($0.utf8) }
}

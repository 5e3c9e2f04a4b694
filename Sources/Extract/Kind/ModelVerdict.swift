/// What the model says of a page's kind, and how far it may speak against the rules: structure that proves what stands in
/// place of an article (walls, errors, shells, archives, front pages, goods with a price) is not the model's to weigh; what
/// links and forms look like is. A shop's page that no rule knows is doubted: it is stored as `uncertain`, with its quality. A portal's short story
/// that its links outweigh is an article.
struct ModelVerdict {
    /// How likely an article it is, in parts of `TreeTable.unit` of a logarithm of odds.
    let weight: Int

    /// Below this, what the rules call an article is doubted: of pages of sites that the trees had not seen, 2 of 1,500 articles
    /// and 19 of 100 pages that are none.
    static let doubt = -3 * TreeTable.unit
    /// Above this, what the rules refuse for the look of its links or forms is an article; between this and even odds nobody
    /// knows. By folds six articles and nothing else are above.
    static let trust = 2 * TreeTable.unit
    /// Menus and labels come to less.
    private static let proseBound = 100.0

    /// Rules that tell by looks.
    private static let looks: Set<String> = [
        KindRule.linkHeavy.name, KindRule.login.name, KindRule.teasers.name, KindRule.listing.name,
    ]

    init(_ sums: PageSums, _ row: PageRow) { weight = ModelTables.pages.sum((sums.values + row.values)[...]) }

    /// The kind and what ruled it, after the model has spoken.
    func weigh(_ kind: Extraction.Kind, rule: String, _ seen: KindEvidence) -> (kind: Extraction.Kind, rule: String) {
        if kind == .article { return weight < Self.doubt ? (.uncertain, "model, against " + rule) : (kind, rule) }
        guard Self.looks.contains(rule), seen.prose >= Self.proseBound, !seen.text.isEmpty, weight > 0 else {
            return (kind, rule)
        }
        return (weight > Self.trust ? .article : .uncertain, "model, against " + rule)
    }
}

import Bytes
import Lexicon

/// Who wrote the article by the page's own data.
extension Byline {
    private static let metaKeys = [
        "author", "article:author", "parsely-author", "sailthru.author", "citation_author",
        "citation_authors", "dc.creator", "dcterms.creator",
        "dc.creator.name", "byl",
        "authors", "article:author_name", "article.author", "og:article:author", "shareaholic:article_author_name",
        "twitter:data1", "cxenseparse:author",
        "rnews:creator", "creator", "articleauthor",
    ]

    /// Of `Written by` in the languages of the plugin that states it.
    private static let writtenBy = Lexicon.writtenBy.texts

    /// What the page's data states: JSON-LD, else the first meta element that does; of two statements the fuller one, when
    /// it says all that the other says, and a person rather than a desk or a template's author.
    func stated() -> [String] {
        var names = site.stated(
            structured.authors.filter { !site.isNewsroom($0) }.flatMap { author in
                structured.organizations.contains(author)
                    ? PersonNames.organization(author) : PersonNames.stated(author)
            })
        let written = facts.meta("twitter:label1").map(ASCII.lowercased) ?? ""
        for key in Self.metaKeys where names.count < 4 {
            if key == "twitter:data1" {
                guard names.isEmpty, Self.writtenBy.contains(where: written.utf8Contains) else { continue }
            }
            let more = site.stated(facts.all(key).flatMap { value(of: $0) })
            guard !more.isEmpty else { continue }
            // `Mira Holt, Harbour Times, Port, Country`: of one word more people are hardly named.
            let isFuller =
                more.count > names.count && more.count <= 6 && Self.holds(more, names)
                && more.allSatisfy { names.contains($0) || $0.utf8.contains(0x20) }
            let isSurer = names.allSatisfy(site.isDoubtful) && !more.allSatisfy(site.isDoubtful)
            if names.isEmpty || isFuller || isSurer { names = more }
        }
        return names
    }

    /// The names of meta elements, the site's own among them.
    func statedInMeta() -> [String] { Self.metaKeys.flatMap { facts.all($0).flatMap { PersonNames.stated($0) } } }

    private func value(of text: String) -> [String] {
        guard !text.utf8Contains("://") else { return [] }
        let names = PersonNames.stated(text)
        let parts = PersonNames.split(text, atComma: true)
        // `Harbour Times, Port of Example, Country`: the outlet and where it is, unless all the others are people.
        let isOutletFirst = parts.count > 1 && parts.first.map { site.without([ASCII.trimmed($0)]).isEmpty } ?? false
        guard isOutletFirst || text.utf8Contains("www.") else { return names }
        let others = names.filter { !site.without([$0]).isEmpty }
        return others.allSatisfy(site.isPerson) ? others : []
    }
}

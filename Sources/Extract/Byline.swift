/// Who wrote the article, as names only: never an address, a handle or the site's own name.
struct Byline {
    let authors: [String]

    private static let metaKeys = [
        "author", "article:author", "parsely-author", "sailthru.author", "citation_author",
        "citation_authors", "dc.creator", "dcterms.creator",
        "dc.creator.name", "byl",
        "authors", "article:author_name", "article.author", "twitter:data1", "cxenseparse:author",
        "rnews:creator", "creator",
    ]

    init(
        facts: PageFacts, structured: StructuredData, outline: Outline, naming: Naming, page: PageText,
        body: ArticleBody, host: String
    ) {
        let site = SiteIdentity(naming: naming, structured: structured, host: host)
        var names = Self.stated(facts, structured, site)
        // A byline that says the stated name and others is the whole of which the page's data keeps the first.
        let shown = names.count < 4 ? site.without(Self.elements(facts, outline, naming, body, page)) : []
        if names.isEmpty || (shown.count > names.count && shown.count <= 6 && Self.holds(shown, names)) {
            names = shown
        }
        // Who is stated may be the desk that entered the article, or its editor; the writer then stands above the text.
        let isDesk = names.allSatisfy { PersonNames.isDesk($0, siteNames: naming.siteNames) }
        if names.isEmpty || isDesk {
            let written = Self.written(
                page, body, outline, naming: naming, site: site, besideDesk: !names.isEmpty)
            if !written.isEmpty { names = written }
        } else if names.count == 1, !shown.isEmpty, !Self.holds(shown, names), Self.isEditor(names[0], facts, outline) {
            names = shown
        }
        if let name = names.first, names.count == 1, !name.utf8.contains(0x20),
            let full = Self.fuller(name, facts, outline, page)
        {
            names = [full]
        }
        // A personal site bears its owner's name. A newsroom that types its own name as a person's is still no person.
        if names.isEmpty, !structured.isNews {
            names = structured.authors.filter { structured.people.contains($0) && $0.utf8.contains(0x20) }
        }
        var seen: Set<[UInt8]> = []
        authors = Array(names.filter { seen.insert(JunkLabels.fold($0.utf8)).inserted }.prefix(20))
    }

    /// What the page's data states: JSON-LD, else the first meta element that does; of two statements the fuller one, when
    /// it says all that the other says.
    private static func stated(
        _ facts: PageFacts, _ structured: StructuredData, _ site: SiteIdentity
    ) -> [String] {
        var names = site.stated(structured.authors.filter { !site.isNewsroom($0) }.flatMap(PersonNames.stated))
        let written = facts.meta("twitter:label1").map(Ascii.lowercased) ?? ""
        for key in metaKeys where names.count < 4 {
            if key == "twitter:data1" {
                guard names.isEmpty, written.utf8Contains("writ") || written.utf8Contains("author") else { continue }
            }
            let more = site.stated(facts.all(key).filter { !$0.utf8Contains("://") }.flatMap(PersonNames.stated))
            if names.isEmpty || (more.count > names.count && more.count <= 6 && holds(more, names)) { names = more }
        }
        return names
    }

    /// Lines of the page that say who wrote it.
    /// - Parameter besideDesk: a desk is stated already: only people count.
    private static func written(
        _ page: PageText, _ body: ArticleBody, _ outline: Outline, naming: Naming, site: SiteIdentity, besideDesk: Bool
    ) -> [String] {
        func people(_ found: [String]) -> [String] {
            site.without(found).filter {
                !besideDesk || ($0.utf8.contains(0x20) && !PersonNames.isDesk($0, siteNames: naming.siteNames))
            }
        }
        var written = people(lines(page, body, below: naming.headingIndex))
        if written.isEmpty { written = people(ownLine(page, body)) }
        if written.isEmpty, !besideDesk { written = site.without(labelled(from: naming.headingIndex, outline)) }
        return written
    }

    private static func holds(_ all: [String], _ some: [String]) -> Bool {
        let folded = all.map { JunkLabels.fold($0.utf8) }
        return some.allSatisfy { folded.contains(JunkLabels.fold($0.utf8)) }
    }
}

/// What the site calls itself, which no author is.
private struct SiteIdentity {
    let naming: Naming
    let structured: StructuredData
    let host: String

    /// The names that are not the site's, each once.
    func without(_ names: [String]) -> [String] {
        var seen: Set<[UInt8]> = []
        return names.filter { name in
            !Naming.isSite(name, names: naming.siteNames, host: host) && !runsOn(name)
                && seen.insert(JunkLabels.fold(name.utf8)).inserted
        }
    }

    /// The site's name, run on into what stands behind it.
    private func runsOn(_ name: String) -> Bool {
        naming.siteNames.contains { site in
            site.utf8.count >= 8 && name.utf8.count > site.utf8.count && name.utf8.starts(with: site.utf8)
                && name.utf8.dropFirst(site.utf8.count).first != 0x20
        }
    }

    /// What the page states outright may be the name a personal site carries in its address.
    func stated(_ names: [String]) -> [String] {
        without(names.filter { !$0.utf8.contains(0x20) })
            + names.filter { $0.utf8.contains(0x20) && !Naming.isSite($0, names: naming.siteNames, host: "") }
    }

    /// An organization that bears the site's name, or the site its: the newsroom, not a person.
    func isNewsroom(_ name: String) -> Bool {
        guard structured.organizations.contains(name), !structured.people.contains(name) else { return false }
        let folded = JunkLabels.fold(name.utf8)
        let owners =
            naming.siteNames.map { JunkLabels.fold($0.utf8) } + host.split(separator: ".").map { Array($0.utf8) }
        return owners.contains { $0.count >= 4 && (Fold.contains(folded, $0) || Fold.contains($0, folded)) }
    }
}

/// Who wrote the article, as names only: never an address, a handle or the site's own name.
struct Byline {
    let authors: [String]

    init(_ seen: ArticleEvidence) {
        let (facts, structured, outline, host) = (seen.facts, seen.structured, seen.outline, seen.host)
        let (naming, page, body) = (seen.naming, seen.page, seen.body)
        let site = SiteIdentity(naming: naming, facts: facts, structured: structured, host: host)
        var names = Self.stated(facts, structured, site)
        // A byline that says the stated name and others is the whole of which the page's data keeps the first.
        var shown: [String] = []
        if names.count < 4 {
            let found = Self.elements(facts, outline, naming, body, page, host: host)
            shown = site.without(found.names)
            if found.isBehind {
                let before = site.without(
                    Self.labelled(from: naming.headingIndex, until: page.start(of: body), outline))
                if !before.isEmpty { shown = before }
            }
        }
        let whole = shown.filter { name in
            Self.holds(names, [name]) || PersonNames.isPerson(name, siteNames: naming.siteNames)
        }
        if names.isEmpty {
            names = shown
        } else if whole.count > names.count, whole.count <= 6, Self.holds(whole, names) {
            names = whole
        }
        // Who is stated may be the desk that entered the article, its template, or its editor; the writer then stands
        // above the text.
        if names.allSatisfy(site.isDoubtful) {
            // Beside a desk stand other articles' writers too; beside an account's name, the one whose it is.
            let isDesk = names.contains(where: site.isDesk)
            let beside = names.isEmpty ? nil : isDesk ? [] : shown
            let written = Self.written(facts, page, body, outline, site: site, besideDesk: beside)
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

    /// Lines of the page that say who wrote it.
    /// - Parameter besideDesk: a desk is stated already, and these are shown: only people count.
    private static func written(
        _ facts: PageFacts, _ page: PageText, _ body: ArticleBody, _ outline: Outline, site: SiteIdentity,
        besideDesk: [String]?
    ) -> [String] {
        let naming = site.naming
        func people(_ found: [String]) -> [String] {
            site.without(found).filter {
                besideDesk == nil || PersonNames.isPerson($0, siteNames: naming.siteNames)
            }
        }
        /// Section names stand where writers do.
        func isKnown(_ name: String) -> Bool {
            guard !site.isTopic(name) else { return false }
            return besideDesk != nil || PersonNames.isEvident(name) || isWitnessed(name, facts, outline)
        }
        var written = people(lines(page, body, outline, below: naming.headingIndex, isKnown: isKnown))
        if written.isEmpty, let besideDesk { written = people(besideDesk) }
        if written.isEmpty {
            written = people(ownLine(page, body, outline, heading: naming.headingIndex, isKnown: isKnown)).filter {
                !site.isTopic($0)
            }
        }
        if written.isEmpty, besideDesk == nil {
            written = site.without(labelled(from: naming.headingIndex, until: outline.count, outline))
        }
        return written
    }

    static func holds(_ all: [String], _ some: [String]) -> Bool {
        let folded = all.map { JunkLabels.fold($0.utf8) }
        return some.allSatisfy { folded.contains(JunkLabels.fold($0.utf8)) }
    }
}

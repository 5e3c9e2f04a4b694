/// What the site calls itself, which no author is.
struct SiteIdentity {
    let naming: Naming
    let facts: PageFacts
    let structured: StructuredData
    let host: String

    init(_ seen: ArticleEvidence) {
        (naming, facts, structured, host) = (seen.naming, seen.facts, seen.structured, seen.host)
    }

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

    /// Whether the site bears a person's name.
    func isOwner(_ name: String) -> Bool { !isDesk(name, names: []) && without([name]).isEmpty }

    func isPerson(_ name: String) -> Bool { PersonNames.isPerson(name, siteNames: naming.siteNames) }

    /// A desk, a template's or an account's name, the section's or the outlet's: believed only where nobody else is named.
    func isDoubtful(_ name: String) -> Bool {
        if isDesk(name) || isTopic(name) || isAffix(name) { return true }
        // An account's name. Scripts without capitals have no lower case either.
        let scalars = name.unicodeScalars
        return scalars.contains { $0.properties.isLowercase } && !scalars.contains { $0.properties.isUppercase }
    }

    /// What stands beside the headline in the page's titles: the site, or the person whose site it is.
    func isAffix(_ name: String) -> Bool {
        let folded = JunkLabels.fold(name.utf8)
        return naming.affixes.contains { JunkLabels.fold($0.utf8) == folded }
    }

    func isDesk(_ name: String) -> Bool { isDesk(name, names: naming.siteNames) }

    private func isDesk(_ name: String, names: [String]) -> Bool {
        PersonNames.isDesk(name, siteNames: names) || PersonNames.isInstitution(name)
    }

    /// The page's section or one of its keywords.
    func isTopic(_ name: String) -> Bool {
        let folded = JunkLabels.fold(name.utf8)
        let section = [structured.section, facts.meta("article:section", "section")].compactMap { $0 }
        if section.contains(where: { JunkLabels.fold($0.utf8) == folded }) { return true }
        // Some sites tag articles with their writers: only one word is surely none.
        guard !name.utf8.contains(0x20) else { return false }
        return structured.keywords.prefix(60).contains { JunkLabels.fold($0.utf8) == folded }
    }
}

/// One way to learn who wrote the article.
struct AuthorWitness: Sendable {
    /// What `--explain` says named them.
    let name: String
    /// The names that take the place of those known so far; none where it has nothing to say.
    let names: @Sendable (Byline) -> [String]

    init(_ name: String, _ names: @escaping @Sendable (Byline) -> [String]) { (self.name, self.names) = (name, names) }

    /// Who is stated may be nobody, the desk that entered the article, its template or an account: the writer then stands
    /// above the text. The first of these that answers.
    static let whereDoubted: [AuthorWitness] = [
        .line, .besideAccount, .besideSite, .besideTemplate, .ownLine, .aboveDay, .signature, .labelledBox,
    ]
    static let whereSure: [AuthorWitness] = [.writerOfEditor, .besideTemplate, .besideUnseen]

    /// The page's own data.
    static let data = AuthorWitness("data") { $0.stated() }

    /// Links with `rel=author` and boxes named byline, where the data says nothing.
    static let shown = AuthorWitness("shown") { $0.names.isEmpty ? $0.shown : [] }

    /// A byline that says the stated name and others is the whole of which the page's data keeps the first.
    static let wholeByline = AuthorWitness("whole byline") { byline in
        let names = byline.names
        guard !names.isEmpty else { return [] }
        let whole = byline.shown.filter { Byline.holds(names, [$0]) || byline.site.isPerson($0) }
        return whole.count > names.count && whole.count <= 6 && Byline.holds(whole, names) ? whole : []
    }

    /// Lines around the text that are labelled as bylines, or hold a name and a day.
    static let line = AuthorWitness("line") { $0.people($0.lines()) }

    /// Beside an account's name, the one whose it is. Beside a desk stand other articles' writers too.
    static let besideAccount = AuthorWitness("beside account") { byline in
        byline.names.isEmpty || byline.names.contains(where: byline.site.isDesk) ? [] : byline.people(byline.shown)
    }

    /// The template's author is the site, as titles have it; links and boxes name the writer.
    static let besideSite = AuthorWitness("beside site") { byline in
        guard !byline.names.isEmpty, byline.names.allSatisfy(byline.site.isAffix) else { return [] }
        return byline.site.without(byline.shown).filter { !byline.site.isAffix($0) }
    }

    /// A template's meta element names the same for every page, and readers see nothing of it: links beside the headline
    /// name the writer.
    static let besideTemplate = AuthorWitness("beside template") { byline in
        let (names, shown) = (byline.names, byline.shown)
        guard names.count == 1, byline.isByLink, byline.structured.authors.isEmpty, !Byline.holds(shown, names),
            shown.allSatisfy(byline.site.isPerson), !byline.isSaid(names[0])
        else { return [] }
        return shown
    }

    /// Whoever entered the article is stated and readers see nothing of it, while a line with a label names another above the text.
    static let besideUnseen = AuthorWitness("beside unseen") { byline in
        guard byline.names.count == 1, !byline.isSaid(byline.names[0]) else { return [] }
        let shown = byline.site.without(byline.labelled(until: byline.page.start(of: byline.body)))
        // «Mira Holt (Harbour)» is she.
        let isAnother = shown.allSatisfy { byline.site.isPerson($0) && !byline.names[0].utf8Contains($0) }
        return isAnother && !Byline.holds(shown, byline.names) ? shown : []
    }

    /// A name between the headline and the day, in a script without capitals or with no other hint.
    static let aboveDay = AuthorWitness("between headline and day") { $0.aboveDay() }

    /// `— Mira Holt` under the text.
    static let signature = AuthorWitness("signature") { byline in byline.names.isEmpty ? byline.signature() : [] }

    /// A line of nothing but names. Section names stand where writers do.
    static let ownLine = AuthorWitness("own line") { byline in
        byline.people(byline.ownLine()).filter { !byline.site.isTopic($0) }
    }

    /// Small labelled boxes anywhere, where nobody is named otherwise.
    static let labelledBox = AuthorWitness("labelled box") { byline in
        byline.names.isEmpty ? byline.site.without(byline.labelled(until: byline.outline.count)) : []
    }

    /// Whom the data states is said to be the editor: the writer is shown.
    static let writerOfEditor = AuthorWitness("writer beside editor") { byline in
        let (names, shown) = (byline.names, byline.shown)
        guard names.count == 1, !shown.isEmpty, !Byline.holds(shown, names) else { return [] }
        return byline.isEditor(names[0]) ? shown : []
    }

    /// The full name that a byline gives to a first name stated alone.
    static let fullName = AuthorWitness("full name") { byline in
        guard let name = byline.names.first, byline.names.count == 1, !name.utf8.contains(0x20) else { return [] }
        return [byline.fuller(name)].compactMap(\.self)
    }

    /// A personal site bears its owner's name. A newsroom that types its own name as a person's is still no person.
    static let owner = AuthorWitness("owner") { byline in
        guard byline.names.isEmpty else { return [] }
        let data = byline.structured
        let typed = data.authors.filter { data.people.contains($0) && $0.utf8.contains(0x20) }
        if !data.isNews, !typed.isEmpty { return typed }
        return (data.authors + byline.statedInMeta()).filter { PersonNames.isEvident($0) && byline.site.isOwner($0) }
    }
}

/// Whom doubtful names are weighed against.
extension Byline {
    /// Beside a name that is stated already only people count.
    fileprivate func people(_ found: [String]) -> [String] {
        site.without(found).filter { names.isEmpty || site.isPerson($0) }
    }

    /// Whether a name without a label is a person's: section names stand where writers do.
    func isKnown(_ name: String) -> Bool {
        guard !site.isTopic(name) else { return false }
        return !names.isEmpty || PersonNames.isEvident(name) || isWitnessed(name)
    }
}

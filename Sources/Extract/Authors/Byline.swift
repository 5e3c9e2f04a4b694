/// Who wrote the article, as names only: never an address, a handle or the site's own name.
struct Byline {
    let seen: ArticleEvidence
    let site: SiteIdentity
    let outline: Outline
    /// By the witnesses heard so far.
    private(set) var names: [String] = []
    /// The last one that had something to say.
    private(set) var witness = ""
    /// Whom links and boxes on the page name as writers, where the page's data does not name many.
    private(set) var shown: [String] = []
    /// Whether those are links beside the headline.
    private(set) var isByLink = false

    init(_ seen: ArticleEvidence) {
        self.seen = seen
        site = SiteIdentity(seen)
        outline = seen.outline
        hear(.data)
        if names.count < 4 { (shown, isByLink) = shownNames() }
        hear(.shown)
        hear(.wholeByline)
        let further = names.allSatisfy(site.isDoubtful) ? AuthorWitness.whereDoubted : AuthorWitness.whereSure
        for witness in further where hear(witness) { break }
        hear(.fullName)
        hear(.owner)
    }

    @discardableResult
    private mutating func hear(_ witness: AuthorWitness) -> Bool {
        let found = witness.names(self).filter { !isHeadline($0) }
        guard !found.isEmpty else { return false }
        (names, self.witness) = (found, witness.name)
        return true
    }

    /// In scripts without capitals a headline may look like a name, and stands where names do.
    private func isHeadline(_ name: String) -> Bool {
        seen.naming.title.map { JunkLabels.fold($0.utf8) == JunkLabels.fold(name.utf8) } ?? false
    }

    /// Each once.
    var authors: [String] {
        var seen: Set<[UInt8]> = []
        return Array(names.filter { seen.insert(JunkLabels.fold($0.utf8)).inserted }.prefix(20))
    }

    var facts: PageFacts { seen.facts }
    var structured: StructuredData { seen.structured }
    var page: PageText { seen.page }
    var body: ArticleBody { seen.body }
    var heading: Int? { seen.heading }

    static func holds(_ all: [String], _ some: [String]) -> Bool {
        let folded = all.map { JunkLabels.fold($0.utf8) }
        return some.allSatisfy { folded.contains(JunkLabels.fold($0.utf8)) }
    }
}

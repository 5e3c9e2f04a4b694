import Markup
import Text
import Web

/// When the article was published and last changed, from the best witness the page has.
struct Dating {
    private(set) var published: PublishedDate?
    private(set) var modified: StatedDate?
    /// The name of the witness that told of the publication.
    private(set) var witness = ""

    let seen: ArticleEvidence
    let facts: PageFacts
    let outline: Outline
    /// What readers see, the address says and the page's data states.
    private(set) var visible: Visible?
    let address: PublishedDate?
    let data: PublishedDate?
    let meta: PublishedDate?
    /// Sought where the data says nothing.
    private(set) var time: Time?

    init(_ seen: ArticleEvidence) {
        self.seen = seen
        facts = seen.facts
        outline = seen.outline
        address = seen.url.flatMap(Self.date(in:))
        data = Self.read(seen.structured.datePublished, .jsonLD)
        meta = Self.metaDate(Self.publicationKeys, facts)
        visible = visibleDate()
        if data == nil, meta == nil { time = timeElement() }
        modified = change().map { Self.withoutMidnight($0, shown: nil) }
        for witness in DateWitness.inOrder {
            guard let found = witness.date(self) else { continue }
            (published, self.witness) = (found, witness.name)
            break
        }
        if let found = published { published = asShown(found) }
        tellApart()
    }

    /// Readers' clocks and days in place of a machine's, where they are of the same moment.
    private func asShown(_ found: PublishedDate) -> PublishedDate {
        // The day of a change tells nothing of the stamp of publication.
        let shown = visible.flatMap { $0.isChange ? nil : $0.date }
        var found = zoned(local(timed(found), witnesses: [shown, address]))
        if found.source != .byline, found.source != .text {
            found.date = Self.withoutMidnight(found.date, shown: visible?.date.date)
        }
        return found
    }

    /// Publication and change, where one stamp stands for both or they stand in the wrong order.
    private mutating func tellApart() {
        // One stamp for both is the machine's last word; what readers see above the text may be older.
        if let stamp = published?.date, stamp.days == modified?.days, let visible, !visible.isChange,
            visible.isNear, visible.date.date.days < stamp.days - 1
        {
            (published, witness) = (visible.date, DateWitness.besideTitle.name)
        }
        if let change = modified, let found = published, Self.precedes(change, found.stamp ?? found.date) {
            modified = nil
        }
        // The only day of the page, said to be that of a change: both what is known of its publication and its change.
        if modified == nil, let visible, visible.isChange, visible.date == published { modified = visible.date.date }
    }

    /// What told of the publication, and where when it is a day that readers see: `shown beside title: box named date`.
    var reason: String {
        guard let visible, visible.date == published else { return witness }
        return witness + ": " + visible.place
    }

    /// The change as the page's data states it first; where that lacks its zone, as another statement of that day has it.
    private func change() -> StatedDate? {
        let keys = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified"]
        let stated = [seen.structured.dateModified].compactMap { $0 } + keys.flatMap(facts.all).prefix(20)
        let changes = stated.compactMap(Self.parse)
        guard let first = changes.first, first.offsetSeconds == nil else { return changes.first }
        return changes.first { $0.offsetSeconds != nil && $0.days == first.days } ?? first
    }

    /// Keys of `meta` that mean publication, best first.
    static let publicationKeys = [
        "article:published_time", "datepublished", "og:published_time", "article:published",
        "og:article:published_time",
        "parsely-pub-date", "publishdate", "publish-date", "publish_date", "pubdate", "pub_date", "sailthru.date",
        "article.published", "rnews:datepublished", "dc.date.issued", "dcterms.issued", "publication_date",
        "published_time", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate",
        "article_date_original", "citation_publication_date", "citation_date", "dc.date.published", "release_date",
        "published-date", "displaydate", "shareaholic:article_published_time", "og:pubdate", "video:release_date",
        "og:release_date", "bt:pubdate", "published", "date-pub", "analyticsattributes.articledate",
        PageFacts.shownStampKey,
    ]

    /// Keys that templates fill with the day of publication, of the last change or of today.
    static let looseKeys = [
        "dc.date.created", "dcterms.created", "dc.created", "dc.date", "dcterms.date", "timestamp", "created",
        "datecreated", "date",
    ]

    static func parse(_ text: String) -> StatedDate? {
        guard text.utf8.count < 300 else { return nil }
        guard let date = FeedDate.parse(text) ?? TextDate.parse(text) ?? TextDate.find(in: text)?.date else {
            return nil
        }
        return isPlausible(date) ? date : nil
    }

    /// The web's years; a page's date before or after is a template's.
    static func isPlausible(_ date: StatedDate) -> Bool { date.year >= 1994 && date.year <= 2100 }

    static func read(_ raw: String?, _ source: PublishedDate.Source) -> PublishedDate? {
        guard let raw, let date = parse(raw) else { return nil }
        return PublishedDate(date: date, source: source, raw: raw)
    }

    static func metaDate(_ keys: [String], _ facts: PageFacts) -> PublishedDate? {
        for key in keys {
            for raw in facts.all(key) {
                if let found = read(raw, .meta) { return found }
            }
        }
        return nil
    }

    /// Whether an element stands in an `article` of its own, where the headline stands in another.
    func isOfOtherArticle(_ index: Int) -> Bool {
        guard let heading = seen.heading, let own = article(around: heading), let other = article(around: index) else {
            return false
        }
        return !outline.contains(own, index) && !outline.contains(other, heading)
    }

    private func article(around index: Int) -> Int? {
        outline.nearest(outline.parent(index)) { outline.tag($0) == .article }
    }

    /// Whether an element stands among comments or related articles.
    func isAside(_ index: Int, pruned: Bool = true) -> Bool {
        var at = outline.parent(index)
        var steps = 0
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if let heading = seen.heading, outline.contains(at, heading) { return false }
            if element.hints.contains(.comments) || element.tag == .aside || element.tag == .nav { return true }
            if pruned, element.hints.contains(.junk), element.isPruned, !isOwnLine(at) { return true }
            at = outline.parent(at)
            steps += 1
        }
        return false
    }
}

extension Dating {
    /// A line that leads nowhere, though it is named `item-nav` or `entry-footer`: boxes of other articles are links.
    private func isOwnLine(_ index: Int) -> Bool {
        let letters = outline.letters(in: index)
        guard letters < DatePlace.ownLineLetters, outline.tag(index) != .nav else { return false }
        return outline.linkLetters(in: index) == 0 || outline.tag(index) == .footer && isInArticle(index)
    }

    /// Whether the article that holds the headline holds the element too.
    func isInArticle(_ index: Int) -> Bool {
        guard let heading = seen.heading, let article = article(around: index) else { return false }
        return outline.contains(article, heading)
    }
}

extension String {
    /// Compared as bytes; an empty text is in none.
    func utf8Contains(_ text: String) -> Bool {
        let found = utf8.withContiguousStorageIfAvailable { bytes in
            text.utf8.withContiguousStorageIfAvailable { wanted in Fold.contains(bytes, wanted) }
        }
        return found.flatMap { $0 } ?? Fold.contains(Array(utf8), Array(text.utf8))
    }
}

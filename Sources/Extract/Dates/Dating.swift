import Markup
import Text
import Web

/// When the article was published and last changed, from the best witness the page has.
struct Dating {
    var published: PublishedDate?
    var modified: StatedDate?

    let facts: PageFacts
    let outline: Outline
    let naming: Naming

    init(_ seen: ArticleEvidence) {
        let (structured, page, body, url) = (seen.structured, seen.page, seen.body, seen.url)
        facts = seen.facts
        outline = seen.outline
        naming = seen.naming
        let visible = visibleDate(page, body)
        let address = url.flatMap(Self.date(in:))
        modified = change(structured).map { Self.withoutMidnight($0, shown: nil) }
        published = stated(structured, visible, page, body) ?? entrySentence() ?? address ?? otherAddresses(url)
        if published == nil { published = Self.read(structured.dateModified, .jsonLD) }
        // The day of a change tells nothing of the stamp of publication.
        let shown = visible.flatMap { $0.isChange ? nil : $0.date }
        published = published.map { local($0, witnesses: [shown, address], structured: structured) }
            .map { zoned($0, structured: structured) }
        if let found = published, found.source != .byline, found.source != .text {
            published?.date = Self.withoutMidnight(found.date, shown: visible?.date.date)
        }
        // One stamp for both is the machine's last word; what readers see above the text may be older.
        if let stamp = published?.date, stamp.days == modified?.days, let visible, !visible.isChange,
            visible.isNear, visible.date.date.days < stamp.days - 1
        {
            published = visible.date
        }
        if let change = modified, let found = published, Self.precedes(change, found.stamp ?? found.date) {
            modified = nil
        }
        // The only day of the page, said to be that of a change: both what is known of its publication and its change.
        if modified == nil, let visible, visible.isChange, visible.date == published { modified = visible.date.date }
    }

    /// The change as the page's data states it first; where that lacks its zone, as another statement of that day has it.
    private func change(_ structured: StructuredData) -> StatedDate? {
        let keys = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified"]
        let stated = [structured.dateModified].compactMap { $0 } + keys.flatMap(facts.all).prefix(20)
        let changes = stated.compactMap(Self.parse)
        guard let first = changes.first, first.offsetSeconds == nil else { return changes.first }
        return changes.first { $0.offsetSeconds != nil && $0.days == first.days } ?? first
    }

    /// The page's own statement, the surest first: what says that it is the publication, then what readers see right
    /// behind the headline, then what templates fill with one day or another.
    private func stated(
        _ structured: StructuredData, _ visible: Visible?, _ page: PageText, _ body: ArticleBody
    ) -> PublishedDate? {
        let data = Self.read(structured.datePublished, .jsonLD)
        let meta = metaDate(Self.publicationKeys)
        // Two statements of different days: readers are shown one of them.
        if let data, let meta, let shown = visible?.date.date.days, abs(data.date.days - meta.date.days) > 1,
            shown == meta.date.days, visible?.isNear ?? false, !(visible?.isChange ?? true)
        {
            return meta
        }
        if let found = data ?? meta { return found }
        let time = timeElement()
        if let time, time.rank >= 3 { return time.found }
        if let found = labelledDate(page) { return found }
        if let time, time.rank == 2 { return time.found }
        if let found = titleDate() { return found }
        if let visible, visible.isNear, !visible.isChange { return visible.date }
        if let found = metaDate(Self.looseKeys) { return found }
        return time?.found ?? visible?.date ?? dateline(page, body)
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
        "og:release_date", "bt:pubdate", "analyticsattributes.articledate",
    ]

    /// Keys that templates fill with the day of publication, of the last change or of today.
    private static let looseKeys = [
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

    private func metaDate(_ keys: [String]) -> PublishedDate? {
        for key in keys {
            for raw in facts.all(key) {
                if let found = Self.read(raw, .meta) { return found }
            }
        }
        return nil
    }

    /// The `time` element that says it is the publication, else the first one behind the headline.
    private func timeElement() -> (rank: Int, found: PublishedDate)? {
        var best: (rank: Int, found: PublishedDate)?
        for index in facts.times.prefix(40) {
            let node = outline.node(index)
            let isExplicit = node.attribute("itemprop") == "datePublished"
            guard !isAside(index, pruned: !isExplicit), !facts.isOfAnother(index, outline) else { continue }
            let shown = outline.text(of: index, limitBytes: 200)
            let stamp = node.attribute("datetime")
            guard let found = stamp.flatMap({ Self.read($0, .timeElement) }) ?? Self.read(shown, .timeElement) else {
                continue
            }
            var rank = 1
            let property = node.attribute("itemprop") ?? ""
            let names = Ascii.lowercased((node.attribute("class") ?? "") + " " + property)
            if isExplicit || node.attribute("pubdate") != nil { rank = 4 }
            if names.utf8Contains("publish") || names.utf8Contains("created") || names.utf8Contains("entry-date") {
                rank = max(rank, 3)
            }
            if names.utf8Contains("updated") || names.utf8Contains("modified") {
                rank = min(rank, names.utf8Contains("publish") ? 3 : 0)
            }
            if let head = naming.headingIndex, index > head, rank == 1 { rank = 2 }
            if rank < 3 {
                let label = label(before: index)
                if Self.isChange(label) { rank = 0 } else if Self.isPublication(label) { rank = 3 }
            }
            if rank > best?.rank ?? -1 { best = (rank, found) }
        }
        return best
    }

    /// Whether an element stands among comments or related articles.
    func isAside(_ index: Int, pruned: Bool = true) -> Bool {
        var at = outline.parent(index)
        var steps = 0
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if let heading = naming.headingIndex, outline.contains(at, heading) { return false }
            if element.hints.contains(.comments) || element.tag == .aside || element.tag == .nav { return true }
            if pruned, element.hints.contains(.junk), element.isPruned { return true }
            at = outline.parent(at)
            steps += 1
        }
        return false
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

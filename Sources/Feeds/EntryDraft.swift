import Text

/// An entry while its fields come in, in any order and often more than once; also the head of a feed, which has
/// the same fields.
struct EntryDraft {
    var entry = FeedEntry()
    var hasTitle = false
    /// `rdf:about`.
    var about: String?
    /// A `guid` that may be a link.
    var permalink: String?
    /// `dc:identifier`.
    var identifier: String?
    /// `feedburner:origLink`: the page behind a counted link.
    var originalLink: String?
    var contentSource: String?
    var itunesImage: String?
    var mediaImage: String?
    var thumbnail: String?
    var fallbackPerson: FeedPerson?
    /// Of the feed that an entry was taken from (`atom:source`).
    var sourcePerson: FeedPerson?
    /// `webMaster`: whom to write to, where a channel names nobody else.
    var contact: FeedPerson?
    /// Whether the identifier is Atom's `id`, which may be the page's address.
    var hasAtomID = false
    /// The text of a `link` element.
    private var textLink: String?
    private var summaryRank = Int.max
    private var publishedRank = Int.max
    private var updatedRank = Int.max

    mutating func addLink(_ link: FeedLink, hreflang: String?, limit: Int) {
        guard entry.links.count < limit else { return }
        entry.links.append(link)
    }

    mutating func addTextLink(_ url: String, limit: Int) {
        guard textLink == nil else { return }
        textLink = url
        guard entry.links.count < limit else { return }
        entry.links.append(FeedLink(url: url, rel: "alternate"))
    }

    mutating func addPerson(_ person: FeedPerson, limit: Int) {
        guard entry.people.count < limit else { return }
        // The same person often stands as a mail address in one element and with a name in another.
        guard !entry.people.contains(where: { $0.displayName == person.displayName }) else { return }
        entry.people.append(person)
    }

    mutating func addCategory(_ term: String, limit: Int) {
        guard !term.isEmpty, entry.categories.count < limit, !entry.categories.contains(term) else { return }
        entry.categories.append(term)
    }

    mutating func addContent(_ content: FeedContent, limit: Int) {
        guard entry.contents.count < limit else { return }
        entry.contents.append(content)
    }

    /// A lower rank replaces a higher one; of equals the first stays and the second is content.
    mutating func addSummary(_ text: String, rank: Int, type: String, limit: Int) {
        if rank < summaryRank {
            summaryRank = rank
            entry.summary = text
        } else if rank == 0, entry.summary != text {
            addContent(FeedContent(value: text, type: type), limit: limit)
        }
    }

    mutating func addDate(_ element: FeedElement, raw: String, date: StatedDate?) {
        // An unreadable date gives way to any that can be read.
        let penalty = date == nil ? 100 : 0
        switch element {
        case .pubDate, .published, .issued, .created, .dcDate, .newsDate:
            let rank: Int
            switch element {
            case .pubDate, .published, .newsDate: rank = 0
            case .issued: rank = 1
            case .dcDate: rank = 2
            default: rank = 3
            }
            guard rank + penalty <= publishedRank else { return }
            publishedRank = rank + penalty
            entry.published = date
            entry.publishedRaw = raw
        default:
            let rank = element == .updated || element == .lastBuildDate ? 0 : 1
            guard rank + penalty <= updatedRank else { return }
            updatedRank = rank + penalty
            entry.updated = date
            entry.updatedRaw = raw
        }
    }

    /// Whether nothing was said of which entry it is.
    var isBare: Bool {
        entry.links.isEmpty && entry.link == nil && textLink == nil && entry.title == nil && entry.id == nil
            && about == nil
    }

    /// The entry with everything decided that depends on several fields. It is handed over, not copied: an entry has
    /// some twenty references to count.
    mutating func finished() -> FeedEntry {
        entry.link = entry.link ?? entryLink
        if let originalLink, Addresses.isHTTP(originalLink), originalLink != entry.link {
            entry.proxyLink = entry.link
            entry.link = originalLink
        }
        entry.id = entry.id ?? about ?? identifier
        if entry.people.isEmpty, let person = sourcePerson ?? fallbackPerson ?? contact { entry.people.append(person) }
        entry.content =
            entry.contents.count < 2
            ? entry.contents.first?.value : entry.contents.max { $0.value.utf8.count < $1.value.utf8.count }?.value
        entry.image = entry.image ?? mediaImage ?? thumbnail ?? itunesImage ?? enclosedImage
        var done = FeedEntry()
        swap(&done, &entry)
        return done
    }

    private var enclosedImage: String? {
        firstLink { $0.rel == "enclosure" && $0.type?.hasPrefix("image/") == true }
    }

    /// By index: a copy of each link that is looked at would be four references to count.
    @inline(__always)
    private func firstLink(_ isWanted: (borrowing FeedLink) -> Bool) -> String? {
        for index in entry.links.indices where isWanted(entry.links[index]) { return entry.links[index].url }
        return nil
    }

    /// The same for the head of a feed.
    mutating func finish(_ feed: inout Feed) {
        entry.link = entry.link ?? (feed.format == .atom ? bestLink : lastLink ?? bestLink)
        // Its own address is not its home page.
        let link = entry.link
        let entry = finished()
        feed.id = entry.id
        feed.title = entry.title
        feed.titleMarkup = entry.titleMarkup
        feed.link = feed.format == .sitemap || feed.format == .sitemapIndex ? nil : link
        feed.links = entry.links
        feed.subtitle = entry.summary
        feed.people = entry.people
        feed.published = entry.published
        feed.publishedRaw = entry.publishedRaw
        feed.updated = entry.updated
        feed.updatedRaw = entry.updatedRaw
        feed.categories = entry.categories
        feed.image = entry.image
    }

    /// `text/html`, `application/xhtml+xml`.
    private static func isPageType(_ type: String) -> Bool {
        type == "text/html" || type.utf8.count < 64 && type.lowercased().utf8.has("html".utf8)
    }

    /// The page the entry is about: a link to a page of text rather than another kind, the text of `link`, an
    /// identifier that is a link, and last what stands beside.
    private var bestLink: String? {
        let page =
            firstLink { $0.rel == "alternate" && ($0.type.map(Self.isPageType) ?? true) }
            ?? firstLink { $0.rel == "alternate" } ?? firstLink { LinkRelation.isOfPage($0.rel) }
        return page ?? identifierLink ?? about.flatMap { Addresses.isHTTP($0) ? $0 : nil } ?? atomIDLink
    }

    /// The same for an entry. A template that links all of them to the front page may still name each in its identifier.
    private var entryLink: String? {
        guard let best = bestLink else { return ownLink }
        guard Addresses.isFrontPage(best), let named = identifierLink ?? atomIDLink else { return best }
        return Addresses.isFrontPage(named) ? best : named
    }

    private var identifierLink: String? {
        if let permalink, Addresses.isHTTP(permalink) { return permalink }
        return contentSource
    }

    private var atomIDLink: String? {
        guard hasAtomID, let id = entry.id, Addresses.isHTTP(id) else { return nil }
        return id
    }

    /// Where an entry is at least a document of its own.
    private var ownLink: String? { firstLink { $0.rel == "self" && Addresses.isHTTP($0.url) } }

    /// RSS allows a channel one link; of several, which only broken feeds have, readers keep the last.
    private var lastLink: String? {
        entry.links.last { $0.rel == "alternate" && ($0.type.map(Self.isPageType) ?? true) }?.url
    }
}

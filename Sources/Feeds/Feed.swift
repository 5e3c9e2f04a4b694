package import Text

/// A feed, a sitemap or a subscription list, in one shape.
package struct Feed: Sendable, Equatable {
    package enum Format: String, Sendable, Codable {
        case rss, rdf, atom, json, sitemap
        case sitemapIndex = "sitemap-index"
        case opml
        /// A page that lists articles, read as if it were a feed.
        case listing
    }

    package var format: Format
    /// As written: `2.0`, `0.91`, `1.0`.
    package var version: String?
    package var id: String?
    /// In plain text.
    package var title: String?
    /// The title as the feed carries it, when that holds markup.
    package var titleMarkup: String?
    /// The site's home page, resolved.
    package var link: String?
    package var links: [FeedLink] = []
    /// HTML or text as the feed carries it.
    package var subtitle: String?
    package var language: String?
    /// Names, or addresses of those who give no name.
    package var authors: [String] {
        get { people.compactMap(\.displayName) }
        set { people = newValue.map { FeedPerson(name: $0) } }
    }
    package var people: [FeedPerson] = []
    package var published: StatedDate?
    package var publishedRaw: String?
    package var updated: StatedDate?
    package var updatedRaw: String?
    package var categories: [String] = []
    package var image: String?
    package var pacing = Pacing()
    package var entries: [FeedEntry] = []
    /// The sitemaps that an index lists, or the feeds that an OPML lists.
    package var children: [FeedChild] = []
    /// Encoding of the bytes, WHATWG name.
    package var encoding: String?
    /// Whether entries beyond the limit, or beyond a fatal error, were left out.
    package var isTruncated = false

    package init(format: Format) { self.format = format }

    /// An entry that names nobody is by those whom the feed names (RFC 4287 section 4.2.1, JSON Feed 1.1), unless that is
    /// the outlet itself.
    mutating func inheritPeople() {
        let own = people.filter { $0.displayName != title }
        guard !own.isEmpty else { return }
        for index in entries.indices where entries[index].people.isEmpty { entries[index].people = own }
    }
}

/// What the feed itself says of how often to ask.
package struct Pacing: Sendable, Equatable, Codable {
    package var ttl: Duration?
    /// `sy:updatePeriod` divided by `sy:updateFrequency`.
    package var updatePeriod: Duration?
    /// Hours of the day in UTC, 0 to 23.
    package var skipHours: [Int] = []
    /// English names of weekdays, as RSS has them.
    package var skipDays: [String] = []

    package init() {}
}

package struct FeedEntry: Sendable, Equatable {
    package var id: String?
    /// Resolved against xml:base and the feed's address.
    package var link: String?
    /// The counting service's link, where `feedburner:origLink` named the page behind it, which then is `link`.
    package var proxyLink: String?
    package var links: [FeedLink] = []
    /// In plain text.
    package var title: String?
    /// The title as the feed carries it, when that holds markup.
    package var titleMarkup: String?
    /// HTML or text as the feed carries it, relative links resolved.
    package var summary: String?
    /// HTML or text as the feed carries it, relative links resolved: the longest of `contents`.
    package var content: String?
    package var contents: [FeedContent] = []
    /// Names, or addresses of those who give no name.
    package var authors: [String] {
        get { people.compactMap(\.displayName) }
        set { people = newValue.map { FeedPerson(name: $0) } }
    }
    package var people: [FeedPerson] = []
    package var published: StatedDate?
    package var publishedRaw: String?
    package var updated: StatedDate?
    package var updatedRaw: String?
    package var categories: [String] = []
    /// Addresses of the links that are enclosures.
    package var enclosures: [String] {
        get { links.compactMap { $0.rel == "enclosure" ? $0.url : nil } }
        set { links = links.filter { $0.rel != "enclosure" } + newValue.map { FeedLink(url: $0, rel: "enclosure") } }
    }
    package var image: String?
    /// News sitemaps: publication name and language; feeds: `xml:lang`.
    package var source: String?
    package var language: String?

    package init() {}
}

/// A link of a feed or an entry with what it says about itself. RSS enclosures are links with `rel` `enclosure`.
package struct FeedLink: Sendable, Equatable {
    package var url: String
    package var rel: String
    package var type: String?
    package var length: String?

    package init(url: String, rel: String = "alternate", type: String? = nil, length: String? = nil) {
        self.url = url
        self.rel = rel
        self.type = type
        self.length = length
    }
}

package struct FeedPerson: Sendable, Equatable {
    package var name: String?
    package var email: String?
    package var url: String?

    package init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }

    package var displayName: String? { name ?? email }
}

package struct FeedContent: Sendable, Equatable {
    package var value: String
    /// The media type: `text/plain`, `text/html`, `application/xhtml+xml`, or what the feed names.
    package var type: String
    package var language: String?

    package init(value: String, type: String, language: String? = nil) {
        self.value = value
        self.type = type
        self.language = language
    }
}

package struct FeedChild: Sendable, Equatable {
    package var url: String
    package var title: String?
    package var updated: StatedDate?
    /// The folders of an OPML list that it lies in, from the outermost on.
    package var folders: [String] = []

    package init(url: String, title: String? = nil, updated: StatedDate? = nil) {
        self.url = url
        self.title = title
        self.updated = updated
    }
}

package enum FeedError: Error, Equatable, Sendable {
    /// The bytes are HTML: perhaps its autodiscovery links lead to a feed.
    case isHTML
    case empty
    case unknownFormat
    /// Nothing could be read before the parser gave up at this byte.
    case malformed(byte: Int)
}

package struct FeedLimits: Sendable {
    package var entries = 50_000
    /// Bytes of one title, one content and so on.
    package var fieldBytes = 4 << 20
    /// Links, categories, people, contents and the like of one entry.
    package var itemsPerEntry = 256

    package init() {}
}

package import Text
package import Web

/// A feed, a sitemap or a subscription list, in one shape.
package struct Feed: Sendable, Equatable {
    package enum Format: String, Sendable, Codable {
        case rss, rdf, atom, json, sitemap, sitemapIndex = "sitemap-index", opml
    }

    package var format: Format
    /// As written: `2.0`, `0.91`, `1.0`.
    package var version: String?
    package var id: String?
    package var title: String?
    /// The site's home page, resolved.
    package var link: String?
    package var subtitle: String?
    package var language: String?
    package var authors: [String] = []
    package var published: StatedDate?
    package var updated: StatedDate?
    package var pacing = Pacing()
    package var entries: [FeedEntry] = []
    /// The sitemaps that an index lists, or the feeds that an OPML lists.
    package var children: [FeedChild] = []
    /// Encoding of the bytes, WHATWG name.
    package var encoding: String?
    /// Whether entries beyond the limit, or beyond a fatal error, were left out.
    package var isTruncated = false

    package init(format: Format) { self.format = format }
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
    package var title: String?
    package var summary: String?
    /// HTML or text as the feed carries it.
    package var content: String?
    package var authors: [String] = []
    package var published: StatedDate?
    package var publishedRaw: String?
    package var updated: StatedDate?
    package var categories: [String] = []
    package var enclosures: [String] = []
    package var image: String?
    /// News sitemaps: publication name and language; feeds: `xml:lang`.
    package var source: String?
    package var language: String?

    package init() {}
}

package struct FeedChild: Sendable, Equatable {
    package var url: String
    package var title: String?
    package var updated: StatedDate?

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
    case internalSubset
    /// Nothing could be read before the parser gave up at this byte.
    case malformed(byte: Int)
}

package struct FeedLimits: Sendable {
    package var entries = 50_000
    package var fieldBytes = 4 << 20

    package init() {}
}

package enum FeedParser {
    /// Bytes as the server sent them, with the address they came from and the charset the header named.
    package static func parse(
        _ bytes: [UInt8], url: WebURL?, headerCharset: String?, limits: FeedLimits = FeedLimits()
    ) throws(FeedError) -> Feed {
        throw .unknownFormat
    }
}

/// Feeds that an HTML page offers: `link rel=alternate`, and anchors that look like feeds.
package enum FeedAutodiscovery {
    package static func links(in bytes: [UInt8], url: WebURL, headerCharset: String?) -> [FeedChild] { [] }
}

package import Feeds
import Web

/// Subscriptions from another reader's OPML as `[[source]]` tables to keep in `sources.d`.
package struct SourceTables {
    /// TOML, a table a feed; empty where every feed was known.
    package private(set) var text = ""
    package private(set) var added = 0
    /// Feeds whose address a source has already, and outlines without a web address.
    package private(set) var known = 0
    package private(set) var refused: [String] = []

    package init(_ feeds: [FeedChild], beside sources: [Source]) {
        var ids = Set(sources.map(\.id))
        let addresses = Set(sources.compactMap(SourceTwins.key))
        // One feed may lie in several folders: it is one source, with all of their names as tags.
        let tags = Dictionary(feeds.map { (Self.key($0), $0.folders) }, uniquingKeysWith: { $0 + $1 })
        var listed: Set<String> = []
        for feed in feeds {
            guard let url = WebURL(subscription: feed.url), let key = Self.key(feed) else {
                refused.append(feed.url)
                continue
            }
            guard !addresses.contains(key) else {
                known += 1
                continue
            }
            guard listed.insert(key).inserted else { continue }
            var source = Source(id: Self.unused(Self.label(url), &ids), kind: .feed, url: url.href)
            source.title = feed.title
            for tag in tags[key] ?? [] where !source.tags.contains(tag) { source.tags.append(tag) }
            add(source)
        }
    }

    private static func key(_ feed: FeedChild) -> String? {
        WebURL(subscription: feed.url).map { CanonicalURL($0).key }
    }

    private mutating func add(_ source: Source) {
        added += 1
        if !text.isEmpty { text += "\n" }
        text += TOMLText.table(source)
    }

    static func id(for url: String, beside sources: [Source]) -> String {
        var ids = Set(sources.map(\.id))
        return unused(WebURL(url).map(label) ?? "source", &ids)
    }

    /// The site's own word: `noonpost` of `www.noonpost.com`.
    private static func label(_ url: WebURL) -> String {
        let site = Site.of(host: url.host)
        let word = site.utf8.split(separator: UInt8(ascii: ".")).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let id = word.utf8.filter { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
        return id.isEmpty ? "feed" : String(decoding: id, as: UTF8.self)
    }

    private static func unused(_ label: String, _ ids: inout Set<String>) -> String {
        var id = label
        var number = 2
        while !ids.insert(id).inserted {
            id = "\(label)-\(number)"
            number += 1
        }
        return id
    }
}

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
        var addresses = Set(sources.compactMap { WebURL($0.url)?.href })
        for feed in feeds {
            guard let url = WebURL(feed.url), url.isHTTP else {
                refused.append(feed.url)
                continue
            }
            guard addresses.insert(url.href).inserted else {
                known += 1
                continue
            }
            add(url, title: feed.title, id: Self.unused(Self.label(url), &ids))
        }
    }

    private mutating func add(_ url: WebURL, title: String?, id: String) {
        added += 1
        if !text.isEmpty { text += "\n" }
        text += "[[source]]\nid = \"\(id)\"\nkind = \"feed\"\nurl = \(TOMLText.quoted(url.href))\n"
        if let title, !title.isEmpty { text += "title = \(TOMLText.quoted(title))\n" }
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

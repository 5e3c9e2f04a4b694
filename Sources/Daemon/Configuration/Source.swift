/// Where leads come from: one `[[source]]` table.
package struct Source: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case feed, sitemap
        case newsSitemap = "news_sitemap"
        case listing, url, documents
    }

    /// `[a-z0-9-]`, unique.
    package var id: String
    package var kind: Kind
    package var url: String
    package var title: String?
    package var language: String?
    package var interval: Duration?
    /// The address is a page whose autodiscovery links lead to the feed.
    package var discovers = false
    package var isEnabled = true
    package var tags: [String] = []
    /// A folder, for `documents`.
    package var path: String?
    /// How far cited links are followed: 1 fetches what the source cites, 2 also what those pages cite.
    package var depth = 1
    /// How many entries of the very first poll become jobs, newest first; the others only count as seen.
    package var backlog = 100
    /// The file it was configured in, for messages.
    package var file: String?

    /// What lines of ours call it. Between left-to-right marks what is not Latin: the colon behind it keeps its side, and a line that
    /// begins with it reads as ours do. Isolates are not shown in the log, whose lines hold what outlets send.
    var name: String {
        let name = title ?? id
        return name.utf8.allSatisfy { $0 < 0x80 } ? name : "\u{200E}\(name)\u{200E}"
    }

    package init(id: String, kind: Kind, url: String) {
        self.id = id
        self.kind = kind
        self.url = url
    }
}

import Markup
package import Web

/// Feeds that an HTML page offers: `link rel=alternate`, and anchors that look like feeds.
package enum FeedAutodiscovery {
    /// Anchors are looked at when no link is declared; each kind in the order of the page, none twice.
    static let limit = 64
    /// Elements looked at.
    private static let elementLimit = 500_000
    /// Anchors looked at, each of which costs the parsing of an address; no page has as many before its feed's.
    fileprivate static let anchorLimit = 5_000

    package static func links(in bytes: [UInt8], url: WebURL, headerCharset: String?) -> [FeedChild] {
        let decoded = Decoded.decode(bytes, headerCharset: headerCharset, syntax: .html)
        var found = Candidates(url: url)
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: decoded.utf8)
            document.withRoot { root in
                walk(root, limit: elementLimit) { element, tag in found.look(at: element, tag) }
            }
        } catch {
            return []
        }
        return found.declared.isEmpty ? found.guessed : found.declared
    }

    /// Every element in the order of the page, without recursion.
    private static func walk(_ root: HTMLNode, limit: Int, _ body: (HTMLNode, HTMLTag) -> Void) {
        var node = root
        var depth = 0
        for _ in 0..<limit {
            if node.isElement { body(node, node.tag) }
            if let child = node.firstChild {
                node = child
                depth += 1
                continue
            }
            while true {
                if depth == 0 { return }
                if let next = node.next {
                    node = next
                    break
                }
                guard let parent = node.parent else { return }
                node = parent
                depth -= 1
            }
        }
    }
}

private struct Candidates {
    let url: WebURL
    var base: WebURL
    var hasBase = false
    var declared: [FeedChild] = []
    var guessed: [FeedChild] = []
    private var anchors = 0
    private var seen: Set<String> = []

    init(url: WebURL) {
        self.url = url
        self.base = url
    }

    mutating func look(at element: HTMLNode, _ tag: HTMLTag) {
        switch tag {
        case .base:
            // Only the first counts (HTML Standard, "document base URL").
            guard !hasBase, let address = element.attribute("href"), let stated = WebURL(address, base: url) else {
                return
            }
            base = stated
            hasBase = true
        case .link:
            guard let rel = element.attribute("rel"), let type = element.attribute("type"),
                let address = element.attribute("href"), Self.isAlternate(rel), Self.isFeedType(type)
            else { return }
            add(address, title: element.attribute("title"), to: \.declared)
        case .a:
            // Guesses are for pages that declare nothing.
            guard declared.isEmpty, anchors < FeedAutodiscovery.anchorLimit else { return }
            anchors += 1
            guard let address = element.attribute("href"), address.utf8.count < 2048 else { return }
            guard let link = WebURL(address.trimmed, base: base), link.isHTTP,
                link.host == url.host || isFeedHost(link.host),
                Self.looksLikeFeed(link)
            else { return }
            add(address, title: element.attribute("title"), to: \.guessed)
        default: return
        }
    }

    private mutating func add(_ address: String, title: String?, to list: WritableKeyPath<Candidates, [FeedChild]>) {
        guard self[keyPath: list].count < FeedAutodiscovery.limit, let link = WebURL(address.trimmed, base: base),
            link.isHTTP, seen.insert(link.href).inserted
        else { return }
        let title = title.map { PlainText.collapsing(Array($0.utf8)) }
        self[keyPath: list].append(FeedChild(url: link.href, title: title?.isEmpty == true ? nil : title))
    }

    private static func isAlternate(_ rel: String) -> Bool {
        let words = rel.lowercased().split(separator: " ")
        return words.contains("alternate") || words.contains("feed")
    }

    private static func isFeedType(_ type: String) -> Bool {
        switch type.lowercased().split(separator: ";").first.map({ String($0).trimmed }) {
        case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/xml", "text/xml", "application/rss", "application/atom", "text/rss+xml", "text/rss":
            true
        default: false
        }
    }

    private func isFeedHost(_ host: String) -> Bool {
        host == "feeds.feedburner.com" || host == "feedpress.me" || host.hasPrefix("rss.") || host.hasPrefix("feeds.")
    }

    /// Addresses that end in `/feed`, `/rss`, `.rss`, `.xml` and the like, sitemaps aside.
    private static func looksLikeFeed(_ link: WebURL) -> Bool {
        let path = link.path.lowercased()
        guard !path.contains("sitemap") else { return false }
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        if ["feed", "feeds", "rss", "atom", "rss2", "rdf", "feed.json"].contains(last) { return true }
        for ending in [".rss", ".rdf", ".atom", ".xml"] where last.hasSuffix(ending) { return true }
        let query = link.query?.lowercased() ?? ""
        return ["feed=rss", "feed=rss2", "feed=atom", "format=rss", "format=feed", "output=rss", "type=rss"].contains {
            query == $0 || query.hasPrefix($0 + "&") || query.hasSuffix("&" + $0)
        }
    }
}

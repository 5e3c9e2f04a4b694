import Markup
package import Web

/// Feeds that an HTML page offers: what it or its headers declare, and anchors that look like feeds.
package enum FeedAutodiscovery {
    /// Of each kind no more are looked at, in the order of the page, none twice.
    static let limit = 64
    /// So many are worth a request each.
    package static let mostCandidates = 12
    /// Elements looked at.
    private static let elementLimit = 500_000
    /// Anchors looked at, each of which costs the parsing of an address; no page has as many before its feed's.
    static let anchorLimit = 5_000

    /// The best first: declared before guessed, the page's own site before others, its articles before their comments.
    package static func links(
        in bytes: [UInt8], url: WebURL, headerCharset: String?, linkHeaders: [String] = []
    ) -> [FeedChild] {
        let decoded = Decoded.decode(bytes, headerCharset: headerCharset, syntax: .html)
        var found = FeedCandidates(url: url)
        for header in linkHeaders { found.look(atHeader: header) }
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: decoded.utf8)
            document.withRoot { root in
                walk(root, limit: elementLimit) { element, tag in found.look(at: element, tag) }
            }
        } catch {
            return found.ranked
        }
        return found.ranked
    }

    /// Where most systems have their feed, for pages that name none.
    package static func usual(at url: WebURL) -> [FeedChild] {
        ["/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss"].map { FeedChild(url: url.origin + $0) }
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

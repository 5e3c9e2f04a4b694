import Markup
import Text
package import Web

/// The links of a page that lists articles. Headlines are sentences and menu entries are not: a link counts when it has at
/// least three words or stands in a heading, or where what stands around it says that it is a headline (`ListingChoice`).
/// Which of them are articles shows when they are read.
package enum ListingLinks {
    /// More links than any front page has.
    static let limit = 2000
    static let leastWords = 3
    /// Anchors looked at.
    private static let anchorLimit = 10_000

    /// In the page's order, each address once, with the longest text that led there.
    package static func find(
        in bytes: [UInt8], url: WebURL, contentType: String?
    ) throws(ExtractError) -> [ArticleLink] {
        let declared = contentType.flatMap { MediaType($0) }
        // Its entries are no links of a page: read as one, a feed lists next to nothing and nobody learns why.
        let kind = ContentKind.sniff(bytes, declared: declared)
        switch kind {
        case .feed, .sitemap, .pdf, .image, .binary, .json: throw .notHTML(kind)
        case .html, .xml, .text, .empty: break
        }
        let decoded = Decoded.decode(bytes, headerCharset: declared?.charset, syntax: .html)
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: decoded.utf8)
            return document.withRoot { links(below: $0, url: url) } ?? []
        } catch {
            throw .unparsable
        }
    }

    private static func links(below root: HTMLNode, url: WebURL) -> [ArticleLink] {
        var base = LinkBase(url)
        let site = Site.of(host: url.host)
        var anchors: [ListingAnchor] = []
        var cards = ListingCards()
        var node = root
        while true {
            if node.isElement {
                let tag = node.tag
                if tag == .base, let text = node.attribute("href"), let found = WebURL(text, base: url) {
                    base = LinkBase(found)
                }
                if tag.headingLevel > 0 { cards.note(heading: node) }
                if tag == .time { cards.note(time: node) }
                if tag == .a, anchors.count < anchorLimit, let anchor = ListingAnchor(node, base: base, site: site) {
                    anchors.append(anchor)
                }
            }
            guard let next = node.firstChild ?? following(node) else { break }
            node = next
        }
        return merged(ListingChoice.headlines(among: anchors, cards: cards))
    }

    /// The next node in the order of the page that is not inside.
    static func following(_ node: HTMLNode) -> HTMLNode? {
        var node = node
        while true {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
    }

    private static func merged(_ links: [ArticleLink]) -> [ArticleLink] {
        var order: [String] = []
        var byAddress: [String: ArticleLink] = [:]
        for link in links {
            if let known = byAddress[link.url] {
                if link.text.utf8.count > known.text.utf8.count { byAddress[link.url] = link }
            } else if order.count < limit {
                order.append(link.url)
                byAddress[link.url] = link
            }
        }
        return order.compactMap { byAddress[$0] }
    }
}

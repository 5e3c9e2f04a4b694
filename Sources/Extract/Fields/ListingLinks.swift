import Markup
import Text
package import Web

/// The links of a page that lists articles. Headlines are sentences and menu entries are not: a link counts when it has at
/// least three words or stands in a heading. Which of them are articles shows when they are read.
package enum ListingLinks {
    /// More links than any front page has.
    static let limit = 2000
    static let leastWords = 3

    /// In the page's order, each address once, with the longest text that led there.
    package static func find(
        in bytes: [UInt8], url: WebURL, contentType: String?
    ) throws(ExtractError) -> [ArticleLink] {
        let declared = contentType.flatMap { MediaType($0) }
        // Its entries are no links of a page: read as one, a feed lists next to nothing and nobody learns why.
        let kind = ContentKind.sniff(bytes, declared: declared)
        if kind == .feed || kind == .sitemap { throw .notHTML(kind) }
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
        var order: [String] = []
        var byAddress: [String: ArticleLink] = [:]
        var headingDepth = 0
        var node = root
        walk: while true {
            if node.isElement {
                let tag = node.tag
                if tag.headingLevel > 0 { headingDepth += 1 }
                if tag == .base, let text = node.attribute("href"), let found = WebURL(text, base: url) {
                    base = LinkBase(found)
                }
                if tag == .a, order.count < limit,
                    let link = link(node, base: base, site: Site.of(host: url.host), inHeading: headingDepth > 0)
                {
                    if let known = byAddress[link.url] {
                        if link.text.utf8.count > known.text.utf8.count { byAddress[link.url] = link }
                    } else {
                        order.append(link.url)
                        byAddress[link.url] = link
                    }
                }
                if let child = node.firstChild {
                    node = child
                    continue
                }
                if tag.headingLevel > 0 { headingDepth -= 1 }
            }
            while node.next == nil {
                guard let parent = node.parent else { break walk }
                node = parent
                if node.tag.headingLevel > 0 { headingDepth -= 1 }
            }
            guard let next = node.next else { break }
            node = next
        }
        return order.compactMap { byAddress[$0] }
    }

    private static func link(_ anchor: HTMLNode, base: LinkBase, site: String, inHeading: Bool) -> ArticleLink? {
        guard let href = anchor.attribute("href"), let url = base.resolve(href), url.path.utf8.count > 1 else {
            return nil
        }
        let (text, hasHeading) = content(of: anchor)
        guard inHeading || hasHeading || Words.count(text) >= leastWords else { return nil }
        let rel = anchor.attribute("rel").map { $0.split(separator: " ").map(String.init) } ?? []
        return ArticleLink(
            url: CanonicalURL(url).href, text: text, rel: rel, isInternal: Site.of(host: url.host) == site)
    }

    /// The anchor's text with white space folded, at most 500 bytes, and whether a heading is in it.
    private static func content(of anchor: HTMLNode) -> (text: String, hasHeading: Bool) {
        var bytes: [UInt8] = []
        var hasHeading = false
        var stack = [anchor.firstChild].compactMap { $0 }
        while let node = stack.popLast(), bytes.count < 500 {
            if let next = node.next { stack.append(next) }
            if node.isText {
                bytes.append(contentsOf: node.textBytes.prefix(500 - bytes.count))
                bytes.append(UInt8(ascii: " "))
            } else if node.isElement {
                if node.tag.headingLevel > 0 { hasHeading = true }
                if let child = node.firstChild { stack.append(child) }
            }
        }
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0.isNewline || $0 == "\t" }
        return (words.joined(separator: " "), hasHeading)
    }
}

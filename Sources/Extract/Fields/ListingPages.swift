import Bytes
import Markup
package import Text
package import Web

/// The page after this one of a list of articles: `?page=3`, `/page/3/`.
package enum ListingPages {
    /// What a link on the page says is next, or whose address is the list's own but for a number one higher. The former alone is
    /// believed of lists, and only there: under an article it means the next article.
    package static func next(in bytes: [UInt8], url: WebURL, contentType: String?) -> WebURL? {
        let declared = contentType.flatMap { MediaType($0) }
        let decoded = Decoded.decode(bytes, headerCharset: declared?.charset, syntax: .html)
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: decoded.utf8)
            return document.withRoot { next(below: $0, url: url) } ?? nil
        } catch {
            return nil
        }
    }

    private static let mostLinks = 10_000

    private static func next(below root: HTMLNode, url: WebURL) -> WebURL? {
        let here = Place(url)
        var base = LinkBase(url)
        var stated: WebURL?
        var counted: WebURL?
        var links = 0
        var node = root
        while links < mostLinks {
            if node.isElement, [.a, .link, .base].contains(node.tag), let href = node.attribute("href") {
                links += 1
                if node.tag == .base {
                    if let found = WebURL(href, base: url) { base = LinkBase(found) }
                } else if let target = base.resolve(href), target.host == url.host, target.href != url.href {
                    let rel = node.attribute("rel").map(ASCII.lowercased)?.split(separator: " ") ?? []
                    if rel.contains("next") { stated = stated ?? target }
                    let there = Place(target)
                    if there.stem == here.stem, there.number == here.number + 1 { counted = counted ?? target }
                }
            }
            guard let next = node.firstChild ?? ListingLinks.following(node) else { break }
            node = next
        }
        return stated ?? counted
    }

    /// An address without the number of its page, and the number.
    private struct Place {
        let stem: String
        let number: Int

        init(_ url: WebURL) {
            let (query, inQuery) = PageNumber.taken(from: url.query) { name, _ in names.contains(name) }
            var number = inQuery
            var path = url.path.split(separator: "/").map(String.init)
            if number == nil, let last = path.last, let value = Int(last), (1...99_999).contains(value),
                path.dropLast().last.map({ names.contains(ASCII.lowercased($0)) }) == true
            {
                number = value
                path.removeLast(2)
            }
            stem = url.bareHost + "/" + path.joined(separator: "/") + "?" + query
            self.number = max(1, min(number ?? 1, 1 << 30))
        }
    }

    private static let names: Set<String> = ["page", "paged", "pg", "p", "seite", "sayfa", "pagina", "safha", "صفحة"]
}

/// The day that an address names.
package enum AddressDay {
    package static func of(_ url: WebURL) -> StatedDate? { Dating.date(in: url)?.date }
}

import Bytes
import Markup
import Web

/// The next part of an article that its site cut into pages: `/story/2/`, `?page=2`, `story-2.html`.
enum NextPage {
    /// The address that a link on the page leads to and that is the page's own but for a number one higher. `rel=next` alone
    /// is no sign: to most systems it means the next article.
    static func find(_ facts: PageFacts, _ outline: Outline, url: WebURL?, base: WebURL?) -> String? {
        guard let url else { return nil }
        let stated = facts.nextLinks + facts.pageLinks.compactMap { outline.node($0).attribute("href") }
        for href in stated.prefix(60) {
            guard let target = WebURL(href, base: base ?? url), target.isHTTP, target.host == url.host,
                follows(target, url)
            else { continue }
            return target.href
        }
        return nil
    }

    private static func follows(_ target: WebURL, _ page: WebURL) -> Bool {
        let (there, here) = (parts(target), parts(page))
        guard there.number >= 2 else { return false }
        // `/story/11` and `/story/12` are two stories; articles have fewer pages.
        if there.stem == here.stem, here.number <= pagesBound { return there.number == max(1, here.number) + 1 }
        // An address that ends in a number of its own, `/story/1187`, is its first page's.
        return there.number == 2 && there.stem == trimmed(page.path[...], query: rest(page).text)
    }

    private static let pagesBound = 10

    /// An address without the number of its page, and the number, 0 where it has none.
    private static func parts(_ url: WebURL) -> (stem: String, number: Int) {
        let query = rest(url)
        if let number = query.number { return (trimmed(url.path[...], query: query.text), number) }
        var path = url.path[...]
        if path.hasSuffix("/") { path = path.dropLast() }
        var ending = ""
        if let dot = path.lastIndex(of: "."), path.distance(from: dot, to: path.endIndex) <= 6 {
            ending = String(path[dot...])
            path = path[..<dot]
        }
        let digits = path.utf8.reversed().prefix { $0 &- 0x30 < 10 }.count
        guard (1...2).contains(digits), let number = Int(path.suffix(digits)) else {
            return (trimmed(url.path[...], query: query.text), 0)
        }
        let stem = path.dropLast(digits)
        guard let mark = stem.utf8.last, mark == 0x2F || mark == 0x2D || mark == 0x5F else {
            return (trimmed(url.path[...], query: query.text), 0)
        }
        return (trimmed(stem.dropLast() + ending, query: query.text), number)
    }

    private static func trimmed(_ path: Substring, query: String) -> String {
        (path.hasSuffix("/") ? String(path.dropLast()) : String(path)) + "?" + query
    }

    /// The query without the page's number.
    private static func rest(_ url: WebURL) -> (text: String, number: Int?) {
        var number: Int?
        let kept = (url.query ?? "").split(separator: "&").filter { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, names.contains(ASCII.lowercased(parts[0])), let value = Int(parts[1]), value < 100
            else {
                return true
            }
            number = value
            return false
        }
        return (kept.joined(separator: "&"), number)
    }

    private static let names: Set<String> = ["page", "paged", "pg", "seite", "sayfa", "part", "p"]
}

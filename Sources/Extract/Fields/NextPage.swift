import Bytes
import Markup
import Web

/// The next part of an article that its site cut into pages: `/story/2/`, `?page=2`, `story-2.html`.
enum NextPage {
    /// The address that a link on the page leads to and that is the page's own but for a number one higher. `rel=next` alone
    /// is no sign: to most systems it means the next article.
    /// - Parameter name: what the page says its address is, without what a link that is passed on carries.
    static func find(_ facts: PageFacts, _ outline: Outline, of url: WebURL?, named name: WebURL?, base: WebURL?)
        -> String?
    {
        guard let url else { return nil }
        let links =
            facts.nextLinks.map { Link(href: $0, text: "") }
            + facts.pageLinks.compactMap { index in
                outline.node(index).attribute("href").map {
                    Link(href: $0, text: outline.text(of: index, limitBytes: 64))
                }
            }
        for page in [url, name.flatMap { isFirst(url, of: $0) ? $0 : nil }].compactMap(\.self) {
            for link in links.prefix(60) {
                guard let target = WebURL(link.href, base: base ?? url), target.isHTTP, target.host == page.host,
                    follows(target, page, by: link)
                else { continue }
                return target.href
            }
        }
        return nil
    }

    /// A second page is often named as its first.
    private static func isFirst(_ page: WebURL, of name: WebURL) -> Bool {
        let numbered = Numbered(page)
        return numbered.number < 2 || numbered.stem != Numbered(whole: name).stem
    }

    private struct Link {
        let href: String
        let text: String

        /// It is labelled with the number alone, in whatever digits.
        func isLabelled(_ number: Int) -> Bool {
            let digits = text.filter { !$0.isWhitespace }.map(\.wholeNumberValue)
            return !digits.isEmpty && digits.count <= 2
                && digits.reduce(0) { value, digit in value * 10 + (digit ?? 1_000) } == number
        }
    }

    private static func follows(_ target: WebURL, _ page: WebURL, by link: Link) -> Bool {
        let (there, here) = (Numbered(target), Numbered(page))
        guard there.number >= 2 else { return false }
        // Systems keep the addresses of two articles with one headline apart by `-2`: today's prices and yesterday's.
        if there.isSuffix, !link.isLabelled(there.number) { return false }
        // `/story/11` and `/story/12` are two stories; articles have fewer pages.
        if there.stem == here.stem, here.number <= pagesBound { return there.number == max(1, here.number) + 1 }
        // An address that ends in a number of its own, `/story/1187`, is its first page's.
        return there.number == 2 && there.stem == Numbered(whole: page).stem
    }

    private static let pagesBound = 10
}

/// An address without the number of its page.
private struct Numbered {
    var stem: String
    /// 0 where it has none.
    var number = 0
    /// The number hangs on a name, `ferry-2`, which is no file.
    var isSuffix = false

    init(whole url: WebURL) { stem = Self.trimmed(url.path[...], query: Self.rest(url).rest) }

    init(_ url: WebURL) {
        self.init(whole: url)
        let query = Self.rest(url)
        if let number = query.number {
            self.number = number
            return
        }
        var path = url.path[...]
        if path.hasSuffix("/") { path = path.dropLast() }
        var ending = ""
        if let dot = path.lastIndex(of: "."), path.distance(from: dot, to: path.endIndex) <= 6 {
            ending = String(path[dot...])
            path = path[..<dot]
        }
        let digits = path.utf8.reversed().prefix { $0 &- 0x30 < 10 }.count
        let named = path.dropLast(digits)
        guard (1...2).contains(digits), let number = Int(path.suffix(digits)), let mark = named.utf8.last,
            mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
        else { return }
        stem = Self.trimmed(named.dropLast() + ending, query: query.rest)
        self.number = number
        isSuffix = mark != UInt8(ascii: "/") && ending.isEmpty
    }

    private static func trimmed(_ path: Substring, query: String) -> String {
        (path.hasSuffix("/") ? String(path.dropLast()) : String(path)) + "?" + query
    }

    /// The query without the page's number.
    private static func rest(_ url: WebURL) -> (rest: String, number: Int?) {
        PageNumber.taken(from: url.query) { names.contains($0) && $1 < 100 }
    }

    private static let names: Set<String> = ["page", "paged", "pg", "seite", "sayfa", "part", "p"]
}

import Lexicon
import Markup
import Text
import Web

/// The addresses of a page that may be feeds, and which of them is the likeliest to carry its articles.
struct FeedCandidates {
    private struct Candidate {
        let child: FeedChild
        let penalty: Int
    }

    private let url: WebURL
    private var base: WebURL
    private var hasBase = false
    private var declared: [Candidate] = []
    private var guessed: [Candidate] = []
    private var anchors = 0
    private var seen: Set<String> = []

    init(url: WebURL) {
        self.url = url
        base = url
    }

    var ranked: [FeedChild] { Self.ranked(declared) + Self.ranked(guessed) }

    private static func ranked(_ list: [Candidate]) -> [FeedChild] {
        list.enumerated().sorted { left, right in
            let (a, b) = (left.element.penalty, right.element.penalty)
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element.child)
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
            guard let rel = element.attribute("rel"), let address = element.attribute("href") else { return }
            let link = Declared(
                rel: rel, type: element.attribute("type"), language: element.attribute("hreflang"),
                title: element.attribute("title"))
            declare(address, link, base: base)
        case .a:
            guard anchors < FeedAutodiscovery.anchorLimit else { return }
            anchors += 1
            guard let address = element.attribute("href"), address.utf8.count < 2048, let link = resolve(address, base),
                isOwn(link) || isFeedHost(link.host), Self.looksLikeFeed(link)
            else { return }
            add(link, title: element.attribute("title"), penalty: 0, to: \.guessed)
        default: return
        }
    }

    /// `<https://a.example/feed>; rel="alternate"; type="application/rss+xml"` (RFC 8288).
    mutating func look(atHeader value: String) {
        for link in LinkHeader.links(in: value) {
            declare(
                link.address,
                Declared(rel: link["rel"] ?? "", type: link["type"], language: link["hreflang"], title: link["title"]),
                base: url)
        }
    }

    // MARK: Declared

    private struct Declared {
        let rel: String
        let type: String?
        let language: String?
        let title: String?
    }

    private mutating func declare(_ address: String, _ link: Declared, base: WebURL) {
        let words = link.rel.lowercased().split(separator: " ")
        let isFeed = words.contains("feed")
        guard isFeed || words.contains("alternate") else { return }
        let type = link.type?.lowercased().split(separator: ";").first.map { String($0).trimmed }
        let isXML = type == "application/xml" || type == "text/xml"
        guard let type else {
            if isFeed, let url = resolve(address, base) { add(url, title: link.title, penalty: 0, to: \.declared) }
            return
        }
        guard Self.feedTypes.contains(type) || isXML, let url = resolve(address, base) else { return }
        // The same page in another language, which some serve as XHTML.
        if isXML, link.language != nil { return }
        add(url, title: link.title, penalty: isXML ? 1 : 0, to: \.declared)
    }

    private static let feedTypes: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/rss", "application/atom", "text/rss+xml", "text/rss",
    ]

    private mutating func add(
        _ link: WebURL, title: String?, penalty: Int, to list: WritableKeyPath<FeedCandidates, [Candidate]>
    ) {
        guard self[keyPath: list].count < FeedAutodiscovery.limit, seen.insert(link.href).inserted else { return }
        let title = title.map { PlainText.collapsing(Array($0.utf8)) }
        let child = FeedChild(url: link.href, title: title?.isEmpty == true ? nil : title)
        let penalty =
            penalty + (isOwn(link) || isFeedHost(link.host) ? 0 : 2) + (Self.isOfComments(link, child.title) ? 4 : 0)
        self[keyPath: list].append(Candidate(child: child, penalty: penalty))
    }

    // MARK: Addresses

    /// `feed://a.example/rss` and `feed:https://a.example/rss` are what browsers once handed to readers.
    private func resolve(_ address: String, _ base: WebURL) -> WebURL? {
        var address = address.trimmed
        if address.lowercased().hasPrefix("feed:") {
            address = String(address.dropFirst(5))
            if address.hasPrefix("//") { address = url.scheme + ":" + address }
        }
        return WebURL(address, base: base).flatMap { $0.isHTTP ? $0 : nil }
    }

    private func isOwn(_ link: WebURL) -> Bool {
        link.host == url.host || Site.of(host: link.host) == Site.of(host: url.host)
            || link.bareHost == url.bareHost
    }

    private func isFeedHost(_ host: String) -> Bool {
        host == "feeds.feedburner.com" || host == "feedpress.me" || host.hasPrefix("rss.") || host.hasPrefix("feeds.")
    }

    /// `/comments/feed/`, `?feed=comments-rss2`, «خلاصة التعليقات»: one word of address or title.
    private static func isOfComments(_ link: WebURL, _ title: String?) -> Bool {
        link.requestTarget.lowercased().split { !$0.isLetter }.contains { $0 == "comments" || $0 == "comment" }
            || title.map { Folding.fold($0).split(separator: " ").contains { comments.contains(String($0)) } } == true
    }

    private static let comments = Set(Lexicon.comments.words.map { Folding.fold($0) })

    /// Addresses that end in `/feed`, `/rss`, `.rss`, `.xml` and the like, sitemaps aside.
    private static func looksLikeFeed(_ link: WebURL) -> Bool {
        let path = link.path.lowercased()
        guard !path.utf8.has("sitemap".utf8) else { return false }
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        if ["feed", "feeds", "rss", "atom", "rss2", "rdf", "feed.json"].contains(last) { return true }
        for ending in [".rss", ".rdf", ".atom", ".xml"] where last.hasSuffix(ending) { return true }
        let query = link.query?.lowercased() ?? ""
        return ["feed=rss", "feed=rss2", "feed=atom", "format=rss", "format=feed", "output=rss", "type=rss"].contains {
            query == $0 || query.hasPrefix($0 + "&") || query.hasSuffix("&" + $0)
        }
    }
}

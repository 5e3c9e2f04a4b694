import Web

/// What a page's links are resolved against: its `base`, or its own address.
///
/// A base longer than any article's address would make of each short link one as long: thousands of links, hundreds of
/// megabytes and seconds. Of such a base only scheme and host count, and only for links that begin at the root or are whole.
struct LinkBase {
    private let url: WebURL?
    private let isTooLong: Bool

    init(_ url: WebURL?) {
        let isTooLong = url.map { $0.href.utf8.count > ArticleLink.longestAddress } ?? false
        self.isTooLong = isTooLong
        self.url = isTooLong ? url.flatMap { WebURL("/", base: $0) } : url
    }

    /// Nil for what is no web address, or a longer one than any article has.
    func resolve(_ href: String) -> WebURL? {
        guard href.utf8.count <= ArticleLink.longestAddress, !isTooLong || !Self.needsPath(href),
            let target = WebURL(href, base: url), target.isHTTP, target.href.utf8.count <= ArticleLink.longestAddress
        else { return nil }
        return target
    }

    /// Neither `/path`, `//host/path` nor `scheme:…`: RFC 3986 section 4.2, a path that begins with a segment.
    private static func needsPath(_ href: String) -> Bool {
        guard let first = href.utf8.first, first != 0x2F, first != 0x5C else { return href.isEmpty }
        let head = href.utf8.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
        return !head.contains(0x3A)
    }
}

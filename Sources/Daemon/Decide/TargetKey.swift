import FoundationEssentials
import Store
import Web

/// What a row of the frontier stands for. Its raw value is the row's key.
enum TargetKey: Sendable, Hashable {
    /// A page, by the `url_key` of the address that it was found under.
    case page(String)
    /// The robots.txt of an origin, or its tdmrep.json, by what is kept of it: the origin, or that file's address.
    case robots(String)
    case feed(source: String)
    case sitemap(source: String)
    /// One that an index lists, by its `url_key`.
    case child(source: String, String)
    case listing(source: String)
    case folder(source: String)
    /// A version of a file in a folder.
    case document(source: String, version: String)
    /// A walk through a source's past.
    case walk(source: String)

    var rawValue: String {
        switch self {
        case .page(let key): "page:" + key
        case .robots(let origin): "robots:" + origin
        case .feed(let source): "feed:" + source
        case .sitemap(let source): "sitemap:" + source
        case .child(let source, let key): "sitemap:\(source):\(key)"
        case .listing(let source): "listing:" + source
        case .folder(let source): "folder:" + source
        case .document(let source, let version): "document:\(source):\(version)"
        case .walk(let source): "walk:" + source
        }
    }

    /// Nil for what no version has written. Ids of sources hold no colon.
    init?(rawValue: String) {
        guard let colon = rawValue.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = String(rawValue[rawValue.utf8.index(after: colon)...])
        let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch String(rawValue[..<colon]) {
        case "page": self = .page(rest)
        case "robots": self = .robots(rest)
        case "feed": self = .feed(source: rest)
        case "listing": self = .listing(source: rest)
        case "folder": self = .folder(source: rest)
        case "walk": self = .walk(source: rest)
        case "sitemap": self = parts.count == 2 ? .child(source: parts[0], parts[1]) : .sitemap(source: rest)
        case "document" where parts.count == 2: self = .document(source: parts[0], version: parts[1])
        default: return nil
        }
    }

    var kind: Target.Kind {
        switch self {
        case .page: .page
        case .robots: .robots
        case .feed: .feed
        case .sitemap, .child: .sitemap
        case .listing: .listing
        case .folder: .folder
        case .document: .document
        case .walk: .walk
        }
    }

    static func page(_ url: WebURL) -> TargetKey { .page(CanonicalURL(url).key) }
}

extension Target {
    init(_ key: TargetKey, url: String, site: String, sourceID: String? = nil, due: Date, memo: [UInt8] = []) {
        self.init(
            key: key.rawValue, kind: key.kind, url: url, site: site, sourceID: sourceID, due: due, memo: memo)
    }

    /// A page's `url_key`; nil for other rows.
    var pageKey: String? {
        if case .page(let key) = TargetKey(rawValue: key) { key } else { nil }
    }

    /// The `url_key` of its address, whatever it is; nil without one.
    var addressKey: String? { pageKey ?? WebURL(url).map { CanonicalURL($0).key } }

    /// What a robots row is kept under; nil for other rows.
    var robotsOrigin: String? {
        if case .robots(let origin) = TargetKey(rawValue: key) { origin } else { nil }
    }
}

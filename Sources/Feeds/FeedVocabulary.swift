import Bytes
import Markup

/// What an element means, whatever the format and the prefix.
enum FeedElement: UInt8 {
    case unknown
    // Roots and containers.
    case rss, rdf, feed, channel, entry, image, textInput, source, author, contributor, mediaGroup
    case urlset, sitemapIndex, url, sitemap, news, newsPublication, sitemapImage
    case opml, outline, head, skipHours, skipDays
    /// Around fields or entries, and as good as not there: `<categories>`.
    case wrapper
    /// A page's tag that is never closed: what follows does not stand in it.
    case void
    // Leaves.
    case title, link, id, guid, summary, description, subtitle, content, contentEncoded, body, language
    case name, email, uri, creator, category, subject, keywords, enclosure
    case pubDate, dcDate, issued, created, published, updated, modified, lastBuildDate
    case ttl, updatePeriod, updateFrequency, hour, day, origLink
    case mediaContent, mediaThumbnail, mediaTitle, mediaDescription, mediaCredit
    case itunesImage, itunesSummary, itunesSubtitle, itunesAuthor, itunesTitle, itunesOwner
    case managingEditor, webMaster, icon, logo, identifier
    case loc, lastmod, newsName, newsLanguage, newsDate, newsTitle, newsKeywords
}

/// Fewer than 32, which the reader keeps as bits.
enum FeedAttribute: UInt8 {
    case other
    case href, rel, type, length, url, src, mode, term, label, scheme, isPermaLink, about, resource, version
    case xmlBase, xmlLang, xmlUrl, htmlUrl, text, title, medium, role, hreflang, lastmod, isComment, category
}

/// The namespaces that matter, by their addresses or, where a feed does not declare them, by the usual prefixes.
enum FeedModule {
    /// RSS of every version, Atom of every version, and whatever has no namespace at all.
    case core
    case rdf, dublinCore, content, media, itunes, syndication, slash, feedburner, xhtml, sitemap, news, sitemapImage,
        prism, other

    init(_ name: XMLName) {
        if let namespace = name.namespace, !namespace.isEmpty {
            if let known = Self.byAddress[namespace] ?? Self.byAddress[Self.key(namespace)] {
                self = known
                return
            }
            guard let prefix = name.prefix else {
                // A default namespace nobody knows (`http://example.org/my-rss`) changes nothing.
                self = .core
                return
            }
            self = Self.byPrefix[prefix.lowercased()] ?? .other
            return
        }
        self = name.prefix.map { Self.byPrefix[$0.lowercased()] ?? .other } ?? .core
    }

    /// Feeds differ in scheme, letter case and final slashes of these addresses.
    private static func key(_ address: String) -> String {
        let bytes = ASCII.trimmedEnd(address.utf8) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") || $0 <= 0x20 }
        let key = ASCII.lowercased(bytes)
        return key.hasPrefix("https:") ? "http" + key.dropFirst(5) : key
    }

    /// As it is usually written, and as `key` makes it.
    private static let byAddress: [String: FeedModule] = {
        var table = addresses
        for (address, module) in addresses {
            for ending in ["/", "#"] { table[address + ending] = module }
        }
        table["http://www.w3.org/2005/Atom"] = .core
        table["http://www.itunes.com/dtds/podcast-1.0.dtd"] = .itunes
        return table
    }()

    private static let addresses: [String: FeedModule] = [
        "http://www.w3.org/2005/atom": .core, "http://purl.org/atom/ns": .core, "http://purl.org/rss/1.0": .core,
        "http://my.netscape.com/rdf/simple/0.9": .core, "http://backend.userland.com/rss": .core,
        "http://backend.userland.com/rss2": .core, "http://backend.userland.com/rss2.1": .core,
        "http://blogs.law.harvard.edu/tech/rss": .core, "http://channel.netscape.com/rdf/simple/0.9": .core,
        "http://purl.org/net/rss1.1": .core, "http://purl.org/echo": .core, "http://purl.org/pie": .core,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf, "http://purl.org/dc/elements/1.1": .dublinCore,
        "http://purl.org/dc/elements/1.0": .dublinCore, "http://purl.org/dc/terms": .dublinCore,
        "http://purl.org/rss/1.0/modules/content": .content, "http://search.yahoo.com/mrss": .media,
        "http://tools.search.yahoo.com/mrss": .media, "http://video.search.yahoo.com/mrss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "http://prismstandard.org/namespaces/basic/2.0": .prism,
        "http://prismstandard.org/namespaces/basic/2.1": .prism,
        "http://prismstandard.org/namespaces/basic/3.0": .prism,
        "http://prismstandard.org/namespaces/1.2/basic": .prism,
        "http://purl.org/rss/1.0/modules/syndication": .syndication, "http://purl.org/rss/1.0/modules/slash": .slash,
        "http://rssnamespace.org/feedburner/ext/1.0": .feedburner, "http://www.w3.org/1999/xhtml": .xhtml,
        "http://www.sitemaps.org/schemas/sitemap/0.9": .sitemap,
        "http://www.google.com/schemas/sitemap/0.9": .sitemap, "http://www.google.com/schemas/sitemap/0.84": .sitemap,
        "http://www.google.com/schemas/sitemap-news/0.9": .news,
        "http://www.google.com/schemas/sitemap-image/1.1": .sitemapImage,
        "http://www.google.com/schemas/sitemap-video/1.1": .other,
    ]

    private static let byPrefix: [String: FeedModule] = [
        "atom": .core, "atom10": .core, "a10": .core, "rss": .core, "rdf": .rdf, "dc": .dublinCore,
        "dcterms": .dublinCore, "content": .content, "media": .media, "itunes": .itunes, "sy": .syndication,
        "syn": .syndication, "slash": .slash, "feedburner": .feedburner, "xhtml": .xhtml, "news": .news,
        "image": .sitemapImage, "prism": .prism,
    ]
}

extension FeedElement {
    init(_ name: String, in module: FeedModule) {
        let local = name.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? name.lowercased() : name
        switch module {
        // A sitemap with a namespace nobody knows is still told by its root, hence one table for both.
        case .core, .sitemap: self = Self.coreNames[local] ?? .unknown
        case .rdf: self = local == "rdf" ? .rdf : .unknown
        case .dublinCore: self = Self.dublinCoreNames[local] ?? .unknown
        case .content: self = local == "encoded" ? .contentEncoded : .unknown
        case .media: self = Self.mediaNames[local] ?? .unknown
        case .itunes: self = Self.itunesNames[local] ?? .unknown
        case .syndication: self = Self.syndicationNames[local] ?? .unknown
        case .slash: self = local == "section" ? .subject : .unknown
        // PRISM, of journals: the day of an issue, which counts behind an instant of the article's own.
        case .prism: self = local == "publicationdate" ? .created : .unknown
        // Counting services each had a namespace of their own for it.
        case .feedburner, .other: self = local == "origlink" ? .origLink : .unknown
        case .xhtml:
            self = local == "body" || local == "div" ? .body : Self.coreNames[local] == .void ? .void : .unknown
        case .news: self = Self.newsNames[local] ?? .unknown
        case .sitemapImage: self = Self.sitemapImageNames[local] ?? .unknown
        }
    }

    private static let coreNames: [String: FeedElement] = [
        "rss": .rss, "rdf": .rdf, "feed": .feed, "channel": .channel, "item": .entry, "entry": .entry,
        "image": .image, "textinput": .textInput, "source": .source, "author": .author, "contributor": .contributor,
        "title": .title, "link": .link, "id": .id, "guid": .guid, "summary": .summary, "abstract": .summary,
        "description": .description, "subtitle": .subtitle, "tagline": .subtitle, "content": .content,
        "body": .body, "fullitem": .content, "language": .language, "name": .name, "email": .email, "uri": .uri,
        "url": .url, "permalink": .url, "homepage": .uri, "category": .category, "keywords": .keywords,
        "tags": .keywords,
        "enclosure": .enclosure,
        "pubdate": .pubDate, "issued": .issued, "created": .created, "published": .published, "updated": .updated,
        "modified": .modified, "lastbuilddate": .lastBuildDate, "ttl": .ttl, "skiphours": .skipHours,
        "skipdays": .skipDays, "hour": .hour, "day": .day, "managingeditor": .managingEditor, "webmaster": .webMaster,
        "icon": .icon,
        "logo": .logo, "urlset": .urlset, "sitemapindex": .sitemapIndex, "sitemap": .sitemap, "loc": .loc,
        "lastmod": .lastmod, "opml": .opml, "outline": .outline, "head": .head,
        "br": .void, "hr": .void, "img": .void, "input": .void, "wbr": .void, "embed": .void, "area": .void,
        "base": .void,
        "col": .void, "param": .void, "track": .void,
        "items": .wrapper, "entries": .wrapper, "articles": .wrapper, "urls": .wrapper, "categories": .wrapper,
        "authors": .wrapper, "links": .wrapper, "enclosures": .wrapper, "meta": .wrapper, "metadata": .wrapper,
    ]
    private static let dublinCoreNames: [String: FeedElement] = [
        "title": .mediaTitle, "creator": .creator, "author": .creator, "subject": .subject, "date": .dcDate,
        "description": .mediaDescription, "language": .language, "issued": .issued, "created": .created,
        "modified": .modified, "identifier": .identifier, "abstract": .mediaDescription,
    ]
    private static let mediaNames: [String: FeedElement] = [
        "content": .mediaContent, "thumbnail": .mediaThumbnail, "title": .mediaTitle,
        "description": .mediaDescription, "credit": .mediaCredit, "group": .mediaGroup, "category": .subject,
        "keywords": .keywords,
    ]
    private static let itunesNames: [String: FeedElement] = [
        "image": .itunesImage, "summary": .itunesSummary, "subtitle": .itunesSubtitle, "author": .itunesAuthor,
        "title": .itunesTitle, "owner": .itunesOwner, "name": .name, "email": .email, "category": .category,
        "keywords": .keywords,
    ]
    private static let syndicationNames: [String: FeedElement] = [
        "updateperiod": .updatePeriod, "updatefrequency": .updateFrequency,
    ]
    private static let newsNames: [String: FeedElement] = [
        "news": .news, "publication": .newsPublication, "name": .newsName, "language": .newsLanguage,
        "publication_date": .newsDate, "title": .newsTitle, "keywords": .newsKeywords,
    ]
    private static let sitemapImageNames: [String: FeedElement] = ["image": .sitemapImage, "loc": .loc]
}

extension FeedAttribute {
    init(_ name: XMLName) {
        let local = name.local.lowercased()
        if name.prefix == "xml" {
            self = local == "base" ? .xmlBase : local == "lang" ? .xmlLang : .other
        } else {
            self = Self.table[local] ?? .other
        }
    }

    private static let table: [String: FeedAttribute] = [
        "href": .href, "rel": .rel, "type": .type, "length": .length, "url": .url, "src": .src, "mode": .mode,
        "term": .term, "label": .label, "scheme": .scheme, "domain": .scheme, "ispermalink": .isPermaLink,
        "about": .about, "resource": .resource, "version": .version, "xmlurl": .xmlUrl, "feedurl": .xmlUrl,
        "rssurl": .xmlUrl, "htmlurl": .htmlUrl,
        "text": .text, "title": .title, "medium": .medium, "role": .role, "hreflang": .hreflang,
        "lastmod": .lastmod, "iscomment": .isComment, "category": .category,
    ]
}

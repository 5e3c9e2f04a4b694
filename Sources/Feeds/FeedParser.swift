import Markup
package import Web

package enum FeedParser {
    /// The protocol's bound is 50 MiB for a sitemap that was packed (sitemaps.org, "Sitemap file limits").
    private static let unpackedLimitBytes = 64 << 20

    /// Some servers pack what was packed.
    private static let packings = 3

    /// Bytes as the server sent them, with the address they came from and the charset the header named. A gzip file, as
    /// large sitemaps are, is unpacked first.
    /// - Parameter language: of the Content-Language header, which counts when the feed names none.
    package static func parse(
        _ bytes: [UInt8], url: WebURL?, headerCharset: String?, language: String? = nil,
        limits: FeedLimits = FeedLimits()
    ) throws(FeedError) -> Feed {
        let (unpacked, isCut) = unpack(bytes)
        let decoded = Decoded.decode(unpacked, headerCharset: headerCharset, syntax: .xml)
        var feed = try read(decoded.utf8, url: url, limits: limits)
        if isCut { feed.isTruncated = true }
        feed.encoding = decoded.encoding
        feed.language = feed.language ?? language.flatMap(LanguageTag.clean)
        return feed
    }

    private static func unpack(_ bytes: [UInt8]) -> (bytes: [UInt8], isCut: Bool) {
        var result = (bytes: bytes, isCut: false)
        for _ in 0..<packings {
            guard let inner = Gzip.inflate(result.bytes, limitBytes: unpackedLimitBytes) else { break }
            result = (inner.bytes, result.isCut || inner.isTruncated)
        }
        return result
    }

    private static func read(_ text: [UInt8], url: WebURL?, limits: FeedLimits) throws(FeedError) -> Feed {
        guard let first = text.firstIndex(where: { $0 > 0x20 }) else { throw .empty }
        if let sitemap = TextSitemap.parse(text, limits: limits) { return sitemap }
        do throws(FeedError) {
            switch text[first] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): return try JSONFeed.parse(text, url: url, limits: limits)
            default: return try parseXML(text, url: url, limits: limits)
            }
        } catch {
            // What scripts print before a feed may look like the other kind.
            if let feed = behindNotices(text, from: first, url: url, limits: limits) { return feed }
            throw error
        }
    }

    /// A JSON feed behind a script's notices, XML behind a bracket, or a JSON feed that is handed to a function.
    private static func behindNotices(
        _ text: [UInt8], from first: Int, url: WebURL?, limits: FeedLimits
    ) -> Feed? {
        do throws(FeedError) {
            switch text[first] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): return try parseXML(text, url: url, limits: limits)
            default:
                return try JSONFeed.parse(text, url: url, limits: limits, behindOther: true)
            }
        } catch {
            return nil
        }
    }

    private static func parseXML(_ text: [UInt8], url: WebURL?, limits: FeedLimits) throws(FeedError) -> Feed {
        let root = try findRoot(text)
        return try text.withUnsafeBufferPointer { buffer throws(FeedError) in
            try FeedReader(XMLStream(buffer, from: root.rootStart), url: url, limits: limits).run()
        }
    }

    /// The first tag when it opens a feed; else, past what scripts print before it, the first that does.
    private static func findRoot(_ text: [UInt8]) throws(FeedError) -> XMLProlog {
        var search = XMLPrologSearch(text)
        var isHTML = false
        while let found = search.next() {
            if roots.contains(found.rootName) { return found }
            isHTML = isHTML || found.hasHTMLDoctype || htmlRoots.contains(found.rootName)
            if found.rootName == "html" || found.hasHTMLDoctype { break }
        }
        throw isHTML ? .isHTML : .unknownFormat
    }

    /// Those of documents, and the one of a single entry (RFC 4287 section 2) and its like in RSS.
    private static let roots: Set<String> = [
        "rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml", "entry", "item",
    ]
    private static let htmlRoots: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "span", "a", "table", "center",
        "h1", "h2", "br", "b", "noscript", "iframe", "section", "main", "article", "header", "nav",
    ]
}

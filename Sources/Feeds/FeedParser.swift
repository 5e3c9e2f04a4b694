import Markup
package import Web

package enum FeedParser {
    /// The protocol's bound is 50 MiB for a sitemap that was packed (sitemaps.org, "Sitemap file limits").
    private static let unpackedLimitBytes = 64 << 20

    /// Bytes as the server sent them, with the address they came from and the charset the header named. A gzip file, as
    /// large sitemaps are, is unpacked first.
    /// - Parameter language: of the Content-Language header, which counts when the feed names none.
    package static func parse(
        _ bytes: [UInt8], url: WebURL?, headerCharset: String?, language: String? = nil,
        limits: FeedLimits = FeedLimits()
    ) throws(FeedError) -> Feed {
        let unpacked = Gzip.inflate(bytes, limitBytes: unpackedLimitBytes)
        let decoded = Decoded.decode(unpacked?.bytes ?? bytes, headerCharset: headerCharset, syntax: .xml)
        let text = decoded.utf8
        guard let first = text.firstIndex(where: { $0 > 0x20 }) else { throw .empty }
        var feed: Feed
        switch text[first] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            feed = try JSONFeed.parse(text, url: url, limits: limits)
        default:
            if let sitemap = TextSitemap.parse(text, limits: limits) {
                feed = sitemap
            } else {
                feed = try parseXML(text, url: url, limits: limits)
            }
        }
        if unpacked?.isTruncated == true { feed.isTruncated = true }
        feed.encoding = decoded.encoding
        feed.language = feed.language ?? language.flatMap(LanguageTag.clean)
        return feed
    }

    private static func parseXML(_ text: [UInt8], url: WebURL?, limits: FeedLimits) throws(FeedError) -> Feed {
        let root = try findRoot(text)
        return try text.withUnsafeBufferPointer { buffer throws(FeedError) in
            try FeedReader(XMLStream(buffer, from: root.rootStart), url: url, limits: limits).run()
        }
    }

    /// The first tag when it opens a feed; else, past what scripts print before it, the first that does.
    private static func findRoot(_ text: [UInt8]) throws(FeedError) -> XMLProlog {
        var start = 0
        var isHTML = false
        for _ in 0..<64 {
            let found: XMLProlog?
            do throws(MarkupError) {
                found = try XMLProlog.read(text, from: start)
            } catch {
                throw error == .internalSubset ? .internalSubset : .unknownFormat
            }
            guard let found else { break }
            if roots.contains(found.rootName) { return found }
            isHTML = isHTML || found.hasHTMLDoctype || htmlRoots.contains(found.rootName)
            if found.rootName == "html" || found.hasHTMLDoctype { break }
            start = found.rootStart + 1
        }
        throw isHTML ? .isHTML : .unknownFormat
    }

    private static let roots: Set<String> = ["rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml"]
    private static let htmlRoots: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "span", "a", "table", "center",
        "h1", "h2", "br", "b", "noscript", "iframe", "section", "main", "article", "header", "nav",
    ]
}

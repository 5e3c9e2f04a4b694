import Web

/// An article file in HTML: a page as a browser saved it.
enum SuppliedPage {
    static func read(_ bytes: [UInt8]) throws(ExtractError) -> SuppliedDocument {
        let saved = savedFrom(bytes)
        var (found, left) = try Extractor.extractWhole(bytes, url: saved, contentType: "text/html")
        if saved == nil, let canonical = found.article.canonicalURL.flatMap({ WebURL($0) }) {
            // The page knows where it stood: its relative links can be resolved after all.
            (found, left) = try Extractor.extractWhole(bytes, url: canonical, contentType: "text/html")
        }
        let own = found.article.canonicalURL ?? saved?.href
        var document = SuppliedDocument(
            article: found.article, charset: found.charset, charsetSource: found.charsetSource, sourceKind: "html")
        document.ownURL = own
        document.repairs = left.names
        document.citations = SuppliedCitations.sorted(citations(found.article.links), stated: own).cited
        return document
    }

    /// The links out of the text that lead to other sites. Each is read out of a line of its own, its words above it.
    private static func citations(_ links: [ArticleLink]) -> [CitedURL] {
        links.lazy.filter { !$0.isInternal }.prefix(CitedURL.countLimit).compactMap { link in
            SuppliedLinks.cited(link.url, words: link.text)
        }
    }

    /// The address in the comment that browsers and savers leave at the top: `<!-- saved from url=(0031)https://… -->`,
    /// SingleFile's ` url: https://…`.
    private static func savedFrom(_ bytes: [UInt8]) -> WebURL? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        var rest = head.utf8[...]
        while let open = find("<!--", in: rest) {
            rest = rest[open...].dropFirst(4)
            let end = find("-->", in: rest) ?? rest.endIndex
            let comment = rest[..<end]
            if let mark = find("saved from url=", in: comment) ?? find("\n url: ", in: comment),
                let start = find("http", in: comment[mark...])
            {
                let address = comment[start...].prefix { $0 > 0x20 }
                return Substring(address).description.isEmpty ? nil : WebURL(String(Substring(address)))
            }
            rest = rest[end...]
        }
        return nil
    }

    private static func find(_ word: String, in text: Substring.UTF8View) -> String.Index? {
        let word = Array(word.utf8)
        var index = text.startIndex
        while index != text.endIndex {
            if text[index...].starts(with: word) { return index }
            index = text.index(after: index)
        }
        return nil
    }
}

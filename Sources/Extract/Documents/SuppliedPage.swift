import Web

/// An article file in HTML: a page as a browser saved it.
enum SuppliedPage {
    /// MHTML, as Chromium and Edge save pages: the first part in HTML is the page.
    static func readArchive(_ bytes: [UInt8]) throws(ExtractError) -> SuppliedDocument {
        do throws(DocumentFault) {
            let mail = try MailMessage(bytes)
            guard let markup = mail.markup else { throw DocumentFault.noWords }
            let address = mail.location ?? mail.head[raw: "snapshot-content-location"]
            // The mark says what the markup itself may say otherwise: it is UTF-8 by now.
            return try page(
                [0xEF, 0xBB, 0xBF] + markup, from: address.flatMap { WebURL($0) }.flatMap { $0.isHTTP ? $0 : nil })
        } catch {
            throw .document(error)
        }
    }

    private static func page(_ bytes: [UInt8], from saved: WebURL?) throws(DocumentFault) -> SuppliedDocument {
        do throws(ExtractError) {
            return try read(bytes, from: saved)
        } catch {
            if case .document(let fault) = error { throw fault }
            throw .damaged
        }
    }

    static func read(_ bytes: [UInt8]) throws(ExtractError) -> SuppliedDocument {
        try read(bytes, from: savedFrom(bytes))
    }

    private static func read(_ bytes: [UInt8], from saved: WebURL?) throws(ExtractError) -> SuppliedDocument {
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
        document.citations = SuppliedCitations.sorted(citations(found.article), stated: own).cited
        return document
    }

    /// The links of the text, and the addresses that stand in it as they stand in any text.
    private static func citations(_ article: Article) -> [CitedURL] {
        let text = Array(article.text.utf8)
        var cursor = 0
        let links = article.links.filter { !isFurniture($0) }.map { link in
            let words = Array(link.text.utf8)
            let range = words.isEmpty ? nil : text[cursor...].prefix(searchBytes).firstRange(of: words)
            if let range { cursor = range.upperBound }
            return DocumentLink(url: link.url, words: link.text, range: range)
        }
        return SuppliedLinks.merged(CitedURL.find(in: article.text), links)
    }

    /// How far behind one link the next is looked for: a text that has none of them shall not be searched for each.
    private static let searchBytes = 256 << 10

    /// On its own site a page links to its front page, to subjects and to writers, and cites none of them.
    private static func isFurniture(_ link: ArticleLink) -> Bool {
        guard link.isInternal, let url = WebURL(link.url) else { return false }
        return url.path.utf8.elementsEqual("/".utf8)
            || link.rel.contains { ["tag", "author", "category"].contains($0) }
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
        return reader(head.utf8[...])
    }

    /// The address over a page as Firefox's reading mode shows and saves it: `<a class="domain reader-domain" href="https://…">`.
    private static func reader(_ head: Substring.UTF8View) -> WebURL? {
        guard let mark = find("reader-domain\"", in: head), let start = find("href=\"", in: head[mark...].prefix(200))
        else { return nil }
        let address = head[start...].dropFirst(6).prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
        return WebURL(String(Substring(address))).flatMap { $0.isHTTP ? $0 : nil }
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

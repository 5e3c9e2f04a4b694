import Bytes
import Markup

/// What the page files its article under by links that say so: `rel="tag"`, `rel="category tag"`.
extension PageReading {
    /// More are a cloud of the whole site's.
    private static let tagsBound = 32

    /// Links that are said to be tags; else those in the article's own element whose addresses say so.
    func shownTags(_ naming: Naming) -> [String] {
        let said = words(of: facts.tagLinks, naming)
        return said.isEmpty ? words(of: facts.tagAddresses, naming, inArticle: true) : said
    }

    /// The texts of the article's own links of a kind: within the element that holds its headline, else outside of what
    /// stands beside articles.
    /// - Parameter inArticle: only where such an element is: what stands elsewhere may be a menu or a cloud.
    func words(of links: [Int], _ naming: Naming, inArticle: Bool = false) -> [String] {
        guard !links.isEmpty else { return [] }
        let article = naming.headingIndex.flatMap { outline.nearest($0) { outline.tag($0) == .article } }
        if inArticle, article == nil { return [] }
        let own = links.filter { index in
            article.map { outline.contains($0, index) } ?? !isBesideArticle(index)
        }
        guard own.count <= Self.tagsBound else { return [] }
        return own.map { index in
            let text = ASCII.trimmed(outline.text(of: index, limitBytes: 200))
            return ASCII.trimmed(text.drop { $0 == "#" })
        }.filter { !$0.isEmpty && $0.utf8.count < 100 }
    }

    private func isBesideArticle(_ index: Int) -> Bool {
        outline.nearest(index) {
            let element = outline.elements[$0]
            return element.tag == .aside || element.tag == .nav || element.hints.contains(.comments)
        } != nil
    }
}

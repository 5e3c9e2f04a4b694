import Bytes
import Markup
import Text
import Web

/// One page on its way from tree to article.
struct PageReading {
    var evidence: PageEvidence
    let rules: SiteRules?
    /// A file of the operator's own, which may be a note and no page of a site.
    var isSupplied = false

    var outline: Outline { evidence.outline }
    var facts: PageFacts { evidence.facts }
    var structured: StructuredData { evidence.structured }
    var url: WebURL? { evidence.url }

    /// What was made of the page, and out of which parts.
    struct Result {
        var kind: Extraction.Kind
        var claimsArticle: Bool
        var article: Article
        var rights: Rights
        /// The visible text and the part of it that was chosen; `text` of the article may come from the page's data instead.
        var chosen: Chosen
        var ruled: Ruled
    }

    struct Chosen {
        var body: ArticleBody
        var page: PageText
        var blocks: [Block]
        var text: String
    }

    /// Below this many letters' worth of prose the page is read again without believing class names.
    static let poorGain = 400.0

    mutating func result() -> Result {
        var article = Article()
        let naming = Naming(evidence)
        article.title = naming.title
        article.siteName = naming.siteName
        let found = choose(title: naming.title)
        article.text = found.text
        article.method = found.body.method
        readData(into: &article, gain: found.body.gain)
        article.description = description(naming)
        let seen = ArticleEvidence(evidence: evidence, naming: naming, page: found.page, body: found.body)
        let byline = Byline(seen)
        article.authors = byline.authors
        article.agencies = NewsAgencies.find(evidence.structured, evidence.facts, authors: article.authors)
        let dating = Dating(seen)
        var ruled = Ruled(title: naming.witness, authors: byline.witness, published: dating.reason)
        article.published = dating.published
        if article.published == nil {
            let stated = EmbeddedState.published(in: evidence.embedded, title: article.title)
            article.published = stated.flatMap { Dating.read($0, .meta) }
            ruled.published = article.published == nil ? "" : "state"
        }
        article.modified = dating.modified
        describe(&article, naming: naming, blocks: found.blocks)
        let shown = KindEvidence(
            seen, text: article.text, isDated: article.published.map { $0.source != .url } ?? false,
            isOfData: article.method != found.body.method)
        let kind: Extraction.Kind
        (kind, ruled.kind) = PageKind.judge(shown)
        if kind == .article, !article.text.isEmpty {
            article.quality = quality(article, found)?.value ?? Quality.stated
        }
        return Result(
            kind: kind, claimsArticle: shown.claimsArticle, article: article, rights: rights(), chosen: found,
            ruled: ruled)
    }

    /// By the site's rules, where there are any that match; else by measure, a second time without belief in class names
    /// when the first time found little.
    private mutating func choose(title: String?) -> Chosen {
        if isSupplied, isNote { return readNote(title: title) }
        if let rules, rules.apply(to: &evidence.outline) { return readTaken() }
        Prune.run(&evidence.outline)
        let found = read(title: title)
        guard found.body.gain < Self.poorGain else { return found }
        evidence.outline.restore()
        _ = rules?.apply(to: &evidence.outline)
        Prune.run(&evidence.outline, believingNames: false)
        let second = read(title: title)
        return second.body.gain > found.body.gain * 2 ? second : found
    }

    /// Text that the page's data holds and its markup does not: scripts would fill it in.
    private func readData(into article: inout Article, gain: Double) {
        if let stated = structured.articleBody.flatMap(EmbeddedText.plain), isCut(article.text, by: stated.text) {
            article.text = stated.text
            article.method = "json-ld"
        } else if gain < Self.poorGain * 2,
            let state = EmbeddedState.articleBody(in: evidence.embedded, title: article.title),
            isCut(article.text, by: state)
        {
            article.text = state
            article.method = "state"
        }
    }

    /// All that is left, as it stands.
    private func readTaken() -> Chosen {
        let page = PageText(outline)
        var body = ArticleBody()
        body.blocks = 0..<page.blocks.count
        body.gain = page.blocks.reduce(0) { $0 + BodyFinder.worth($1) }
        body.pageGain = body.gain
        body.method = "rules"
        return Chosen(
            body: body, page: page, blocks: page.blocks, text: ArticleText.render(page.blocks, page: page))
    }

    private func rights() -> Rights {
        var rights = Rights()
        for key in ["robots", "rawi"] {
            for value in facts.all(key) {
                rights.metaRobots += value.split(separator: ",").map { ASCII.lowercased(ASCII.trimmed($0)) }.filter {
                    !$0.isEmpty
                }
            }
        }
        if let value = facts.meta("tdm-reservation"), value == "0" || value == "1" {
            rights.tdmReservation = value == "1" ? 1 : 0
        }
        rights.tdmPolicy = facts.meta("tdm-policy")
        return rights
    }

    /// Nil for text that was not chosen from the page's markup.
    func quality(_ article: Article, _ found: Chosen) -> Quality? {
        guard article.method == found.body.method, article.method != Self.noteMethod else { return nil }
        return Quality(
            body: found.body, page: found.page, kept: found.blocks, text: article.text,
            stated: [structured.articleBody, article.description].compactMap(\.self))
    }

    /// Whether the page's markup shows far less than its data says: text that scripts would fill in.
    private func isCut(_ text: String, by stated: String) -> Bool {
        stated.utf8.count > 500 && stated.utf8.count > text.utf8.count * 2
    }

    private func read(title: String?) -> Chosen {
        let page = PageText(outline)
        let finder = BodyFinder(outline: outline, page: page, title: title)
        let body = finder.find()
        let filter = BlockFilter(evidence, finder)
        let parts = StreamedParts(outline)
        var used: Set<Int> = []
        let blocks =
            parts.isEmpty ? filter.keep(body) : keep(body, with: parts, used: &used, filter)
        return Chosen(body: body, page: page, blocks: blocks, text: ArticleText.render(blocks, page: page))
    }

    /// What a filter keeps of a body, and of the parts that a script would put into it, each at its place and once.
    private func keep(
        _ body: ArticleBody, with parts: StreamedParts, used: inout Set<Int>, _ filter: BlockFilter
    ) -> [Block] {
        var kept = filter.keep(body)
        for (place, part) in parts.places(in: body.root).reversed() where used.insert(part).inserted {
            var inner = body
            inner.root = part
            inner.blocks = filter.finder.range(of: part)
            inner.gain = filter.finder.gain(inner.blocks)
            guard inner.gain > 0 else { continue }
            let more = keep(inner, with: parts, used: &used, filter)
            kept.insert(contentsOf: more, at: kept.firstIndex { $0.first > place } ?? kept.endIndex)
        }
        return kept
    }
}

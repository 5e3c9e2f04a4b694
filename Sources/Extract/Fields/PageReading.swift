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
        var nextPageURL: String?
        /// The visible text and the part of it that was chosen; `text` of the article may come from the page's data instead.
        var chosen: Chosen
        var ruled: Ruled
        /// What the rules alone say of its kind.
        var byRules: (kind: Extraction.Kind, rule: String)
        /// What the model was told of the page, and what it made of it.
        var row: PageRow
        var model: ModelReading?
        var verdict: ModelVerdict?
    }

    struct Chosen {
        var body: ArticleBody
        var page: PageText
        var blocks: [Block]
        var text: String
        /// Why blocks of the page are left out, and which says the title.
        var taken: [CutReason?] = []
        var titleBlock: Int?
    }

    /// Below this many letters' worth of prose the page is read again without believing class names.
    static let poorGain = 400.0
    /// A story of a sentence or two.
    static let flashGain = 80.0

    mutating func result() -> Result {
        var article = Article()
        let naming = Naming(evidence)
        article.title = naming.title
        article.siteName = naming.siteName
        var found = choose(title: naming.title)
        article.text = found.text
        article.method = found.body.method
        let data = readData(into: &article, gain: found.body.gain)
        let model = model(article, found)
        if let model, let choice = model.choice {
            found.take(choice, of: model.page)
            article.text = found.text
        }
        // What is judged is what is kept.
        if let data { (found.body.gain, found.body.pageGain) = (data.letters, max(found.body.pageGain, data.letters)) }
        article.description = description(naming)
        let seen = ArticleEvidence(evidence: evidence, naming: naming, page: found.page, body: found.body)
        let byline = Byline(seen)
        article.authors = byline.authors
        article.agencies = NewsAgencies.find(evidence.structured, evidence.facts, authors: article.authors)
        let dating = Dating(seen)
        var ruled = Ruled(title: naming.witness, authors: byline.witness, published: dating.reason)
        article.published = dating.published
        if article.published == nil, let story = data?.story ?? story(title: article.title), let day = story.published,
            Dating.isPlausible(day)
        {
            article.published = PublishedDate(date: day, source: .meta, raw: story.publishedRaw)
            ruled.published = "state"
        }
        article.modified = dating.modified
        describe(&article, naming: naming, blocks: found.blocks)
        let shown = KindEvidence(
            seen, text: article.text, isDated: article.published.map { $0.source != .url } ?? false,
            isOfData: article.method != found.body.method)
        let byRules = PageKind.judge(shown)
        var kind = byRules.kind
        ruled.kind = byRules.rule
        let row = PageRow(seen, isDated: shown.isDated, authors: article.authors.count)
        let verdict = model.map { ModelVerdict($0.sums, row) }
        if let verdict { (kind, ruled.kind) = verdict.weigh(kind, rule: ruled.kind, shown) }
        if kind.mayBeStored, !article.text.isEmpty { article.quality = Self.quality(model) }
        article.body =
            article.text == found.text
            ? ArticleText.parts(found.blocks, page: found.page) : BodyPart.lines(of: article.text)
        return Result(
            kind: kind, claimsArticle: shown.claimsArticle, article: article, rights: rights(),
            nextPageURL: NextPage.find(
                facts, outline, of: url, named: article.canonicalURL.flatMap { WebURL($0) }, base: base),
            chosen: found,
            ruled: ruled, byRules: byRules, row: row, model: model, verdict: verdict)
    }

    /// By the site's rules, where there are any that match; else by measure, a second time without belief in class names
    /// when the first time found little.
    mutating func choose(title: String?) -> Chosen {
        if isSupplied, isNote { return readNote(title: title) }
        if let rules, rules.apply(to: &evidence.outline) { return readTaken() }
        Prune.run(&evidence.outline)
        let found = read(title: title)
        guard found.body.gain < Self.poorGain else { return found }
        evidence.outline.restore()
        _ = rules?.apply(to: &evidence.outline)
        Prune.run(&evidence.outline, believingNames: false)
        let second = read(title: title)
        let better = second.body.gain > found.body.gain * 2 ? second : found
        guard better.body.gain < Self.poorGain else { return better }
        return withoutScripts(title, than: better) ?? withoutNames(title, than: better) ?? better
    }

    /// Under the page's only headline stands prose, and all of it in boxes that are named after something else: a channel's
    /// message, whose every box is a `widget`.
    private mutating func withoutNames(_ title: String?, than found: Chosen) -> Chosen? {
        guard found.body.gain < Self.flashGain, facts.headlines.count <= 1 else { return nil }
        evidence.outline.forgetWeakNames()
        let told = read(title: title)
        guard let first = told.blocks.first, told.body.gain > max(Self.flashGain, found.body.gain * 2) else {
            return nil
        }
        return facts.headlines.first.map { first.first > $0 } ?? true ? told : nil
    }

    /// The page as readers without scripts see it, where that is a story and the rest of the page is none.
    private mutating func withoutScripts(_ title: String?, than found: Chosen) -> Chosen? {
        let stories = (0..<outline.count).filter { index in
            outline.tag(index) == .noscript && outline.linkLetters(in: index) * 4 < outline.letters(in: index)
                && (outline.letters(in: index) >= StateStory.lettersBound || holdsHeadline(index))
        }
        guard !stories.isEmpty else { return nil }
        let isHeaded = stories.contains { holdsHeadline($0) }
        evidence.outline.restore()
        _ = rules?.apply(to: &evidence.outline)
        Prune.run(&evidence.outline, keeping: Set(stories))
        let third = read(title: title)
        if third.body.gain > max(isHeaded ? Self.flashGain : Self.poorGain, found.body.gain * 2) { return third }
        evidence.outline.restore()
        _ = rules?.apply(to: &evidence.outline)
        Prune.run(&evidence.outline, believingNames: false)
        return nil
    }

    /// The page's only headline, and a paragraph's letters: a short story stands there whole.
    private func holdsHeadline(_ noscript: Int) -> Bool {
        facts.headlines.count == 1 && outline.contains(noscript, facts.headlines[0])
            && outline.letters(in: noscript) > outline.letters(in: facts.headlines[0]) + Int(Self.flashGain)
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
        rights.metaRobots = ["robots", "rawi"].flatMap(facts.directives)
        if let value = facts.meta("tdm-reservation"), value == "0" || value == "1" {
            rights.tdmReservation = value == "1" ? 1 : 0
        }
        rights.tdmPolicy = facts.meta("tdm-policy")
        return rights
    }

    private func read(title: String?) -> Chosen {
        let page = PageText(outline)
        let finder = BodyFinder(outline: outline, page: page, title: title)
        let body = finder.find()
        let filter = BlockFilter(evidence, finder)
        let parts = StreamedParts(outline)
        var used: Set<Int> = []
        let view = filter.view(body)
        let blocks =
            parts.isEmpty ? filter.keep(view) : keep(body, with: parts, used: &used, filter)
        return Chosen(
            body: body, page: page, blocks: blocks, text: ArticleText.render(blocks, page: page),
            taken: view.taken.map { $0?.reason }, titleBlock: finder.titleBlock)
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

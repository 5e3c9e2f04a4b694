import Bytes
import Markup
import Text

/// Takes single blocks and boxes out of a body: what stands between paragraphs without being read as part of them.
///
/// What an article's text is made of, here and in `BlockMaker`:
/// - Paragraphs, headings inside the text, quotes and preformatted text are blocks, a line each; the title is not repeated.
/// - Lists: an item is a line. Items of ordered lists begin with their number (`2. …`), as readers see them, unless the
///   list's class says that they are styled away or the item brings its own. Items that are all link stay where prose leads up to
///   them and goes on behind them, where they lead to other sites (sources, not navigation) or where most of the list is no
///   link. So do headings that lead to other sites, with prose below.
/// - Tables of data: a row is a line, its cells divided by tabs, which no cell can hold. Layout tables, whose cells hold
///   blocks, are read cell by cell.
/// - Captions and picture credits are left out, unless they are most of the text: a gallery. A paragraph beside a
///   picture is a paragraph.
/// - Standfirsts that the page shows under its title are part of the text, once.
/// - Posts of others that a page embeds (`blockquote.twitter-tweet`) are left out, as pictures and films are.
/// - Left out: bylines, days, reading times, tags, related articles, calls to share, subscribe or follow, rules for
///   comments, disclosures on affiliate links, authors' lives, the next article of an endless page.
struct BlockFilter {
    let evidence: PageEvidence
    let finder: BodyFinder
    let stated: StatedWords

    init(_ evidence: PageEvidence, _ finder: BodyFinder) {
        (self.evidence, self.finder) = (evidence, finder)
        stated = StatedWords(evidence, title: finder.title)
    }

    /// What is left when all rules have taken theirs.
    func view(_ body: ArticleBody) -> CutView {
        var view = CutView(self, body)
        for cut in Cut.inOrder { view.apply(cut) }
        return view
    }

    func keep(_ body: ArticleBody) -> [Block] { keep(view(body)) }

    func keep(_ view: CutView) -> [Block] {
        let (body, page) = (view.body, finder.page)
        let kept = view.standfirst() + view.uncut.map { page.blocks[$0] }
        if !kept.isEmpty { return kept }
        // So little text that nothing tells it from what stands around: better all of it than none, but for labels.
        let first = finder.titleBlock.map { body.blocks.contains($0) ? $0 + 1 : 0 } ?? 0
        return body.blocks.filter { $0 >= first && !(view.taken[$0]?.reason.isAside ?? false) }
            .map { page.blocks[$0] }.filter { $0.linkDensity < 0.5 }
    }
}

import Markup
import Text
import Web

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
    let outline: Outline
    let page: PageText
    let finder: BodyFinder
    let facts: PageFacts
    let structured: StructuredData
    let url: WebURL?
    let title: String?
    let stated: StatedWords

    init(
        outline: Outline, page: PageText, finder: BodyFinder, facts: PageFacts, structured: StructuredData,
        title: String?,
        url: WebURL?
    ) {
        self.outline = outline
        self.page = page
        self.finder = finder
        self.facts = facts
        self.structured = structured
        self.title = title
        self.url = url
        stated = StatedWords(structured: structured, facts: facts, outline: outline, title: title)
    }

    /// Why a block of the body is not part of the text.
    enum Cut: String {
        case caption
        case linkList = "link-list"
        case byline
        case head
        case dateline
        case label
        case box
        case teaser
        case unconfirmed
        case tail
        case biography
        case notice
        case next
    }

    /// What takes each of the page's blocks out of the body, nil where it stays.
    func cuts(_ body: ArticleBody) -> [Cut?] {
        var cuts = [Cut?](repeating: nil, count: page.blocks.count)
        for index in body.blocks { cuts[index] = junk(index, body) }
        cutNext(body, &cuts)
        cutCaptions(body, &cuts)
        cutHead(body, &cuts)
        cutDatelines(body, &cuts)
        cutRepeated(body, &cuts)
        cutExcerpt(body, &cuts)
        cutBoxes(body, &cuts)
        cutTeasers(body, &cuts)
        cutCards(body, &cuts)
        cutUnconfirmed(body, &cuts)
        cutTail(body, &cuts)
        cutBiographies(body, &cuts)
        cutNotices(body, &cuts)
        cutRemains(body, &cuts)
        return cuts
    }

    func keep(_ body: ArticleBody) -> [Block] {
        let cuts = cuts(body)
        var kept: [Block] = []
        var seen: Set<UInt64> = []
        for block in lead(body) + body.blocks.filter({ cuts[$0] == nil }).map({ page.blocks[$0] }) {
            // Said twice: a standfirst that is also the first paragraph, a quote that is also in the text.
            if block.letters >= 40, !seen.insert(Self.fingerprint(page.bytes(block))).inserted { continue }
            kept.append(block)
        }
        while let last = kept.last, last.isHeading { kept.removeLast() }
        // So little text that nothing tells it from labels: better all of it than none.
        if kept.isEmpty { kept = body.blocks.map { page.blocks[$0] }.filter { $0.linkDensity < 0.5 } }
        return kept
    }

    /// FNV-1a of the block's bytes.
    static func fingerprint(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBufferPointer { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return hash
        }
    }

    private func junk(_ index: Int, _ body: ArticleBody) -> Cut? {
        let block = page.blocks[index]
        if block.letters < 8, !page.bytes(block).contains(where: Self.isWordByte), !isBreak(block) { return .label }
        if block.linkDensity > 0.5, block.letters < 200, !isLinkedSentence(index, body), !isInnerList(index, body) {
            return .linkList
        }
        if block.letters < 80, !block.hints.isDisjoint(with: [.byline, .date]) { return .byline }
        return nil
    }

    /// ASCII letters and digits, and everything beyond ASCII but general punctuation (U+2000 to U+2FFF by its first byte).
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte != 0xE2)
    }

    /// Asterisks, by which authors divide a text.
    private func isBreak(_ block: Block) -> Bool { block.letters > 2 && page.bytes(block).allSatisfy { $0 <= 0x2A } }

    func words(_ block: Block) -> Int { page.bytes(block).count { $0 == 0x20 } + 1 }

    func letters(_ blocks: [Int]) -> Int { blocks.reduce(0) { $0 + page.blocks[$1].letters } }

    /// When the page's own `articleBody` is whole, what it does not say is not the article. It often is cut short, or
    /// leaves lists and headings out: it is believed only where it ends as our text ends, and only about paragraphs.
    private func cutUnconfirmed(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        guard let stated = structured.articleBody, stated.utf8.count > 250 else { return }
        let index = FoldedText(stated)
        var prose: [(block: Int, isSaid: Bool)] = []
        var said = 0
        var letters = 0
        for block in body.blocks where cuts[block] == nil && page.blocks[block].letters >= 40 {
            let isSaid = index.says(JunkLabels.fold(page.bytes(page.blocks[block])))
            prose.append((block, isSaid))
            letters += page.blocks[block].letters
            if isSaid { said += page.blocks[block].letters }
        }
        guard letters > 0, Double(said) > 0.6 * Double(letters), let lastSaid = prose.last(where: \.isSaid) else {
            return
        }
        let isWhole = finder.gain(lastSaid.block + 1..<body.blocks.upperBound) < 0.25 * body.gain
        guard isWhole else { return }
        // What stands before all that is said is the standfirst.
        for (block, isSaid) in prose.drop(while: { !$0.isSaid }) where !isSaid && page.blocks[block].kind == .paragraph
        {
            cuts[block] = .unconfirmed
        }
        for block in lastSaid.block + 1..<body.blocks.upperBound where page.blocks[block].kind == .paragraph {
            cuts[block] = .unconfirmed
        }
    }
}

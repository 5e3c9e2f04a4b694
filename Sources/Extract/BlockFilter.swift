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
/// - Captions and picture credits are left out, unless they are a third of the text: a gallery. A paragraph beside a
///   picture is a paragraph.
/// - Standfirsts that the page shows under its title are part of the text, once.
/// - Left out: bylines, days, reading times, tags, related articles, calls to share, subscribe or follow, rules for
///   comments, disclosures on affiliate links, authors' lives, the next article of an endless page.
struct BlockFilter {
    let outline: Outline
    let page: PageText
    let finder: BodyFinder
    let facts: PageFacts
    let structured: StructuredData
    let title: String?
    var url: WebURL?

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
        cutExcerpt(body, &cuts)
        cutBoxes(body, &cuts)
        cutTeasers(body, &cuts)
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
    private static func fingerprint(_ bytes: ArraySlice<UInt8>) -> UInt64 {
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

    /// A sentence that is set as a link: on this site only between others, elsewhere wherever it stands.
    private func isLinkedSentence(_ index: Int, _ body: ArticleBody) -> Bool {
        let block = page.blocks[index]
        guard block.kind == .paragraph, block.endsSentence else { return false }
        if block.linkDensity < 0.8 { return true }
        return page.bytes(block).last != 0x3A && block.letters >= 20 && block.marks > 0 && isProse(index - 1, body)
            && isProse(index + 1, body)
    }

    private func isProse(_ index: Int, _ body: ArticleBody) -> Bool {
        guard body.blocks.contains(index) else { return false }
        let block = page.blocks[index]
        return block.kind == .paragraph && block.endsSentence && block.letters >= 60 && block.linkDensity < 0.5
    }

    /// A list or a row of links that prose leads up to and goes on after: sources, steps, tools the text speaks of. An item
    /// of a list that is not made of links. A heading that links to what the prose below it is about.
    private func isInnerList(_ index: Int, _ body: ArticleBody) -> Bool {
        let block = page.blocks[index]
        guard block.kind == .listItem || block.kind == .cell || block.isHeading,
            block.hints.isDisjoint(with: [.weakJunk, .junk])
        else { return false }
        if block.isHeading { return leadsElsewhere(block) && isGoneOnAfter(index, body) }
        if block.kind == .listItem, isAmongText(block), isGoneOnAfter(index, body) { return true }
        // Words of the text that have pages of their own; other articles' headlines are longer.
        if block.letters < 30, isIntroduced(index, body), isGoneOnAfter(index, body) { return true }
        // A section's name beside the headline of another article is no text of its own.
        guard block.letters - block.linkLetters >= 25 || isIntroduced(index, body) || leadsElsewhere(block) else {
            return false
        }
        let after = finder.gain(index + 1..<body.blocks.upperBound)
        let before = finder.gain(body.blocks.lowerBound..<index)
        // What the text cites, listed behind it.
        if before > 0.3 * body.gain, words(block) >= 4, leadsElsewhere(block) { return true }
        return after > 0.1 * body.gain && before > 0.02 * body.gain
    }

    /// Whether prose stands on both sides.
    private func isGoneOnAfter(_ index: Int, _ body: ArticleBody) -> Bool {
        finder.gain(body.blocks.lowerBound..<index) > 0.02 * body.gain
            && finder.gain(index + 1..<body.blocks.upperBound) > 0.02 * body.gain
    }

    /// Whether the list that the item stands in is mostly not links: a list of things, not a bar of tools.
    private func isAmongText(_ block: Block) -> Bool {
        var at = block.first
        for _ in 0..<8 where at > 0 {
            if outline.tag(at) == .ul || outline.tag(at) == .ol {
                let letters = outline.letters(in: at)
                return letters >= 120 && outline.linkLetters(in: at) * 2 < letters
            }
            at = outline.parent(at)
        }
        return false
    }

    private func words(_ block: Block) -> Int { page.bytes(block).count { $0 == 0x20 } + 1 }

    /// Whether the block's first link leads to another site: sites list their own articles, not others'.
    func leadsElsewhere(_ block: Block) -> Bool {
        guard let url, let anchor = firstLink(block), let href = outline.node(anchor).attribute("href"),
            let target = WebURL(href, base: url), target.isHTTP
        else { return false }
        return Site.of(host: target.host) != Site.of(host: url.host)
    }

    /// The link around the block's first letter, or else the first within it.
    private func firstLink(_ block: Block) -> Int? {
        var at = block.first
        for _ in 0..<6 where at > 0 {
            if outline.tag(at) == .a { return at }
            at = outline.parent(at)
        }
        return (block.first...max(block.first, block.last)).prefix(60).first { outline.tag($0) == .a }
    }

    /// Whether the list's lead-in ends with a colon.
    private func isIntroduced(_ index: Int, _ body: ArticleBody) -> Bool {
        var at = index
        while at > body.blocks.lowerBound, at > index - 60,
            page.blocks[at].kind == .listItem || page.blocks[at].kind == .cell
        {
            at -= 1
        }
        return page.bytes(page.blocks[at]).last == 0x3A && !page.blocks[at].isHeading
    }

    /// Captions, unless the article is made of them: a gallery. Beside a picture, but as long as a paragraph and ended as
    /// sentences are, text is a paragraph that the picture illustrates.
    private func cutCaptions(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let uncut = body.blocks.filter { cuts[$0] == nil }
        let stated = uncut.filter { page.blocks[$0].kind == .caption || page.blocks[$0].hints.contains(.caption) }
        let beside = uncut.filter {
            let block = page.blocks[$0]
            guard block.kind != .caption, !block.hints.contains(.caption), !block.isHeading, block.letters < 300 else {
                return false
            }
            if block.letters >= 150, block.endsSentence, !block.hints.contains(.weakJunk) { return false }
            return isCaption($0, body)
        }
        let all = letters(uncut)
        if letters(stated) * 5 < all * 3 { for index in stated { cuts[index] = .caption } }
        if letters(beside) * 3 < all - letters(stated) { for index in beside { cuts[index] = .caption } }
    }

    private func letters(_ blocks: [Int]) -> Int { blocks.reduce(0) { $0 + page.blocks[$1].letters } }

    /// Text that shares a small box with a picture, and little else.
    func isCaption(_ index: Int, _ body: ArticleBody) -> Bool {
        var at = page.blocks[index].container
        for _ in 0..<4 {
            guard at > body.root, finder.range(of: at).count <= 2 else { return false }
            let tag = outline.tag(at)
            if tag != .p, tag != .li, tag != .td, outline.holdsMedia(at) { return true }
            at = outline.parent(at)
        }
        return false
    }

    /// A box whose first line is a label such as «إقرأ أيضاً» goes whole; a label among paragraphs takes the links after it.
    private func cutBoxes(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let labels = JunkLabels.shared
        let bodyLetters = max(1, outline.letters(in: body.root))
        for index in body.blocks where cuts[index] == nil {
            let block = page.blocks[index]
            guard block.letters < 120 else { continue }
            let folded = JunkLabels.fold(page.bytes(block))
            if labels.isLine(folded) || (block.hints.contains(.weakJunk) && labels.isLines(folded)) {
                cuts[index] = .label
                continue
            }
            let isPrefix =
                (block.linkDensity > 0.2 && labels.isPrefix(page.bytes(block)))
                || (block.linkLetters > 0 && labels.isPointer(page.bytes(block)))
            guard isPrefix || labels.isBox(folded) else { continue }
            cuts[index] = .box
            if isPrefix, !labels.isBox(folded) { continue }
            if let box = box(startingAt: index, body: body), outline.letters(in: box) * 3 < bodyLetters {
                for inside in finder.range(of: box) { cuts[inside] = .box }
            }
            var next = index + 1
            while next < body.blocks.upperBound, cuts[next] != nil || page.blocks[next].linkDensity > 0.4 {
                cuts[next] = .box
                next += 1
            }
        }
    }

    /// The outermost element below the body's root whose first block this is, when it holds more.
    private func box(startingAt index: Int, body: ArticleBody) -> Int? {
        var at = page.blocks[index].container
        var found: Int?
        while at > body.root, at > 0, finder.range(of: at).lowerBound == index {
            if finder.range(of: at).count > 1 { found = at }
            at = outline.parent(at)
        }
        return found
    }

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

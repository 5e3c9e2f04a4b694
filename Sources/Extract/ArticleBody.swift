import Markup

/// Where the article's text stands: chosen blocks of the page, and how they were found.
struct ArticleBody {
    var blocks: Range<Int> = 0..<0
    /// Index in the outline of the element that holds them.
    var root = 0
    var method = "body"
    /// What the chosen blocks are worth, and all of the page.
    var gain = 0.0
    var pageGain = 0.0
}

/// Finds the element whose blocks are worth most: prose counts for, link lists and labels count against.
struct BodyFinder {
    let outline: Outline
    let page: PageText
    let title: String?
    /// The first block that says the title, outside of links.
    let titleBlock: Int?
    /// Number of blocks before each index of the outline.
    private let blocksBefore: [Int32]
    /// Sums of block worth before each block: what counts for, and all.
    private let gainBefore: [Double]
    private let netBefore: [Double]

    init(outline: Outline, page: PageText, title: String?) {
        self.outline = outline
        self.page = page
        self.title = title
        let wanted = title.map { JunkLabels.fold($0.utf8) } ?? []
        titleBlock =
            wanted.count < 8
            ? nil
            : page.blocks.firstIndex { block in
                guard block.linkDensity < 0.5, block.text.count < 1200,
                    block.isHeading || block.letters * 2 > wanted.count
                else {
                    return false
                }
                let folded = JunkLabels.fold(page.bytes(block))
                return folded == wanted
                    || (block.kind == .heading(1) && folded.count > 8 && Fold.contains(wanted, folded))
                    || (block.kind == .heading(1) && folded.count < wanted.count * 2 && Fold.contains(folded, wanted))
            }
        var before = [Int32](repeating: 0, count: outline.count + 1)
        for block in page.blocks { before[block.first + 1] += 1 }
        for index in 1..<before.count { before[index] += before[index - 1] }
        blocksBefore = before
        var gain = 0.0
        var net = 0.0
        var gains = [0.0]
        var nets = [0.0]
        gains.reserveCapacity(page.blocks.count + 1)
        nets.reserveCapacity(page.blocks.count + 1)
        for block in page.blocks {
            let worth = Self.worth(block)
            gain += max(0, worth)
            net += worth
            gains.append(gain)
            nets.append(net)
        }
        gainBefore = gains
        netBefore = nets
    }

    func range(of element: Int) -> Range<Int> {
        Int(blocksBefore[element])..<Int(blocksBefore[outline.end(element)])
    }

    func gain(_ blocks: Range<Int>) -> Double { gainBefore[blocks.upperBound] - gainBefore[blocks.lowerBound] }
    func net(_ blocks: Range<Int>) -> Double { netBefore[blocks.upperBound] - netBefore[blocks.lowerBound] }

    /// What a block adds to the belief that its element is the article: about its letters when it is prose.
    static func worth(_ block: Block) -> Double {
        let letters = Double(block.letters)
        let density = block.linkDensity
        if density > 0.5 { return -min(letters, 80) * 0.5 - 5 }
        if block.hints.contains(.weakJunk), letters < 100 { return -10 }
        if block.isHeading { return 0 }
        let isListed = block.kind == .listItem || block.kind == .cell
        let isProse = letters >= 80 || (letters >= 25 && block.endsSentence) || (letters >= 40 && block.marks > 0)
        if isProse { return letters * (1 - density) * (isListed ? 0.7 : 1) }
        if isListed { return density > 0 ? -2 : 0 }
        return letters < 15 ? -4 : -2
    }

    func find() -> ArticleBody {
        guard outline.count > 0, !page.blocks.isEmpty else { return ArticleBody() }
        var body = ArticleBody()
        body.pageGain = gain(0..<page.blocks.count)
        body.root = densest(in: 0)
        body.blocks = range(of: body.root)
        body.method = "density"
        let bestGain = gain(body.blocks)
        for (trait, share) in [(Trait.articleBody, 0.4), (.body, 0.5), (.article, 0.6)] {
            guard let found = semantic(trait), gain(found.blocks) >= bestGain * share else { continue }
            body.root = found.root
            body.blocks = found.blocks
            if trait == .article {
                body.root = densest(in: found.root)
                body.blocks = range(of: body.root)
            }
            body.method = "semantic"
            break
        }
        body.gain = gain(body.blocks)
        return body
    }

    private enum Trait { case articleBody, body, article }

    private func has(_ trait: Trait, _ element: Outline.Element) -> Bool {
        switch trait {
        case .articleBody: element.hints.contains(.articleBody)
        case .body where element.tag == .body || element.tag == .html: false
        case .body: element.hints.contains(.body)
        case .article: element.tag == .article || element.tag == .main
        }
    }

    /// The part of the page that its markup names so. Of several, the one that is worth most, with the parts that
    /// continue it; but a page that goes on to further articles is about its first.
    private func semantic(_ trait: Trait) -> (root: Int, blocks: Range<Int>)? {
        var parts: [(index: Int, gain: Double)] = []
        var index = 0
        while index < outline.count {
            let element = outline.elements[index]
            if element.isPruned {
                index = Int(element.end)
                continue
            }
            if has(trait, element) {
                let gain = gain(range(of: index))
                if gain > 0 { parts.append((index, gain)) }
                // A page's `main` may hold several articles: look inside.
                index = element.tag == .main ? index + 1 : Int(element.end)
            } else {
                index += 1
            }
        }
        guard var best = parts.max(by: { $0.gain < $1.gain }) else { return nil }
        if parts.count > 1 {
            let sum = parts.reduce(0) { $0 + $1.gain }
            let common = commonAncestor(parts[0].index, parts[parts.count - 1].index)
            let whole = range(of: common)
            let titles = titleBlocks(in: whole)
            // One body in several parts: little else stands between them.
            if sum > best.gain * 1.1, titles <= 1, gain(whole) < sum * 1.3, trait != .article,
                Set(parts.map { article(around: $0.index) }).count == 1
            {
                let first = range(of: parts[0].index)
                let last = range(of: parts[parts.count - 1].index)
                return (common, first.lowerBound..<last.upperBound)
            }
            // A page that goes on to further articles is about the first behind its title.
            if let titleBlock {
                if let own = parts.first(where: {
                    range(of: $0.index).upperBound > titleBlock && $0.gain >= best.gain * 0.25
                }) {
                    best = own
                }
            }
        }
        return (best.index, range(of: best.index))
    }

    /// The nearest `article` element, or the root.
    private func article(around index: Int) -> Int {
        var at = index
        while at > 0, outline.tag(at) != .article { at = outline.parent(at) }
        return at
    }

    private func titleBlocks(in blocks: Range<Int>) -> Int {
        blocks.reduce(0) { $0 + (page.blocks[$1].kind == .heading(1) ? 1 : 0) }
    }

    private func commonAncestor(_ first: Int, _ last: Int) -> Int {
        var at = first
        while at > 0, !outline.contains(at, last) { at = outline.parent(at) }
        return max(0, at)
    }

    /// The element of greatest net worth; among equals the innermost.
    private func densest(in root: Int) -> Int {
        var best = root
        var bestNet = net(range(of: root))
        var index = root
        let end = outline.end(root)
        while index < end {
            let element = outline.elements[index]
            if element.isPruned {
                index = Int(element.end)
                continue
            }
            if element.tag != .text, !element.tag.isInline || element.tag == .unknown || element.tag == .span {
                let net = net(range(of: index))
                if net >= bestNet { (best, bestNet) = (index, net) }
            }
            index += 1
        }
        return best
    }
}

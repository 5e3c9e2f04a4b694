import Markup

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
        if block.cells > 1, letters < 80 * Double(block.cells) { return density > 0 ? -2 : letters * 0.15 }
        let isProse = letters >= 80 || (letters >= 25 && block.endsSentence) || (letters >= 40 && block.marks > 0)
        if isProse { return letters * (1 - density) * (isListed ? 0.7 : 1) }
        if isListed { return density > 0 ? -2 : 0 }
        // Short lines without a link are verses, prices, answers as well as labels.
        if density == 0 { return letters < 15 ? -1 : 0 }
        return letters < 15 ? -4 : -2
    }

    /// The best of all candidates. What the page's author marked as the text needs less of it to be believed than what
    /// merely is dense.
    func find() -> ArticleBody {
        guard outline.count > 0, !page.blocks.isEmpty else { return ArticleBody() }
        var all = ranked(candidates())
        if all.first.map({ $0.gain < Self.storyGain }) ?? true, let told = underHeadline() { all.insert(told, at: 0) }
        guard let best = all.first else { return ArticleBody() }
        return ArticleBody(
            blocks: best.blocks, root: best.root, method: best.strategy.method, gain: best.gain,
            pageGain: gain(0..<page.blocks.count), candidates: all)
    }

    private func candidates() -> [BodyCandidate] {
        BodyCandidate.Strategy.allCases.compactMap { strategy in
            switch strategy {
            case .articleBodyProperty, .bodyName: semantic(strategy).map { candidate($0.root, $0.blocks, strategy) }
            case .articleElement:
                semantic(strategy).map { candidate(box(around: densest(in: $0.root), in: $0.root), nil, strategy) }
            case .density: candidate(box(around: densest(in: 0), in: 0), nil, strategy)
            }
        }
    }

    /// Below this much nothing on the page is a story, or all of it is short lines.
    private static let storyGain = 60.0

    func candidate(
        _ root: Int, _ blocks: Range<Int>?, _ strategy: BodyCandidate.Strategy, worth: Double? = nil
    ) -> BodyCandidate {
        let blocks = blocks ?? range(of: root)
        var letters = 0
        var linked = 0
        for block in page.blocks[blocks] {
            letters += block.letters
            linked += block.linkLetters
        }
        return BodyCandidate(
            strategy: strategy, root: root, blocks: blocks, gain: worth ?? gain(blocks), letters: letters,
            linkLetters: linked)
    }

    /// Best first; among equals the one found by the surer strategy.
    private func ranked(_ candidates: [BodyCandidate]) -> [BodyCandidate] {
        let most = candidates.reduce(1) { max($0, $1.gain) }
        let judged = candidates.map { candidate in
            var candidate = candidate
            candidate.evidence = BodyCandidate.Evidence(
                share: candidate.gain / most, trust: candidate.gain > 0 ? candidate.strategy.trust : 0)
            return candidate
        }
        return judged.enumerated().sorted { ($0.element.score, $1.offset) > ($1.element.score, $0.offset) }
            .map(\.element)
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

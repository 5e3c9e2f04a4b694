import Markup

/// Bodies that the page's markup names.
extension BodyFinder {
    private func isNamed(_ strategy: BodyCandidate.Strategy, _ element: Outline.Element) -> Bool {
        switch strategy {
        case .articleBodyProperty: element.hints.contains(.articleBody)
        case .bodyName where element.tag == .body || element.tag == .html: false
        case .bodyName: element.hints.contains(.body)
        case .articleElement: element.tag == .article || element.tag == .main
        case .density: false
        }
    }

    /// The part of the page that its markup names so. Of several, the one that is worth most, with the parts that
    /// continue it; but a page that goes on to further articles is about its first.
    func semantic(_ strategy: BodyCandidate.Strategy) -> (root: Int, blocks: Range<Int>)? {
        var parts: [(index: Int, gain: Double)] = []
        var index = 0
        while index < outline.count {
            let element = outline.elements[index]
            if element.isPruned {
                index = Int(element.end)
                continue
            }
            if isNamed(strategy, element) {
                let gain = gain(range(of: index))
                if gain > 0 { parts.append((index, gain)) }
                // A page's `main` may hold several articles: look inside.
                index = element.tag == .main ? index + 1 : Int(element.end)
            } else {
                index += 1
            }
        }
        guard var best = parts.max(by: { $0.gain < $1.gain }) else { return nil }
        // The posts of a forum: who began it tells, the others answer.
        if parts.count > 1, Numbering.areNumbered(parts.map { outline.node($0.index).attribute("id") }) {
            best = parts[0]
        } else if parts.count > 1 {
            // Every paragraph named so: what they stand in is the body, with what stands between and behind them.
            let boxes = Set(parts.map { outline.parent($0.index) })
            if boxes.count == 1, let box = boxes.first, parts.allSatisfy({ outline.tag($0.index) == .p }) {
                return (box, range(of: parts[0].index).lowerBound..<range(of: box).upperBound)
            }
            let sum = parts.reduce(0) { $0 + $1.gain }
            let common = commonAncestor(parts[0].index, parts[parts.count - 1].index)
            let whole = range(of: common)
            let titles = titleBlocks(in: whole)
            // One body in several parts: little else stands between them.
            if sum > best.gain * 1.1, titles <= 1, gain(whole) < sum * 1.3, strategy != .articleElement,
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
        outline.nearest(index) { outline.tag($0) == .article } ?? 0
    }

    private func titleBlocks(in blocks: Range<Int>) -> Int {
        blocks.reduce(0) { $0 + (page.blocks[$1].kind == .heading(1) ? 1 : 0) }
    }

    private func commonAncestor(_ first: Int, _ last: Int) -> Int {
        outline.nearest(first) { outline.contains($0, last) } ?? 0
    }
}

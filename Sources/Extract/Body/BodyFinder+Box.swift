import Markup

/// From the densest element to the box that holds the text: what is dense is often one long paragraph, and the questions
/// and answers, steps, verses or prices that go on behind it are short.
extension BodyFinder {
    /// The outermost box around an element to which nothing is added but lines of text: no links, no names of furniture, no
    /// second headline.
    func box(around element: Int, in root: Int) -> Int {
        var (box, at) = (element, element)
        while at > root, at > 0 {
            at = outline.parent(at)
            guard outline.contains(root, at), outline.tag(at) != .body, outline.tag(at) != .html else { break }
            let (inner, outer) = (range(of: box), range(of: at))
            if inner == outer { continue }
            let added = Array(outer.lowerBound..<inner.lowerBound) + Array(inner.upperBound..<outer.upperBound)
            guard added.allSatisfy({ isText($0) }) else { break }
            box = at
        }
        return box
    }

    private static let furniture: Hints = [.junk, .weakJunk, .comments, .relatedWord, .hidden]

    private func isText(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard block.linkDensity < 0.2, block.hints.isDisjoint(with: Self.furniture) else { return false }
        if index == titleBlock { return true }
        return !JunkLabels.shared.isBox(JunkLabels.fold(page.bytes(block).prefix(200)))
    }

    /// The box of the headline, where it holds lines without links and nothing on the page is prose: a poem, a flash of one
    /// line. What these lines are worth is their letters.
    func underHeadline() -> BodyCandidate? {
        guard let titleBlock, page.blocks[titleBlock].isHeading, page.blocks[titleBlock].linkDensity < 0.5 else {
            return nil
        }
        var at = page.blocks[titleBlock].container
        for _ in 0..<5 where at > 0 {
            at = outline.parent(at)
            guard at > 0, outline.tag(at) != .body, outline.tag(at) != .html else { return nil }
            let lines = (titleBlock + 1..<max(titleBlock + 1, range(of: at).upperBound)).filter { isText($0) }
            let letters = lines.reduce(0) { $0 + page.blocks[$1].letters }
            guard letters >= Self.flashLetters else { continue }
            guard outline.linkLetters(in: at) * 4 < outline.letters(in: at) else { return nil }
            return candidate(at, nil, .articleElement, worth: Double(letters))
        }
        return nil
    }

    private static let flashLetters = 40
}

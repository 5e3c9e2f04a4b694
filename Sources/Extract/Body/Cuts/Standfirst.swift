import Markup
import Text

/// The standfirst, where it stands outside of the body.
extension CutView {
    /// The standfirst: between the title and the body, named so or told by the page's own description.
    func standfirst() -> [Block] {
        guard body.blocks.lowerBound > 0 else { return [] }
        var found: [Block] = []
        var index = body.blocks.lowerBound - 1
        let lowest = max(0, index - 25, finder.titleBlock.map { $0 < body.blocks.lowerBound ? $0 + 1 : 0 } ?? 0)
        let isBelowTitle = finder.titleBlock.map { $0 < body.blocks.lowerBound } ?? false
        while index >= lowest {
            let block = page.blocks[index]
            let least = block.hints.contains(.lead) ? Self.namedLetters : Self.unnamedLetters
            if block.letters >= least, block.linkDensity < 0.3, block.kind != .caption, !isFurnitureLine(block) {
                let folded = JunkLabels.fold(page.bytes(block))
                // Without the title above it, only the description tells a standfirst from a teaser.
                if stated.descriptions.contains(where: { Fold.contains(folded, Array($0.prefix(40))) })
                    || block.hints.contains(.lead) && (isBelowTitle || isInArticle(index))
                    || isBelowTitle && isUnderHeadline(index) || isWithin(index)
                {
                    found.append(block)
                }
            }
            index -= 1
        }
        // A standfirst that the body's beginning says is there already.
        if !found.isEmpty {
            let beginning = FoldedText(
                body.blocks.prefix(4).map { page.string(page.blocks[$0]) }.joined(separator: " "))
            found.removeAll { beginning.says(JunkLabels.fold(page.bytes($0))) }
        }
        return found.reversed()
    }

    /// In the element that the page marks as its article, the body's own.
    private func isInArticle(_ index: Int) -> Bool {
        outline.nearest(body.root) { outline.tag($0) == .article }
            .map { outline.contains($0, page.blocks[index].first) } ?? false
    }

    /// Prose in the box of the headline, without a link: the text's first paragraph.
    private func isUnderHeadline(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard let title = finder.titleBlock, page.blocks[title].isHeading, block.linkLetters == 0,
            block.hints.isDisjoint(with: [.junk, .byline, .date, .comments, .relatedWord])
        else { return false }
        if isSubheading(index, of: title) { return true }
        guard block.kind == .paragraph, block.letters >= (areSiblings(title, index) ? 40 : 80), block.endsSentence
        else { return false }
        let box = headlineBox(page.blocks[title].container)
        return box > 0 && outline.contains(box, block.first) && !outline.contains(box, body.root)
    }

    /// The next line behind the headline, a heading of a lower rank and as long as a sentence: `<h1>…</h1> <h3>…</h3>`.
    private func isSubheading(_ index: Int, of title: Int) -> Bool {
        let block = page.blocks[index]
        guard index == title + 1, case .heading(let rank) = block.kind, case .heading(let own) = page.blocks[title].kind
        else { return false }
        return rank > own && block.letters >= Self.subheadingLetters
            && page.bytes(block).count { $0 == 0x20 } >= Self.subheadingWords
    }

    private static let subheadingLetters = 45
    private static let subheadingWords = 7

    /// In the very box of the headline.
    private func areSiblings(_ title: Int, _ index: Int) -> Bool {
        let (heading, line) = (page.blocks[title].container, page.blocks[index].container)
        return heading > 0 && line > 0 && outline.parent(heading) == outline.parent(line)
    }

    /// The widest box of the headline that holds neither the body nor links to speak of: page builders put headline and first
    /// paragraph in boxes of their own, in one section.
    private func headlineBox(_ heading: Int) -> Int {
        var box = outline.parent(heading)
        guard box > 0, outline.tag(box) != .body else { return 0 }
        while true {
            let outer = outline.parent(box)
            guard outer > 0, outline.tag(outer) != .body, !outline.contains(outer, body.root),
                outline.letters(in: outer) < Self.headlineBoxLetters,
                outline.linkLetters(in: outer) * 5 < outline.letters(in: outer)
            else { return box }
            box = outer
        }
    }

    /// What is shorter is a section or a name, unless its box bears the name of a standfirst.
    private static let unnamedLetters = 35
    private static let namedLetters = 20
    private static let headlineBoxLetters = 1_000

    /// In a box with a heading of its own: «Key points», and what is said of them.
    private func isUnderOwnHeading(_ index: Int) -> Bool {
        let box = page.blocks[index].container
        let title = finder.titleBlock.map { page.blocks[$0].first }
        return (box..<min(outline.end(box), page.blocks[index].first)).contains { heading in
            (2...6).contains(outline.tag(heading).headingLevel)
                && !(title.map { outline.contains(heading, $0) } ?? false)
        }
    }

    /// Who wrote it, when, for whom: never a standfirst, whatever its box is called.
    private func isFurnitureLine(_ block: Block) -> Bool {
        guard block.hints.isDisjoint(with: [.caption, .byline, .date]) else { return true }
        let folded = JunkLabels.fold(page.bytes(block))
        if Notices.anywhere.matches(folded) || Notices.walls.matches(folded) { return true }
        return block.letters < 120 && (stated.isNameLine(folded) || TextDate.find(in: page.string(block)) != nil)
            && !stated.describes(folded)
    }

    /// A newsroom's sentence of prose above the body that another candidate holds, in a box that bears no other name.
    /// Elsewhere what stands there is as often a disclosure or the site's line about itself.
    private func isWithin(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard structured.isNews, block.kind == .paragraph, block.endsSentence, block.linkLetters == 0,
            block.hints.isDisjoint(with: [.weakJunk, .junk, .byline, .date, .comments, .relatedWord, .title])
        else { return false }
        return body.candidates.contains { $0.blocks.contains(index) && $0.gain < 1.5 * body.gain }
            && !isCaption(index) && !isUnderOwnHeading(index)
    }
}

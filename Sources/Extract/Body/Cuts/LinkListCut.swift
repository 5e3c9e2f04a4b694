import Markup
import Web

extension Cut {
    /// Takes lines that are mostly link, since sites lead on in the midst of their texts: «Read more: The ferry's new engine».
    /// Some links are the text's own: words of it that have pages of their own, sources, what it lists.
    static let linkList = Cut("link-list") { view in
        var takings: Takings = [:]
        for index in view.uncut {
            let block = view.page.blocks[index]
            if block.linkDensity > 0.5, block.letters < 200, !view.isLinkedSentence(index), !view.isInnerList(index) {
                takings[index] = .linkList
            }
        }
        return takings
    }
}

extension CutView {
    /// A sentence that is set as a link: on this site only between others, elsewhere wherever it stands.
    fileprivate func isLinkedSentence(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard block.kind == .paragraph, block.endsSentence else { return false }
        // An address written out is as long as it is: the words beside it make the sentence.
        if block.linkDensity < 0.8 || block.letters - block.linkLetters >= 8 && saysAddress(block) { return true }
        return page.bytes(block).last != 0x3A && block.letters >= 20 && block.marks > 0 && isProse(index - 1)
            && isProse(index + 1)
    }

    private func saysAddress(_ block: Block) -> Bool {
        let bytes = page.bytes(block)
        return bytes.indices.contains { bytes[$0] == 0x3A && bytes[$0...].starts(with: "://".utf8) }
    }

    private func isProse(_ index: Int) -> Bool {
        guard body.blocks.contains(index) else { return false }
        let block = page.blocks[index]
        return block.kind == .paragraph && block.endsSentence && block.letters >= 60 && block.linkDensity < 0.5
    }

    /// A list or a row of links that prose leads up to and goes on after: sources, steps, tools the text speaks of. An item
    /// of a list that is not made of links. A heading that links to what the prose below it is about.
    fileprivate func isInnerList(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard block.kind == .listItem || block.kind == .cell || block.isHeading,
            block.hints.isDisjoint(with: [.weakJunk, .junk])
        else { return false }
        if block.isHeading { return leadsElsewhere(block) && isGoneOnAfter(index) }
        if block.kind == .listItem, isAmongText(block), isGoneOnAfter(index) { return true }
        // Words of the text that have pages of their own; other articles' headlines are longer.
        if block.letters < 30, isIntroduced(index), isGoneOnAfter(index) { return true }
        // A section's name beside the headline of another article is no text of its own.
        guard
            block.letters - block.linkLetters >= 25 || block.cells > 1 || isIntroduced(index)
                || leadsElsewhere(block)
        else {
            return false
        }
        let (before, after) = (gain(before: index), gain(behind: index))
        // What the text cites, listed behind it.
        if before > 0.3 * body.gain, words(block) >= 4, leadsElsewhere(block) { return true }
        return after > 0.1 * body.gain && before > 0.02 * body.gain
    }

    /// Whether prose stands on both sides.
    private func isGoneOnAfter(_ index: Int) -> Bool {
        gain(before: index) > 0.02 * body.gain && gain(behind: index) > 0.02 * body.gain
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

    /// Whether the list's lead-in ends with a colon.
    private func isIntroduced(_ index: Int) -> Bool {
        var at = index
        while at > body.blocks.lowerBound, at > index - 60,
            page.blocks[at].kind == .listItem || page.blocks[at].kind == .cell
        {
            at -= 1
        }
        return page.bytes(page.blocks[at]).last == 0x3A && !page.blocks[at].isHeading
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
    func firstLink(_ block: Block) -> Int? {
        var at = block.first
        for _ in 0..<6 where at > 0 {
            if outline.tag(at) == .a { return at }
            at = outline.parent(at)
        }
        return (block.first...max(block.first, block.last)).prefix(60).first { outline.tag($0) == .a }
    }
}

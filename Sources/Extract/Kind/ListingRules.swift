extension KindRule {
    /// A page whose data says that it lists others (`CollectionPage`, `ItemList`), without much prose of its own.
    static let listing = KindRule("listing") { seen in
        seen.structured.hasListing && !seen.claimsArticle && seen.prose < 800 ? .index : nil
    }

    /// Linked headlines with a few lines under each, and hardly any text of the page's own: a section without such data.
    static let teasers = KindRule("teasers") { seen in
        !seen.claimsArticle && !seen.isOfData && KindEvidence.areTeasers(seen.page.blocks[seen.body.blocks])
            ? .index : nil
    }

    /// Nothing speaks against an article but that it has no text.
    static let textless = KindRule("textless") { $0.text.isEmpty ? .empty : nil }
}

extension KindEvidence {
    fileprivate static func areTeasers(_ blocks: ArraySlice<Block>) -> Bool {
        var headlines = 0
        var ledText = 0
        var ownText = 0
        var isLed = false
        for block in blocks {
            if block.linkDensity > 0.8, block.isHeading || block.letters >= 25 {
                headlines += 1
                isLed = true
            } else if block.isHeading {
                isLed = false
            } else if isLed, block.letters < 350 {
                ledText += block.letters
                isLed = block.letters < 60
            } else {
                ownText += block.letters
            }
        }
        return headlines >= 4 && ledText > ownText * 3 && ledText < 6_000
    }
}

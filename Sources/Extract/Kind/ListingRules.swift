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

    /// The same on a page that calls itself an article, as plugins say of a topic's page too: five headlines, nearly nothing but their
    /// lines, no headline over them. A digest may look so: it is kept, and doubted.
    static let statedTeasers = KindRule("stated-teasers") { seen in
        guard seen.claimsArticle, !seen.isOfData, !seen.hasHeadline,
            let found = KindEvidence.teasers(seen.page.blocks[seen.body.blocks])
        else { return nil }
        return found.headlines >= 5 && found.led > found.own * 6 ? .uncertain : nil
    }

    /// Nothing speaks against an article but that it has no text.
    static let textless = KindRule("textless") { $0.text.isEmpty ? .empty : nil }
}

extension KindEvidence {
    static func areTeasers(_ blocks: ArraySlice<Block>) -> Bool {
        guard let found = teasers(blocks) else { return false }
        return found.headlines >= 4 && found.led > found.own * 3
    }

    /// Linked headlines, the letters of the lines that each is followed by, and those of all other lines; nothing where the lines are too
    /// long for a section's.
    fileprivate static func teasers(_ blocks: ArraySlice<Block>) -> (headlines: Int, led: Int, own: Int)? {
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
        return ledText < 6_000 ? (headlines, ledText, ownText) : nil
    }
}

import Text
import Web

/// What is no article but a place for several: lists, streams of entries, front pages, offers.
extension PageKind {
    /// A server's own list of a folder's files, which all of them call `Index of /path` in title and heading.
    static func isFolder(_ seen: PageEvidence) -> Bool {
        guard let title = seen.facts.titleElement, title.utf8.starts(with: "Index of /".utf8) else { return false }
        return seen.facts.headlines.contains { seen.outline.text(of: $0, limitBytes: 1000) == title }
    }

    /// Linked headlines with a few lines under each, and hardly any text of the page's own.
    static func isTeaserList(_ blocks: ArraySlice<Block>) -> Bool {
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

    /// Whether a heading says the title, leads nowhere and is a sentence.
    static func hasHeadline(_ title: String?, _ page: PageText) -> Bool {
        guard let title, Words.count(title) >= 5 else { return false }
        let wanted = JunkLabels.fold(title.utf8)
        return page.blocks.contains {
            $0.isHeading && $0.linkDensity < 0.5 && JunkLabels.fold(page.bytes($0)) == wanted
        }
    }

    /// The front of a weblog: headings that lead to pages of their own on the same host, each with its prose below.
    static func isStream(_ outline: Outline, page: PageText, body: ArticleBody, url: WebURL?) -> Bool {
        guard let url else { return false }
        var targets: Set<String> = []
        var (led, own) = (0, 0)
        var isLed = false
        for index in body.blocks {
            let block = page.blocks[index]
            if block.isHeading {
                let target = block.linkDensity > 0.8 ? target(of: block, outline, url) : nil
                if let target, targets.count < 50, !targets.contains(target) {
                    targets.insert(target)
                    isLed = true
                }
            } else if block.linkDensity < 0.5 {
                if isLed { led += block.letters } else { own += block.letters }
            }
        }
        return targets.count >= 3 && led > own * 3 && led >= targets.count * 80
    }

    /// Where a heading leads, when that is another page of the same host.
    private static func target(of block: Block, _ outline: Outline, _ url: WebURL) -> String? {
        var at = block.first
        for _ in 0..<8 where at > 0 {
            if outline.tag(at) == .a {
                guard let href = outline.node(at).attribute("href"), let found = WebURL(href, base: url),
                    found.host == url.host, found.path != url.path, found.path != "/"
                else { return nil }
                return found.path + "?" + (found.query ?? "")
            }
            at = outline.parent(at)
        }
        return nil
    }

    /// A page whose data speaks of what it sells or lets, and of no article.
    static func isOffer(_ facts: PageFacts, _ structured: StructuredData, type: String) -> Bool {
        if type == "product" || type.utf8.starts(with: "product.".utf8) || type == "og:product" { return true }
        let types = facts.itemTypes.union(structured.otherTypes)
        if types.contains("Product") { return types.contains("Offer") || types.contains("AggregateOffer") }
        return !types.isDisjoint(with: lodgings) && !types.isDisjoint(with: ["AggregateRating", "Offer", "Review"])
    }

    private static let lodgings: Set<String> = [
        "LodgingBusiness", "Hotel", "Accommodation", "Apartment", "House", "VacationRental", "BedAndBreakfast",
        "RealEstateListing", "SingleFamilyResidence", "Vehicle", "Car",
    ]
}

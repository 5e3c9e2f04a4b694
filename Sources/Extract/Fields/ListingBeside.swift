import Markup
import Text

/// What stands beside a link in the smallest part of the page that holds it and words of its own: an excerpt, a day, a
/// headline that is no link. An entry of a menu has nothing beside it.
struct ListingBeside {
    /// The first of these words that are together.
    let text: String

    /// Nil where there are not words enough, or another link among them.
    init?(_ anchor: HTMLNode) {
        var parent = anchor.parent
        for _ in 0..<Self.reach {
            guard let card = parent, card.tag != .body, card.end - card.index <= Self.mostNodes else { return nil }
            let found = Self.read(card, without: anchor)
            guard found.isAlone else { return nil }
            if found.words >= ListingLinks.leastWords, let first = found.first {
                text = first
                return
            }
            parent = card.parent
        }
        return nil
    }

    private static let reach = 3
    private static let mostNodes = 100

    private static func read(_ card: HTMLNode, without anchor: HTMLNode) -> (words: Int, first: String?, isAlone: Bool)
    {
        var words = 0
        var first: String?
        var index = card.index + 1
        while index < card.end, let node = card.at(index) {
            if index == anchor.index {
                index = anchor.end
                continue
            }
            // The picture and the headline may both lead there.
            if node.tag == .a, node.attribute("href") != anchor.attribute("href") { return (0, nil, false) }
            if node.isText {
                let text = ListingAnchor.folded(String(decoding: node.textBytes.prefix(500), as: UTF8.self))
                if first == nil, !text.isEmpty { first = text }
                words += Words.count(text)
            }
            index += 1
        }
        return (words, first, true)
    }
}

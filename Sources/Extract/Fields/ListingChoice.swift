import Markup
import Text

/// The elements that stand for one article each, and what of a headline they hold beside links.
struct ListingCards {
    /// By an element near a heading: the text of its only heading; nil inside where it has several, or a linked one.
    private var headings: [Int: String?] = [:]
    private var dated: Set<Int> = []

    static func isCard(_ tag: HTMLTag) -> Bool { tag == .article || tag == .li || tag == .tr }

    /// How far up a headline's card is looked for.
    static let reach = 6

    mutating func note(heading: HTMLNode) {
        let text = Self.isLinked(heading) ? nil : Self.text(of: heading)
        var parent = heading.parent
        for _ in 0..<Self.reach {
            guard let node = parent else { break }
            headings.updateValue(headings[node.index] == nil ? text : nil, forKey: node.index)
            parent = node.parent
        }
    }

    mutating func note(time: HTMLNode) {
        var parent = time.parent
        while let node = parent {
            if Self.isCard(node.tag) {
                dated.insert(node.index)
                return
            }
            parent = node.parent
        }
    }

    /// The nearest of these elements that holds a heading, and the heading where it is the only one.
    func headline(near elements: [Int]) -> (card: Int, text: String?)? {
        for element in elements {
            if let found = headings[element] { return (element, found) }
        }
        return nil
    }

    func isDated(_ card: Int) -> Bool { dated.contains(card) }

    /// Whoever follows the link needs no other way.
    private static func isLinked(_ heading: HTMLNode) -> Bool {
        var index = heading.index + 1
        while index < heading.end, let node = heading.at(index) {
            if node.tag == .a { return true }
            index += 1
        }
        var parent = heading.parent
        while let node = parent {
            if node.tag == .a { return true }
            parent = node.parent
        }
        return false
    }

    private static func text(of heading: HTMLNode) -> String {
        var bytes: [UInt8] = []
        var index = heading.index + 1
        while index < heading.end, bytes.count < 500, let node = heading.at(index) {
            if node.isText {
                bytes.append(contentsOf: node.textBytes.prefix(500 - bytes.count))
                bytes.append(UInt8(ascii: " "))
            }
            index += 1
        }
        return ListingAnchor.folded(String(decoding: bytes, as: UTF8.self))
    }
}

/// Which of a page's links are headlines.
enum ListingChoice {
    static func headlines(among anchors: [ListingAnchor], cards: ListingCards) -> [ArticleLink] {
        // A page that is all menu is read as if it were none; one that has only short links, by the largest list of them.
        let anchors = anchors.filter { !$0.leadsAside }
        let outside = anchors.filter { !$0.isFurniture }
        for attempt in [chosen(outside, cards), list(outside), chosen(anchors, cards)] where !attempt.isEmpty {
            return attempt
        }
        return []
    }

    /// Links of one kind with texts of their own, all too short to tell them from a menu's.
    private static func list(_ anchors: [ListingAnchor]) -> [ArticleLink] {
        let short = anchors.filter { $0.words == ListingLinks.leastWords - 1 }
        let lists = Dictionary(grouping: short, by: \.shape).filter { _, list in
            Set(list.map(\.link.text)).count == list.count && list.count >= leastInList
        }
        // Of two as long, the one that begins first.
        let longest = lists.values.map(\.count).max()
        let first = short.first { lists[$0.shape]?.count == longest }
        return first.flatMap { lists[$0.shape] }?.map(\.link) ?? []
    }

    private static let leastInList = 3

    private static func chosen(_ anchors: [ListingAnchor], _ cards: ListingCards) -> [ArticleLink] {
        let kinds = Kinds(anchors)
        let led = ledByHeadings(anchors, cards)
        let general = general(anchors)
        return anchors.enumerated().compactMap { index, anchor in
            if anchor.isHeading || anchor.isSentence { return anchor.link }
            let isGeneral = general.contains(anchor.link.text)
            if let headline = led[index] ?? (isGeneral ? anchor.beside?.text : nil) {
                var link = anchor.link
                link.text = headline
                return link
            }
            if anchor.words == ListingLinks.leastWords - 1, anchor.beside != nil, !isGeneral { return anchor.link }
            return kinds.takes(anchor, cards) ? anchor.link : nil
        }
    }

    /// Short texts that lead to several addresses say nothing of any: «المزيد».
    private static func general(_ anchors: [ListingAnchor]) -> Set<String> {
        var addresses: [String: Set<String>] = [:]
        for anchor in anchors where anchor.words > 0 && !anchor.isSentence {
            addresses[anchor.link.text, default: []].insert(anchor.link.url)
        }
        return Set(addresses.filter { $0.value.count > 1 }.keys)
    }

    /// «المزيد» beside a headline that is no link itself: the last short link of the card leads where the headline belongs.
    private static func ledByHeadings(_ anchors: [ListingAnchor], _ cards: ListingCards) -> [Int: String] {
        var last: [Int: (index: Int, text: String)] = [:]
        var hasOwn: Set<Int> = []
        var counts: [Int: Int] = [:]
        for (index, anchor) in anchors.enumerated() {
            for element in anchor.around { counts[element, default: 0] += 1 }
            guard let (card, text) = cards.headline(near: anchor.around) else { continue }
            if anchor.isHeading || anchor.isSentence {
                hasOwn.insert(card)
            } else if let text, !text.isEmpty {
                last[card] = (index, text)
            }
        }
        var led: [Int: String] = [:]
        for (card, found) in last where !hasOwn.contains(card) && (counts[card] ?? 0) <= mostLinks {
            led[found.index] = found.text
        }
        return led
    }

    /// In the card of one article; what holds more is a part of the page.
    private static let mostLinks = 4

    /// Short links count where most of their kind are sentences: a list of headlines has a short one now and then, a menu a
    /// long one.
    private struct Kinds {
        private var sentences: [String: Int] = [:]
        private var all: [String: Int] = [:]
        private var cardsWithHeadline: Set<Int> = []

        init(_ anchors: [ListingAnchor]) {
            for anchor in anchors {
                all[anchor.shape, default: 0] += 1
                guard anchor.isSentence || anchor.isHeading else { continue }
                sentences[anchor.shape, default: 0] += 1
                if let card = anchor.card { cardsWithHeadline.insert(card) }
            }
        }

        func takes(_ anchor: ListingAnchor, _ cards: ListingCards) -> Bool {
            guard anchor.words == ListingLinks.leastWords - 1, !anchor.link.rel.contains("tag") else { return false }
            let count = sentences[anchor.shape] ?? 0
            if count >= 2, count * 2 >= all[anchor.shape] ?? 0 { return true }
            guard let card = anchor.card, !cardsWithHeadline.contains(card) else { return false }
            return anchor.isArticleCard || cards.isDated(card)
        }
    }
}

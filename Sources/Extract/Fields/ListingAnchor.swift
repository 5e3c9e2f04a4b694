import Markup
import Text
import Web

/// One link of a page, with what its surroundings say of it.
struct ListingAnchor {
    var link: ArticleLink
    let words: Int
    /// In a heading, or a heading in it.
    let isHeading: Bool
    /// In the page's menus, its head or its foot.
    let isFurniture: Bool
    /// The element that stands for one article, if any: an `article`, an entry of a list, a row.
    let card: Int?
    let isArticleCard: Bool
    /// The elements around it, the nearest first.
    let around: [Int]
    /// For short links: what else stands there.
    let beside: ListingBeside?
    /// Tags and classes on the way to it: what links of one kind share.
    let shape: String

    /// To the writer, to a topic, to the next page of the list: the link says so itself (HTML, link types).
    var leadsAside: Bool { !Self.asideTypes.isDisjoint(with: link.rel) }

    private static let asideTypes: Set = ["author", "tag", "next", "prev", "license", "search", "help"]

    var isSentence: Bool { words >= ListingLinks.leastWords }

    init?(_ anchor: HTMLNode, base: LinkBase, site: String) {
        guard let href = anchor.attribute("href"), let url = base.resolve(href), url.path.utf8.count > 1 else {
            return nil
        }
        let content = Self.content(of: anchor)
        // A card that is one link all over: its heading is the headline, the rest its teaser, writer and day.
        var text = content.heading.flatMap { $0.isEmpty ? nil : $0 } ?? content.text
        // What a picture shows, or what is told of the link, where it says next to nothing itself.
        if Words.count(text) < ListingLinks.leastWords {
            let told = [content.alt, anchor.attribute("title"), anchor.attribute("aria-label")].compactMap { $0 }
            let best = told.map(Self.folded).max { Words.count($0) < Words.count($1) } ?? ""
            if text.isEmpty || Words.count(best) >= ListingLinks.leastWords { text = best.isEmpty ? text : best }
        }
        let place = Place(of: anchor)
        let rel = anchor.attribute("rel").map { $0.split(separator: " ").map(String.init) } ?? []
        link = ArticleLink(
            url: CanonicalURL(url).href, text: text, rel: rel, isInternal: Site.of(host: url.host) == site)
        // A day or a number is no headline, however many figures it has.
        words = text.unicodeScalars.contains(where: \.properties.isAlphabetic) ? Words.count(text) : 0
        isHeading = place.isHeading || content.heading != nil
        isFurniture = place.isFurniture
        card = place.card
        isArticleCard = place.isArticleCard
        around = place.around
        beside = words < ListingLinks.leastWords ? ListingBeside(anchor) : nil
        shape = place.shape
    }

    /// The anchor's text with white space folded, at most 500 bytes; what its pictures show; the text of the first heading in
    /// it that says something.
    private static func content(of anchor: HTMLNode) -> (text: String, alt: String?, heading: String?) {
        var bytes: [UInt8] = []
        var alt: String?
        var heading: [UInt8] = []
        /// Nodes to be looked at, and whether they stand in the first heading.
        var stack = [anchor.firstChild.map { (node: $0, isHead: false) }].compactMap(\.self)
        var hasHeading = false
        while let (node, isHead) = stack.popLast(), bytes.count < 500 {
            if let next = node.next { stack.append((next, isHead)) }
            if node.isText {
                let text = node.textBytes.prefix(500 - bytes.count)
                bytes.append(contentsOf: text)
                bytes.append(UInt8(ascii: " "))
                if isHead { heading += text + [UInt8(ascii: " ")] }
            } else {
                let opens = node.tag.headingLevel > 0 && !hasHeading
                hasHeading = hasHeading || opens
                if node.tag == .img { alt = alt ?? node.attribute("alt") }
                if let child = node.firstChild { stack.append((child, isHead || opens)) }
            }
        }
        let head = folded(String(decoding: heading, as: UTF8.self))
        return (folded(String(decoding: bytes, as: UTF8.self)), alt, hasHeading ? head : nil)
    }

    static func folded(_ text: String) -> String {
        String(text.prefix(500)).split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }
}

extension ListingAnchor {
    /// The elements around a link.
    private struct Place {
        var isHeading = false
        var isFurniture = false
        var card: Int?
        var isArticleCard = false
        var shape = ""
        var around: [Int] = []
        private var isInHeadOrFoot = false

        init(of anchor: HTMLNode) {
            var parent = anchor.parent
            while let node = parent {
                look(at: node)
                parent = node.parent
            }
            if isInHeadOrFoot { isFurniture = true }
        }

        private mutating func look(at node: HTMLNode) {
            let tag = node.tag
            if tag.headingLevel > 0 { isHeading = true }
            if around.count < 3 { shape += "\(tag).\((node.attribute("class") ?? "").prefix(80))>" }
            if around.count < ListingCards.reach { around.append(node.index) }
            // Its own head and foot are not the page's.
            if tag == .article || tag == .main || tag == .li { isInHeadOrFoot = false }
            switch ListingFurniture.part(node) {
            case .menu: isFurniture = true
            case .headOrFoot: isInHeadOrFoot = true
            case nil: break
            }
            if card == nil, ListingCards.isCard(tag) {
                card = node.index
                isArticleCard = tag == .article
            }
        }
    }
}

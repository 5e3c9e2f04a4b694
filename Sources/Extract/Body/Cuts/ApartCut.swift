import Bytes
import Lexicon
import Markup

extension Cut {
    /// Takes small boxes set apart from the text's paragraphs, among or behind them, in which the house speaks: `<div class="cta"><h2>Your
    /// gift keeps us going</h2><a href="/donate">Give</a></div>`. No sign decides alone: two of several do.
    static let apart = Cut("apart") { $0.houseBoxes() }
}

extension CutView {
    fileprivate func houseBoxes() -> Takings {
        guard let home = TextHome(self) else { return [:] }
        let all = uncut.filter { $0 > home.first }
        var takings: Takings = [:]
        for box in home.boxes(of: all, in: self) where isHouse(box, home) {
            for block in box.blocks { takings[block] = .house }
        }
        return takings
    }

    private func isHouse(_ box: ApartBox, _ home: TextHome) -> Bool {
        let texts = box.blocks.map { page.bytes(page.blocks[$0]) }
        if isOverLinks(box) { return true }
        var weight = leadWeight(of: box)
        // A form for mail stands over its small print.
        guard weight > 1 || letters(box.blocks) <= ApartBox.fewLetters else { return false }
        let folded = JunkLabels.fold(Array(texts.joined(separator: [0x20])))
        let speaks = HouseWords.areIn(folded)
        if speaks { weight += 1 }
        if isNamedHouse(box) { weight += 1 }
        if isCall(box, home) { weight += 1 }
        // A heading over a sentence is a part of the text as likely: it weighs beside the house's words only.
        let isHeaded = page.blocks[box.blocks[0]].isHeading && box.blocks.count > 1
        if isHeaded, speaks, letters(box.blocks) < ApartBox.headedLetters { weight += 1 }
        if box.first > home.last, stated.saysSite(folded) { weight += 1 }
        if outline.isSmallPrint(box.element) { weight += 1 }
        return weight >= 2
    }

    /// By its own name or that of a box that is all it holds.
    fileprivate func isNamedHouse(_ box: ApartBox) -> Bool {
        let letters = outline.letters(in: box.element)
        return (box.element..<min(outline.end(box.element), box.element + 6)).contains { index in
            outline.letters(in: index) * 10 >= letters * 9 && HouseWords.name(outline.node(index))
        }
    }

    /// Whether it ends in a line that is a link and nothing else, under a sentence, and the text goes on behind it.
    private func isCall(_ box: ApartBox, _ home: TextHome) -> Bool {
        let all = finder.range(of: box.element)
        guard all.count <= ApartBox.mostBlocks, all.upperBound <= home.last, let last = all.last, last > box.first
        else {
            return false
        }
        let line = page.blocks[last]
        return line.linkLetters == line.letters && line.letters < ApartBox.callLetters && !line.isHeading
    }

    /// Headings that nothing but links stand under, which are taken already: «More of this» over cards.
    private func isOverLinks(_ box: ApartBox) -> Bool {
        guard box.blocks.allSatisfy({ page.blocks[$0].isHeading && page.blocks[$0].linkLetters == 0 }) else {
            return false
        }
        let (all, linked) = (outline.letters(in: box.element), outline.linkLetters(in: box.element))
        return linked > 0 && all - linked <= letters(box.blocks) + 10
    }

    /// What the box's links and fields say: a button that stands alone and leads where readers pay or sign up says all.
    private func leadWeight(of box: ApartBox) -> Int {
        var weight = 0
        for index in box.element..<outline.end(box.element) {
            switch outline.tag(index) {
            case .form, .button: weight = max(weight, 1)
            case .input:
                if outline.node(index).attribute("type").map(ASCII.lowercased) == "email" { weight = max(weight, 2) }
            case .a where AppealBox.leadsToCounter(index, outline):
                // Among what other cuts have taken too.
                let standsAlone = finder.range(of: box.element).contains { block in
                    let linked = page.blocks[block]
                    return linked.letters == linked.linkLetters && outline.contains(index, linked.first)
                }
                weight = max(weight, standsAlone ? 2 : 1)
            default: continue
            }
        }
        return weight
    }
}

/// Where a text's paragraphs stand: the element that most of their letters lie in directly, or each in a wrapper.
private struct TextHome {
    let element: Int
    /// Of its paragraphs.
    let first: Int
    let last: Int
    let letters: Int
    private let makes: [String: Int]

    private static let proseLetters = 40
    private static let leastParagraphs = 3

    init?(_ view: CutView) {
        let (outline, page) = (view.outline, view.page)
        let prose = view.uncut.filter { index in
            let block = page.blocks[index]
            return block.kind == .paragraph && block.letters >= Self.proseLetters && block.endsSentence
        }
        guard prose.count >= Self.leastParagraphs else { return nil }
        let all = view.letters(prose)
        for level in 1...2 {
            var lettersByHome: [Int: Int] = [:]
            for index in prose {
                lettersByHome[outline.ancestor(page.blocks[index].container, level), default: 0] +=
                    page.blocks[index].letters
            }
            guard let most = lettersByHome.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.key > 0,
                most.value * 3 >= all * 2
            else { continue }
            let own = prose.filter { outline.ancestor(page.blocks[$0].container, level) == most.key }
            guard own.count >= Self.leastParagraphs, let first = own.first, let last = own.last else { return nil }
            (element, letters) = (most.key, most.value)
            (self.first, self.last) = (first, last)
            makes = outline.children(of: most.key).reduce(into: [:]) { $0[outline.make($1), default: 0] += 1 }
            return
        }
        return nil
    }

    /// Boxes of blocks that stand elsewhere than the paragraphs do, or in one of the home's boxes of a make of its own.
    func boxes(of blocks: [Int], in view: CutView) -> [ApartBox] {
        let outline = view.outline
        var boxes: [ApartBox] = []
        for block in blocks {
            let element = outermost(around: view.page.blocks[block].container, outline)
            if let last = boxes.last, last.element == element {
                boxes[boxes.count - 1].blocks.append(block)
            } else {
                boxes.append(ApartBox(element: element, blocks: [block]))
            }
        }
        return boxes.filter { box in
            let text = view.letters(box.blocks)
            let isSmall =
                box.blocks.count <= ApartBox.mostBlocks
                || box.blocks.count <= 2 * ApartBox.mostBlocks && view.isNamedHouse(box)
            return isSmall && text <= ApartBox.mostLetters && text * 3 < letters
                && isBox(box.element, outline)
                && view.letters(Array(view.finder.range(of: box.element))) <= 2 * ApartBox.mostLetters
        }
    }

    /// The widest element around one that is not around the home.
    private func outermost(around container: Int, _ outline: Outline) -> Int {
        var at = container
        while outline.parent(at) > 0, !outline.contains(outline.parent(at), element) { at = outline.parent(at) }
        return at
    }

    private func isBox(_ index: Int, _ outline: Outline) -> Bool {
        switch outline.tag(index) {
        case .div, .section, .aside, .figure:
            return outline.parent(index) != element || makes[outline.make(index), default: 0] <= 2
        // Among the paragraphs it would be one of them.
        case .p, .small: return outline.parent(index) != element && !outline.contains(index, element)
        default: return false
        }
    }
}

private struct ApartBox {
    /// What asks, with its heading; and with its small print.
    static let fewLetters = 260
    static let mostLetters = 400
    static let mostBlocks = 4
    static let headedLetters = 160
    static let callLetters = 30

    let element: Int
    var blocks: [Int]
    var first: Int { blocks[0] }
}

/// What a house says of itself, and how templates call the boxes that it says it in.
private enum HouseWords {
    private static let words = Lexicon.houseWords.texts.map { JunkLabels.fold($0.utf8) }

    static func areIn(_ folded: [UInt8]) -> Bool { words.contains { Fold.contains(folded, $0) } }

    static func name(_ box: HTMLNode) -> Bool {
        let said = ["class", "id", "aria-label"].compactMap { box.attribute($0) }.joined(separator: " ")
        return ASCII.lowercased(said).parts {
            !ASCII.isLetter($0)
        }.contains {
            names.contains(String($0))
        }
    }

    private static let names: Set<String> = [
        "nl", "blurb", "boilerplate", "disclosure", "appeal", "calltoaction", "cta", "promo", "notice", "uyari",
        "abonelik", "abone",
        "destek", "bulten", "newsletter", "subscribe", "support", "membership", "republish", "paywall", "wall",
        "barrier",
        "piano", "regwall", "feedback", "telegram", "tele",
    ]
}

extension Outline {
    fileprivate func ancestor(_ index: Int, _ levels: Int) -> Int {
        (0..<levels).reduce(index) { at, _ in max(0, parent(at)) }
    }

    /// Whether all of a box is set in `small`.
    fileprivate func isSmallPrint(_ box: Int) -> Bool {
        (box..<min(end(box), box + 8)).contains { tag($0) == .small && letters(in: $0) == letters(in: box) }
    }
}

import Markup
import Web

extension KindRule {
    /// Boxes of one make, one after the other, each with links to one other page and a line or two: a section, whatever its headlines are
    /// set in. `<div class="item"><a href="/1">…</a><time>…</time><p>…</p><a href="/1">More</a></div>`, three times.
    static let framedTeasers = KindRule("framed-teasers") { seen in
        !seen.claimsArticle && !seen.isOfData && seen.isMadeOfTeasers ? .index : nil
    }
}

extension KindEvidence {
    private static let teasersBound = 3
    private static let blocksBound = 60
    private static let teaserLetters = 600

    /// Three of them at least, and four fifths of the body's letters in them.
    fileprivate var isMadeOfTeasers: Bool {
        guard let url else { return false }
        let whole = body.blocks.reduce(0) { $0 + page.blocks[$1].letters }
        guard whole > 0 else { return false }
        let containers = body.blocks.prefix(Self.blocksBound).map { outline.parent(page.blocks[$0].container) }
        let boxes = Set(containers + containers.map { $0 > 0 ? outline.parent($0) : 0 })
        return boxes.contains { parent in
            guard parent > 0 else { return false }
            let teasers = teasers(in: parent, url)
            let letters = teasers.reduce(0) { $0 + outline.letters(in: $1) }
            return teasers.count >= Self.teasersBound && letters * 5 >= whole * 4
        }
    }

    /// The children of one element and class that each lead to one page of their own, twice.
    private func teasers(in parent: Int, _ url: WebURL) -> [Int] {
        var found: [String: [Int]] = [:]
        var targets: Set<String> = []
        for child in outline.children(of: parent) {
            let tag = outline.tag(child)
            guard tag != .text, !tag.isInline, (20..<Self.teaserLetters).contains(outline.letters(in: child)),
                let target = onlyTarget(in: child, url), targets.insert(target).inserted
            else { continue }
            found[outline.make(child), default: []].append(child)
        }
        return found.values.max { $0.count < $1.count } ?? []
    }

    /// Where all links of a box lead, two of them or more, when that is one other page of the host; one link, where a heading in it and a
    /// `time` beside it make a card of it.
    private func onlyTarget(in box: Int, _ url: WebURL) -> String? {
        var only: String?
        var links = 0
        let inside = box..<min(outline.end(box), box + 60)
        for index in inside where outline.tag(index) == .a {
            guard let href = outline.node(index).attribute("href"), let target = WebURL(href, base: url),
                target.host == url.host, target.path != url.path, target.path != "/"
            else { return nil }
            let key = target.path + "?" + (target.query ?? "")
            if let only, only != key { return nil }
            only = key
            links += 1
        }
        let isCard = inside.contains { outline.tag($0) == .time } && inside.contains { isLinkedHeading($0) }
        return links > 1 || isCard ? only : nil
    }

    private func isLinkedHeading(_ index: Int) -> Bool {
        (2...6).contains(outline.tag(index).headingLevel) && outline.letters(in: index) > 0
            && outline.linkLetters(in: index) == outline.letters(in: index)
    }
}

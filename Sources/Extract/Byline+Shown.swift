import Markup
import Text

/// Where readers see who wrote the article.
extension Byline {
    /// Links with `rel=author` and boxes named byline, the nearest to the headline first.
    static func elements(
        _ facts: PageFacts, _ outline: Outline, _ naming: Naming, _ body: ArticleBody, _ page: PageText
    ) -> [String] {
        let head = naming.headingIndex ?? 0
        var best: (distance: Int, last: Int, isLink: Bool, names: [String])?
        let links = Set(facts.authorLinks)
        for index in facts.authorLinks.prefix(60) + facts.bylines.prefix(60)
        where outline.letters(in: index) < 160 && !isAside(index, outline, heading: naming.headingIndex) {
            let isLink = links.contains(index)
            let distance = index >= head ? index - head : (head - index) * 2
            var text = outline.text(of: index, limitBytes: 400, apart: !isLink, lines: !isLink)
            // The label has a box of its own: what is said stands behind it.
            if !isLink, PersonNames.isLabelAlone(text) {
                let end = outline.end(index)
                let next = (end..<min(outline.count, end + 4)).first {
                    outline.letters(in: $0) > 0 && outline.tag($0) == .text
                }
                text = next.map { text + " " + outline.text(of: $0, limitBytes: 200) } ?? text
            }
            let names =
                isLink
                ? PersonNames.shown(text, labelled: distance < 150) : PersonNames.shown(inLinesOf: text)
            guard !names.isEmpty, !naming.siteNames.contains(Ascii.trim(text)) else { continue }
            // Links side by side are several authors.
            if isLink, let near = best, near.isLink, near.distance < 150, index > near.last, index - near.last < 24 {
                best?.names += names
                best?.last = index
                continue
            }
            // A box around one of them says less than the links together.
            if !isLink, let near = best, near.isLink, names.count < near.names.count { continue }
            // Of boxes in boxes, the inner one holds the name alone.
            if distance <= (best?.distance ?? .max)
                || (distance < (best?.distance ?? 0) + 12 && names.count > (best?.names.count ?? 0))
            {
                best = (min(distance, best?.distance ?? .max), index, isLink, names)
            }
        }
        return best?.names ?? []
    }

    /// Small labelled boxes behind the headline, those in page headers that the text leaves out among them; further down
    /// only under labels that nothing else begins with.
    static func labelled(from heading: Int?, _ outline: Outline) -> [String] {
        let start = heading ?? 0
        for index in start..<min(outline.count, start + 2_000) {
            guard outline.tag(index) != .text, (5..<60).contains(outline.letters(in: index)),
                !isAside(index, outline, heading: heading)
            else {
                continue
            }
            let text = outline.text(of: index, limitBytes: 200, apart: true)
            let isNear = heading != nil && index < start + 300
            guard isNear ? PersonNames.hasLabel(text) : PersonNames.hasStrongLabel(text) else { continue }
            let names = PersonNames.shown(text).filter { isNear || $0.utf8.contains(0x20) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Whether an element stands among comments or in the page's own frame. An article's footer is the article's.
    static func isAside(_ index: Int, _ outline: Outline, heading: Int?) -> Bool {
        var at = index
        var steps = 0
        var isInFooter = false
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if element.tag == .article, let heading, outline.contains(at, heading) { return false }
            if element.hints.contains(.comments) || element.tag == .nav { return true }
            if element.tag == .footer { isInFooter = true }
            at = outline.parent(at)
            steps += 1
        }
        return isInFooter
    }

    /// Short lines around the text's beginning that are labelled as bylines.
    static func lines(_ page: PageText, _ body: ArticleBody, below heading: Int?) -> [String] {
        guard !page.blocks.isEmpty else { return [] }
        let first = min(body.blocks.lowerBound, page.blocks.count - 1)
        let title = heading.flatMap { heading in page.blocks.firstIndex { $0.first > heading } } ?? first
        let around =
            Array(title..<min(page.blocks.count, title + 8)) + (max(0, first - 12)..<min(page.blocks.count, first + 6))
        for at in around where page.blocks[at].letters < 100 && page.blocks[at].kind != .heading(1) {
            for line in page.string(page.blocks[at]).components("\n").prefix(6) where PersonNames.hasLabel(line) {
                if PersonNames.isLabelAlone(line), at + 1 < page.blocks.count, page.blocks[at + 1].letters < 60 {
                    let names = PersonNames.shown(page.string(page.blocks[at + 1]), labelled: true)
                    if !names.isEmpty { return names }
                }
                let names = PersonNames.shown(line)
                if !names.isEmpty { return names }
            }
        }
        for at in body.blocks.upperBound
            - min(6, body.blocks.count)..<min(page.blocks.count, body.blocks.upperBound + 6)
        where page.blocks[at].letters < 100 {
            let text = page.string(page.blocks[at])
            guard page.blocks[at].letters < 50 ? PersonNames.hasLabel(text) : PersonNames.hasStrongLabel(text) else {
                continue
            }
            let names = PersonNames.shown(text)
            if !names.isEmpty { return names }
        }
        // `Ad Soyad | 05.04.2025`, «سامي الخطيب - عمّان»: a name before a date or a place, in a line right above the text.
        for at in max(0, first - 6)..<min(page.blocks.count, first + 3) where page.blocks[at].letters < 90 {
            let block = page.blocks[at]
            guard !block.endsSentence, !block.isHeading, block.kind != .listItem else { continue }
            let text = page.string(block)
            let isDated = TextDate.find(in: text) != nil
            guard isDated || text.components(" - ").count == 2 else { continue }
            let names = PersonNames.shown(text)
            if names.count == 1, isDated || names[0].utf8.first.map({ $0 >= 0xD8 && $0 <= 0xDB }) ?? false {
                return names
            }
        }
        return []
    }

    /// A line that holds nothing but names, right above the first prose or beside the day.
    static func ownLine(_ page: PageText, _ body: ArticleBody) -> [String] {
        guard !body.blocks.isEmpty else { return [] }
        let prose = body.blocks.first { page.blocks[$0].letters >= 80 && page.blocks[$0].endsSentence }
        guard let prose else { return [] }
        let first = max(0, prose - 12, min(prose, body.blocks.lowerBound) - 6)
        for at in (first..<prose).reversed() where (5..<60).contains(page.blocks[at].letters) {
            let block = page.blocks[at]
            guard !block.endsSentence, !block.isHeading, block.linkLetters == 0, block.kind != .caption,
                block.hints.isDisjoint(with: [.comments, .caption, .title, .relatedWord])
            else { continue }
            let isAbove = at == prose - 1 && body.blocks.contains(at)
            let isBesideDay = (max(first, at - 1)...min(prose, at + 1)).contains {
                page.blocks[$0].letters < 40 && TextDate.find(in: page.string(page.blocks[$0])) != nil
            }
            guard isAbove || isBesideDay else { continue }
            var text = page.string(block)
            // `Nov 21, 2026 Mira Holt`
            if isBesideDay, let day = TextDate.find(in: text)?.range {
                let bytes = Array(text.utf8)
                text = String(decoding: bytes[..<day.lowerBound] + bytes[day.upperBound...], as: UTF8.self)
            }
            let names = PersonNames.alone(text)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Whether readers are told that this is the editor: `Editor: …` around the name.
    static func isEditor(_ name: String, _ facts: PageFacts, _ outline: Outline) -> Bool {
        for index in (facts.authorLinks.prefix(20) + facts.bylines.prefix(40)) where outline.letters(in: index) < 80 {
            for box in [index, max(0, outline.parent(index))] where outline.letters(in: box) < 80 {
                let text = outline.text(of: box, limitBytes: 200, apart: true)
                if text.utf8Contains(name), PersonNames.namesEditor(text) { return true }
            }
        }
        return false
    }

    /// The full name that a byline or the author's own box gives to a first name stated alone.
    static func fuller(
        _ name: String, _ facts: PageFacts, _ outline: Outline, _ page: PageText
    ) -> String? {
        guard name.utf8.count >= 3 else { return nil }
        for index in facts.bylines.prefix(40) where outline.letters(in: index) < 600 {
            if let full = PersonNames.extended(name, in: outline.text(of: index, limitBytes: 600)) { return full }
        }
        return nil
    }
}

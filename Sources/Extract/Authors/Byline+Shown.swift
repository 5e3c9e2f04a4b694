import Markup
import Text
import Web

/// Where readers see who wrote the article.
extension Byline {
    /// Links with `rel=author` and boxes named byline, the nearest to the headline first; and whether they stand behind the
    /// text, where other articles' and the comments' writers stand too.
    static func elements(
        _ facts: PageFacts, _ outline: Outline, _ naming: Naming, _ body: ArticleBody, _ page: PageText, host: String
    ) -> (names: [String], isBehind: Bool) {
        let head = naming.headingIndex ?? 0
        let end = page.end(of: body)
        var best: (distance: Int, last: Int, isLink: Bool, names: [String])?
        let links = Set(facts.authorLinks)
        for index in facts.authorLinks.prefix(60) + facts.bylines.prefix(60)
        where outline.letters(in: index) < 160 && !isAside(index, outline, heading: naming.headingIndex) {
            let isLink = links.contains(index)
            if isWithPicture(index, outline, heading: naming.headingIndex) || isFigure(index, outline)
                || isConcealed(index, outline)
                || (index > end && isTeaser(index, outline, heading: naming.headingIndex))
                || (isLink && (isElsewhere(index, outline, host) || isCredited(index, outline)))
            {
                continue
            }
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
                ? PersonNames.shown(text, labelled: distance < 150 || isLabelled(index, outline))
                : PersonNames.shown(inLinesOf: text)
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
        return (best?.names ?? [], best.map { $0.last > end } ?? false)
    }

    /// A link to another site that is not marked as the author's: `/by/` there is a licence's, `/staff/` a company's.
    private static func isElsewhere(_ index: Int, _ outline: Outline, _ host: String) -> Bool {
        let node = outline.node(index)
        guard !host.isEmpty, let href = node.attribute("href"), let target = WebURL(href), target.isHTTP else {
            return false
        }
        if let rel = node.attribute("rel"), Ascii.lowercased(rel).utf8Contains("author") { return false }
        return Site.of(host: target.host) != Site.of(host: host)
    }

    /// Whether the text before a link is a label: `by`, `von`.
    private static func isLabelled(_ index: Int, _ outline: Outline) -> Bool {
        for at in (max(0, index - 5)..<index).reversed() where outline.tag(at) == .text && outline.letters(in: at) > 0 {
            return outline.letters(in: at) < 40 && PersonNames.isLabelAlone(outline.text(of: at, limitBytes: 100))
        }
        return false
    }

    /// `Fact-checked by` before the link.
    private static func isCredited(_ index: Int, _ outline: Outline) -> Bool {
        let box = outline.parent(index)
        guard box >= 0, outline.letters(in: box) < 120 else { return false }
        return PersonNames.opening(of: outline.text(of: box, limitBytes: 200, apart: true)) == .credit
    }

    /// Small labelled boxes behind the headline, those in page headers that the text leaves out among them; further down
    /// only under labels that nothing else begins with.
    static func labelled(from heading: Int?, until end: Int, _ outline: Outline) -> [String] {
        let start = heading ?? 0
        guard start < end else { return [] }
        for index in start..<min(outline.count, end, start + 2_000) {
            guard outline.tag(index) != .text, (5..<60).contains(outline.letters(in: index)) else { continue }
            // The box inside says the same.
            if outline.tag(index + 1) != .text, outline.letters(in: index + 1) == outline.letters(in: index) {
                continue
            }
            let text = outline.text(of: index, limitBytes: 200, apart: true)
            let isNear = heading != nil && index < start + 300
            // `Insights by Harbour` heads a part of the text, `07 Insights by Harbour` leads there.
            let isMostlyLink = outline.linkLetters(in: index) * 5 > outline.letters(in: index) * 4
            let isHeading = [.h2, .h3, .h4, .h5, .h6].contains(outline.tag(index))
            let isSaid = isMostlyLink || isHeading ? PersonNames.hasLabel(text) : PersonNames.saysWriter(text)
            guard isNear ? isSaid : PersonNames.hasStrongLabel(text),
                !isAside(index, outline, heading: heading), !isTeaser(index, outline, heading: heading)
            else { continue }
            let names = PersonNames.shown(text).filter { isNear || $0.utf8.contains(0x20) }
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

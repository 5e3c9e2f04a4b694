import Bytes
import Markup
import Text
import Web

/// Where readers see who wrote the article.
extension Byline {
    /// The names that are not the site's. What stands behind the text may be other articles' and the comments' writers:
    /// labelled boxes before it are surer.
    ///
    /// - Returns: also whether they are links beside the headline.
    func shownNames() -> (names: [String], isByLink: Bool) {
        guard let found = elements() else { return ([], false) }
        let names = site.without(found.names)
        guard found.last > page.end(of: body) else { return (names, found.isLink && found.distance < 150) }
        let before = site.without(labelled(until: page.start(of: body)))
        return (before.isEmpty ? names : before, false)
    }

    /// Whether readers see the name from the headline to behind the text.
    func isSaid(_ name: String) -> Bool {
        let wanted = JunkLabels.fold(name.utf8)
        let last = min(page.blocks.count, body.blocks.upperBound + 12)
        return page.blocks[..<last].contains { block in
            block.first >= heading ?? 0 && Fold.contains(JunkLabels.fold(page.string(block).utf8), wanted)
        }
    }

    /// Links with `rel=author` and boxes named byline, the nearest to the headline first.
    private func elements() -> NamedPlace? {
        let end = page.end(of: body)
        let links = Set(facts.authorLinks)
        var best: NamedPlace?
        for index in facts.authorLinks.prefix(60) + facts.bylines.prefix(60) where outline.letters(in: index) < 160 {
            let isLink = links.contains(index)
            guard !isAside(index), !labelsBox(index), !isOfOthers(index, isLink: isLink, isBehind: index > end),
                let found = named(index, isLink: isLink)
            else { continue }
            best = best?.joined(found) ?? found
        }
        return best
    }

    /// Whether the element names its box for those who hear the page: `<section aria-labelledby="byline"><b id="byline">`.
    private func labelsBox(_ index: Int) -> Bool {
        guard let id = outline.node(index).attribute("id"), outline.parent(index) > 0 else { return false }
        return outline.node(outline.parent(index)).attribute("aria-labelledby") == id
    }

    /// Whether who is named there did something else, or wrote something else.
    private func isOfOthers(_ index: Int, isLink: Bool, isBehind: Bool) -> Bool {
        if isWithPicture(index) || isFigure(index) || isConcealed(index) || isBehind && isTeaser(index) { return true }
        return isLink && (isElsewhere(index) || isCredited(index))
    }

    private func named(_ index: Int, isLink: Bool) -> NamedPlace? {
        let head = heading ?? 0
        let distance = index >= head ? index - head : (head - index) * 2
        let said = isLink ? index : nameProperty(in: index) ?? index
        var text = outline.text(of: said, limitBytes: 400, apart: !isLink, lines: !isLink)
        // The label has a box of its own: what is said stands behind it.
        if !isLink, PersonNames.isLabelAlone(text) {
            let end = outline.end(index)
            let next = (end..<min(outline.count, end + 4)).first {
                outline.letters(in: $0) > 0 && outline.tag($0) == .text
            }
            text = next.map { text + " " + outline.text(of: $0, limitBytes: 200) } ?? text
        }
        text = behindSite(text)
        let names =
            isLink
            ? PersonNames.shown(text, labelled: distance < 150 || isLabelled(index))
            : PersonNames.shown(inLinesOf: text)
        guard !names.isEmpty, !seen.naming.siteNames.contains(ASCII.trimmed(text)) else { return nil }
        return NamedPlace(distance: distance, last: index, isLink: isLink, names: names)
    }

    private static let itempropKey = packedName("itemprop")

    /// The one name that a box's markup tells from the words around it: «Ji `<span itemprop="name">`», in every language.
    private func nameProperty(in box: Int) -> Int? {
        let named = (box + 1..<max(box + 1, min(outline.end(box), box + 40))).lazy.filter { index in
            outline.node(index).bytes(ofAttribute: Self.itempropKey).map { ASCII.isSame($0, "name") } ?? false
        }.prefix(2)
        let all = Array(named)
        return all.count == 1 && outline.letters(in: all[0]) > 0 ? all[0] : nil
    }

    /// A link to another site that is not marked as the author's: `/by/` there is a licence's, `/staff/` a company's.
    private func isElsewhere(_ index: Int) -> Bool {
        let (node, host) = (outline.node(index), seen.host)
        guard !host.isEmpty, let href = node.attribute("href"), let target = WebURL(href), target.isHTTP else {
            return false
        }
        if let rel = node.attribute("rel"), ASCII.lowercased(rel).utf8Contains("author") { return false }
        return Site.of(host: target.host) != Site.of(host: host)
    }

    /// Whether the text before a link is a label: `by`, `von`.
    private func isLabelled(_ index: Int) -> Bool {
        for at in (max(0, index - 5)..<index).reversed() where outline.tag(at) == .text && outline.letters(in: at) > 0 {
            return outline.letters(in: at) < 40 && PersonNames.isLabelAlone(outline.text(of: at, limitBytes: 100))
        }
        return false
    }

    /// `Fact-checked by` before the link.
    private func isCredited(_ index: Int) -> Bool {
        let box = outline.parent(index)
        guard box >= 0, outline.letters(in: box) < 120 else { return false }
        return PersonNames.opening(of: outline.text(of: box, limitBytes: 200, apart: true)) == .credit
    }

    /// Small labelled boxes behind the headline, those in page headers that the text leaves out among them; further down
    /// only under labels that nothing else begins with.
    func labelled(until end: Int) -> [String] {
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
                !isAside(index), !isTeaser(index)
            else { continue }
            let names = PersonNames.shown(text).filter { isNear || $0.utf8.contains(0x20) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Whether readers are told that this is the editor: `Editor: …` around the name.
    func isEditor(_ name: String) -> Bool {
        for index in (facts.authorLinks.prefix(20) + facts.bylines.prefix(40)) where outline.letters(in: index) < 80 {
            for box in [index, max(0, outline.parent(index))] where outline.letters(in: box) < 80 {
                let text = outline.text(of: box, limitBytes: 200, apart: true)
                if text.utf8Contains(name), PersonNames.namesEditor(text) { return true }
            }
        }
        return false
    }

    /// The full name that a byline or the author's own box gives to a first name stated alone.
    func fuller(_ name: String) -> String? {
        guard name.utf8.count >= 3 else { return nil }
        let boxes = facts.bylines.prefix(40) + facts.authorLinks.prefix(20).map { max(0, outline.parent($0)) }
        for index in boxes where outline.letters(in: index) < 600 {
            if let full = PersonNames.extended(name, in: outline.text(of: index, limitBytes: 600)) { return full }
        }
        return nil
    }
}

/// A link or a box that names writers.
private struct NamedPlace {
    /// From the headline, in elements.
    var distance: Int
    /// The last element that names one.
    var last: Int
    let isLink: Bool
    var names: [String]

    /// The better one of two, the other found later.
    func joined(_ next: NamedPlace) -> NamedPlace {
        // Links side by side are several authors.
        if next.isLink, isLink, distance < 150, next.last > last, next.last - last < 24 {
            return NamedPlace(distance: distance, last: next.last, isLink: true, names: names + next.names)
        }
        // A box around it says more of the person: «Mira Holt, novelist; her latest …».
        if !next.isLink, isLink, let name = names.first, name.utf8.contains(0x20),
            next.names.contains(where: { $0.utf8.starts(with: (name + " ").utf8) })
        {
            return self
        }
        // A box around one of them says less than the links together.
        if !next.isLink, isLink, next.names.count < names.count { return self }
        // Of boxes in boxes, the inner one holds the name alone.
        guard next.distance <= distance || next.distance < distance + 12 && next.names.count > names.count else {
            return self
        }
        return NamedPlace(
            distance: min(next.distance, distance), last: next.last, isLink: next.isLink, names: next.names)
    }
}

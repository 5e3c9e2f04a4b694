import Markup
import Text

/// Lines of the text that say who wrote it, with a label or without.
extension Byline {
    /// Short lines around the text's beginning that are labelled as bylines.
    /// - Parameter isKnown: whether a name without a label is a person's.
    static func lines(
        _ page: PageText, _ body: ArticleBody, _ outline: Outline, below heading: Int?, isKnown: (String) -> Bool
    ) -> [String] {
        guard !page.blocks.isEmpty else { return [] }
        let first = min(body.blocks.lowerBound, page.blocks.count - 1)
        let title = heading.flatMap { heading in page.blocks.firstIndex { $0.first > heading } } ?? first
        let around =
            Array(title..<min(page.blocks.count, title + 8)) + (max(0, first - 12)..<min(page.blocks.count, first + 6))
        for at in around where page.blocks[at].letters < 100 && page.blocks[at].kind != .heading(1) {
            for line in page.string(page.blocks[at]).components("\n").prefix(6)
            where says(line, page.blocks[at]) {
                if PersonNames.isLabelAlone(line), at + 1 < page.blocks.count, page.blocks[at + 1].letters < 60 {
                    let names = PersonNames.shown(page.string(page.blocks[at + 1]), labelled: true)
                    if !names.isEmpty { return names }
                }
                let names = PersonNames.shown(line)
                if !names.isEmpty, !isTeaser(page.blocks[at].first, outline, heading: heading) { return names }
            }
        }
        for at in body.blocks.upperBound
            - min(6, body.blocks.count)..<min(page.blocks.count, body.blocks.upperBound + 6)
        where page.blocks[at].letters < 100 {
            let text = page.string(page.blocks[at])
            guard page.blocks[at].letters < 50 ? says(text, page.blocks[at]) : PersonNames.hasStrongLabel(text) else {
                continue
            }
            let names = PersonNames.shown(text)
            if !names.isEmpty, !isTeaser(page.blocks[at].first, outline, heading: heading) { return names }
        }
        // `Ad Soyad | 05.04.2025`, «سامي الخطيب - عمّان»: a name before a date or a place, in a line right above the text.
        for at in max(0, first - 6)..<min(page.blocks.count, first + 3) where page.blocks[at].letters < 90 {
            let block = page.blocks[at]
            guard !block.endsSentence, !block.isHeading, block.kind != .listItem else { continue }
            let text = page.string(block)
            let isDated = TextDate.find(in: text) != nil
            guard isDated || text.components(" - ").count == 2 else { continue }
            let names = PersonNames.shown(text)
            guard names.count == 1, !isTopic(block.first, outline), !PersonNames.isPlace(names[0]) else { continue }
            // Arabic has no capitals that would make a name of every heading.
            let isArabic = names[0].utf8.first.map { $0 >= 0xD8 && $0 <= 0xDB } ?? false
            // `Elif Demir | 05.04.2025`: bars part what is of different kinds.
            let isSaid = text.utf8.contains(0x7C) || PersonNames.fromInnerLabel(text) != text
            if isArabic || (isDated && (isSaid || isKnown(names[0]))) { return names }
        }
        return []
    }

    /// `Insights by Harbour` heads a part of the text, or leads there.
    private static func says(_ line: String, _ block: Block) -> Bool {
        block.isHeading || block.kind == .listItem || block.linkDensity > 0.8
            ? PersonNames.hasLabel(line) : PersonNames.saysWriter(line)
    }

    /// A line that holds nothing but names, right above the first prose or beside the day.
    /// - Parameter isKnown: whether the name is a person's; beside the day stand sections' names too.
    static func ownLine(
        _ page: PageText, _ body: ArticleBody, _ outline: Outline, heading: Int?, isKnown: (String) -> Bool
    ) -> [String] {
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
            guard isAbove || isBesideDay, !isTopic(block.first, outline),
                !isWithPicture(block.first, outline, heading: heading)
            else { continue }
            var text = page.string(block)
            // `Nov 21, 2026 Mira Holt`
            if isBesideDay, let day = TextDate.find(in: text)?.range {
                let bytes = Array(text.utf8)
                text = String(decoding: bytes[..<day.lowerBound] + bytes[day.upperBound...], as: UTF8.self)
            }
            let names = PersonNames.alone(text)
            if !names.isEmpty, isAbove || names.allSatisfy(isKnown) || hasIcon(block.first, outline) { return names }
        }
        return []
    }

    /// Whether the page names the person elsewhere as people are named: in an address, under a portrait, on an author's page.
    static func isWitnessed(_ name: String, _ facts: PageFacts, _ outline: Outline) -> Bool {
        let words = name.split(separator: " ").map { Ascii.lowercased($0.prefix { $0.isASCII }) }
        guard let first = words.first, let last = words.last, first.utf8.count >= 3, last.utf8.count >= 3 else {
            return false
        }
        for index in 0..<min(outline.count, 20_000) {
            let node = outline.node(index)
            if outline.tag(index) == .img, let text = node.attribute("alt"), Ascii.trim(text) == name { return true }
            guard outline.tag(index) == .a, let href = node.attribute("href"), href.utf8.count < 300 else { continue }
            let target = Ascii.lowercased(href)
            if target.utf8.starts(with: "mailto:".utf8), target.utf8Contains(last) { return true }
            if facts.authorLinks.contains(index), target.utf8Contains(first), target.utf8Contains(last) { return true }
        }
        return false
    }
}

extension PageText {
    /// The outline's index where the body's first prose begins; beyond every index on a page without a body.
    func start(of body: ArticleBody) -> Int {
        guard body.blocks.upperBound <= blocks.count else { return .max }
        return (body.blocks.first(where: isProse) ?? body.blocks.first).map { blocks[$0].first } ?? .max
    }

    /// Where its last prose ends.
    func end(of body: ArticleBody) -> Int {
        guard body.blocks.upperBound <= blocks.count else { return .max }
        return (body.blocks.last(where: isProse) ?? body.blocks.last).map { blocks[$0].last } ?? .max
    }

    private func isProse(_ block: Int) -> Bool { blocks[block].letters >= 80 && blocks[block].endsSentence }
}

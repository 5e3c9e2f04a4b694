import Bytes
import Markup
import Text

/// Lines of the text that say who wrote it, with a label or without.
extension Byline {
    /// Short lines that say it: around the title and the text's beginning, behind the text, then with a day or a place beside
    /// the name.
    func lines() -> [String] {
        guard !page.blocks.isEmpty else { return [] }
        let first = min(body.blocks.lowerBound, page.blocks.count - 1)
        let above = linesAbove(first)
        if !above.isEmpty { return above }
        let beside = amongDetails(first)
        if !beside.isEmpty { return beside }
        let behind = linesBehind()
        return behind.isEmpty ? datedLine(first) : behind
    }

    /// Labelled as bylines, around the title and the first block.
    private func linesAbove(_ first: Int) -> [String] {
        let (page, count) = (page, page.blocks.count)
        let title = heading.flatMap { heading in page.blocks.firstIndex { $0.first > heading } } ?? first
        let around = Array(title..<min(count, title + 8)) + (max(0, first - 12)..<min(count, first + 6))
        for at in around where page.blocks[at].letters < 100 && page.blocks[at].kind != .heading(1) {
            let block = page.blocks[at]
            for line in page.string(block).components("\n").prefix(6)
            where Self.says(line, block) || PersonNames.isLabelAlone(line) {
                if PersonNames.isLabelAlone(line), at + 1 < count, page.blocks[at + 1].letters < 60 {
                    let names = PersonNames.shown(page.string(page.blocks[at + 1]), labelled: true)
                    if !names.isEmpty { return names }
                }
                let names = PersonNames.shown(line)
                if !names.isEmpty, !isTeaser(block.first) { return names }
            }
        }
        return []
    }

    /// `3 March 2026 · 4 min read · Mira Holt`: what is left of a line of details under the headline, without day and reading time.
    private func amongDetails(_ first: Int) -> [String] {
        let page = page
        let title = heading.flatMap { heading in page.blocks.firstIndex { $0.first > heading } } ?? first
        for at in title..<min(page.blocks.count, max(title, first) + 2)
        where (12..<120).contains(page.blocks[at].letters) {
            let block = page.blocks[at]
            guard !block.endsSentence, !block.isHeading, block.kind != .listItem, block.kind != .caption else {
                continue
            }
            let parts = Self.detailMarks.reduce([page.string(block)]) { parts, mark in
                parts.flatMap { $0.components(mark) }
            }.map(ASCII.trimmed)
            let isDay = { (part: String) in TextDate.find(in: part) != nil }
            guard parts.count > 1, parts.contains(where: isDay) else { continue }
            let rest = parts.filter {
                !$0.isEmpty && !isDay($0) && !$0.unicodeScalars.contains { $0.properties.numericType != nil }
            }
            guard rest.count == 1, let part = rest.first, !isTopic(block.first) else { continue }
            let isLatin = (part.utf8.first ?? 0) < 0xD0
            let last = part.split(separator: " ").last?.unicodeScalars.first
            guard !isLatin || last?.properties.isUppercase ?? false else { continue }
            let names = isLatin ? PersonNames.alone(part) : PersonNames.shown(part)
            if !names.isEmpty, names.allSatisfy({ !PersonNames.isPlace($0) }) { return names }
        }
        return []
    }

    private static let detailMarks = [" · ", " • ", "\u{A0}·\u{A0}", "\u{A0}•\u{A0}"]

    /// The same at the text's end and behind it; long ones only under labels that nothing else begins with.
    private func linesBehind() -> [String] {
        let (page, end) = (page, body.blocks.upperBound)
        for at in end - min(6, body.blocks.count)..<min(page.blocks.count, end + 6) where page.blocks[at].letters < 100
        {
            let block = page.blocks[at]
            let text = page.string(block)
            guard block.letters < 50 ? Self.says(text, block) : PersonNames.hasStrongLabel(text) else { continue }
            let names = PersonNames.shown(text)
            if !names.isEmpty, !isTeaser(block.first) { return names }
        }
        return []
    }

    /// `Ad Soyad | 05.04.2025`, «سامي الخطيب - عمّان»: a name before a date or a place, in a line right above the text.
    private func datedLine(_ first: Int) -> [String] {
        let page = page
        for at in max(0, first - 6)..<min(page.blocks.count, first + 3) where page.blocks[at].letters < 90 {
            let block = page.blocks[at]
            let opens = PersonNames.mayOpen(block, page)
            guard !block.endsSentence || opens, !block.isHeading, block.kind != .listItem,
                block.hints.isDisjoint(with: .caption), !isWithPicture(block.first)
            else { continue }
            let text = behindSite(opens ? String(page.string(block).dropLast()) : page.string(block))
            let isDated = TextDate.find(in: text) != nil
            let isBehindSite = text.utf8.count < page.string(block).utf8.count && !opens
            guard isDated || isBehindSite || PersonNames.isPartedByDash(text) else { continue }
            let names = PersonNames.shown(text)
            guard names.count == 1, !isTopic(block.first), !PersonNames.isPlace(names[0]) else { continue }
            // Arabic has no capitals that would make a name of every heading.
            let isArabic = ArabicLetters.begin(names[0])
            // `Elif Demir | 05.04.2025`: bars part what is of different kinds.
            let isSaid = text.utf8.contains(0x7C) || PersonNames.fromInnerLabel(text) != text
            if isArabic || (isDated && (isSaid || isKnown(names[0]))) { return names }
        }
        return []
    }

    /// «حبر بلدي – نور الشحادة», `Harbour Times - Mira Holt`: what stands behind the site's own name and a dash, else all.
    func behindSite(_ text: String) -> String {
        for mark in Self.siteMarks where text.utf8Contains(mark) {
            let pieces = text.components(mark)
            guard pieces.count == 2, let first = pieces.first, let last = pieces.last,
                case let site = JunkLabels.fold(first.utf8), !site.isEmpty,
                seen.naming.siteNames.contains(where: { JunkLabels.fold($0.utf8) == site })
            else { continue }
            return ASCII.trimmed(last)
        }
        return text
    }

    private static let siteMarks = [" - ", " – ", " — ", " | ", " / "]

    /// `Insights by Harbour` heads a part of the text, or leads there.
    private static func says(_ line: String, _ block: Block) -> Bool {
        block.isHeading || block.kind == .listItem || block.linkDensity > 0.8
            ? PersonNames.hasLabel(line) : PersonNames.saysWriter(line)
    }

    /// A line that holds nothing but names, right above the first prose or beside the day.
    func ownLine() -> [String] {
        guard !body.blocks.isEmpty else { return [] }
        let page = page
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
            guard isAbove || isBesideDay, !isTopic(block.first),
                !isWithPicture(block.first)
            else { continue }
            var text = page.string(block)
            // `The Anchor | Lower Harbour`: an entry of a list and where it is.
            if block.kind == .listItem, text.utf8.contains(0x7C) { continue }
            // `Nov 21, 2026 Mira Holt`
            if isBesideDay, let day = TextDate.find(in: text)?.range {
                let bytes = Array(text.utf8)
                text = String(decoding: bytes[..<day.lowerBound] + bytes[day.upperBound...], as: UTF8.self)
            }
            let names = PersonNames.alone(text)
            if !names.isEmpty, isAbove || names.allSatisfy(isKnown) || hasIcon(block.first) { return names }
        }
        return []
    }

    /// Whether the page names the person elsewhere as people are named: in an address, under a portrait, on an author's page.
    func isWitnessed(_ name: String) -> Bool {
        let words = name.split(separator: " ").map { ASCII.lowercased($0.prefix { $0.isASCII }) }
        guard let first = words.first, let last = words.last, first.utf8.count >= 3, last.utf8.count >= 3 else {
            return false
        }
        for index in 0..<min(outline.count, 20_000) {
            let node = outline.node(index)
            if outline.tag(index) == .img, let text = node.attribute("alt"), ASCII.trimmed(text) == name { return true }
            guard outline.tag(index) == .a, let href = node.attribute("href"), href.utf8.count < 300 else { continue }
            let target = ASCII.lowercased(href)
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

import Markup
import Text

/// What stands above the article's first prose: title, byline, day on the one hand, the standfirst on the other.
extension BlockFilter {
    /// Up to the title, and from there to the first prose: kicker, byline, date, reading time.
    func cutHead(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        var index = body.blocks.lowerBound
        if let titleBlock = finder.titleBlock, body.blocks.contains(titleBlock),
            finder.gain(body.blocks.lowerBound..<titleBlock) < 0.3 * body.gain
        {
            for before in body.blocks.lowerBound...titleBlock { cuts[before] = .head }
            index = titleBlock + 1
        }
        if finder.titleBlock == nil, let first = body.blocks.first, beginsWithTitle(page.blocks[first]) {
            cuts[first] = .head
            index = first + 1
        }
        // Worded otherwise than the page's head has it, with a kicker above it.
        if finder.titleBlock == nil,
            let heading = body.blocks.prefix(6).first(where: { page.blocks[$0].kind == .heading(1) }),
            finder.gain(body.blocks.lowerBound..<heading) < 100
        {
            for before in body.blocks.lowerBound...heading { cuts[before] = .head }
            index = heading + 1
        }
        while index < body.blocks.upperBound {
            let block = page.blocks[index]
            if cuts[index] != nil {
                index += 1
                continue
            }
            // Over all prose it is the title, worded otherwise than the page's head does.
            if block.kind == .heading(1) {
                cuts[index] = .head
                index += 1
                continue
            }
            if block.letters >= 70 || block.endsSentence || block.isHeading || block.kind == .listItem { return }
            if block.kind == .cell, !PersonNames.hasLabel(page.string(block)),
                TextDate.find(in: page.string(block)) == nil
            {
                return
            }
            if block.marks > 2 || block.hints.contains(.lead) { return }
            cuts[index] = .head
            index += 1
        }
    }

    /// The text's own beginning, cut off with dots, which themes show above it: «We begin with how […]».
    func cutExcerpt(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let uncut = body.blocks.filter { cuts[$0] == nil }
        guard let first = uncut.first, page.blocks[first].kind == .paragraph else { return }
        let excerpt = page.bytes(page.blocks[first])
        guard Self.isCutOff(excerpt) else { return }
        let below = FoldedText(uncut.dropFirst().prefix(6).map { page.string(page.blocks[$0]) }.joined(separator: " "))
        if below.says(JunkLabels.fold(excerpt)) { cuts[first] = .head }
    }

    private static func isCutOff(_ text: ArraySlice<UInt8>) -> Bool {
        let end = text.last == UInt8(ascii: "]") ? text.dropLast() : text
        return end.suffix(3).elementsEqual([0xE2, 0x80, 0xA6]) || end.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
    }

    /// Title, day and byline in one box, parted by line breaks only.
    private func beginsWithTitle(_ block: Block) -> Bool {
        guard let title, let line = page.bytes(block).split(separator: 0x0A).first else { return false }
        let wanted = JunkLabels.fold(title.utf8)
        return wanted.count >= 8 && block.text.count < line.count + 200 && JunkLabels.fold(line) == wanted
    }

    /// Short lines among the first that hold a date: `Ad Soyad | 05.04.2025 - Güncelleme: 05.04.2025`.
    func cutDatelines(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        for index in body.blocks.filter({ cuts[$0] == nil }).prefix(14) {
            let block = page.blocks[index]
            guard block.letters < 90, !block.endsSentence, block.kind != .listItem, block.kind != .cell else {
                continue
            }
            let text = page.string(block)
            guard TextDate.find(in: text) != nil || isClockLine(block, text) else { continue }
            cuts[index] = .dateline
            // What stands above it is the page's head as well: a kicker, a headline put otherwise.
            guard finder.gain(body.blocks.lowerBound..<index) < 150 else { continue }
            for above in body.blocks.lowerBound..<index
            where cuts[above] == nil && page.blocks[above].letters < 120 && !page.blocks[above].endsSentence {
                cuts[above] = .head
            }
        }
    }

    /// «Uppdaterad 15.59», «Lesedauer: 2 Min.», `5 min read`: a time or a count of minutes with a word that says so.
    private func isClockLine(_ block: Block, _ text: String) -> Bool {
        guard block.letters < 60, text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
        let folded = Ascii.lowercased(text)
        return Self.clockWords.contains { folded.utf8Contains($0) }
    }

    private static let clockWords = [
        "lesedauer", "lesezeit", "min read", "minute read", "minutes read", "mins read", "min. read", "reading time",
        "read time", "وقت القراءة", "مدة القراءة", "دقائق قراءة", "دقيقة قراءة", "زمان مطالعه", "okuma süresi",
        "dk okuma", "temps de lecture", "min de lecture", "tiempo de lectura", "tempo di lettura", "lästid", "lesetid",
        "uppdaterad", "publicerad", "oppdatert", "publisert", "opdateret", "aktualisiert", "آخر تحديث", "تاريخ النشر",
        "son güncelleme", "yayınlanma", "آخرین به‌روزرسانی", "نوێکرایەوە",
    ]

    /// The standfirst: between the title and the body, named so or told by the page's own description.
    func lead(_ body: ArticleBody) -> [Block] {
        guard body.blocks.lowerBound > 0 else { return [] }
        let description = [structured.description, facts.meta("og:description"), facts.meta("description")]
            .compactMap { $0 }.map { JunkLabels.fold($0.utf8) }.filter { $0.count >= 40 }
        var found: [Block] = []
        var index = body.blocks.lowerBound - 1
        let lowest = max(0, index - 25, finder.titleBlock.map { $0 < body.blocks.lowerBound ? $0 + 1 : 0 } ?? 0)
        let isBelowTitle = finder.titleBlock.map { $0 < body.blocks.lowerBound } ?? false
        while index >= lowest {
            let block = page.blocks[index]
            if block.letters >= 35, block.linkDensity < 0.3, block.kind != .caption, !block.hints.contains(.caption) {
                let folded = JunkLabels.fold(page.bytes(block))
                // Without the title above it, only the description tells a standfirst from a teaser.
                if description.contains(where: { Fold.contains(folded, Array($0.prefix(40))) })
                    || (isBelowTitle && block.hints.contains(.lead)) || isWithin(index, body)
                {
                    found.append(block)
                }
            }
            index -= 1
        }
        // A standfirst that the body's beginning says is there already.
        if !found.isEmpty {
            let beginning = FoldedText(
                body.blocks.prefix(8).map { page.string(page.blocks[$0]) }.joined(separator: " "))
            found.removeAll { beginning.says(JunkLabels.fold(page.bytes($0))) }
        }
        return found.reversed()
    }

    /// A newsroom's sentence of prose above the body that another candidate holds, in a box that bears no other name.
    /// Elsewhere what stands there is as often a disclosure or the site's line about itself.
    private func isWithin(_ index: Int, _ body: ArticleBody) -> Bool {
        let block = page.blocks[index]
        guard structured.isNews, block.kind == .paragraph, block.endsSentence, block.linkLetters == 0,
            block.hints.isDisjoint(with: [.weakJunk, .junk, .byline, .date, .comments, .relatedWord, .title])
        else { return false }
        return body.candidates.contains { $0.blocks.contains(index) && $0.gain < 1.5 * body.gain }
            && !isCaption(index, body)
    }
}

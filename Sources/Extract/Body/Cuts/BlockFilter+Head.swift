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
            if !stated.describes(JunkLabels.fold(page.bytes(block))) { cuts[index] = .head }
            index += 1
        }
    }

    /// Title, day and byline in one box, parted by line breaks only.
    private func beginsWithTitle(_ block: Block) -> Bool {
        guard let title, let line = page.bytes(block).split(separator: 0x0A).first else { return false }
        let wanted = JunkLabels.fold(title.utf8)
        return wanted.count >= 8 && block.text.count < line.count + 200 && JunkLabels.fold(line) == wanted
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

    /// What the page's data states and the lines at its head or end say again: a headline put otherwise, who wrote it.
    func cutRepeated(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        let uncut = body.blocks.filter { cuts[$0] == nil }
        for (place, index) in uncut.enumerated() where page.blocks[index].letters < 200 {
            let block = page.blocks[index]
            let isOuter = place < 6 || place >= uncut.count - 3
            let isShort = block.letters < 80 && block.marks < 3 && block.kind != .quote
            guard isOuter else { continue }
            let folded = JunkLabels.fold(page.bytes(block))
            if place < 6, stated.isHeadline(folded) { cuts[index] = .head }
            if isShort, stated.isNameLine(folded) { cuts[index] = .byline }
        }
    }
}

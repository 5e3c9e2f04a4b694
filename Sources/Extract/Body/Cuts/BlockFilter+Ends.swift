import Lexicon

/// What sites put behind an article, inside the same box.
extension BlockFilter {
    /// A headline with its own byline or day behind the prose begins another article: pages that go on without end.
    func cutNext(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        guard let first = body.blocks.first(where: { page.blocks[$0].kind == .heading(1) }) else { return }
        for index in body.blocks where index > first && page.blocks[index].kind == .heading(1) {
            guard finder.gain(first..<index) > 300 || finder.gain(first..<index) > 0.2 * body.gain else { continue }
            let behind = index + 1..<min(index + 8, body.blocks.upperBound)
            guard behind.contains(where: { !page.blocks[$0].hints.isDisjoint(with: [.byline, .date]) }) else {
                continue
            }
            for rest in index..<body.blocks.upperBound { cuts[rest] = .next }
            return
        }
    }

    /// «Mira Holt is a reporter …»: what stands last and begins with an author's own name, or in a box named so, is about
    /// the author; «Reporting by …» names those who helped.
    func cutBiographies(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        guard body.blocks.count > 6 else { return }
        for index in body.blocks.filter({ cuts[$0] == nil }).suffix(4) where page.blocks[index].letters < 600 {
            let block = page.blocks[index]
            guard block.kind == .paragraph || block.kind == .listItem else { continue }
            let text = page.bytes(block)
            let isNamed = stated.authors.contains {
                text.starts(with: $0.utf8) && [0x20, 0x2C].contains(text.dropFirst($0.utf8.count).first)
            }
            if isNamed || block.hints.contains(.byline) || (block.letters < 250 && isCreditLine(text)) {
                cuts[index] = .biography
            }
        }
    }

    private func isCreditLine(_ text: ArraySlice<UInt8>) -> Bool {
        let start = Ascii.lowercased(String(decoding: text.prefix(40), as: UTF8.self))
        return Self.creditLines.contains { start.utf8.starts(with: $0.utf8) }
    }

    private static let creditLines = Lexicon.helperLines.texts

    /// What the site says of itself, of its subscribers and of those who follow it.
    func cutNotices(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        for index in body.blocks where cuts[index] == nil && page.blocks[index].letters < 700 {
            let isLast = index + 8 >= body.blocks.upperBound
            guard isLast || page.blocks[index].letters < 300 else { continue }
            let bytes = page.bytes(page.blocks[index])
            let folded = JunkLabels.fold(bytes)
            if page.blocks[index].letters < 300 {
                if Notices.anywhere.matches(folded) { cuts[index] = .notice }
                if Notices.walls.matches(folded) { cutOffers(from: index, body, &cuts) }
            }
            if isLast, Notices.isCopyright(bytes) || Notices.ending.matches(folded) { cuts[index] = .notice }
            if Notices.isCredit(bytes) { cuts[index] = .caption }
        }
    }

    /// A wall and what is offered under it, up to the next sentence: prices, periods, buttons.
    private func cutOffers(from wall: Int, _ body: ArticleBody, _ cuts: inout [Cut?]) {
        cuts[wall] = .notice
        for index in wall + 1..<body.blocks.upperBound {
            let block = page.blocks[index]
            if block.endsSentence && block.letters >= 40 || block.letters >= 80 { return }
            cuts[index] = cuts[index] ?? .notice
        }
    }

    /// Behind the last prose: agencies, tags, end marks.
    func cutTail(_ body: ArticleBody, _ cuts: inout [Cut?]) {
        var index = body.blocks.upperBound - 1
        while index >= body.blocks.lowerBound {
            let block = page.blocks[index]
            if cuts[index] == nil {
                guard block.kind == .paragraph, block.letters < 40, !block.endsSentence else { return }
                cuts[index] = .tail
            }
            index -= 1
        }
    }
}

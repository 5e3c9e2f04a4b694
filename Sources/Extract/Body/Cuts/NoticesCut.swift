extension Cut {
    /// Takes what the site says of itself, of its subscribers and of those who follow it: «This article is for subscribers»,
    /// «Follow us», «© Harbour Times».
    static let notices = Cut("notices") { $0.notices() }
}

extension CutView {
    fileprivate func notices() -> Takings {
        var takings: Takings = [:]
        for index in uncut where takings[index] == nil && page.blocks[index].letters < 700 {
            let isLast = index + 8 >= body.blocks.upperBound
            guard isLast || page.blocks[index].letters < 300 else { continue }
            let bytes = page.bytes(page.blocks[index])
            let folded = JunkLabels.fold(bytes)
            if page.blocks[index].letters < 300 {
                if isNotice(index, folded, Notices.anywhere, said: Notices.said) { takings[index] = .notice }
                if isNotice(index, folded, Notices.walls, said: Notices.saidWalls) { takeOffers(from: index, &takings) }
            }
            if isLast {
                let isNotice = isNotice(index, folded, Notices.ending, said: Notices.said)
                if isNotice || Notices.isCopyright(bytes) { takings[index] = .notice }
            }
            if Notices.isCredit(bytes) { takings[index] = .caption }
        }
        return takings
    }

    /// Whether phrases make a notice of a block: it is short, or no sentence, or linked, or boxed, or begins with them. In a
    /// sentence that says something else first, or in a quotation, they are what the text is about.
    private func isNotice(_ index: Int, _ folded: [UInt8], _ own: PhraseTable, said: PhraseTable) -> Bool {
        let block = page.blocks[index]
        if let start = own.start(in: folded) {
            if isSetApart(block, linkShare: 0) || block.letters < 80 || !block.endsSentence { return true }
            if start <= PhraseTable.leadBytes, !isQuotation(page.bytes(block)) { return true }
        }
        guard said.matches(folded) else { return false }
        return isSetApart(block, linkShare: block.letters < 100 ? 0 : 0.2) || block.letters < 40
            || block.letters < 100 && !block.endsSentence
    }

    private func isSetApart(_ block: Block, linkShare: Double) -> Bool {
        block.linkDensity > linkShare || !block.hints.isDisjoint(with: [.weakJunk, .junk, .paywall])
    }

    private func isQuotation(_ text: ArraySlice<UInt8>) -> Bool {
        [[0x22], [0xC2, 0xAB], [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9E]].contains { text.starts(with: $0 as [UInt8]) }
    }

    /// A wall and what is offered under it, up to the next sentence: prices, periods, buttons.
    private func takeOffers(from wall: Int, _ takings: inout Takings) {
        takings[wall] = .notice
        // A box that the wall opens is all its own.
        let box = outline.parent(page.blocks[wall].container)
        let boxed = box > body.root ? finder.range(of: box) : wall..<wall
        if boxed.lowerBound == wall, finder.gain(boxed) * 2 < body.gain {
            for index in boxed where isUncut(index) { takings[index] = takings[index] ?? .notice }
        }
        for index in wall + 1..<body.blocks.upperBound {
            let block = page.blocks[index]
            if block.endsSentence && block.letters >= 40 || block.letters >= 80 { return }
            if isUncut(index) { takings[index] = takings[index] ?? .notice }
        }
    }
}

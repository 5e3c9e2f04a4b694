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
                if Notices.anywhere.matches(folded) { takings[index] = .notice }
                if Notices.walls.matches(folded) { takeOffers(from: index, &takings) }
            }
            if isLast, Notices.isCopyright(bytes) || Notices.ending.matches(folded) { takings[index] = .notice }
            if Notices.isCredit(bytes) { takings[index] = .caption }
        }
        return takings
    }

    /// A wall and what is offered under it, up to the next sentence: prices, periods, buttons.
    private func takeOffers(from wall: Int, _ takings: inout Takings) {
        takings[wall] = .notice
        for index in wall + 1..<body.blocks.upperBound {
            let block = page.blocks[index]
            if block.endsSentence && block.letters >= 40 || block.letters >= 80 { return }
            if isUncut(index) { takings[index] = takings[index] ?? .notice }
        }
    }
}

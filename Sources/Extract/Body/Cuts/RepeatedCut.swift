extension Cut {
    /// Takes what the page's data states and the lines at the text's head or end say again: a headline put otherwise, who
    /// wrote it. «Mira Holt, Harbour».
    static let repeated = Cut("repeated") { $0.repeated() }
}

extension CutView {
    fileprivate func repeated() -> Takings {
        var takings: Takings = [:]
        let uncut = uncut
        for (place, index) in uncut.enumerated() where page.blocks[index].letters < 200 {
            let block = page.blocks[index]
            let isOuter = place < 6 || place >= uncut.count - 3
            let isShort = block.letters < 80 && block.marks < 3 && block.kind != .quote
            guard isOuter else { continue }
            let folded = JunkLabels.fold(page.bytes(block))
            if place < 6, stated.isHeadline(folded) { takings[index] = .head }
            if isShort, stated.isNameLine(folded) { takings[index] = .byline }
        }
        return takings
    }
}

extension Cut {
    /// Takes short lines without an end behind the last prose: agencies, tags, end marks. `(port-wire)`, `###`.
    static let tail = Cut("tail") { $0.tail() }
}

extension CutView {
    fileprivate func tail() -> Takings {
        var takings: Takings = [:]
        var index = body.blocks.upperBound - 1
        while index >= body.blocks.lowerBound {
            let block = page.blocks[index]
            if isUncut(index) {
                guard block.kind == .paragraph, block.letters < 40, !block.endsSentence else { return takings }
                takings[index] = .tail
            }
            index -= 1
        }
        return takings
    }
}

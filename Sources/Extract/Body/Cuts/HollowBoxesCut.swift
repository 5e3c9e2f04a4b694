import Markup

/// What is left of a box when its core has been taken out: the label of a list, a headline's section, the hour beside it.
extension Cut {
    /// Takes short lines in a box most of whose blocks were links, teasers or labels: they were about these.
    static let hollowBoxes = Cut("hollow-boxes") { $0.hollowBoxes() }
}

extension CutView {
    fileprivate func hollowBoxes() -> Takings {
        var takings: Takings = [:]
        // Blocks before each that were taken out as furniture.
        var takenBefore = [Int32](repeating: 0, count: page.blocks.count + 1)
        for index in page.blocks.indices {
            takenBefore[index + 1] = takenBefore[index] + (taken[index]?.reason.isFurniture ?? false ? 1 : 0)
        }
        var at = body.root + 1
        while at < outline.end(body.root) {
            let element = outline.elements[at]
            let blocks = finder.range(of: at)
            guard !element.isPruned, blocks.count > 1, element.tag != .text else {
                at = element.isPruned ? Int(element.end) : at + 1
                continue
            }
            let count = Int(takenBefore[blocks.upperBound] - takenBefore[blocks.lowerBound])
            let left = count * 2 >= blocks.count ? blocks.filter(isUncut) : []
            if !left.isEmpty, letters(left) * 3 < outline.letters(in: at), left.allSatisfy(isRemains) {
                for index in left { takings[index] = .box }
                at = Int(element.end)
            } else {
                at += 1
            }
        }
        return takings
    }

    /// A few words that are no sentence.
    private func isRemains(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.letters < 60 && block.marks < 2 && !(block.endsSentence && block.letters > 25)
            && !isNumbering(page.bytes(block))
    }

    /// `4.`: what stands below it is a step of the text, whose heading is a link.
    private func isNumbering(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last, ".)".utf8.contains(last), line.count <= 4 else { return false }
        return line.count > 1 && line.dropLast().allSatisfy { $0 &- 0x30 < 10 }
    }
}

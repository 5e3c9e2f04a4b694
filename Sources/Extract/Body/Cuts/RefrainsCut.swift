import Bytes

extension Cut {
    /// Takes the same short line with a link in it, three times and more: a button that scripts put between paragraphs.
    static let refrains = Cut("refrains") { $0.refrains() }
}

extension CutView {
    fileprivate func refrains() -> Takings {
        var takings: Takings = [:]
        let short = uncut.filter {
            let block = page.blocks[$0]
            return block.kind == .paragraph && block.letters < 60 && block.linkLetters > 0
        }
        for same in Dictionary(grouping: short, by: { FNV1a.hash(page.bytes(page.blocks[$0])) }).values
        where same.count > 2 {
            for index in same { takings[index] = .label }
        }
        return takings
    }
}

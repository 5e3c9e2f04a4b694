extension Cut {
    /// Takes the text's own beginning, which themes show above it: cut off with dots, «We begin with how […]», or word for
    /// word as the paragraphs below go.
    static let excerpt = Cut("excerpt") { $0.excerpt() }
}

extension CutView {
    fileprivate func excerpt() -> Takings {
        let uncut = uncut
        guard let first = uncut.first, page.blocks[first].kind == .paragraph else { return [:] }
        let excerpt = page.bytes(page.blocks[first])
        let folded = JunkLabels.fold(excerpt)
        let below = uncut.dropFirst().prefix(6).map { page.blocks[$0] }
        if Self.isCutOff(excerpt) {
            let said = FoldedText(below.map { page.string($0) }.joined(separator: " "))
            return said.says(folded) ? [first: .head] : [:]
        }
        guard page.blocks[first].letters >= 60 else { return [:] }
        return JunkLabels.fold(below.flatMap { page.bytes($0) }).starts(with: folded) ? [first: .head] : [:]
    }

    private static func isCutOff(_ text: ArraySlice<UInt8>) -> Bool {
        let end = text.last == UInt8(ascii: "]") ? text.dropLast() : text
        return end.suffix(3).elementsEqual([0xE2, 0x80, 0xA6]) || end.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
    }
}

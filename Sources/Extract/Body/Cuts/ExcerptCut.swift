extension Cut {
    /// Takes the text's own beginning, cut off with dots, which themes show above it: «We begin with how […]».
    static let excerpt = Cut("excerpt") { $0.excerpt() }
}

extension CutView {
    fileprivate func excerpt() -> Takings {
        let uncut = uncut
        guard let first = uncut.first, page.blocks[first].kind == .paragraph else { return [:] }
        let excerpt = page.bytes(page.blocks[first])
        guard Self.isCutOff(excerpt) else { return [:] }
        let below = FoldedText(uncut.dropFirst().prefix(6).map { page.string(page.blocks[$0]) }.joined(separator: " "))
        return below.says(JunkLabels.fold(excerpt)) ? [first: .head] : [:]
    }

    private static func isCutOff(_ text: ArraySlice<UInt8>) -> Bool {
        let end = text.last == UInt8(ascii: "]") ? text.dropLast() : text
        return end.suffix(3).elementsEqual([0xE2, 0x80, 0xA6]) || end.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
    }
}

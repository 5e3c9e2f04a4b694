import Bytes

extension Cut {
    /// Takes what is said again in a run: the copy of a text for telephones. A refrain, a question put to three people, a
    /// vow stand alone among other lines and stay.
    static let copies = Cut("copies") { $0.copies() }
}

extension CutView {
    /// Shorter lines are said again in any text.
    private static let copyLetters = 40

    /// Nobody says as much again on purpose.
    private static let refrainLetters = 200

    fileprivate func copies() -> Takings {
        var takings: Takings = [:]
        var places: [UInt64: Int] = [:]
        var before: (place: Int, original: Int)?
        let lines = uncut
        var last: Int?
        for (place, index) in lines.filter({ page.blocks[$0].letters >= Self.copyLetters }).enumerated() {
            let block = page.blocks[index]
            // A short line between two copies is a word between: a refrain's verse.
            let follows =
                last.map { before in
                    !lines.contains { $0 > before && $0 < index && areBeside($0, before) && areBeside($0, index) }
                } ?? false
            last = index
            let hash = FNV1a.hash(page.bytes(block))
            guard let original = places[hash] else {
                places[hash] = place
                before = nil
                continue
            }
            // Said twice without a word between, by one who is quoted in the text and set beside it, or line for line.
            let isRun = before.map { $0.original + 1 == original } ?? false
            if original + 1 == place && follows || block.letters >= Self.refrainLetters || block.kind == .quote || isRun
                || isCopied(index, original, places)
            {
                takings[index] = .again
            }
            before = (place, original)
        }
        return takings
    }

    /// Whether the next line is the next of the original as well.
    private func isCopied(_ index: Int, _ original: Int, _ places: [UInt64: Int]) -> Bool {
        let next = body.blocks.first { $0 > index && isUncut($0) && page.blocks[$0].letters >= Self.copyLetters }
        return next.map { places[FNV1a.hash(page.bytes(page.blocks[$0]))] == original + 1 } ?? false
    }
}

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
        let long = lines.indices.filter { page.blocks[lines[$0]].letters >= Self.copyLetters }
        for (place, at) in long.enumerated() {
            let block = page.blocks[lines[at]]
            let hash = hash(lines[at])
            guard let original = places[hash] else {
                places[hash] = place
                before = nil
                continue
            }
            // Said twice without a word between, by one who is quoted in the text and set beside it, or line for line.
            let isRun = before.map { $0.original + 1 == original } ?? false
            let isNext = original + 1 == place && !isParted(lines, long[place - 1], at)
            let isCopied = place + 1 < long.count && places[self.hash(lines[long[place + 1]])] == original + 1
            if isNext || block.letters >= Self.refrainLetters || block.kind == .quote || isRun || isCopied {
                takings[lines[at]] = .again
            }
            before = (place, original)
        }
        return takings
    }

    private func hash(_ index: Int) -> UInt64 { FNV1a.hash(page.bytes(page.blocks[index])) }

    /// A short line between two copies, set as they are, is a word between: a refrain's verse.
    private func isParted(_ lines: [Int], _ one: Int, _ other: Int) -> Bool {
        lines[(one + 1)..<other].contains { areBeside($0, lines[one]) && areBeside($0, lines[other]) }
    }
}

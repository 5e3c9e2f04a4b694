extension Cut {
    /// Takes all from a headline on that stands behind the prose with its own byline or day: pages that go on without end put
    /// the next article into the same box.
    static let next = Cut("next") { $0.nextArticle() }
}

extension CutView {
    fileprivate func nextArticle() -> Takings {
        guard let first = body.blocks.first(where: { page.blocks[$0].kind == .heading(1) }) else { return [:] }
        for index in body.blocks where index > first && page.blocks[index].kind == .heading(1) {
            guard finder.gain(first..<index) > 300 || finder.gain(first..<index) > 0.2 * body.gain else { continue }
            let behind = index + 1..<min(index + 8, body.blocks.upperBound)
            guard behind.contains(where: { !page.blocks[$0].hints.isDisjoint(with: [.byline, .date]) }) else {
                continue
            }
            return Takings(uniqueKeysWithValues: (index..<body.blocks.upperBound).map { ($0, .next) })
        }
        return [:]
    }
}

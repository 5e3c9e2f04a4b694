extension Cut {
    /// Takes a line that ends with a colon or a heading, all of whose following was taken out: «More on this:». Headings go
    /// with headlines only: a product's name goes on above its shops.
    static let leadIns = Cut("lead-ins") { $0.leadIns() }
}

extension CutView {
    fileprivate func leadIns() -> Takings {
        var takings: Takings = [:]
        var next: Int?
        var isTaken = false
        var holdsHeadline = false
        for index in body.blocks.reversed() {
            if let cut = taken[index]?.reason {
                // What a wall hides is what the line above leads to.
                isTaken = isTaken || cut.isFurniture && cut != .house || cut == .dateline || cut == .byline
                holdsHeadline = holdsHeadline || (cut.isFurniture && page.blocks[index].letters >= 25)
                continue
            }
            if isTaken, isLeadIn(page.blocks[index], toHeadlines: holdsHeadline, before: next) {
                takings[index] = .label
            } else {
                next = index
                (isTaken, holdsHeadline) = (false, false)
            }
        }
        return takings
    }

    private func isLeadIn(_ block: Block, toHeadlines: Bool, before next: Int?) -> Bool {
        guard block.letters < 60 else { return false }
        if block.isHeading {
            guard next.map({ page.blocks[$0].isHeading }) ?? true else { return false }
            return next == nil || toHeadlines
        }
        let last = page.bytes(block).last
        return last == 0x3A || (last == 0x3F && next == nil)
    }
}

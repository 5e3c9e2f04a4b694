import Web

/// What a rule sees of a body: the page, and which blocks the rules before it have taken.
struct CutView {
    let filter: BlockFilter
    let body: ArticleBody
    /// By block of the page, nil where it stays.
    private(set) var taken: [TakenBlock?]

    init(_ filter: BlockFilter, _ body: ArticleBody) {
        (self.filter, self.body) = (filter, body)
        taken = Array(repeating: nil, count: filter.finder.page.blocks.count)
    }

    mutating func apply(_ cut: Cut) {
        for (block, reason) in cut.takes(self) { taken[block] = TakenBlock(reason: reason, rule: cut.name) }
    }

    var outline: Outline { filter.evidence.outline }
    var structured: StructuredData { filter.evidence.structured }
    var url: WebURL? { filter.evidence.url }
    var finder: BodyFinder { filter.finder }
    var page: PageText { filter.finder.page }
    var stated: StatedWords { filter.stated }

    func isUncut(_ index: Int) -> Bool { taken[index] == nil }

    /// The body's blocks that no rule has taken.
    var uncut: [Int] { body.blocks.filter(isUncut) }

    func letters(_ blocks: [Int]) -> Int { blocks.reduce(0) { $0 + page.blocks[$1].letters } }

    /// Whether two blocks are set alike and stand in one box: paragraphs of one text, lines of one verse.
    func areBeside(_ one: Int, _ other: Int) -> Bool {
        let (one, other) = (page.blocks[one].container, page.blocks[other].container)
        return one == other || outline.parent(one) == outline.parent(other) && outline.tag(one) == outline.tag(other)
    }

    /// What the body's blocks before one are worth, and those behind it.
    func gain(before index: Int) -> Double { finder.gain(body.blocks.lowerBound..<index) }
    func gain(behind index: Int) -> Double { finder.gain(index + 1..<body.blocks.upperBound) }
}

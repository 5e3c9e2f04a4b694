extension BodyPart {
    init(_ block: Block, _ text: String) {
        switch block.kind {
        case .heading(let level): self.init(.heading, level: level, text)
        case .listItem: self.init(.listItem, text)
        case .quote: self.init(.quote, text)
        case .caption: self.init(.caption, text)
        case .preformatted: self.init(.code, text)
        case .paragraph, .cell: self.init(block.cells > 1 ? .tableRow : .paragraph, text)
        }
    }
}

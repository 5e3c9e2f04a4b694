import Text

extension Cut {
    /// Takes what stands above the first prose: all up to the title, and from there kicker, byline, date, reading time. The
    /// title is told of the article and not said again in it; the standfirst stays.
    static let head = Cut("head") { $0.head() }
}

extension CutView {
    fileprivate func head() -> Takings {
        var takings: Takings = [:]
        var index = body.blocks.lowerBound
        if let title = titleInBody() {
            for before in index...title { takings[before] = .head }
            index = title + 1
        }
        let opening = opening(behind: index)
        while index < body.blocks.upperBound {
            if isUncut(index) {
                let block = page.blocks[index]
                // Over all prose it is the title, worded otherwise than the page's head does.
                if block.kind != .heading(1) {
                    if endsHead(block) || opening.contains(index) { break }
                    if stated.describes(JunkLabels.fold(page.bytes(block))) {
                        index += 1
                        continue
                    }
                }
                takings[index] = .head
            }
            index += 1
        }
        return takings
    }

    /// The body's block that says the title: in the same words, at the beginning of its first block, or worded otherwise than
    /// the page's head has it and with a kicker above it.
    private func titleInBody() -> Int? {
        if let title = finder.titleBlock {
            return body.blocks.contains(title) && gain(before: title) < 0.3 * body.gain ? title : nil
        }
        let heading = body.blocks.prefix(6).first { page.blocks[$0].kind == .heading(1) }
        if let heading, gain(before: heading) < 100 { return heading }
        return body.blocks.first.flatMap { beginsWithTitle(page.blocks[$0]) ? $0 : nil }
    }

    /// Lines set as the first prose below them is, that say neither who wrote it nor when: verses, an epigraph, the first
    /// question. A word or two are a name or a section, unless a third such line stands with them.
    private func opening(behind start: Int) -> Set<Int> {
        let rest = body.blocks.filter { $0 >= start && isUncut($0) }
        guard let prose = rest.first(where: { endsHead(page.blocks[$0]) }) else { return [] }
        let above = Array(rest.prefix { $0 < prose }.reversed())
        guard let nearest = above.first, areBeside(prose, nearest) || isInSameText(nearest, prose) else { return [] }
        let lines = Array(above.prefix { areBeside(nearest, $0) && isOpening(page.blocks[$0]) })
        let first = lines.lastIndex { lines.count >= 3 || page.bytes(page.blocks[$0]).count { $0 == 0x20 } >= 3 }
        guard let first else { return [] }
        // «In the name of the people», over who sits in court: what stands above a line of the text, and names nobody.
        let short = lines[(first + 1)...].prefix { isPhrase(page.string(page.blocks[$0])) }
        return Set(lines[...first] + short)
    }

    /// Two words and more, none of them a given name.
    private func isPhrase(_ text: String) -> Bool { text.utf8.contains(0x20) && !PersonNames.isEvident(text) }

    /// Whether the box of a line holds the prose below it too, as the items of a list or the paragraphs behind a heading.
    private func isInSameText(_ line: Int, _ prose: Int) -> Bool {
        let box = outline.parent(page.blocks[line].container)
        return box > 0 && body.root <= box && outline.contains(box, page.blocks[prose].first)
            && page.blocks[prose].kind != .cell
    }

    private func isOpening(_ block: Block) -> Bool {
        let text = page.string(block)
        guard block.kind == .paragraph, block.linkLetters == 0,
            block.hints.isDisjoint(with: [.byline, .date, .weakJunk, .comments, .caption, .relatedWord]),
            !text.utf8.contains(where: { $0 &- 0x30 < 10 || $0 == 0x7C || $0 == 0x40 }),
            !text.utf8.contains(0x2F) || block.letters >= 40
        else { return false }
        // «The Oasis - Mira Holt»: whom the text came from.
        return !PersonNames.hasLabel(text) && !PersonNames.isPartedByDash(text) && !PersonNames.opens(block, page)
            && TextDate.find(in: text) == nil
            && !stated.isNameLine(JunkLabels.fold(text.utf8))
    }

    /// Prose, or what belongs to it.
    private func endsHead(_ block: Block) -> Bool {
        if PersonNames.opens(block, page) { return false }
        if block.letters >= 70 || block.endsSentence || block.isHeading || block.kind == .listItem { return true }
        if block.kind == .cell || isStanza(block) {
            let text = page.string(block)
            if !PersonNames.hasLabel(text), TextDate.find(in: text) == nil { return true }
        }
        return block.marks > 2 || block.hints.contains(.lead)
    }

    /// Three lines and more, parted by breaks.
    private func isStanza(_ block: Block) -> Bool {
        block.kind == .paragraph && block.linkLetters == 0 && page.bytes(block).count { $0 == 0x0A } >= 2
    }

    /// Title, day and byline in one box, parted by line breaks only.
    private func beginsWithTitle(_ block: Block) -> Bool {
        guard let title = finder.title, let line = page.bytes(block).split(separator: 0x0A).first else { return false }
        let wanted = JunkLabels.fold(title.utf8)
        return wanted.count >= 8 && block.text.count < line.count + 200 && JunkLabels.fold(line) == wanted
    }
}

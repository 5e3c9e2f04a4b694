import Markup

extension Cut {
    /// Takes what stands with a picture and is about it, unless the article is made of that: a gallery. Beside a picture, but
    /// as long as a paragraph and ended as sentences are, text is a paragraph that the picture illustrates.
    static let captions = Cut("captions") { $0.captions() }
}

extension CutView {
    fileprivate func captions() -> Takings {
        var takings: Takings = [:]
        let uncut = uncut
        let named = uncut.filter { isNamedCaption($0) }
        let isNamed = Set(named)
        let beside = uncut.filter {
            let block = page.blocks[$0]
            guard !isNamed.contains($0), !block.isHeading, block.letters < 300 else { return false }
            if block.letters >= 150, block.endsSentence, !block.hints.contains(.weakJunk) { return false }
            return isCaption($0)
        }
        let all = letters(uncut)
        if isPhotoStory(named) { return [:] }
        if letters(named) * 5 < all * 3 { for index in named { takings[index] = .caption } }
        if letters(beside) * 3 < all - letters(named) { for index in beside { takings[index] = .caption } }
        return takings
    }

    /// Three pictures and more, each with a sentence under it, and fewer paragraphs than that: the captions are the story.
    private func isPhotoStory(_ captions: [Int]) -> Bool {
        let told = captions.filter { index in
            let block = page.blocks[index]
            return block.endsSentence && (20..<500).contains(block.letters) && block.kind != .preformatted
        }
        guard told.count >= 3, told.count * 2 > captions.count else { return false }
        let taken = Set(captions)
        let prose = uncut.filter { index in
            let block = page.blocks[index]
            return !taken.contains(index) && block.endsSentence && block.letters >= 40 && block.linkDensity < 0.5
        }
        return prose.count < told.count && letters(prose) < letters(told) * 2
    }

    /// What the markup calls a caption, or what words a picture's `alt`. The page's description, in whatever box, is its
    /// standfirst.
    private func isNamedCaption(_ index: Int) -> Bool {
        let block = page.blocks[index]
        let isNamed =
            block.kind == .caption || block.hints.contains(.caption) || isInFigure(block) || isAlternative(block)
        return isNamed && !stated.describes(JunkLabels.fold(page.bytes(block)))
    }

    private func isInFigure(_ block: Block) -> Bool {
        guard block.kind == .paragraph, block.letters < 500 else { return false }
        var at = block.container
        for _ in 0..<5 where at > 0 {
            if outline.tag(at) == .figure { return outline.holdsMedia(below: at) }
            at = outline.parent(at)
        }
        return false
    }

    /// Whether the picture before the block is described by the same words.
    private func isAlternative(_ block: Block) -> Bool {
        guard block.kind == .paragraph, 20..<300 ~= block.letters, block.letters < 150 || !block.endsSentence else {
            return false
        }
        for at in (max(0, block.first - 40)..<block.first).reversed() {
            if outline.tag(at) == .text, outline.letters(in: at) > 0 { return false }
            guard outline.tag(at) == .img else { continue }
            guard let words = outline.node(at).attribute("alt"), words.utf8.count >= 20 else { return false }
            return JunkLabels.fold(words.utf8.prefix(1_500)).starts(with: JunkLabels.fold(page.bytes(block)))
        }
        return false
    }

    /// Whether the picture in the box has its caption where captions stand: the sentence beside it is the text's.
    private func hasOwnCaption(_ box: Int, _ index: Int) -> Bool {
        let block = page.blocks[index]
        guard block.endsSentence, block.kind == .paragraph, outline.tag(block.container) == .p else { return false }
        return (box..<min(outline.end(box), box + 200)).contains {
            outline.tag($0) == .figcaption && outline.letters(in: $0) > 0 && !outline.contains($0, block.first)
        }
    }

    /// Text that shares a small box with a picture, and little else.
    func isCaption(_ index: Int) -> Bool {
        var at = page.blocks[index].container
        for _ in 0..<4 {
            guard at > body.root, finder.range(of: at).count <= 2 else { return false }
            let tag = outline.tag(at)
            // A frame around a quotation is no picture.
            let hasPicture = page.blocks[index].kind == .quote ? outline.holdsPicture(at) : outline.holdsMedia(at)
            if tag != .p, tag != .li, tag != .td, hasPicture { return !hasOwnCaption(at, index) }
            at = outline.parent(at)
        }
        return false
    }
}

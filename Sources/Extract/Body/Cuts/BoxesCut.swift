import Lexicon

extension Cut {
    /// Takes boxes that say what they are, whole: one whose first line is a label such as «إقرأ أيضاً». A label among paragraphs
    /// takes the links after it.
    static let boxes = Cut("boxes") { $0.labelledBoxes() }
}

extension CutView {
    fileprivate func labelledBoxes() -> Takings {
        var takings: Takings = [:]
        let labels = JunkLabels.shared
        let bodyLetters = max(1, outline.letters(in: body.root))
        for index in uncut where takings[index] == nil {
            let block = page.blocks[index]
            guard block.letters < 120 else { continue }
            let folded = JunkLabels.fold(page.bytes(block))
            if isTally(block) || isCount(block) || labels.isLine(folded)
                || (block.hints.contains(.weakJunk) && labels.isLines(folded))
            {
                takings[index] = .label
                continue
            }
            let isPrefix = isPrefix(block)
            guard isPrefix || labels.isBox(folded) else { continue }
            takings[index] = .box
            if isPrefix, !labels.isBox(folded) { continue }
            if let box = box(startingAt: index), outline.letters(in: box) * 3 < bodyLetters {
                for inside in finder.range(of: box) { takings[inside] = .box }
            }
            var next = index + 1
            while next < body.blocks.upperBound,
                !isUncut(next) || takings[next] != nil
                    || page.blocks[next].linkDensity > 0.4 && !leadsElsewhere(page.blocks[next])
            {
                takings[next] = .box
                next += 1
            }
        }
        return takings
    }

    /// `4.8 / 31 votes` in a box that is named so. What a reviewer gives, `9.7/10`, is his word.
    private func isTally(_ block: Block) -> Bool {
        guard block.hints.contains(.tally), block.letters < Self.tallyLetters, !block.endsSentence else { return false }
        let text = page.string(block)
        return text.unicodeScalars.contains { $0.properties.numericType != nil }
            && text.lowercased().split { !$0.isLetter }.contains { Self.tallyWords.contains(String($0)) }
    }

    /// A number of readers and nothing else: `Views: 1,960`.
    private func isCount(_ block: Block) -> Bool {
        guard block.letters < Self.tallyLetters, !block.endsSentence else { return false }
        let text = page.string(block)
        guard text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else { return false }
        let words = text.unicodeScalars.filter { $0.properties.numericType == nil }
        return Self.countLabels.contains(JunkLabels.fold(String(String.UnicodeScalarView(words)).utf8))
    }

    private static let countLabels = Set(Lexicon.countLabels.texts.map { JunkLabels.fold($0.utf8) })
    private static let tallyLetters = 24
    private static let tallyWords = Set(Lexicon.tallies.texts)

    /// A label and the link it leads to, in one line.
    private func isPrefix(_ block: Block) -> Bool {
        let (labels, text) = (JunkLabels.shared, page.bytes(block))
        return block.linkDensity > 0.2 && labels.isPrefix(text) || block.linkLetters > 0 && labels.isPointer(text)
    }

    /// The outermost element below the body's root whose first block this is, when it holds more. A box that has its links
    /// does not go on with sentences of the text: editors put both into one wrapper.
    private func box(startingAt index: Int) -> Int? {
        var at = page.blocks[index].container
        var found: Int?
        while at > body.root, at > 0, finder.range(of: at).lowerBound == index {
            let range = finder.range(of: at)
            if let found {
                let inner = finder.range(of: found)
                let goesOn = page.blocks[inner.upperBound..<range.upperBound].contains {
                    $0.linkLetters == 0 && $0.endsSentence
                }
                if goesOn, page.blocks[inner].contains(where: { $0.linkLetters > 0 }) { break }
            }
            if range.count > 1 { found = at }
            at = outline.parent(at)
        }
        return found
    }
}

import Lexicon

extension Cut {
    /// Takes short lines without an end behind the last prose: agencies, tags, end marks. `(port-wire)`, `###`. A run of them
    /// is text: verses, prices, results, who signed. So is a line set as the paragraphs above it are: «And the bell rings again».
    static let tail = Cut("tail") { $0.tail() }
}

extension CutView {
    /// As many lines of one make are no mark at the end.
    private static let runLines = 3

    fileprivate func tail() -> Takings {
        var takings: Takings = [:]
        let last = uncut.reversed().prefix { isTailLine(page.blocks[$0]) }
        guard let prose = uncut.last(where: { !isTailLine(page.blocks[$0]) }) else { return [:] }
        // What stands alone under a heading is what the heading announces.
        if page.blocks[prose].isHeading { return [:] }
        var isEnded = false
        for run in runs(last.reversed()).reversed() where !isEnded {
            if run.count >= Self.runLines {
                isEnded = true
            } else {
                for index in run.reversed() {
                    if isClosing(index, after: prose) {
                        isEnded = true
                        break
                    }
                    takings[index] = .tail
                }
            }
        }
        return takings
    }

    private func isTailLine(_ block: Block) -> Bool {
        block.kind == .paragraph && block.letters < 40 && !block.endsSentence
    }

    /// Lines that stand in one box, in order.
    private func runs(_ lines: some Sequence<Int>) -> [[Int]] {
        var runs: [[Int]] = []
        for line in lines {
            if let last = runs.last?.last, areBeside(last, line) || areWrappedAlike(last, line) {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
        return runs
    }

    /// Each in a wrapper of its own, the wrappers side by side, as block editors set paragraphs.
    private func areWrappedAlike(_ one: Int, _ other: Int) -> Bool {
        let (inner, next) = (page.blocks[one].container, page.blocks[other].container)
        let (box, beside) = (outline.parent(inner), outline.parent(next))
        guard box > 0, beside > 0, outline.tag(inner) == outline.tag(next), outline.tag(box) == outline.tag(beside)
        else {
            return false
        }
        return outline.parent(box) == outline.parent(beside) && finder.range(of: box).count == 1
            && finder.range(of: beside).count == 1
    }

    /// A paragraph's last words, and no mark: two words and more, set as the prose above is.
    private func isClosing(_ index: Int, after prose: Int) -> Bool {
        let (block, text) = (page.blocks[index], page.bytes(page.blocks[index]))
        guard block.linkLetters == 0, block.hints.isDisjoint(with: Self.otherParts), isSetAsProse(index, prose) else {
            return false
        }
        guard text.contains(0x20), !text.contains(where: Self.isMark) else { return false }
        // A page's arrows and the brackets of agencies are set off.
        guard let first = text.first, first != 0xE2 || text.starts(with: [0xE2, 0x80]) else { return false }
        return !stated.isNameLine(JunkLabels.fold(text)) && !isOutlet(text)
    }

    /// As the last prose, or as the last paragraph before a table or a list.
    private func isSetAsProse(_ index: Int, _ prose: Int) -> Bool {
        if areBeside(prose, index) { return true }
        let kind = page.blocks[prose].kind
        guard kind == .cell || kind == .listItem || page.blocks[prose].cells > 1 else { return false }
        let paragraph = uncut.last { $0 < prose && page.blocks[$0].kind == .paragraph && page.blocks[$0].endsSentence }
        return paragraph.map { areBeside($0, index) } ?? false
    }

    /// What names of boxes say that is not the text.
    private static let otherParts: Hints = [
        .junk, .weakJunk, .byline, .date, .caption, .comments, .title, .paywall, .topical, .relatedWord,
    ]

    /// Brackets, slashes, at signs: agencies, initials, addresses.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x28, 0x29, 0x5B, 0x5D, 0x2F, 0x40, 0x23, 0x7C, 0x3C, 0x3E: true
        default: false
        }
    }

    /// An agency, or a call to a network: «WhatsApp line: 0500 …».
    private func isOutlet(_ text: ArraySlice<UInt8>) -> Bool {
        let folded = JunkLabels.fold(text)
        // «Source: PW».
        let label = text.firstIndex(of: 0x3A).map { JunkLabels.fold(text[..<$0]) }
        return Self.outlets.contains(folded) || label.map(Self.sources.contains) ?? false
            || Notices.namesNetwork(folded)
    }

    private static let sources = Set(Lexicon.sourceLabels.texts.map { JunkLabels.fold($0.utf8) })
    private static let outlets = Set(Lexicon.agencies.texts.map { JunkLabels.fold($0.utf8) })
}

import Text

/// Lines above the first paragraph that say a day or a name and nothing else, without a label: as they stand on the pages that
/// they were copied from.
extension SuppliedHead {
    /// «سلمى الدباغ» above the title: a name that can be nothing else, above a line that is a title.
    mutating func readNameAbove(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard authors.isEmpty, title == nil, top.count > 1, isEvidentName(lines.text(top[0])),
            lines.lines[top[1]].length > lines.lines[top[0]].length, SuppliedTitle.isTitle(top[1], in: lines)
        else { return }
        authors = [lines.text(top[0])]
        lines.lines[top[0]].role = .byline
    }

    /// The last line of a broken title block: `yeniden açılıyor` / `Nuray Esendal`. Only where the title is written as a sentence is, so that its
    /// capitals say something.
    mutating func readNameAtEnd(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard authors.isEmpty, lines.isBroken,
            let place = top.indices.dropFirst().first(where: {
                top[$0] + 1 < lines.count && lines.isParagraph(top[$0] + 1)
            })
        else { return }
        let (index, above) = (top[place], lines.text(top[place - 1]))
        let words = above.split(separator: " ")
        guard index == top[place - 1] + 1, !PersonNames.alone(lines.text(index)).isEmpty,
            SuppliedNames.isName(lines.text(index), words: 2...3),
            let last = words.last?.unicodeScalars, last.count > 3 || last.first?.properties.isUppercase == true,
            words.contains(where: {
                $0.unicodeScalars.count > 3 && $0.unicodeScalars.first?.properties.isLowercase == true
            })
        else { return }
        authors = [lines.text(index)]
        lines.lines[index].role = .byline
    }

    /// The same between the title and the first paragraph.
    mutating func readNameBelow(_ lines: inout SuppliedLines, _ titleIndex: Int) {
        let below = lines.body(first: 2, from: titleIndex + 1)
        guard authors.isEmpty, lines.lines[titleIndex].role == .title, below.count == 2, below[0] <= titleIndex + 2,
            isEvidentName(lines.text(below[0])), lines.isParagraph(below[1])
        else { return }
        authors = [lines.text(below[0])]
        lines.lines[below[0]].role = .byline
    }

    /// What a first line is that is none of the text's: the title again with the site's name behind it, as a browser's tab has it; the way to
    /// the page («Home » Culture»); the paper's name or number; a word or two right above the title, its section.
    mutating func roleAbove(
        _ index: Int, _ next: Int, in lines: SuppliedLines, isRunning: Bool
    ) -> SuppliedLines.Role? {
        guard SuppliedTitle.isTitle(next, in: lines), SuppliedTitle.end(from: index, in: lines) < next else {
            return nil
        }
        let (first, second) = (lines.bytes[lines.lines[index].range], lines.bytes[lines.lines[next].range])
        if SuppliedLabels.shared.kickers.contains(lines.folded(index)) { return .junk }
        // Whom to ask, and the houses that a cover names: they stay.
        if lines.lines[index].length <= 120,
            SuppliedTitle.holdsMailAddress(first) || isLetterhead(index, next, in: lines)
        {
            return .body
        }
        let parts = SuppliedField.parts(first)
        if parts.count > 1, let head = parts.first, JunkLabels.fold(head) == JunkLabels.fold(second) {
            siteName = siteName ?? parts.last.map(SuppliedField.string)
            return .junk
        }
        let words = first.split(separator: 0x20)
        if parts.count > 1, !lines.endsSentence(index), parts.allSatisfy({ $0.split(separator: 0x20).count <= 3 }) {
            section = section ?? parts.last.map(SuppliedField.string)
            return .junk
        }
        let title = SuppliedTitle.text(next...SuppliedTitle.end(from: next, in: lines), in: lines)
        let titleLength = title.unicodeScalars.count
        guard lines.lines[index].length <= 40, !lines.endsSentence(index), titleLength >= 20,
            title.split(separator: " ").count >= 4
        else { return nil }
        // What pages repeat and is short is the paper's name; a long one is the title.
        if isRunning, words.count <= 4 {
            return Self.once(&siteName, lines.text(index)) ? .site : .junk
        }
        if words.contains(where: { SuppliedLabels.shared.outlets.contains(JunkLabels.fold($0)) }), words.count <= 5 {
            return Self.once(&siteName, lines.text(index)) ? .site : .junk
        }
        let numbers = words.count { word in
            String(decoding: word, as: UTF8.self).unicodeScalars.contains { $0.properties.numericType == .decimal }
        }
        if numbers > 0, words.count <= 6, words.count <= numbers * 4 { return .junk }
        let isShort = words.count <= 2 && lines.lines[index].length <= 24
        guard isShort, words.count == 1 ? !lines.lines[next].isAfterBlank : titleLength >= 30 else { return nil }
        return Self.once(&section, lines.text(index)) ? .field : .junk
    }

    /// A line of the block at the top in which two lines and more name houses and offices, apart from the title.
    private func isLetterhead(_ index: Int, _ next: Int, in lines: SuppliedLines) -> Bool {
        let block = lines.lines.indices.prefix(8).prefix { $0 == 0 || !lines.lines[$0].isAfterBlank }
        guard block.contains(index), block.count > 1, block.upperBound <= next,
            lines.lines[block.upperBound].isAfterBlank,
            block.allSatisfy({ lines.lines[$0].length <= 80 && !lines.endsSentence($0) || lines.lines[$0].length <= 8 })
        else { return false }
        return block.contains { line in
            lines.bytes[lines.lines[line].range].split(separator: 0x20).contains {
                SuppliedLabels.shared.institutions.contains(JunkLabels.fold($0))
            }
        }
    }

    /// The title among the next lines, where each line above it is one that stands above titles.
    mutating func titleBelow(
        _ index: Int, _ top: [Int], in lines: SuppliedLines, running: Set<[UInt8]>
    ) -> (index: Int, roles: [Int: SuppliedLines.Role])? {
        let first = SuppliedTitle.end(from: index, in: lines)
        for next in top.prefix(8) where next > first {
            guard SuppliedTitle.isTitle(next, in: lines) else { continue }
            var roles: [Int: SuppliedLines.Role] = [:]
            let (known, name) = (section, siteName)
            for line in top where line >= index && line < next {
                guard let role = roleAbove(line, next, in: lines, isRunning: running.contains(lines.folded(line)))
                else { break }
                roles[line] = role
            }
            if roles.count == top.count(where: { $0 >= index && $0 < next }) { return (next, roles) }
            (section, siteName) = (known, name)
        }
        return nil
    }

    private func isEvidentName(_ text: String) -> Bool {
        SuppliedNames.isName(text, words: 2...4) && PersonNames.isEvident(text)
    }
}

import Text

/// Lines above the first paragraph that say a day or a name and nothing else, without a label: as they stand on the pages that
/// they were copied from.
extension SuppliedHead {
    /// «سلمى الدباغ» above the title: a name that can be nothing else, above a line that is a title.
    mutating func readNameAbove(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard authors.isEmpty, title == nil, top.count > 1,
            isEvidentName(lines.text(top[0])) || isInCapitals(top[0], above: top[1], in: lines),
            lines.lines[top[1]].length > lines.lines[top[0]].length, SuppliedTitle.isTitle(top[1], in: lines)
        else { return }
        authors = [lines.text(top[0])]
        lines.lines[top[0]].role = .byline
    }

    /// `ORHAN SEZER` above a title that is written as sentences are, with a day below it.
    private func isInCapitals(_ index: Int, above next: Int, in lines: SuppliedLines) -> Bool {
        let text = lines.text(index)
        let folded = lines.folded(index)
        return SuppliedNames.isName(text, words: 2...3) && SuppliedNames.isPersonal(text)
            && !text.unicodeScalars.contains { $0.properties.isLowercase } && !PersonNames.isInstitution(text)
            && text.unicodeScalars.contains { $0.properties.isUppercase }
            && !SuppliedLabels.shared.kickers.contains(folded) && !isSection(lines.bytes[lines.lines[index].range])
            && lines.text(next).unicodeScalars.count { $0.properties.isLowercase } > 8
            && next + 1 < lines.count && lines.lines[next + 1].role == .byline
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
        if let role = mastheadRole(index, above: next, in: lines) { return role }
        // Who edits the series that the next line names.
        if index + 1 < next, !lines.lines[index + 1].isAfterBlank, lines.lines[next].isAfterBlank,
            lines.lines[index].length <= 60, !lines.endsSentence(index),
            isIssue(lines.bytes[lines.lines[index + 1].range], isApart: true)
        {
            return Self.once(&siteName, lines.text(index)) ? .site : .junk
        }
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
        if isItem(first) { return nil }
        // Two parts at a dash may be a title's.
        let isWay = parts.count > 2 || parts.count > 1 && !first.contains(UInt8(ascii: "-"))
        if isWay, !lines.endsSentence(index), parts.allSatisfy({ $0.split(separator: 0x20).count <= 3 }) {
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
        // «شهادة رقم 31» above a card of labels is what they are of.
        if numbers > 0, words.count <= 6, words.count <= numbers * 4, !isOfCard(next, in: lines) { return .junk }
        let isShort = words.count <= 2 && lines.lines[index].length <= 24
        guard isShort, words.count == 1 ? !lines.lines[next].isAfterBlank : titleLength >= 30 else { return nil }
        return Self.once(&section, lines.text(index)) ? .field : .junk
    }

    /// A word or two and a colon, right below the line before.
    private func isOfCard(_ index: Int, in lines: SuppliedLines) -> Bool {
        let line = lines.bytes[lines.lines[index].range]
        guard !lines.lines[index].isAfterBlank, let colon = SuppliedField.colon(in: line) else { return false }
        return line[..<colon.lowerBound].split(separator: 0x20).count <= 2
    }

    /// `1) …`, which no paper's name is.
    private func isItem(_ line: ArraySlice<UInt8>) -> Bool {
        let digits = line.prefix { $0 &- 0x30 < 10 }
        return !digits.isEmpty && line[digits.endIndex...].first.map { ").-".utf8.contains($0) } == true
    }

    /// «الفصل الرابع», `Chapter 4`: no more than its number.
    private func isChapter(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split(separator: 0x20).map { JunkLabels.fold($0) }
        guard (2...3).contains(words.count) else { return false }
        return SuppliedLabels.shared.chapters.contains(words[0])
            || words.count == 2 && SuppliedLabels.shared.chapters.contains(words[1])
                && line.contains { $0 &- 0x30 < 10 }
    }

    /// «ثقافة وفنون»: nothing but the names of subjects.
    private func isSection(_ line: ArraySlice<UInt8>) -> Bool {
        let labels = SuppliedLabels.shared
        let words = line.split(separator: 0x20).map { JunkLabels.fold($0) }.filter { !$0.isEmpty }
        return (1...4).contains(words.count) && labels.sections.contains(words[0])
            && words.dropFirst().allSatisfy { word in
                labels.sections.contains(word) || Self.joins.contains(word)
                    || word.starts(with: Self.waw) && labels.sections.contains(Array(word.dropFirst(Self.waw.count)))
            }
    }

    /// «زاوية الأسبوع»: the column in which it stands.
    private func isColumn(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split(separator: 0x20)
        guard (2...3).contains(words.count), let first = words.first, let last = words.last else { return false }
        return [first, last].contains { SuppliedLabels.shared.columns.contains(JunkLabels.fold($0)) }
    }

    /// «ورقة سياسات | العدد 14 | يوليو 2025»: of a series, in one of its parts.
    private func isOfSeries(_ line: ArraySlice<UInt8>) -> Bool {
        let parts = SuppliedField.parts(line)
        return parts.count > 1
            && parts.contains { part in
                let words = part.split(separator: 0x20)
                return words.count == 2 && SuppliedLabels.shared.issues.contains(JunkLabels.fold(words[0]))
                    && String(decoding: words[1], as: UTF8.self).unicodeScalars.contains {
                        $0.properties.numericType == .decimal
                    }
            }
    }

    /// «مجلة الريح، العدد الخامس», `Le Phare de Bizerte, no. 2291`: a paper's name with the number of its issue.
    private func isIssue(_ line: ArraySlice<UInt8>, isApart: Bool) -> Bool {
        let words = line.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }.map { JunkLabels.fold($0) }.filter {
            !$0.isEmpty
        }
        if isOfSeries(line) { return true }
        guard (3...8).contains(words.count), !Punctuation.endsSentence(line),
            let issue = words.firstIndex(where: { SuppliedLabels.shared.issues.contains($0) }),
            issue > 0 || words.count > 2
        else { return false }
        let hasOutlet = words.contains { SuppliedLabels.shared.outlets.contains($0) }
        let hasNumber = words[issue...].contains { word in
            String(decoding: word, as: UTF8.self).unicodeScalars.contains { $0.properties.numericType == .decimal }
        }
        return issue + 1 < words.count && words.count - issue <= 3 && (hasOutlet || hasNumber && isApart)
    }

    /// Of a line that stands above titles and is no part of one, so that no line below it goes on from it.
    mutating func mastheadRole(_ index: Int, above next: Int, in lines: SuppliedLines) -> SuppliedLines.Role? {
        let line = lines.bytes[lines.lines[index].range]
        if isChapter(line) || isSection(line) || isColumn(line) {
            return Self.once(&section, lines.text(index)) ? .field : .junk
        }
        guard isIssue(line, isApart: lines.lines[next].isAfterBlank) else { return nil }
        return Self.once(&siteName, lines.text(index)) ? .site : .junk
    }

    private static let joins = Set(
        ["and", "et", "ve", "u", "und", "y", "e", "и", "و"].map { JunkLabels.fold($0.utf8) })
    private static let waw = JunkLabels.fold("و".utf8)

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
            guard SuppliedTitle.isTitle(next, in: lines), !isOfSeries(lines.bytes[lines.lines[next].range]),
                !SuppliedLabels.shared.kickers.contains(lines.folded(next))
            else { continue }
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

import Text

/// Lines above the first paragraph that say a day or a name and nothing else, without a label: as they stand on the pages that
/// they were copied from.
extension SuppliedHead {
    /// Below its title a text states one day, or that and the day of a change. More are its own: a chronicle, a diary.
    mutating func readLoneDates(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard published == nil else { return }
        let window = lines.body(first: 40)
        let dated = window.filter { lines.lines[$0].length <= 80 && date(lines.text($0)) != nil }
        guard let index = dated.first, dated.count == 1 || dated.count == 2 && dated[1] == index + 1,
            let place = top.firstIndex(of: index), place < 6,
            !top[..<place].contains(where: { lines.isParagraph($0) }), let found = date(lines.text(index))
        else { return }
        published = PublishedDate(date: found, source: .byline, raw: lines.text(index))
        lines.lines[index].role = .field
        if dated.count == 2, let change = date(lines.text(dated[1])), change.days >= found.days {
            modified = modified ?? change
            lines.lines[dated[1]].role = .field
        }
    }

    /// The whole line, or its day and behind a separator its time.
    private func date(_ text: String) -> StatedDate? {
        if let whole = TextDate.parse(text) { return whole }
        let parts = SuppliedField.parts(Array(text.utf8)[...]).map(SuppliedField.string)
        guard parts.count == 2, SuppliedField.isTime(parts[1]) else { return nil }
        return TextDate.parse(parts[0] + " " + parts[1]) ?? TextDate.parse(parts[0])
    }

    /// «سلمى الدباغ» above the title: a name that can be nothing else, above a line that is a title.
    mutating func readNameAbove(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard authors.isEmpty, title == nil, top.count > 1, isEvidentName(lines.text(top[0])),
            lines.lines[top[1]].length > lines.lines[top[0]].length, SuppliedTitle.isTitle(top[1], in: lines)
        else { return }
        authors = [lines.text(top[0])]
        lines.lines[top[0]].role = .byline
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

    /// A first line that is none of the text's: the title again with the site's name behind it, as a browser's tab has it, or one
    /// word right above the title, its section.
    mutating func isAbove(_ index: Int, _ next: Int, in lines: SuppliedLines) -> Bool {
        guard SuppliedTitle.isTitle(next, in: lines) else { return false }
        let (first, second) = (lines.bytes[lines.lines[index].range], lines.bytes[lines.lines[next].range])
        let parts = SuppliedField.parts(first)
        if parts.count > 1, let head = parts.first, JunkLabels.fold(head) == JunkLabels.fold(second) {
            siteName = siteName ?? parts.last.map(SuppliedField.string)
            return true
        }
        let isWord = !first.contains(0x20) && lines.lines[index].length <= 24
        guard isWord, !lines.lines[next].isAfterBlank, lines.lines[next].length >= 20 else { return false }
        return Self.once(&section, lines.text(index))
    }

    private func isEvidentName(_ text: String) -> Bool {
        SuppliedNames.isName(text, words: 2...4) && PersonNames.isEvident(text)
    }
}

import Text

/// Lines above the text that say a day or a name and nothing else, in whatever order and language: as they stand on the pages that they
/// were copied from.
extension SuppliedHead {
    /// So many lines below the top, and behind so many paragraphs (a deck), they are the head's.
    private static let mostParagraphs = 1

    mutating func readStatements(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard !isLog(lines) else { return }
        var head: [(index: Int, says: SuppliedHeadLine)] = []
        var paragraphs = 0
        for index in top {
            if lines.isParagraph(index) { paragraphs += 1 }
            guard paragraphs <= Self.mostParagraphs else { break }
            guard !lines.isParagraph(index), !goesOn(index, lines),
                let says = SuppliedHeadLine(lines.bytes[lines.lines[index].range])
            else {
                continue
            }
            head.append((index, says))
        }
        let isChronicle = isChronicle(lines)
        // Days of a case, of a contract: where several stand behind labels that nobody knows, none is known to be the publication's.
        let isFile = head.count(where: \.says.isBehindUnknownLabel) > 1
        var claimed: Set<Int> = []
        for (place, line) in head.enumerated() where line.says.isStatement {
            let isLone = line.says.writers.isEmpty && line.says.names.isEmpty
            if isLone, isChronicle || isFile && line.says.isBehindUnknownLabel { continue }
            // A headline may begin with «Von …»; a line of its own above another headline is none.
            if place == 0, line.index == top.first, line.says.published == nil, line.says.modified == nil,
                !(top.count > 1 && SuppliedTitle.isTitle(top[1], in: lines))
            {
                continue
            }
            claimed.insert(line.index)
            if authors.isEmpty { authors = line.says.writers }
            if let day = line.says.published {
                published = published ?? PublishedDate(date: day.date, source: .byline, raw: day.raw)
            }
            modified = modified ?? line.says.modified
        }
        let stated = head.filter { claimed.contains($0.index) }
        if authors.isEmpty { authors = stated.lazy.map { Self.writer(of: $0.says) }.first { !$0.isEmpty } ?? [] }
        for line in head
        where claimed.contains(line.index) || line.says.isMeasure && isBesideStatement(line.index, claimed, lines) {
            claimed.insert(line.index)
        }
        readNames(head, &claimed, lines, top)
        // What somebody is, beside the name.
        for line in head where line.says.isRole && isBesideStatement(line.index, claimed, lines) {
            claimed.insert(line.index)
        }
        for index in claimed { lines.lines[index].role = .byline }
    }

    /// A name alone on its line, next to a day or a label, below what can be a title.
    private mutating func readNames(
        _ head: [(index: Int, says: SuppliedHeadLine)], _ claimed: inout Set<Int>, _ lines: SuppliedLines, _ top: [Int]
    ) {
        guard authors.isEmpty else { return }
        let hasTitle = title != nil
        for line in head where !claimed.contains(line.index) && (line.says.isNames || line.says.behindColon != nil) {
            let isBelow = hasTitle || top.contains { $0 < line.index && !claimed.contains($0) }
            guard isBelow,
                // Below what ends a sentence a word and a colon head a part of the text.
                line.says.behindColon == nil || !top.contains(where: { $0 < line.index && lines.endsWithStop($0) }),
                isBesideStatement(line.index, claimed, lines)
                    || isBetween(line.index, lines) && line.says.behindColon != nil
            else { continue }
            let found = line.says.behindColon.map { [$0] } ?? Self.writer(of: line.says)
            guard !found.isEmpty else { continue }
            authors = found
            claimed.insert(line.index)
            return
        }
    }

    /// A line that begins small, right below an address: the rest of it, or of its sentence.
    private func goesOn(_ index: Int, _ lines: SuppliedLines) -> Bool {
        guard index > 0, !lines.lines[index].isAfterBlank,
            lines.bytes[lines.lines[index - 1].range].firstRange(of: Array("://".utf8)) != nil
        else { return false }
        return lines.bytes[lines.lines[index].range].first.map { (0x61...0x7A).contains($0) } == true
    }

    private func isBesideStatement(_ index: Int, _ claimed: Set<Int>, _ lines: SuppliedLines) -> Bool {
        [-1, 1].contains { step in
            var beside = index + step
            // What somebody is may stand between.
            if lines.lines.indices.contains(beside), !claimed.contains(beside),
                SuppliedHeadLine(lines.bytes[lines.lines[beside].range])?.isRole == true
            {
                beside += step
            }
            return claimed.contains(beside)
                || lines.lines.indices.contains(beside) && lines.lines[beside].role == .field
        }
    }

    /// Right above the first paragraph.
    private func isBetween(_ index: Int, _ lines: SuppliedLines) -> Bool {
        index + 1 < lines.count && lines.isParagraph(index + 1)
    }

    /// Of two names one may be the place or the paper: the first that is evidently somebody's, else the first that is no outlet's.
    static func writer(of line: SuppliedHeadLine) -> [String] {
        let people = line.names.filter {
            !PersonNames.isDesk($0, siteNames: []) && !PersonNames.isInstitution($0) && !PersonNames.isPlace($0)
        }
        if line.areNamesTogether, people.count == line.names.count { return people }
        return (people.first(where: PersonNames.isEvident) ?? people.first).map { [$0] } ?? []
    }

    /// Days on lines of their own on both sides of a paragraph are the text's: a diary.
    private func isChronicle(_ lines: SuppliedLines) -> Bool {
        let window = lines.body(first: 40)
        let dated = window.filter { index in
            guard lines.lines[index].length <= 80,
                let says = SuppliedHeadLine(lines.bytes[lines.lines[index].range])
            else { return false }
            return says.isStatement && says.names.isEmpty && says.writers.isEmpty && !says.isBehindUnknownLabel
        }
        guard let first = dated.first, let last = dated.last, first < last else { return false }
        return window.contains { $0 > first && $0 < last && lines.isParagraph($0) }
    }

    /// The same with each label on a line of its own above its value, as databases of the press write them: two of them at least.
    mutating func readPairs(_ lines: inout SuppliedLines, _ top: [Int]) {
        func field(_ index: Int) -> SuppliedLabels.Field? {
            guard lines.lines.indices.contains(index), lines.lines[index].role == .body, lines.lines[index].length <= 24
            else { return nil }
            return SuppliedLabels.shared.fields[lines.folded(index)]
        }
        let pairs = zip(top, top.dropFirst()).compactMap { label, value in
            field(label).flatMap { field(value) == nil && label + 1 == value ? (label, value, $0) : nil }
        }
        guard pairs.count >= 2 else { return }
        for (label, value, field) in pairs where lines.lines[value].length <= 200 {
            guard state(field, lines.text(value)) else { continue }
            lines.lines[label].role = .junk
            lines.lines[value].role = field == .title ? .title : .field
        }
    }

    /// A card of labels, as archives write them: a line in it whose label no list knows belongs to it too.
    mutating func readCard(_ lines: inout SuppliedLines, _ top: [Int]) {
        // Where the title is known, no line with a colon is it, and the text's own address is a field like others.
        let all = title == nil ? top : Array(0..<((top.last ?? -1) + 1))
        let fields = all.filter { lines.lines[$0].role == .field }
        guard fields.count >= 2, let first = fields.first, let last = fields.last else { return }
        // `Publication info: Orme Observer; 12 Mar 2026: A.4`
        for index in top
        where published == nil && index > first && index <= last + 2 && lines.lines[index].length <= 120 {
            let text = lines.text(index)
            guard SuppliedField.colon(in: Array(text.utf8)[...]) != nil, let found = TextDate.find(in: text) else {
                continue
            }
            published = PublishedDate(date: found.date, source: .byline, raw: text)
        }
        for index in top where lines.lines[index].role == .body && index > first && index <= last + 2 {
            let line = lines.bytes[lines.lines[index].range]
            guard lines.lines[index].length <= 80, let colon = SuppliedField.colon(in: line),
                !lines.endsWithStop(index),
                SuppliedField.string(line[..<colon.lowerBound]).split(separator: " ").count <= 3,
                SuppliedField.string(line[colon.upperBound...]).split(separator: " ").count <= 6,
                // Beside it stands another of the card.
                [index - 1, index + 1].contains(where: { beside in
                    lines.lines.indices.contains(beside) && [.field, .junk].contains(lines.lines[beside].role)
                })
            else { continue }
            lines.lines[index].role = .junk
        }
    }

    /// «سهلان، 3 آذار 2026 (وكالة …) — …»: the day in an agency's opening, which stays in the text.
    mutating func readDateline(_ lines: SuppliedLines) {
        let top = lines.body(first: 3)
        // Whom to ask may stand above it.
        guard published == nil, let index = top.first(where: { lines.isParagraph($0) }) ?? top.first else { return }
        let line = lines.bytes[lines.lines[index].range].prefix(240)
        var opening: ArraySlice<UInt8>?
        for mark in [" — ", " – ", " -- ", " - ", ": ", ":"].map({ Array($0.utf8) }) where opening == nil {
            if let at = line.firstRange(of: mark) { opening = line[..<at.lowerBound] }
        }
        guard let opening, opening.split(separator: 0x20).count <= 14, let says = SuppliedHeadLine(opening),
            let day = says.published, says.others == 0, says.names.count <= 1, says.writers.isEmpty,
            // Of two words a place looks like a name. It stands first; behind the day words tell what happened on it.
            says.names.isEmpty || lines.isParagraph(index) && says.names.allSatisfy({ opening.starts(with: $0.utf8) })
        else { return }
        published = PublishedDate(date: day.date, source: .byline, raw: day.raw)
    }
}

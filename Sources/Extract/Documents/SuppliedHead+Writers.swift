import Text

/// Writers a line each, below their label.
extension SuppliedHead {
    private static let mostWriters = 6

    /// «إعداد: هدى الجبوري» / «وسام حسين», or the label alone above both. To the end of their block nothing but names may stand.
    mutating func readNamesOfLabel(_ lines: inout SuppliedLines, _ top: [Int]) {
        for index in top where lines.lines[index].length <= 80 {
            let line = SuppliedField.withoutSigns(lines.bytes[lines.lines[index].range])
            guard let value = Self.value(ofWriters: line) else { continue }
            let known = value.isEmpty ? [] : SuppliedNames.labelled(value)
            guard value.isEmpty ? authors.isEmpty : !known.isEmpty && authors == known else { continue }
            let below = lines.lines.indices[(index + 1)...].prefix { !lines.lines[$0].isAfterBlank }
            let block = below.prefix(Self.mostWriters + 1)
            guard !block.isEmpty, block.count <= Self.mostWriters, block.endIndex < lines.count,
                block.allSatisfy({ isWriter(lines.text($0), isLabelled: value.isEmpty) })
            else { continue }
            authors = known + block.map { lines.text($0) }
            for line in [index] + block { lines.lines[line].role = .byline }
            return
        }
    }

    /// What stands behind a label of writers; nil where there is none.
    private static func value(ofWriters line: ArraySlice<UInt8>) -> String? {
        guard let colon = SuppliedField.colon(in: line), colon.lowerBound - line.startIndex <= 80,
            SuppliedLabels.shared.field(of: line[..<colon.lowerBound]) == .author
        else { return nil }
        return SuppliedField.string(line[colon.upperBound...])
    }

    /// Below a first name a second one must be evident: a place or an office may stand there.
    private func isWriter(_ text: String, isLabelled: Bool) -> Bool {
        SuppliedNames.isName(text, words: 2...5) && SuppliedNames.isPersonal(text) && !PersonNames.isRole(text)
            && !PersonNames.isDesk(text, siteNames: []) && !PersonNames.isInstitution(text)
            && !PersonNames.isPlace(text) && (isLabelled || PersonNames.isEvident(text))
    }

    /// «تونس في 3 ماي 2026», between a letterhead and the title: a place and a day in a paragraph of their own.
    mutating func readPlaceAndDay(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard published == nil else { return }
        let head = top.prefix { !lines.isParagraph($0) }
        for index in head where index == 0 || lines.lines[index].isAfterBlank {
            guard lines.lines[index].length <= 60, !lines.endsSentence(index), index + 1 < lines.count,
                lines.lines[index + 1].isAfterBlank,
                let day = Self.dayOfPlace(lines.bytes[lines.lines[index].range], mostWords: 2)
            else { continue }
            published = day
            lines.lines[index].role = .byline
            return
        }
    }
}

import Lexicon
import Text

/// What stands below a text: its writer, its day, its address.
extension SuppliedHead {
    /// Fields that stand below the text: the writer's name, tags, the address.
    mutating func readEnd(_ lines: inout SuppliedLines) {
        guard !isLog(lines) else { return }
        for index in lines.body(last: 4) where lines.lines[index].length <= 300 {
            let line = lines.bytes[lines.lines[index].range]
            if published == nil, let says = SuppliedHeadLine(line), says.isStatement, let day = says.published,
                Self.isLabelled(line)
            {
                published = PublishedDate(date: day.date, source: .byline, raw: day.raw)
                lines.lines[index].role = .byline
                continue
            }
            if published == nil, lines.lines[index].isAfterBlank || isBelowSignature(lines, index),
                !goesOn(lines, behind: index), let day = Self.dayOfPlace(line)
            {
                published = day
                lines.lines[index].role = .byline
                continue
            }
            if published == nil, lines.lines[index].isAfterBlank || isBelowSignature(lines, index), index > 3,
                !goesOn(lines, behind: index), let day = TextDate.parse(lines.text(index)), isSignedBelow(lines, index)
            {
                published = PublishedDate(date: day, source: .byline, raw: lines.text(index))
                lines.lines[index].role = .byline
                continue
            }
            if let name = Self.starred(line), Self.once(&authors, [name]) {
                lines.lines[index].role = .byline
                continue
            }
            guard let colon = SuppliedField.colon(in: line), colon.upperBound < line.endIndex
            else { continue }
            // «المصدر: ملحق «الأفق»، العدد 612، 30 تشرين الثاني 2025»
            if published == nil, SuppliedLabels.shared.sources.contains(JunkLabels.fold(line[..<colon.lowerBound])),
                line.firstRange(of: Array("://".utf8)) == nil, let day = TextDate.find(in: lines.text(index))
            {
                published = PublishedDate(date: day.date, source: .byline, raw: lines.text(index))
                continue
            }
            guard let found = SuppliedField.labelled(line)
            else { continue }
            switch found.field {
            case .author, .published, .modified, .keywords, .section:
                if state(found.field, found.value) { lines.lines[index].role = .field }
            case .title, .siteName, .summary, .ownURL: break
            }
        }
    }

    /// The last line of all, right below a short one that no stop ends: who signs.
    private func isBelowSignature(_ lines: SuppliedLines, _ index: Int) -> Bool {
        index == lines.count - 1 && index > 3 && lines.lines[index - 1].length <= 80
            && lines.lines[index - 1].isAfterBlank && !lines.endsSentence(index - 1)
            && !lines.isBroken
    }

    /// A day alone, in a paragraph of its own, and below it nothing but addresses and labels: a statement's.
    private func isSignedBelow(_ lines: SuppliedLines, _ index: Int) -> Bool {
        lines.body(first: 4, from: index + 1).allSatisfy {
            SuppliedField.colon(in: lines.bytes[lines.lines[$0].range]) != nil && lines.lines[$0].length <= 120
        }
    }

    /// «* جمال الدين خضر، قاص ومصحح لغوي»: who wrote it, behind a star below the text.
    private static func starred(_ line: ArraySlice<UInt8>) -> String? {
        guard line.first == UInt8(ascii: "*"), line.count <= 200 else { return nil }
        let words = SuppliedField.string(line.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 })
        let parts = words.unicodeScalars.split(maxSplits: 1) { $0 == "," || $0 == "،" }.map {
            SuppliedField.string(Array(String($0).utf8)[...])
        }
        guard parts.count == 2, SuppliedNames.isName(parts[0], words: 2...4), SuppliedNames.isShort(parts[1], words: 8),
            !Punctuation.endsSentence(line) || PersonNames.isRole(parts[1])
        else { return nil }
        return parts[0]
    }

    /// Whether a paragraph stands below: then a line of a day heads it.
    private func goesOn(_ lines: SuppliedLines, behind index: Int) -> Bool {
        lines.body(first: 4, from: index + 1).contains { lines.lines[$0].length >= 60 && lines.endsSentence($0) }
    }

    /// «صيدا، 20 كانون الثاني 2026», «Karadut, 04.05.2026»: the place and the day that a text is signed with, apart below it.
    static func dayOfPlace(_ line: ArraySlice<UInt8>, mostWords: Int = 3) -> PublishedDate? {
        guard line.count <= 120 else { return nil }
        let text = SuppliedField.string(line)
        let words = text.split(separator: " ")
        for count in 1...mostWords where words.count > count {
            let place = words[..<count]
            guard let end = place.last?.unicodeScalars.last,
                place.allSatisfy({ !$0.unicodeScalars.contains(where: isDigit) })
            else { return nil }
            let isLed = dayLeads.contains(words[count])
            guard isLed || end == "," || end == "،", words.count > (isLed ? count + 1 : count) else { continue }
            let day = words[(isLed ? count + 1 : count)...].joined(separator: " ")
            if let date = TextDate.parse(day) { return PublishedDate(date: date, source: .byline, raw: day) }
        }
        return nil
    }

    /// Between a place and its day.
    private static let dayLeads: Set<Substring> = ["في", "le", "den"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    /// «نُشر هذا المقال في 14 آذار 2026»: a day alone below a text may be that of its writing, or of what it tells.
    private static func isLabelled(_ line: ArraySlice<UInt8>) -> Bool {
        let folded = JunkLabels.fold(line)
        return publishedOpenings.contains { folded.starts(with: $0) }
    }

    private static let publishedOpenings = Lexicon.published.texts.map { JunkLabels.fold($0.utf8) }
}

import Lexicon
import Text

/// What one short line of a head says: days, names, how long the reading takes. A line is taken apart at its marks and at its days;
/// what no part explains is somebody's words, and keeps the line in the text.
struct SuppliedHeadLine {
    private(set) var published: (date: StatedDate, raw: String)?
    private(set) var modified: StatedDate?
    /// Names behind a label.
    private(set) var writers: [String] = []
    /// Names without one: a writer's, a place's, a paper's.
    private(set) var names: [String] = []
    /// A name behind a word and a colon that no list knows: `Matn: Mira Holt`.
    private(set) var behindColon: String?
    /// Reading times, counts of words, numbers of the page.
    private(set) var measures = 0
    /// What somebody is, where somebody is, an agency.
    private(set) var roles = 0
    /// In words.
    private(set) var others = 0
    /// Whether one part holds all of the names: then nothing but commas is between them.
    private(set) var areNamesTogether = true
    /// Whether a day stands behind a label that no list knows: `DAVA TARİHİ: 14/09/2022`.
    private(set) var isBehindUnknownLabel = false
    private var isNamed = false
    /// «صباح الخير،»: a comma at the line's end speaks to somebody, or goes on.
    private let isGreeting: Bool
    private let wordCount: Int

    /// No line of the kind is longer, in bytes.
    static let limit = 300
    /// Of a part that is no name: a place, a paper, a section.
    private static let shortPart = 3

    init?(_ line: ArraySlice<UInt8>) {
        guard line.count <= Self.limit, !line.isEmpty else { return nil }
        wordCount = line.split(separator: 0x20).count
        isGreeting = line.last == UInt8(ascii: ",") || line.suffix(2).elementsEqual("،".utf8)
        let parts = SuppliedField.parts(SuppliedField.withoutSigns(line))
        guard (1...6).contains(parts.count) else { return nil }
        for (place, part) in parts.enumerated() {
            // «كتب - كريم نصار»
            if place + 1 < parts.count, SuppliedLabels.shared.fields[JunkLabels.fold(part)] == .author {
                isNamed = true
            } else {
                read(SuppliedField.string(part), isPart: parts.count > 1)
            }
        }
    }

    /// A day, or a labelled name, and nothing that is not explained.
    var isStatement: Bool { others == 0 && (published != nil || modified != nil || !writers.isEmpty) }
    /// Only how long it is or takes.
    var isMeasure: Bool { others == 0 && measures > 0 && names.isEmpty && writers.isEmpty }
    /// Names and what belongs to them, and nothing else.
    /// What somebody is or where, alone on its line; a sentence may name an office too.
    var isRole: Bool {
        others == 0 && roles == 1 && wordCount <= 4 && names.isEmpty && writers.isEmpty && published == nil
            && measures == 0
    }
    var isNames: Bool { others == 0 && !names.isEmpty && published == nil && measures == 0 }

    /// What a printed line is, as far as it belongs to the head by itself.
    static func kind(_ line: String) -> PDFHeadKind {
        guard let says = SuppliedHeadLine(Array(line.utf8)[...]) else { return .other }
        if says.isStatement || says.isMeasure || SuppliedField.labelled(Array(line.utf8)[...]) != nil {
            return .statement
        }
        return says.isNames || says.behindColon != nil ? .name : .other
    }

    private mutating func read(_ part: String, isPart: Bool) {
        let dates = TextDate.all(in: part, limit: 3)
        guard !dates.isEmpty else {
            if let whole = TextDate.parse(part) {
                take(whole, raw: part, isChange: Self.saysChange(part))
            } else {
                readWords(part, isPart: isPart)
            }
            return
        }
        let bytes = Array(part.utf8)
        var start = 0
        var days: [Int] = []
        for (date, range) in dates {
            let before = SuppliedField.string(bytes[start..<range.lowerBound])
            let isChange = readLabel(before, isPart: isPart)
            // «1 جمادى الآخرة 1446 هـ الموافق 2 ديسمبر 2024»
            if !days.contains(where: { abs($0 - date.days) <= 3 }) || isChange {
                // The whole of a part reads better than its piece: a clock's time that stands before it, a zone behind it.
                let whole = dates.count == 1 ? TextDate.parse(part) : nil
                take(whole ?? date, raw: part, isChange: isChange)
            }
            days.append(date.days)
            start = range.upperBound
        }
        _ = readLabel(SuppliedField.string(bytes[start...]), isPart: isPart)
    }

    private mutating func take(_ date: StatedDate, raw: String, isChange: Bool) {
        if isChange {
            modified = modified ?? date
        } else if published == nil {
            published = (date, raw)
        } else if let known = published, date.days > known.date.days {
            modified = modified ?? date
        }
    }

    /// What stands beside a day: its label, which may say that it is that of a change, a name before a comma, a bracket.
    private mutating func readLabel(_ words: String, isPart: Bool) -> Bool {
        let marks: Set<Unicode.Scalar> = [",", "،", "(", ")", "[", "]"]
        if isUnknownLabel(words) {
            isBehindUnknownLabel = true
            return false
        }
        var isChange = false
        let hasComma = words.unicodeScalars.contains { $0 == "," || $0 == "،" || $0 == "(" }
        for piece in words.unicodeScalars.split(whereSeparator: marks.contains) {
            let piece = Self.withoutLabelBehind(SuppliedField.string(Array(String(piece).utf8)[...]))
            guard JunkLabels.fold(piece.utf8).isEmpty == false else { continue }
            if Self.isDateLabel(piece) {
                isChange = Self.saysChange(piece)
            } else {
                // «بيروت، 12 آذار», `Société, 12 mars, p. 4`: a place or a section before a day.
                readWords(piece, isPart: isPart || hasComma && SuppliedNames.isShort(piece, words: 2))
            }
        }
        return isChange
    }

    private func isUnknownLabel(_ words: String) -> Bool {
        let bytes = Array(words.utf8)[...]
        guard bytes.last == UInt8(ascii: ":"), !Self.isDateLabel(words), !Self.saysChange(words) else { return false }
        let label = SuppliedField.string(bytes.dropLast())
        return SuppliedNames.isShort(label, words: 4)
            && SuppliedLabels.shared.fields[JunkLabels.fold(label.utf8)] == nil
    }

    private mutating func readWords(_ words: String, isPart: Bool) {
        let words = Self.trimmed(words)
        guard !words.isEmpty else { return }
        if isNamed, SuppliedNames.isName(words) {
            isNamed = false
            writers.append(words)
        } else if SuppliedField.isTime(words) || Self.isMeasure(words) {
            measures += 1
        } else if let found = SuppliedNames.behindLabel(words) {
            writers += found
        } else if let found = SuppliedNames.behindAnyLabel(words) {
            behindColon = behindColon ?? found
            others += 1
        } else if PersonNames.isRole(words), SuppliedNames.isShort(words) {
            roles += 1
        } else if !isGreeting, case let found = SuppliedNames.bare(words), !found.isEmpty {
            if !names.isEmpty { areNamesTogether = false }
            names += found
        } else if let found = SuppliedNames.leading(words) {
            names.append(found)
            roles += 1
        } else if SuppliedNames.isShort(words), PersonNames.isInstitution(words) || Self.isAgency(words) {
            roles += 1
        } else if isPart, words.split(separator: " ").count <= Self.shortPart,
            !Punctuation.endsSentence(Array(words.utf8)[...])
        {
            roles += 1
        } else {
            others += words.split(separator: " ").count
        }
    }

    /// `Posted by Nora Feld on`, «نُشر بواسطة سليم حداد في»: what joins the day to a name.
    private static func withoutLabelBehind(_ piece: String) -> String {
        var words = piece.split(separator: " ")
        guard words.count > 2, words.count <= 12, !isDateLabel(piece) else { return piece }
        while words.count > 2, let last = words.last,
            isDateLabel(String(last)) || joins.contains(JunkLabels.fold(last.utf8))
        {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static let joins = Set(Lexicon.behindNames.words.map { JunkLabels.fold($0.utf8) })

    /// Words that a day may have before it: «نشر في», `Stand:`, `mis à jour le`.
    private static func isDateLabel(_ words: String) -> Bool {
        if TextDate.parse(words + " 2001-02-03") != nil { return true }
        let bytes = Array(words.utf8)[...]
        let label = SuppliedField.colon(in: bytes).map { bytes[..<$0.lowerBound] } ?? bytes
        let all = SuppliedField.string(label).split(separator: " ")
        return !all.isEmpty && all.count <= 5
            && all.allSatisfy { word in
                let folded = JunkLabels.fold(word.utf8)
                return labelWords.contains(folded) || TextDate.parse(word + " 2001-02-03") != nil
            }
    }

    private static func saysChange(_ words: String) -> Bool { Dating.isChange(words) }

    /// `3 min read`, «عدد الكلمات: 112», `214 words`, «کد خبر: ۱۱۸»: a number, and words that say what of.
    private static func isMeasure(_ words: String) -> Bool {
        let bytes = Array(words.utf8)[...]
        guard words.utf8.count <= 80, words.unicodeScalars.contains(where: { $0.properties.numericType == .decimal })
        else { return false }
        if SuppliedField.isCode(bytes) { return true }
        // `p. 4`
        let parts = words.split(separator: " ")
        if parts.count <= 2, parts.contains(where: { $0.allSatisfy(\.isNumber) && $0.count <= 4 }),
            parts.allSatisfy({ $0.utf8.count <= 4 })
        {
            return true
        }
        // «09:40 بتوقيت غرينتش»
        if parts.count <= 5, parts.contains(where: { SuppliedField.isTime(String($0)) }) { return true }
        let folded = words.lowercased()
        return words.split(separator: " ").count <= 8
            && (measured.contains { folded.firstRange(of: $0) != nil })
    }

    private static func isAgency(_ words: String) -> Bool {
        words.split(separator: " ").contains { SuppliedLabels.shared.outlets.contains(JunkLabels.fold($0.utf8)) }
    }

    private static func trimmed(_ words: String) -> String {
        var scalars = Substring(words).unicodeScalars
        while let last = scalars.last, [":", ",", "،", "-", "–", "—"].contains(last) { scalars.removeLast() }
        while let first = scalars.first, [":", ",", "،", "-", "–", "—", "/"].contains(first) { scalars.removeFirst() }
        return SuppliedField.string(Array(String(Substring(scalars)).utf8)[...])
    }

    private static let labelWords: Set<[UInt8]> = {
        let all =
            Lexicon.dateLabelWords.texts + Lexicon.published.whole + Lexicon.changed.whole + Lexicon.dateLabels.texts
            + Lexicon.publishedThings.texts + Lexicon.published.words
        return Set(all.map { JunkLabels.fold($0.utf8) })
    }()
    private static let measured = Lexicon.readingTimes.texts + Lexicon.wordCounts.texts
}

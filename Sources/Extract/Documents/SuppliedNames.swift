import Lexicon

/// Names of writers as bylines give them.
enum SuppliedNames {
    /// The names behind «بقلم», "By": one or several.
    static func labelled(_ value: String) -> [String] {
        var names: [String] = []
        for part in split(value) {
            // "Mara Whitlock, Staff Writer"
            if !names.isEmpty, PersonNames.isRole(part) { continue }
            guard isName(part, words: 1...6) else { return [] }
            names.append(part)
        }
        return Array(names.prefix(20))
    }

    /// Two to five words of letters, and no word that only outlets have in their names.
    static func isName(_ text: String, words limit: ClosedRange<Int> = 2...5) -> Bool {
        let words = text.split(separator: " ")
        guard limit.contains(words.count), text.utf8.count <= 120 else { return false }
        for word in words {
            let folded = JunkLabels.fold(word.utf8)
            guard !folded.isEmpty, !SuppliedLabels.shared.outlets.contains(folded), !nobody.contains(folded) else {
                return false
            }
            if word.unicodeScalars.contains(where: { !isLetter($0) }) { return false }
            // Latin names are capitalised, their particles (de, van, bin) aside.
            if let first = word.utf8.first, (0x61...0x7A).contains(first), word.utf8.count > 4 { return false }
        }
        return true
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "'", "’", "-", "\u{200C}", "\u{640}": true
        default: scalar.properties.isAlphabetic || (0x64B...0x65F).contains(scalar.value)
        }
    }

    private static func split(_ value: String) -> [String] {
        let marks: Set<Unicode.Scalar> = [",", "،", ";", "؛", "&", "|", "/"]
        return value.unicodeScalars.split { marks.contains($0) }.flatMap { part -> [String] in
            let text = SuppliedField.string(Array(String(part).utf8)[...])
            return joined(text.split(separator: " "))
        }
    }

    /// Two names with "and" or «و» between them; an Arabic «و» stands on its second name, and only where whole names are on
    /// both sides: «وليد» is one too.
    private static func joined(_ words: [Substring]) -> [String] {
        let text = { (words: ArraySlice<Substring>) in words.joined(separator: " ") }
        guard words.count >= 3 else { return words.isEmpty ? [] : [text(words[...])] }
        for at in 1..<(words.count - 1) {
            if ands.contains(words[at].lowercased()) {
                return joined(Array(words[..<at])) + joined(Array(words[(at + 1)...]))
            }
            let folded = JunkLabels.fold(words[at].utf8)
            if at >= 2, words.count - at >= 2, folded.starts(with: [0xD9, 0x88]), folded.count > 6,
                !namesWithWaw.contains(folded)
            {
                return [text(words[..<at])] + joined([words[at].dropFirst()] + words[(at + 1)...])
            }
        }
        return [text(words[...])]
    }

    private static let ands = Set(Lexicon.suppliedAnds.texts)
    private static let namesWithWaw = Set(Lexicon.namesWithWaw.texts.map { JunkLabels.fold($0.utf8) })
    private static let nobody = Set(Lexicon.nobody.texts.map { JunkLabels.fold($0.utf8) })
}

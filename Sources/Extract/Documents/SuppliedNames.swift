import Lexicon

/// Names of writers as bylines give them.
enum SuppliedNames {
    /// The names behind «بقلم», "By": one or several.
    static func labelled(_ value: String) -> [String] {
        if let turned = turned(value) { return [turned] }
        var names: [String] = []
        for part in split(withoutAffiliations(value)).map(withoutMarks) {
            // "Mara Whitlock, Staff Writer"
            if !names.isEmpty, PersonNames.isRole(part) { continue }
            guard isName(part, words: 1...6) else { return [] }
            names.append(part)
        }
        return Array(names.prefix(20))
    }

    /// Without «(جامعة سهلان)» behind a name: where somebody works.
    private static func withoutAffiliations(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "(")) else { return value }
        var depth = 0
        var kept = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if scalar == "(" { depth += 1 }
            if depth == 0 { kept.append(scalar) }
            if scalar == ")" { depth -= 1 }
            guard depth >= 0 else { return value }
        }
        // «Nuray Esendal / İZMİR (SHA)»: the last is a place and an agency.
        let names = split(String(kept))
        return depth == 0 && names.allSatisfy { $0.utf8.contains(0x20) } ? String(kept) : value
    }

    /// Without `*`, `†`, `1`, `²`: by which papers lead to a note on who somebody is.
    private static func withoutMarks(_ name: String) -> String {
        var scalars = Substring(name).unicodeScalars
        while let last = scalars.last, "*†‡§ ".unicodeScalars.contains(last) || last.properties.numericType != nil {
            scalars.removeLast()
        }
        return String(scalars)
    }

    /// `Feld, Nora` of a catalogue: two names of one word each are one.
    private static func turned(_ value: String) -> String? {
        let parts = value.unicodeScalars.split { $0 == "," }.map { SuppliedField.string(Array(String($0).utf8)[...]) }
        guard parts.count == 2,
            parts.allSatisfy({ isName($0, words: 1...1) && $0.unicodeScalars.first?.properties.isUppercase == true })
        else { return nil }
        return parts[1] + " " + parts[0]
    }

    /// The names behind a label of any language that has one: «بقلم …», `Von …`, `Текст: …`; nil where it is none, or what follows no name.
    static func behindLabel(_ text: String) -> [String]? {
        if let found = SuppliedField.labelled(Array(text.utf8)[...]) {
            // `Posted by …`: two labels, one behind the other.
            if found.field == .published, found.value.utf8.count < text.utf8.count { return behindLabel(found.value) }
            guard found.field == .author else { return nil }
            let names = labelled(found.value)
            return names.isEmpty ? nil : names
        }
        if let before = beforeLabel(text) { return before }
        var rest = PersonNames.withoutLabel(text)
        switch PersonNames.opening(of: text) {
        case .credit: return nil
        case .writer(let behind) where rest == text: rest = behind
        case .writer, .none: break
        }
        guard rest != text else { return nil }
        let names = labelled(rest)
        return names.isEmpty || !names.allSatisfy(isPersonal) ? nil : names
    }

    /// «هێمن ڕەسووڵ: نووسەر»: a line that was written from the other side.
    private static func beforeLabel(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)[...]
        guard let colon = SuppliedField.colon(in: bytes),
            SuppliedLabels.shared.fields[JunkLabels.fold(bytes[colon.upperBound...])] == .author
        else { return nil }
        let names = bare(SuppliedField.string(bytes[..<colon.lowerBound]))
        return names.isEmpty ? nil : names
    }

    /// The same behind a word or two and a colon that no list knows: some label.
    static func behindAnyLabel(_ text: String) -> String? {
        let bytes = Array(text.utf8)[...]
        guard let colon = SuppliedField.colon(in: bytes), case .none = PersonNames.opening(of: text) else { return nil }
        let label = SuppliedField.string(bytes[..<colon.lowerBound])
        let value = SuppliedField.string(bytes[colon.upperBound...])
        guard (1...2).contains(label.split(separator: " ").count),
            label.unicodeScalars.allSatisfy({ isLetter($0) || $0 == " " }),
            SuppliedLabels.shared.fields[JunkLabels.fold(label.utf8)] == nil, isName(value), isPersonal(value),
            PersonNames.isEvident(value) || !isOfThings(value)
        else { return nil }
        return value
    }

    /// «قاعة المكتبة العامة», «فريق التوثيق»: two words with the article behind one without, a desk, an office.
    private static func isOfThings(_ value: String) -> Bool {
        let words = value.split(separator: " ")
        return words.count >= 3 && words.dropFirst().allSatisfy { $0.unicodeScalars.starts(with: "ال".unicodeScalars) }
            || PersonNames.isDesk(value, siteNames: []) || PersonNames.isInstitution(value)
    }

    /// Names without a label, one or several, and nothing else between them. A word such as «كتبت» may stand before them: in a sentence
    /// it stands too, so that it proves nothing.
    static func bare(_ text: String) -> [String] {
        var text = text
        if let blank = text.utf8.firstIndex(of: 0x20),
            SuppliedLabels.shared.fields[JunkLabels.fold(text[..<blank].utf8)] == .author
        {
            text = SuppliedField.string(Array(text[blank...].utf8)[...])
        }
        let parts = split(text)
        return parts.allSatisfy { isName($0) && isPersonal($0) } ? parts : []
    }

    /// The name before a comma and what somebody is or does: `Мария Лескова, специально для «Вестника»`. Only where capitals tell.
    static func leading(_ text: String) -> String? {
        guard let comma = text.unicodeScalars.firstIndex(where: { $0 == "," || $0 == "،" }) else { return nil }
        let name = SuppliedField.string(Array(String(text[..<comma]).utf8)[...])
        let rest = SuppliedField.string(Array(String(text[text.index(after: comma)...]).utf8)[...])
        guard isName(name, words: 2...3), isPersonal(name), isShort(rest, words: 8),
            name.unicodeScalars.first?.properties.isUppercase == true,
            rest.unicodeScalars.first?.properties.isLowercase == true
        else { return nil }
        return name
    }

    static func isShort(_ text: String, words limit: Int = 4) -> Bool { text.split(separator: " ").count <= limit }

    /// Whether all words are such as names have: capitals where the script has them, small particles aside; no word that joins others.
    static func isPersonal(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard (2...5).contains(words.count), let last = words.last, !isNumbered(name, by: words[0]) else {
            return false
        }
        for word in words {
            let folded = JunkLabels.fold(word.utf8)
            guard let first = word.unicodeScalars.first, !joining.contains(folded) else { return false }
            // «علناً»: of the words that end so none is a name's.
            if word.hasSuffix("اً") || word.hasSuffix("ًا") { return false }
            if first.properties.isLowercase, !particles.contains(word), !middles.contains(folded) {
                return false
            }
        }
        let hasCase =
            last.unicodeScalars.first?.properties.isLowercase == false
            && last.unicodeScalars.contains { $0.properties.isLowercase || $0.properties.isUppercase }
        // Where nothing else tells names from other words, long ones are none.
        return hasCase || words.count <= 3 || PersonNames.isEvident(name)
            || words.contains { middles.contains(JunkLabels.fold($0.utf8)) }
    }

    /// `II. DEĞERLENDİRME`: a part's heading in capitals behind its Roman number.
    private static func isNumbered(_ name: String, by word: Substring) -> Bool {
        word.hasSuffix(".") && word.dropLast().allSatisfy { "IVX".contains($0) }
            && !name.unicodeScalars.contains { $0.properties.isLowercase }
            && name.split(separator: " ").dropFirst().allSatisfy { $0.unicodeScalars.count > 3 }
    }

    private static let particles = Set(Lexicon.particles.texts.map { $0[...] })
    private static let joining = Set(Lexicon.joining.texts.map { JunkLabels.fold($0.utf8) })
    private static let middles = Set(Lexicon.nameMiddles.texts.map { JunkLabels.fold($0.utf8) })

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
            // A stop behind a whole word ends a sentence: behind the last one's three letters (`Jr.`), else five (`Prof.`).
            if word.hasSuffix("."), word.unicodeScalars.count > (word == words.last ? 3 : 5) { return false }
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

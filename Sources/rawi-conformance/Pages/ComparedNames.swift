/// Whether two lines of names name the same people.
enum ComparedNames {
    /// Every wanted name is among those that were found, which are at most one more.
    static func same(_ found: String, _ wanted: String) -> Bool {
        let (found, wanted) = (people(found), people(wanted))
        guard !wanted.isEmpty, found.count <= wanted.count + 1 else { return false }
        return wanted.allSatisfy { name in found.contains { isSame($0, name) } }
    }

    /// A name with a middle name is the same without it; one word alone must be the whole name.
    private static func isSame(_ one: Set<String>, _ other: Set<String>) -> Bool {
        one == other || min(one.count, other.count) >= 2 && (one.isSubset(of: other) || other.isSubset(of: one))
    }

    // Gold that was taken from pages bears such words still. They are no list of the lexicon's: what is measured must not
    // change with what measures.
    private static let prepositions: Set = ["by", "von", "par", "por", "od"]
    private static let labels = ["كتبت", "كتب", "بقلم", "تحرير"]
    private static let conjunctions: Set = ["and", "und", "et", "y"]
    private static let separators: Set<Unicode.Scalar> = [";", ",", "،", "|", "/", "&"]

    /// Each person's words.
    static func people(_ names: String) -> [Set<String>] {
        var people: [Set<String>] = []
        var part: [Unicode.Scalar] = []
        func end() {
            let name = Set(ComparedWords.of(ComparedWords.string(part)))
            if !name.isEmpty { people.append(name) }
            part.removeAll()
        }
        var rest = withoutLabel(Array(names.unicodeScalars)[...])
        while let scalar = rest.first {
            let word = rest.prefix { ComparedWords.isOfWord($0) }
            let text = ComparedWords.string(Array(word))
            rest = rest.dropFirst(max(1, word.count))
            if separators.contains(scalar) || conjunctions.contains(text) {
                end()
            } else if word.isEmpty {
                part.append(scalar)
            } else if !prepositions.contains(text.lowercased()) || rest.first?.properties.isWhitespace != true {
                part += word
            }
        }
        end()
        return people
    }

    /// Without the label that it begins with: «بقلم:».
    private static func withoutLabel(_ names: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let names = names.drop { $0.properties.isWhitespace }
        guard let label = labels.first(where: { names.starts(with: $0.unicodeScalars) }) else { return names }
        return names.dropFirst(label.unicodeScalars.count).drop { $0.properties.isWhitespace || $0 == ":" || $0 == "：" }
    }
}

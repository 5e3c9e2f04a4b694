import Bytes
import Lexicon

/// Common given names, by which a line of its own that bears no label tells people from the headings of sections.
extension PersonNames {
    /// A name that can be nothing else: a given name, a title, an initial, a particle, a surname all in capitals.
    static func isEvident(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard words.count >= 2, let first = words.first, let last = words.last else { return false }
        if titles.contains(first) || isGiven(first) { return true }
        // `Marie-Luise`
        if let head = first.split(separator: "-").first, isGiven(head) { return true }
        if words.dropLast().contains(where: { $0.utf8.count == 2 && $0.utf8.last == 0x2E }) { return true }
        if words.count >= 3, words.dropFirst().dropLast().contains(where: particles.contains) { return true }
        return last.utf8.count >= 4 && isUpper(last) && !isUpper(first)
    }

    /// In small letters of every script; «İ» without the dot that Unicode sets over its small one.
    private static func isGiven(_ word: Substring) -> Bool {
        givenNames.contains(String(word.lowercased().unicodeScalars.filter { $0.value != 0x307 }))
    }

    private static func isUpper(_ word: Substring) -> Bool {
        word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
    }

    private static let titles = Set(Lexicon.titles.texts.map { $0[...] })
    private static let particles = Set(Lexicon.particles.texts.map { $0[...] })
    private static let givenNames = Set(Lexicon.givenNames.texts)
}

import Bytes
import Lexicon

/// Where Arabic newsrooms put the place: «سامي الخطيب - عمّان», «عمّان - سامي الخطيب», «خاص - سامي الخطيب».
extension PersonNames {
    /// What stands behind a place or an agency at the line's beginning, where that is a name.
    static func behindPlace(_ text: String) -> String {
        guard let lead = text.utf8.first, lead >= 0xD8, lead <= 0xDB else { return text }
        for separator in [" - ", " – ", " — ", " | ", " / ", "/ ", ": "] {
            let pieces = text.components(separator).map(ASCII.trimmed)
            guard pieces.count >= 2, pieces.count <= 4 else { continue }
            let words = pieces[1].split(separator: " ")
            guard isPlace(pieces[0]), (2...4).contains(words.count), !isPlace(pieces[1]), !isInstitution(pieces[1]),
                words.allSatisfy({ ArabicLetters.begin($0) }),
                looksLikeName(pieces[1], labelled: false)
            else { return text }
            return pieces[1]
        }
        return text
    }

    /// A place, an agency or a word such as «خاص» that stands where names do.
    static func isPlace(_ text: String) -> Bool {
        !text.utf8.contains(0x20) || places.contains(text) || text.utf8.starts(with: "وكالة".utf8)
    }

    /// Of two words: one word beside a name is no name anyway.
    private static let places = Set(Lexicon.places.texts)
}
